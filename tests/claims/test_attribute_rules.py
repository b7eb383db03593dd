"""Every attribute's examples run: the sum of a sentence takes the attribute, or does not."""

from __future__ import annotations

import pytest

from checker.model import Claim, Money
from checker.pipeline import map_article
from tests.articles import CONTEXT, article

RULES = CONTEXT.rulebook.language("en").attributes


def attribute(sentence: str) -> str:
    claims = map_article(article(sentence, "2020-01-01"), CONTEXT).claims
    sums: list[Claim] = [c for c in claims if isinstance(c.value, Money)]
    assert len(sums) == 1, sentence
    return sums[0].attribute


@pytest.mark.parametrize(
    ("name", "sentence"), [(r.name, text) for r in RULES for text in r.hit], ids=str
)
def test_hit(name: str, sentence: str) -> None:
    assert attribute(sentence) == name


@pytest.mark.parametrize(
    ("name", "sentence"), [(r.name, text) for r in RULES for text in r.miss], ids=str
)
def test_near_miss(name: str, sentence: str) -> None:
    assert attribute(sentence) != name
