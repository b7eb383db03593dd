"""Every attribute's examples run: the value of a sentence takes the attribute, or does not."""

from __future__ import annotations

import pytest

from checker.pipeline import map_article
from checker.rulebook import Attribute
from tests.articles import CONTEXT, article

RULES = CONTEXT.rulebook.language("en").attributes


def attributes(sentence: str) -> set[str]:
    claims = map_article(article(sentence, "2020-01-01"), CONTEXT).claims
    return {claim.attribute for claim in claims}


@pytest.mark.parametrize(
    ("rule", "sentence"), [(r, text) for r in RULES for text in r.hit], ids=lambda x: str(x)[:60]
)
def test_hit(rule: Attribute, sentence: str) -> None:
    assert attributes(sentence) == {rule.name}


@pytest.mark.parametrize(
    ("rule", "sentence"), [(r, text) for r in RULES for text in r.miss], ids=lambda x: str(x)[:60]
)
def test_near_miss(rule: Attribute, sentence: str) -> None:
    assert rule.name not in attributes(sentence)


def test_lists_of_nouns_are_there() -> None:
    words = CONTEXT.rulebook.language("en").lexicon.words
    assert {r.nouns for r in RULES if r.nouns} <= words.keys()


def test_dates_in_brackets_behind_a_name_are_those_of_a_life() -> None:
    text = "Ada Orr (4 March 1879 – 9 May 1951) was a botanist."
    claims = map_article(article(text, "2020-01-01"), CONTEXT).claims
    assert [c.attribute for c in claims] == ["birth", "death"]
    other = "The lift (built on 4 March 1879) is still in use."
    assert [c.attribute for c in map_article(article(other), CONTEXT).claims] == ["made"]
