"""Sums whose sign may mean the currency of another sum."""

from __future__ import annotations

import pytest

from checker.facts.signs import SharedSigns
from checker.model import Claim
from checker.pipeline import map_article
from tests.articles import CONTEXT, article

SIGNS = SharedSigns(CONTEXT.rulebook.currencies)


def claim(text: str) -> Claim:
    return map_article(article(text), CONTEXT).claims[0]


@pytest.mark.parametrize(
    ("expected", "one", "two"),
    [
        (True, "The mill cost C$73 million.", "The mill cost $73 million."),
        (True, "The mill cost 73 million dollars.", "The mill cost NZ$73 million."),
        (False, "The mill cost C$73 million.", "The mill cost US$73 million."),
        (False, "The mill cost C$73 million.", "The mill cost 73 million US dollars."),
        (False, "The mill cost C$73 million.", "The mill cost $37 million."),
        (False, "The mill cost €73 million.", "The mill cost $73 million."),
        (False, "The mill cost C$73 million.", "The mill cost A$73 million."),
        (False, "The mill holds 86 books.", "The mill cost $86."),
    ],
)
def test_one_sum(expected: bool, one: str, two: str) -> None:
    assert SIGNS.are_one_sum(claim(one), claim(two)) is expected
    assert SIGNS.are_one_sum(claim(two), claim(one)) is expected
