"""What governs a value: clauses that tell a date's event, and what is set between commas."""

from __future__ import annotations

import pytest

from tests.articles import claims_in


def attributes(text: str) -> dict[str, str]:
    """Each figure of the text, and what it measures."""
    return {words: c.attribute for words, c in claims_in(text, "2020-01-01").items()}


@pytest.mark.parametrize(
    ("text", "date", "event"),
    [
        ("He works there until 26 May, when the bridge opens.", "26 May", "opening"),
        ("The gate of 1911, the year in which the fort was opened, is gone.", "1911", "opening"),
        ("It closed on 3 May 1999, the day before it opened again.", "3 May 1999", "closing"),
        ("It closed on 3 May 1999 and opened again.", "3 May 1999", "closing"),
        ("It was founded in 1931 and moved at once.", "1931", "founding"),
        ("It was founded in 1931, when it was sold.", "1931", "founding"),
    ],
)
def test_a_clause_behind_a_date_may_tell_its_event(text: str, date: str, event: str) -> None:
    assert attributes(text)[date] == event


def test_what_a_relative_clause_tells_between_does_not_part_a_figure_from_its_words() -> None:
    told = attributes("Turnout, which counts those who live abroad, fell to 38.5%.")
    assert told == {"38.5%": "turnout"}
    told = attributes("Turnout was low, the rain fell, the mill lost its orders, and 7% left.")
    assert told == {"7%": "percent"}


@pytest.mark.parametrize(
    ("text", "figure", "known"),
    [
        ("Half of the county's 900 people are said to sing.", "900 people", True),
        ("The county's 900 people are said to sing.", "900 people", False),
        ("Of all towns, 900 people are said to sing.", "900 people", False),
    ],
)
def test_the_whole_that_a_part_is_told_of_is_known(text: str, figure: str, known: bool) -> None:
    assert claims_in(text, "2020-01-01")[figure].presupposed is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It is said to be the worst flood in more than 60 years.", True),
        ("It is said to be the worst flood the county has had for 60 years.", True),
        ("The worst flood is said to have lasted 60 years.", False),
        ("It is said to have lasted for 60 years.", False),
    ],
)
def test_how_long_something_had_no_like_is_known(text: str, known: bool) -> None:
    (claim,) = claims_in(text, "2020-01-01").values()
    assert claim.presupposed is known
