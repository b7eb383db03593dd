"""Parts of a whole as shares; halves of years and of the way are none."""

from __future__ import annotations

import pytest

from checker.kinds import figure
from checker.kinds.figure import fraction
from checker.model import Mention, Percent, Span
from checker.rulebook import load

RULES = load()


def shares(text: str) -> list[Mention]:
    reader = fraction.reader(RULES, "en")
    found = figure.reader(RULES, "en").find(text, [Span(0, len(text))], ())
    return [s for m in found if (s := reader.share(m, text)) is not None]


@pytest.mark.parametrize(
    ("text", "low", "high", "of"),
    [
        ("Nearly a quarter of the rowers gave up.", 22.5, 25.5, "rower"),
        ("One in five boats sold last year was red.", 18, 22, "boat"),
        ("More than half of all farms lie fallow.", 50, None, "farm"),
        ("Two thirds of those who came stayed.", 63.3, 70, None),
        ("Between a quarter and a third of pupils walk.", 24.5, 33.3, "pupil"),
        ("Half the crew fell ill.", 45, 55, None),
        ("Output fell by a fifth.", 18, 22, None),
        ("Output fell by almost half.", 45, 55, None),
        ("Output fell by a fifth to ten boats.", 18, 22, None),
        ("A good third of farmers signed.", 31.7, 35, "farmer"),
        ("Half of the town is without light.", 45, 55, None),
    ],
)
def test_a_part_of_a_group_is_a_share(text, low, high, of):
    (found,) = shares(text)
    value = found.value
    assert isinstance(value, Percent)
    ends = (value.interval.low, value.interval.high)
    assert [None if x is None else round(float(x), 1) for x in ends] == [low, high]
    assert value.of == of


@pytest.mark.parametrize(
    "text",
    [
        "It opened in the second half of the year.",
        "She walked half of the way.",
        "The other half of the town stayed dry.",
        "Half of 2014 was wet.",
        "They played a quarter of the game.",
        "They came by a third road.",
        "Half the town was on the quay.",
        "Three ships are old.",
        "It moved by half a point.",
    ],
)
def test_other_halves_are_none(text):
    assert shares(text) == []
