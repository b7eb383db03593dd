"""The shapes in which the suites want figures, on sentences of our own."""

from __future__ import annotations

from typing import Any

import predictions
import pytest
from shared import context, read

WHERE = context()


def told(predict: predictions.Predict, text: str) -> list[tuple[Any, ...]]:
    record = {"id": "text", "text": text}
    found = predict(read(record, WHERE), record)["mentions"]
    return [(m["kind"], m["low"], m["high"], m["unit"]) for m in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("They sold 40 boats for $3 million.", [40, 3_000_000]),
        ("It took 3 years.", [3]),
        ("They sold 40ml.", []),
        ("She came third.", []),
    ],
)
def test_a_number_stands_for_whatever_is_measured(text: str, numbers: list[int]) -> None:
    assert told(predictions.numbers, text) == [("number", n, n, None) for n in numbers]


def test_the_ends_of_a_range_are_two_numbers() -> None:
    made = told(predictions.numbers, "They sold 40 to 50 million boats.")
    assert [m[1] for m in made] == [40_000_000, 50_000_000]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("They sold 40 boats.", [("number", 40, 40, None)]),
        ("It pays $15 per hour.", [("money", 15, 15, "USD per hour")]),
        (
            "It took 3 years and 2 months.",
            [("duration", 3, 3, "year"), ("duration", 2, 2, "month")],
        ),
        ("She came third.", []),
    ],
)
def test_measures_are_told_in_the_terms_of_the_suite(
    text: str, measures: list[tuple[Any, ...]]
) -> None:
    assert told(predictions.measures, text) == measures
