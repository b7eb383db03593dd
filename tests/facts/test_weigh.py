from __future__ import annotations

import pytest

from checker.facts.weigh import Weigher
from checker.model import Claim
from checker.pipeline import map_article
from tests.articles import CONTEXT, article


def claim(text: str, name: str) -> Claim:
    (found,) = map_article(article(text, "2022-03-01", name), CONTEXT).claims
    return found


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("It sold 1,234 boats.", "It sold 1,234 boats.", "exact"),
        ("It sold 12 boats.", "It sold 12 boats.", "equal"),
        ("It sold 5 boats.", "It sold 5 boats.", "small"),
        ("It cost $5.", "It cost $5.", "equal"),
        ("It sold 104 boats.", "It sold about 100 boats.", "close"),
        ("It sold 11 boats.", "It sold about 12 boats.", "other"),
        ("It sold 104 boats.", "It sold 140 boats.", "other"),
    ],
)
def test_equal_figures_weigh_by_their_digits(one: str, two: str, level: str) -> None:
    weigher = Weigher(CONTEXT)
    first, second = weigher.view(claim(one, "1.txt")), weigher.view(claim(two, "2.txt"))
    assert weigher.value(first, second) == weigher.value(second, first) == level


OCTOBER = "Sales fell earlier in 2017. Earlier in October, Lund paid. "


@pytest.mark.parametrize(
    ("two", "level"),
    [
        ("It sold 40 boats in September 2017.", "unknown"),
        ("It sold 40 boats in May 2017.", "other"),
    ],
)
def test_an_inferred_time_tells_two_apart_but_does_not_bring_them_together(two, level):
    given = article(OCTOBER + "It sold 40 boats last month.", name="1.txt")
    boats = [c for c in map_article(given, CONTEXT).claims if "boats" in c.text]
    weigher = Weigher(CONTEXT)
    first, second = weigher.view(boats[0]), weigher.view(boat_claim(two))
    assert weigher.time(first, second) == weigher.time(second, first) == level


def boat_claim(text: str) -> Claim:
    found = map_article(article(text, "2018-03-01", "2.txt"), CONTEXT).claims
    return next(c for c in found if "boats" in c.text)
