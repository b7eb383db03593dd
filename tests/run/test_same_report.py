"""The report is the same however a check is run."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import Future

import pytest

from checker import pipeline, run
from checker.run import pool
from checker.run.codec import Decoder, Unreadable, encoded
from checker.run.key import ELSEWHERE, Keys, for_mapping
from checker.run.work import Work, outcomes_of
from checker.settings import Settings, Times
from tests.articles import article
from tests.run.corpus import CONTEXT, check, write


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write(tmp_path_factory.mktemp("corpus") / "articles")


@pytest.fixture(scope="module")
def expected(corpus):
    report = check(corpus)
    assert {f.rule for f in report.findings} >= {"C101", "U201", "A401", "A402"}
    return report


def test_jobs(corpus, expected):
    for jobs in (1, 2, 3):
        assert check(corpus, jobs=jobs, worth=0) == expected


def test_rules_that_are_off_are_judged_only_where_something_asks(corpus, expected, tmp_path):
    off = {"U202", "U204"}
    assert {f.rule for f in expected.unwanted} >= off
    plain = check(corpus, all_rules=False)
    assert plain.findings == expected.findings
    assert not {f.rule for f in plain.unwanted} & off
    text = "<!-- factlint-ignore U202: nobody else was there -->\nThe mill cost $3.2 million.\n"
    (tmp_path / "told.txt").write_text(text)
    assert not [f for f in check(corpus, tmp_path, all_rules=False).findings if f.rule == "S701"]


def test_a_cold_a_warm_and_a_mixed_cache(corpus, expected, tmp_path):
    files = sorted(corpus.glob("*.txt"))
    check(*files[::2], cache=tmp_path)
    for jobs in (1, 2, 1):
        assert check(corpus, cache=tmp_path, jobs=jobs, worth=0) == expected
    assert run.info(tmp_path).entries == expected.summary.articles


def test_a_warm_cache_maps_nothing(corpus, expected, tmp_path, monkeypatch):
    check(corpus, cache=tmp_path)
    monkeypatch.setattr(pipeline, "map_articles", None)
    assert check(corpus, cache=tmp_path) == expected


def test_the_order_of_the_paths(corpus, expected, tmp_path):
    files = sorted(corpus.iterdir())
    named = check(*files)
    for plan in ({}, {"cache": tmp_path}, {"cache": tmp_path, "jobs": 2, "worth": 0}):
        assert check(*reversed(files), **plan) == named
    assert [f.fingerprint for f in named.findings] == [f.fingerprint for f in expected.findings]


def test_what_cannot_be_read_is_told_from_a_cache_too(corpus, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\x80\x81 caf\xe9 \xff")
    (tmp_path / "fr.jsonl").write_text('{"text": "Le pont.", "language": "fr"}\n{"a": 1}\n')
    plain = check(corpus, tmp_path)
    assert plain.exit_code == 4
    assert plain.summary.unread == 3
    for _ in range(2):
        assert check(corpus, tmp_path, cache=tmp_path / "cache", jobs=2, worth=0) == plain


def test_mapping_sees_only_what_its_key_holds():
    names = set(Settings.__struct_fields__)
    assert names >= ELSEWHERE
    seen = names - ELSEWHERE
    told = {"times": Times(prefer="past"), "parts": ("times",)}
    assert seen == set(told), "is the new setting seen by the mapping of one article?"
    key = key_of(Settings())
    assert all(key_of(Settings(**{name: value})) != key for name, value in told.items())
    assert key_of(Settings(allow_partial=True, select=("C101",))) == key


def key_of(settings, text="A ferry."):
    context = pipeline.Context(CONTEXT.rulebook, settings)
    return Keys(for_mapping(context)).of(article(text))


def test_a_key_is_that_of_the_article():
    keys = Keys(for_mapping(CONTEXT))
    one = article("A ferry sank.", "2024-05-01")
    assert keys.of(one) == keys.of(article("A ferry sank.", "2024-05-01"))
    others = [article("A ferry sank!", "2024-05-01"), article("A ferry sank.", "2024-05-02")]
    others += [article("A ferry sank.", "2024-05-01", name="b.txt"), article("A ferry sank.")]
    assert len({keys.of(a) for a in (one, *others)}) == 5
    assert keys.of(article("half \ud800")) == b""


def test_articles_survive_their_bytes(corpus):
    texts = [p.read_text() for p in corpus.glob("*.txt")]
    items = outcomes_of([article(text, "2024-05-02") for text in texts], CONTEXT)
    decoder = Decoder()
    for item in items:
        again = decoder.decode(encoded(item))
        assert again == item
        assert repr(again) == repr(item)


@pytest.mark.parametrize(
    "data", [b"", b"nonsense", encoded(outcomes_of([article("A")], CONTEXT)[0])[:-1]]
)
def test_other_bytes_are_no_article(data):
    with pytest.raises(Unreadable):
        Decoder().decode(data)


def batch():
    return [Work(number, article("The ferry cost $4 million.")) for number in (3, 4)]


def results(future):
    return list(pool._results(batch(), future, CONTEXT, Decoder()))


def test_what_fails_in_another_process_is_raised_whole_in_this_one(monkeypatch):
    future = Future()
    future.set_exception(MemoryError("there"))
    expected = outcomes_of([w.article for w in batch()], CONTEXT)
    assert [d.outcome for d in results(future)] == expected

    def broken(_articles, _context):
        raise AssertionError("here")

    monkeypatch.setattr(pipeline, "map_articles", broken)
    with pytest.raises(AssertionError, match="here") as raised:
        results(future)
    assert raised.traceback[-1].name == "broken"


def test_a_process_that_dies_ends_the_run():
    def let_one_die():
        with pool._processes(2) as processes:
            results(processes.submit(os._exit, 1))

    with pytest.raises(pool.WorkerDied, match="--jobs 1"):
        let_one_die()


def test_a_pool_that_is_left_early_is_gone():
    children = []

    def use_and_fail():
        with pool._processes(2) as processes:
            batch = pickle.dumps(CONTEXT), [article("The ferry cost $4 million.")]
            processes.submit(pool._map, *batch).result()
            children.extend(processes._processes.values())
            assert all(child.is_alive() for child in children)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        use_and_fail()
    assert not any(child.is_alive() for child in children)
