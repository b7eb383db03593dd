"""What comparing keeps from run to run saves work, and never changes a report."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing, contextmanager, nullcontext
from datetime import date
from functools import lru_cache
from unittest import mock

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import pipeline, run
from checker.context import Context
from checker.facts import blocks, statistics
from checker.facts import kept as keeping
from checker.facts.weigh import Weigher
from checker.pipeline import Memory, Unopened
from checker.run.cache import _NAME as ARTICLES
from checker.run.cache import COMPARED, Cache
from checker.run.key import Keys, for_mapping
from checker.run.shelf import Shelf
from checker.settings import Settings, Times
from tests.articles import article
from tests.run.corpus import CONTEXT, check, write

NAMES = ("Kelder", "Stavholm", "Brannick", "Oxlea", "Harrow Bay")
SENTENCES = (
    "The contract for the {} toll bridge is worth ${} million.",
    "The contract for the {} toll bridge is reportedly worth ${} million.",
    "The mayor of {} said that the bridge will cost €{} million.",
    "A fire at the {} paper mill killed {} workers while they slept in the barn behind it.",
    "Police in {} counted {} boats after the storm.",
    "The {} ferry, which was late, sank on {} May 2021.",
    "Sales at {} Steel rose by {} percent.",
    'Ana Reyes of {} said: "We never promised more than {} jobs to anybody in this valley."',
    "The ministry in {} denied that {} boats were lost.",
    "The council of {} approved the toll bridge on {} May 2021.",
    "The council of {} has not approved the toll bridge.",
    "The {} ferry has been sold.",
    "The {} ferry has not been sold.",
    "The {} bridge will open on {} May 2019, and it may cost £2 million (€2.3 million).",
    'Ana Reyes of {} said: "We always promised more than {} jobs to anybody in this valley."',
    "<!-- factlint-ignore U201: it was read twice -->\n\n{} reportedly owes ${} million.",
    "<!-- factlint-ignore C101 -->\n\nThe contract for the {} toll bridge is worth ${} million.",
    "A {} clerk, {}, was held for {} days.",
)
FIGURES = (3, 4, 12, 13, 21, 48, 54)
SENTENCE = st.tuples(st.sampled_from(SENTENCES), st.sampled_from(NAMES), st.sampled_from(FIGURES))
ARTICLE = st.tuples(st.lists(SENTENCE, max_size=4), st.integers(1, 6))
FULL = st.tuples(st.lists(SENTENCE, min_size=2, max_size=2), st.integers(1, 6))
IDS = st.integers(0, 24)
CORPUS = st.dictionaries(IDS, ARTICLE, max_size=25)
CHANGE = st.dictionaries(IDS, st.none() | ARTICLE, max_size=2)


@lru_cache(maxsize=100_000)
def mapped(number, sentences, day):
    text = " ".join(words.format(name, figure, figure) for words, name, figure in sentences)
    return pipeline.map_article(article(text, f"2021-06-0{day}", f"{number:02}.txt"), CONTEXT)


class Collection:
    """Articles by their numbers, compared with what was kept of them before, and without."""

    def __init__(self, articles):
        self.articles, self.before = dict(articles), b""
        self.read = {}

    def change(self, changed):
        for number, new in changed.items():
            if new is None:
                self.articles.pop(number, None)
            else:
                self.articles[number] = new

    def check(self):
        """Both reports, and all that is kept, must be the same."""
        every = [mapped(n, tuple(said), day) for n, (said, day) in sorted(self.articles.items())]
        keys = {m.article: repr(m).encode() for m in every}
        self.read |= {keys[m.article]: m.claims for m in every}
        warm, cold = Memory(keys, self.before, self.read.get), Memory(keys)
        plain = pipeline.conclude(every, [], 0, CONTEXT)
        unopened = [Unopened(m.article, lambda m=m: m) for m in every]
        assert pipeline.conclude(unopened, [], 0, CONTEXT, memory=warm) == plain
        assert pipeline.conclude(every, [], 0, CONTEXT, memory=cold) == plain
        if keys:
            assert kept_of(warm.after or self.before) == kept_of(cold.after)
            self.before = cold.after
        return plain


def kept_of(memory):
    """All that is kept, as values that can be compared."""
    whole = keeping.remembered(memory)
    kinds = {name: keeping.kept(data) for name, data in whole.kinds.items()}
    return msgspec.structs.replace(whole, kinds=kinds)


@contextmanager
def crowded():
    """Blocks as they are in large collections, and counts as rough as there."""
    with (
        mock.patch.multiple(blocks, _SMALL=4, _WINDOW=2),
        mock.patch.object(statistics, "_DIGITS", 2),
    ):
        yield


@given(articles=CORPUS, changes=st.lists(CHANGE, max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_warm_comparison_is_a_cold_one(articles, changes):
    with crowded():
        collection = Collection(articles)
        collection.check()
        for changed in changes:
            collection.change(changed)
            collection.check()


@given(
    articles=st.lists(FULL, min_size=14, max_size=14),
    changes=st.lists(st.tuples(st.integers(0, 13), FULL), min_size=1, max_size=5),
)
@settings(max_examples=40, deadline=None)
def test_a_warm_comparison_of_as_many_articles_as_before_is_a_cold_one(articles, changes):
    with crowded():
        collection = Collection(enumerate(articles))
        collection.check()
        for number, new in changes:
            collection.change({number: new})
            collection.check()


BOATS = ("Police in {} counted {} boats after the storm.", "Kelder", 12)
PERCENT = ("Sales at {} Steel rose by {} percent.", "Kelder", 13)
EURO = ("The mayor of {} said that the bridge will cost €{} million.", "Oxlea", 54)
DOLLAR = ("The mayor of {} said that the bridge will cost ${} million.", "Oxlea", 48)


@pytest.mark.parametrize(("one", "two"), [(BOATS, PERCENT), (EURO, DOLLAR)])
def test_a_dimension_that_outgrows_its_block_and_a_second_currency(one, two):
    with crowded():
        collection = Collection({number: ([two], 1 + number % 3) for number in range(14)})
        collection.check()
        for number in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12):
            collection.change({number: ([one], 1 + number % 3)})
            collection.check()


def rivals(report):
    """How the claims of each finding do with others of their articles."""
    return [
        compared.level
        for finding in report.findings
        for compared in finding.grounds.link.compared
        if compared.name == "rival"
    ]


def test_a_claim_is_no_longer_alone_once_its_fellow_is_no_copy():
    boats = "Police in {} counted {} boats after the storm."
    sold = ("The {} ferry has been sold.", "Oxlea", 3)
    fellows = [(boats, "Kelder", 12), (boats, "Oxlea", 48)]
    told = {0: ([fellows[0], sold], 1), 1: (fellows, 1), 2: ([(boats, "Oxlea", 54)], 1)}
    collection = Collection(told)
    assert rivals(collection.check()) == ["only"]
    collection.change({0: ([(boats, "Kelder", 13), sold], 1)})
    assert rivals(collection.check()) == ["both", "both"]


@pytest.mark.parametrize("rough", [False, True])
def test_a_large_collection_that_changes_for_long(rough):
    chance = random.Random(5 + rough)

    def any_article():
        said = [
            (chance.choice(SENTENCES), chance.choice(NAMES), chance.choice(FIGURES))
            for _ in range(chance.randint(0, 4))
        ]
        return said, chance.randint(1, 6)

    collection = Collection({number: any_article() for number in range(60)})
    found = set()
    for _ in range(9):
        if rough:
            with crowded():
                found |= {f.rule for f in collection.check().findings}
        else:
            found |= {f.rule for f in collection.check().findings}
        number = chance.randrange(60)
        collection.change({number: None if number % 3 == 0 else any_article()})
    assert found >= {"C101", "U201"}


def any_text(chance, sentences=4):
    said = [
        chance.choice(SENTENCES).format(chance.choice(NAMES), *[chance.choice(FIGURES)] * 2)
        for _ in range(chance.randint(0, sentences))
    ]
    return " ".join(said)


def edit(folder, chance):
    """Change, add, remove or rename some articles, as files and as lines of JSON."""
    for _ in range(chance.randint(0, 3)):
        path = folder / f"2021-06-0{chance.randint(1, 6)}-{chance.randint(0, 9)}.md"
        if not path.exists() or chance.random() < 0.5:
            path.write_text(any_text(chance), encoding="utf-8")
        elif chance.random() < 0.5:
            path.unlink()
        else:
            path.rename(path.with_name(f"2021-06-0{chance.randint(1, 6)}-{path.name[11:]}"))
    lines = folder / "more.jsonl"
    told = lines.read_text(encoding="utf-8").splitlines() if lines.exists() else []
    while len(told) < 30:
        told.append("")
    for _ in range(chance.randint(0, 2)):
        number = chance.randrange(len(told))
        record = {"text": any_text(chance), "published": f"2021-06-0{chance.randint(1, 6)}"}
        record["id"] = chance.choice((number, number, number, 0))  # some have that of another
        told[number] = json.dumps(record)
    lines.write_text("\n".join(told) + "\n", encoding="utf-8")


def any_context(chance):
    """The context with settings that a memory must not see, more often the usual ones."""
    chosen = {
        "select": ("U202", "C1", "U201", "S7"),
        "ignore": ("U201",),
        "min_confidence": 0.6,
        "today": date(2021, 7, 1),
    }
    taken = {name: value for name, value in chosen.items() if chance.random() < 0.2}
    return Context(CONTEXT.rulebook, Settings(**taken))


def harm(cache, chance):
    """Lose, or damage, some of what was kept."""
    with closing(sqlite3.connect(cache / ARTICLES)) as store:
        for table in chance.sample(["article", "mapped"], chance.randint(0, 2)):
            store.execute(f"DELETE FROM {table} WHERE id % 7 = ?", (chance.randrange(7),))
        if chance.random() < 0.3:
            store.execute("UPDATE mapped SET value = x'00' || value WHERE id % 11 = 3")
        store.commit()
    if chance.random() < 0.2:
        shutil.rmtree(cache)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_between_runs_the_report_is_that_of_a_cold_one(tmp_path, seed):
    chance = random.Random(seed)
    folder, cache = tmp_path / "corpus", tmp_path / "cache"
    folder.mkdir()
    rules = set()
    for _ in range(14):
        edit(folder, chance)
        context = any_context(chance)
        plan = {"jobs": chance.choice((1, 1, 2)), "worth": 0, "all_rules": chance.random() < 0.5}
        with crowded() if seed % 2 else nullcontext():
            cold = run.check([str(folder)], context, lambda *_: None, run.Plan(**plan))
            warm = run.Plan(**plan, cache=cache)
            assert run.check([str(folder)], context, lambda *_: None, warm) == cold
        rules |= {f.rule for f in (*cold.findings, *cold.suppressed)}
        if chance.random() < 0.3:
            harm(cache, chance)
    assert rules >= {"C101", "U201", "S701"}


def fetched(monkeypatch, work):
    """How many articles some work fetches from the cache to look at their claims."""
    found, find = [], Shelf.find

    def spy(self, key):
        found.append(key)
        return find(self, key)

    with monkeypatch.context() as patched:
        patched.setattr(Shelf, "find", spy)
        work()
    return len(found)


def large(folder):
    """Articles enough for their counts to be rough, each of its own place."""
    folder.mkdir()
    chance = random.Random(3)
    for number in range(120):
        name = f"{chance.choice(NAMES)} {chr(97 + number % 26).upper()}{number}"
        told = " ".join(s.format(name, number % 28 + 1, 5) for s in chance.sample(SENTENCES, 3))
        (folder / f"2021-06-0{number % 6 + 1}-{number}.md").write_text(told, encoding="utf-8")
    return folder


def test_articles_that_nothing_touches_are_not_even_fetched(tmp_path, monkeypatch):
    corpus, cache = large(tmp_path / "corpus"), tmp_path / "cache"
    check(corpus, cache=cache)
    assert fetched(monkeypatch, lambda: check(corpus, cache=cache)) <= 60
    path = corpus / "2021-06-01-0.md"
    path.write_text(path.read_text().replace(" 1 ", " 27 "), encoding="utf-8")
    assert 0 < fetched(monkeypatch, lambda: check(corpus, cache=cache)) <= 100
    assert check(corpus, cache=cache) == check(corpus)


def test_what_is_gone_from_the_cache_is_mapped_again(tmp_path, monkeypatch):
    corpus, cache, said = write(tmp_path / "corpus"), tmp_path / "cache", []
    expected = check(corpus)
    mapping, mapped_again = pipeline.map_article, []
    monkeypatch.setattr(pipeline, "map_article", lambda *a: mapped_again.append(a) or mapping(*a))
    for harmed in ("DELETE FROM mapped", "UPDATE mapped SET value = x'00' || value"):
        run.clear(cache)
        check(corpus, cache=cache)
        with closing(sqlite3.connect(cache / ARTICLES)) as store:
            store.execute(harmed)
            store.commit()
        # A claim that hedges is judged anew where there is one article more.
        extra = tmp_path / "corpus" / f"2024-05-09-{len(harmed)}.txt"
        extra.write_text("The ferry at Port Lisle reportedly cost $3.2 million.")
        assert check(corpus, cache=cache, say=said.append) == check(corpus)
        assert mapped_again
        mapped_again.clear()
        extra.unlink()
        assert check(corpus, cache=cache, say=said.append) == expected
    assert any("made anew" in line for line in said)


def weighed(monkeypatch, work):
    """How many pairs some work weighs."""
    counted = []
    whole = Weigher.weigh

    def spy(self, a, b):
        counted.append(1)
        return whole(self, a, b)

    with monkeypatch.context() as patched:
        patched.setattr(Weigher, "weigh", spy)
        work()
    return len(counted)


def test_a_check_weighs_again_only_what_a_change_touches(tmp_path, monkeypatch):
    corpus, cache = write(tmp_path / "corpus"), tmp_path / "cache"
    cold = weighed(monkeypatch, lambda: check(corpus, cache=cache))
    # What a group is held together by is weighed where it is no link by itself.
    assert weighed(monkeypatch, lambda: check(corpus, cache=cache)) < cold / 10
    changed = corpus / "2024-05-02-2.txt"
    changed.write_text(changed.read_text().replace("$3.2", "$3.9"))
    assert weighed(monkeypatch, lambda: check(corpus, cache=cache)) < cold / 2


def test_a_changed_folder_is_reported_as_without_a_cache(tmp_path):
    corpus, cache = write(tmp_path / "corpus"), tmp_path / "cache"
    files = sorted(corpus.glob("*.txt"))
    rules = set()
    for step, file in enumerate(files[:8]):
        for jobs in (1, 2):
            report = check(corpus, cache=cache, jobs=jobs, worth=0)
            assert report == check(corpus)
            rules |= {f.rule for f in report.findings}
        if step % 3 == 0:
            file.unlink()
        else:
            file.write_text(file.read_text().replace("million", "billion") + " It cost $7 million.")
    assert rules >= {"C101", "U201"}


def test_what_was_kept_is_not_written_again(tmp_path):
    corpus, cache = write(tmp_path / "corpus"), tmp_path / "cache"
    check(corpus, cache=cache)
    before = (cache / COMPARED).read_bytes()
    check(corpus, cache=cache)
    assert (cache / COMPARED).read_bytes() == before


def key_of(context, *paths):
    return Keys(for_mapping(context)).of_collection(paths)


def test_other_rules_settings_or_paths_have_another_key():
    key = key_of(CONTEXT, "a")
    rules = msgspec.structs.replace(CONTEXT.rulebook, digest="another")
    past = Settings(times=Times(prefer="past"))
    others = [
        key_of(Context(rules), "a"),
        key_of(Context(CONTEXT.rulebook, past), "a"),
        key_of(CONTEXT, "b"),
        key_of(CONTEXT, "a", "b"),
    ]
    assert len({key, *others}) == 5
    assert key_of(CONTEXT, "a") == key


def test_a_damaged_file_changes_no_report(tmp_path):
    corpus, cache, said = write(tmp_path / "corpus", 2), tmp_path / "cache", []
    expected = check(corpus)
    check(corpus, cache=cache)
    path = cache / COMPARED
    whole = path.read_bytes()
    for at in range(100, len(whole), len(whole) // 12):
        path.write_bytes(whole[:at] + b"\xff" * 500 + whole[at + 500 :])
        assert check(corpus, cache=cache, say=said.append) == expected
    assert any("made anew" in line for line in said)


def forged(change):
    """Bytes of a true memory in which something is changed."""

    def of(memory):
        true = keeping.remembered(memory)
        kinds = {name: change(keeping.kept(data)) for name, data in true.kinds.items()}
        coded = {name: keeping.encoded(kind) for name, kind in kinds.items()}
        return keeping.encoded(msgspec.structs.replace(true, kinds=coded))

    return of


def with_links(*links):
    return forged(lambda kind: msgspec.structs.replace(kind, links=list(links)))


def with_outlines(**fields):
    """Bytes of a true memory in which the outlines of all articles are others."""

    def of(memory):
        true = keeping.remembered(memory)
        changed = {
            article: msgspec.structs.replace(
                known,
                outline=msgspec.structs.replace(
                    known.outline, **{name: f(known.outline) for name, f in fields.items()}
                ),
            )
            for article, known in true.articles.items()
        }
        return keeping.encoded(msgspec.structs.replace(true, articles=changed))

    return of


def longer(kind, more):
    """A change of the claims of a kind in an outline."""

    def of(outline):
        lots = dict(outline.lots)
        if kind in lots:
            lots[kind] = msgspec.structs.replace(lots[kind], copies=lots[kind].copies + more)
        return lots

    return of


def without_rest(memory):
    """Bytes of a true memory in which nothing is known of articles but their claims."""
    true = keeping.remembered(memory)
    changed = {a: msgspec.structs.replace(k, rest=b"x") for a, k in true.articles.items()}
    return keeping.encoded(msgspec.structs.replace(true, articles=changed))


@pytest.mark.parametrize(
    "change",
    [
        without_rest,
        with_outlines(marks=lambda outline: outline.marks + b"x"),
        with_outlines(lots=longer("money", b"x")),
        with_outlines(lots=longer("time", b"x" * 8)),
        with_outlines(stances=lambda _outline: b"nonsense"),
        lambda _memory: b"nonsense",
        lambda memory: memory[:-9],
        with_links((0, 100_000, 9.0, [])),
        with_links((-1, 0, 9.0, [])),
        forged(lambda kind: msgspec.structs.replace(kind, shown=kind.shown[:-1])),
        forged(lambda kind: msgspec.structs.replace(kind, echoes=[(7, 7)])),
        forged(lambda kind: msgspec.structs.replace(kind, claims=kind.claims * 2)),
    ],
)
def test_a_memory_that_makes_no_sense_is_none(tmp_path, change):
    corpus, cache = write(tmp_path / "corpus", 2), tmp_path / "cache"
    expected = check(corpus)
    check(corpus, cache=cache)
    key = key_of(CONTEXT, str(corpus))
    store = Cache(cache, print, name=COMPARED)
    true = store.get(key)
    store.replace(key, change(true))
    store.close()
    changed = corpus / "2024-05-02-2.txt"
    whole = changed.read_text()
    changed.write_text(whole + " It was sold in May.")
    assert check(corpus, cache=cache) == check(corpus)
    changed.write_text(whole)
    assert check(corpus, cache=cache) == expected


def test_info_counts_both_files_and_clear_removes_them(tmp_path):
    corpus, cache = write(tmp_path / "corpus", 1), tmp_path / "cache"
    articles = check(corpus, cache=cache).summary.articles
    assert run.info(cache).entries == articles
    assert run.info(cache).size == sum(p.stat().st_size for p in cache.glob("*.sqlite3"))
    run.clear(cache)
    assert not list(cache.glob("*.sqlite3"))
