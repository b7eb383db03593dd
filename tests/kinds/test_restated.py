"""A figure said again in another unit or currency."""

from __future__ import annotations

import pytest

from checker.kinds import restated
from checker.pipeline import read_article
from tests.articles import CONTEXT, article


def pairs(text: str) -> list[tuple[str, str]]:
    made, found = read_article(article(text, "2022-03-01"), CONTEXT)
    reader = restated.reader(CONTEXT.rulebook, "en")
    return [
        (r.first.span.of(text), r.second.span.of(text))
        for r in reader.find(made.body, found.mentions)
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The mill cost SEK 7.5m ($820,000).", "SEK 7.5m", "$820,000"),
        ("The mill cost SEK 7.5m (about $820,000 at current rates).", "SEK 7.5m", "$820,000"),
        ("The mill cost €70,000, or about $78,000, to mend.", "€70,000", "$78,000"),
        ("The mill cost €70,000, equivalent to $78,000.", "€70,000", "$78,000"),
        ("It lies 30 miles (48 km) inland.", "30 miles", "48 km"),
        ("It lies 30 miles, or 48 kilometres, inland.", "30 miles", "48 kilometres"),
    ],
)
def test_the_second_figure_says_the_first_again(text: str, first: str, second: str) -> None:
    assert [(a, b.removeprefix("about ")) for a, b in pairs(text)] == [(first, second)]


@pytest.mark.parametrize(
    "text",
    [
        "It cost $70,000 or $78,000.",  # a choice
        "It cost €70,000 ($12,000 of it for the wheel).",
        "It cost €70,000 and $78,000 was left.",
        "It lies 30 miles or 90 km inland.",
        "It cost €70,000 (without the wheel) and $78,000 later.",
    ],
)
def test_two_figures_are_two(text: str) -> None:
    assert pairs(text) == []
