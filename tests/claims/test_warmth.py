"""Degrees without a scale are a temperature where a sentence is about warmth."""

from __future__ import annotations

import pytest

from checker.model import Quantity
from checker.pipeline import map_article
from tests.articles import CONTEXT, article


def told(text: str) -> Quantity:
    (value,) = (
        c.value for c in map_article(article(text, "2020-01-01"), CONTEXT).claims
        if isinstance(c.value, Quantity)
    )  # fmt: skip
    return value


@pytest.mark.parametrize(
    "text",
    [
        "The pool is kept at 28 degrees.",
        "It was 28 degrees in the shade.",
        "The thermometer showed 28 degrees.",
    ],
)
def test_either_scale_is_allowed(text):
    value = told(text)
    assert value.dimension == "temperature"
    low, high = value.interval.low, value.interval.high
    assert (round(float(low), 1), round(float(high), 1)) == (-2.5, 28.5)


@pytest.mark.parametrize(
    "text", ["The tower leans by 4 degrees.", "The boat in the pool heeled over by 28 degrees."]
)
def test_angles_stay_angles(text):
    assert told(text).dimension == "angle"
