"""Bare degrees that are of temperature, and of which scale."""

from __future__ import annotations

import pytest

from checker.model import Quantity
from tests.articles import claims_in


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("The small pool is kept at 27 degrees.", "27 degrees", "degree_Celsius"),
        ("In the classrooms it was 27 degrees, and hot.", "27 degrees", "degree_Celsius"),
        ("The outdoor pool is heated to 81 degrees.", "81 degrees", "degree_Fahrenheit"),
        ("Wash wool in water of 40°C, linen at 60 degrees.", "60 degrees", "degree_Celsius"),
        ("Wash wool in water of 90°F, linen at 60 degrees.", "60 degrees", "degree_Fahrenheit"),
        ("The water for the dye has 60 degrees.", "60 degrees", "degree"),
        ("The pool is held at 50 degrees.", "50 degrees", "degree"),
        ("The ship was listing 27 degrees in cold water.", "27 degrees", "degree"),
        ("The summer was 2 degrees warmer, the sea too.", "2 degrees", "degree"),
        ("The door opens 27 degrees.", "27 degrees", "degree"),
    ],
)
def test_the_words_and_the_figure_tell_the_scale(text: str, figure: str, unit: str) -> None:
    value = claims_in(text, "2022-03-01")[figure].value
    assert isinstance(value, Quantity)
    assert value.unit == unit
