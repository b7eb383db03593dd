"""Which articles are weighed again: those of which something else is known than before."""

from __future__ import annotations

import msgspec
import pytest

from checker.facts.corpus import Body, Corpus, Outline, outline_of
from checker.facts.earlier import Same
from checker.facts.kept import Known, Remembered, encoded
from checker.facts.recall import Memory, Recall
from checker.facts.statistics import Counts, rounded, statistics_of
from checker.model import Claim
from checker.pipeline import map_article
from tests.articles import CONTEXT, article

KEYS = {"a.txt": b"1", "b.txt": b"2"}
TEXTS = {
    "a.txt": "The port of Kelder sold 12 boats.",
    "b.txt": "Then Oxlea Steel opened 3 mills in Oxlea.",
}


def claims_of(name: str, text: str) -> list[Claim]:
    found = map_article(article(text, name=name), CONTEXT).claims
    return [msgspec.structs.replace(c, form=f"form of {c.at.article}") for c in found]


CLAIMS = {name: claims_of(name, text) for name, text in TEXTS.items()}
OUTLINES = {name: outline_of(Body(claims)) for name, claims in CLAIMS.items()}
COUNTS = Counts().changed((), CLAIMS.values())
ARTICLES = {name: Known(KEYS[name], OUTLINES[name], b"") for name in TEXTS}
BEFORE = Remembered(ARTICLES, 14, COUNTS, frozenset(), frozenset(), {}, b"")


def recall(
    keys: dict[str, bytes] = KEYS,
    before: Remembered = BEFORE,
    count: int = 14,
    passed_over: frozenset[str] = frozenset(),
    outlines: dict[str, Outline] = OUTLINES,
) -> Recall:
    by_key = {KEYS[name]: claims for name, claims in CLAIMS.items()}
    memory = Memory(keys, encoded(before), by_key.get)
    return Recall(memory, Corpus(outlines, lambda name: Body(CLAIMS[name])), count, passed_over)


def test_what_is_known_as_before_is_steady() -> None:
    found = recall()
    assert found.unchanged == Same(frozenset(TEXTS), frozenset(TEXTS), judged=True, counted=True)
    assert not found.new
    assert found.counts == COUNTS


def test_an_article_with_another_key_or_none_is_another() -> None:
    for key in (b"3", b""):
        found = recall({"a.txt": b"1", "b.txt": key})
        assert found.unchanged.articles == found.unchanged.steady == {"a.txt"}
        assert found.new
    gone = msgspec.structs.replace(BEFORE, articles=ARTICLES | {"c.txt": ARTICLES["b.txt"]})
    assert recall(before=gone).new


def test_what_cannot_be_counted_again_is_not_known() -> None:
    lost = Known(b"lost", OUTLINES["b.txt"], b"")
    found = recall(before=msgspec.structs.replace(BEFORE, articles=ARTICLES | {"c.txt": lost}))
    assert found.unchanged == Same()
    assert found.counts == COUNTS


@pytest.mark.parametrize(
    ("field", "value", "steady"),
    [
        ("names", {"kelder": 4}, {"b.txt"}),
        ("names", {"oxlea steel": 0}, {"a.txt"}),
        ("words", {"boat": 5}, {"b.txt"}),
        ("words", {"mill": 7}, {"a.txt"}),
        ("unnamed", {"kelder": 3}, {"b.txt"}),
        ("sentences", 10, set()),
    ],
)
def test_what_changes_moves_the_articles_that_ask_for_it(
    field: str, value: dict[str, int] | int, steady: set[str]
) -> None:
    if isinstance(value, dict):
        value = {k: n for k, n in (getattr(COUNTS, field) | value).items() if n}
    counts = msgspec.structs.replace(COUNTS, **{field: value})
    before = msgspec.structs.replace(BEFORE, counts=counts)
    assert counts != COUNTS
    # Nothing came and nothing went, so the counts before are those of now: one is changed here.
    found = recall(before=before)
    found.counts = COUNTS
    assert found._same(frozenset(TEXTS)).steady == steady


def test_a_form_that_many_fill_in_now_moves_who_uses_it() -> None:
    before = msgspec.structs.replace(BEFORE, templates=frozenset({"form of b.txt"}))
    assert recall(before=before).unchanged.steady == {"a.txt"}


def test_what_was_judged_holds_for_the_same_rules_and_about_as_many_articles() -> None:
    other = recall(passed_over=frozenset({"U202"})).unchanged
    assert (other.steady, other.judged) == (set(TEXTS), False)
    assert not recall(count=15, before=msgspec.structs.replace(BEFORE, count=14)).unchanged.steady
    few = msgspec.structs.replace(BEFORE, count=3)
    assert recall(count=3, before=few).unchanged.judged
    rough = recall(count=96, before=msgspec.structs.replace(BEFORE, count=97)).unchanged
    assert (rough.judged, rough.counted) == (True, False)


def test_counts_of_less_and_more_are_those_of_the_rest() -> None:
    one, two = CLAIMS.values()
    assert COUNTS.changed([one], ()) == Counts().changed((), [two])
    assert COUNTS.changed([one, two], [one]) == Counts().changed((), [one])
    assert statistics_of([*one, *two], 14) == COUNTS.statistics(14)


def test_small_numbers_are_exact_and_great_ones_known_to_a_few_digits() -> None:
    assert [rounded(n) for n in range(32)] == [*range(32)]
    assert [rounded(n) for n in (32, 33, 34, 63, 6361)] == [32, 34, 34, 64, 6400]
    steps = {rounded(n) for n in range(1000, 2000)}
    assert len(steps) < 20
