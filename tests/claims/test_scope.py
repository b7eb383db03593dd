"""Qualifiers that set two figures apart, and words that only look like them."""

from __future__ import annotations

import pytest

from checker.pipeline import map_article
from tests.articles import CONTEXT, article


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The second stage cost $5 million.", {"second", "stage"}),
        ("In the first half it sold boats for $5 million.", set()),
        ("On the second day it sold boats for $5 million.", set()),
        ("In the first winter it sold boats for $5 million.", set()),
        ("It sold 5% more than a year before.", set()),
        ("It sends 5 boats per second.", set()),
        ("It wrote to 50 former members.", {"previous"}),
        ("It wrote to 50 current and former members.", set()),
        ("The fire hurt many, and 50 of them died.", {"part"}),
        ("The mills have burned. There were 50 of them.", set()),
        ("The new hall holds 50 people.", set()),
        ("The hall has 50 new seats.", {"new"}),
        ("The number of new cases is 50.", {"new"}),
        ("The parcel dropped 50 metres from a crane.", set()),
        ("The balloon climbed 50 metres.", set()),
        ("The mast is 2 metres taller.", {"change"}),
        ("Sales climbed 50 tonnes.", {"change"}),
        ("The wind had climbed to 50 knots.", set()),
        ("The song climbed to number five in the charts.", set()),
        ("The toll rose to 50 dead.", {"revised"}),
        ("The limit was raised to 50 km/h.", {"revised"}),
        ("The choir came in no higher than fifth place.", set()),
    ],
)
def test_stages(text: str, scope: set[str]) -> None:
    (claim,) = map_article(article(text, "2020-01-01"), CONTEXT).claims
    assert set(claim.scope) == scope


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("There were 40 new cases.", {"new"}),
        ("New orders of $5 million came in.", {"new"}),
        ("A new keeper earns $5 million.", set()),
        ("A new mill will have 500 workers.", set()),
        ("The lift fell 19 metres.", set()),
        ("Sales fell 19%.", {"change"}),
        ("Gusts climbed to 90 km/h.", set()),
        ("The level rose to 9 metres.", {"revised"}),
        ("It costs each visitor $5.", set()),
        ("Each visitor spent $5.", {"rate"}),
        ("They took notes worth $5 million.", set()),
    ],
)
def test_words_that_are_no_qualifiers_of_the_figure(text: str, scope: set[str]) -> None:
    told = map_article(article(text, "2020-01-01"), CONTEXT).claims
    assert [set(c.scope) for c in told if hasattr(c.value, "stated")] == [scope]
