"""Which articles are weighed again: those of which something else is known than before."""

from __future__ import annotations

import msgspec
import pytest

from checker.facts.earlier import same
from checker.facts.kept import Corpus, Remembered
from checker.facts.statistics import rounded
from checker.model import Claim
from checker.pipeline import map_article
from tests.articles import CONTEXT, article

CORPUS = Corpus(14, 9, {"kelder": 3, "oxlea": 2}, {"boat": 4}, frozenset(), frozenset())
KEYS = {"a.txt": b"1", "b.txt": b"2"}
BEFORE = Remembered(KEYS, CORPUS, {})


def claims() -> list[Claim]:
    texts = {
        "a.txt": "The port of Kelder sold 12 boats.",
        "b.txt": "Then Oxlea Steel opened 3 mills in Oxlea.",
    }
    found = [c for n, t in texts.items() for c in map_article(article(t, name=n), CONTEXT).claims]
    return [msgspec.structs.replace(c, form=f"form of {c.at.article}") for c in found]


def test_what_is_known_as_before_is_steady() -> None:
    found = same(CORPUS, KEYS, claims(), BEFORE)
    assert found.articles == found.steady == {"a.txt", "b.txt"}
    assert not same(CORPUS, KEYS, claims(), None).articles


def test_an_article_with_another_key_or_none_is_another() -> None:
    found = same(CORPUS, {"a.txt": b"1", "b.txt": b"3", "c.txt": b"2"}, claims(), BEFORE)
    assert found.articles == found.steady == {"a.txt"}
    nothing = Remembered({"a.txt": b"", "b.txt": b""}, CORPUS, {})
    assert not same(CORPUS, {"a.txt": b"", "b.txt": b""}, claims(), nothing).articles


@pytest.mark.parametrize(
    ("field", "value", "steady"),
    [
        ("names", {"kelder": 4, "oxlea": 2}, {"b.txt"}),
        ("names", {"kelder": 3, "oxlea": 2, "steel": 1}, {"a.txt"}),
        ("names", {"kelder": 3}, {"a.txt"}),
        ("words", {"boat": 5}, {"b.txt"}),
        ("words", {"boat": 4, "mill": 1}, {"a.txt"}),
        ("plain", frozenset({"kelder"}), {"b.txt"}),
        ("templates", frozenset({"form of b.txt"}), {"a.txt"}),
        ("articles", 15, set()),
        ("sentences", 10, set()),
    ],
)
def test_what_changes_moves_the_articles_that_ask_for_it(
    field: str, value: object, steady: set[str]
) -> None:
    now = msgspec.structs.replace(CORPUS, **{field: value})
    before = msgspec.structs.replace(BEFORE, corpus=now)
    assert same(now, KEYS, claims(), BEFORE).steady == steady
    assert same(CORPUS, KEYS, claims(), before).steady == steady


def test_small_numbers_are_exact_and_great_ones_known_to_a_few_digits() -> None:
    assert [rounded(n) for n in range(32)] == [*range(32)]
    assert [rounded(n) for n in (32, 33, 34, 63, 6361)] == [32, 34, 34, 64, 6400]
    steps = {rounded(n) for n in range(1000, 2000)}
    assert len(steps) < 20
