"""Sentences that look easy: what comes out of each, and what must not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from checker import rulebook
from checker.kinds import time
from checker.model import DateOrigin, Duration, Interval, Publication, Recurrence, Span, Time

READER = time.reader(rulebook.load(), "en")
TUESDAY = datetime(2024, 3, 5)


def find(text: str, day: datetime = TUESDAY) -> list[str]:
    """Each mention as "words = first day/day after the last" or its length."""
    publication = Publication(Interval(day, day + timedelta(days=1)), DateOrigin.METADATA)
    return [
        f"{m.span.of(text)} = {shown(m.value)}"
        for m in READER.find(text, [Span(0, len(text))], publication)
    ]


def shown(value: object) -> str:
    match value:
        case Duration(timex=timex) | Recurrence(timex=timex):
            return timex
        case Time(interval=Interval(low=datetime() as low, high=datetime() as high)):
            whole = "%Y-%m-%d" if low.hour == low.minute == high.hour == 0 else "%Y-%m-%dT%H:%M"
            return f"{low.strftime(whole)}/{high.strftime(whole)}"
    return "?"


@pytest.mark.parametrize(
    "text",
    [
        "She is in her late 60s, he in his early forties.",
        "Gold stood at 1155 and silver at 525.",
        "Bake at 350 until brown.",
        "He scored in the fourth quarter of the game.",
        "The Sunday Times and Harbour Today said so.",
        "On Black Monday and Bloody Sunday they prayed.",
        "The voice of June Hale was heard.",
        "See pp. 1990-1998, or Law 1989/12, or No. 10-1998.",
        "It covers 1/3 of the land and 2/3 of the coast.",
        "Rates rise by 0% APR.",
        "Every now and then he left his now wife.",
        "An august body may march in the fall of a prince.",
        "They won 3-2, then 10-4, and sat in the sun for a second.",
        "Version 2015.3 of the H2O model runs 24/7.",
    ],
)
def test_what_is_no_time(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # No verb tells that it lies ahead.
        ("Oil jumps to its highest in two months.", ["two months = P2M"]),
        ("It is the first time in 20 years that it snows.", ["20 years = P20Y"]),
        ("He is in 30-year debt.", ["30-year = P30Y"]),
        ("It will close in two days.", ["two days = 2024-03-07/2024-03-08"]),
        # A month and a noun are no verbs, and a modal rules its verb.
        (
            "It fell 2 percent in May and 3 percent in October.",
            ["May = 2023-05-01/2023-06-01", "October = 2023-10-01/2023-11-01"],
        ),
        ("The vote on Friday was close.", ["Friday = 2024-03-01/2024-03-02"]),
        ("Monday's vote angered farmers.", ["Monday = 2024-03-04/2024-03-05"]),
        ("On March 3 the plan failed.", ["March 3 = 2024-03-03/2024-03-04"]),
        ("The storm may hit on Thursday.", ["Thursday = 2024-03-07/2024-03-08"]),
        ("It should arrive on Friday.", ["Friday = 2024-03-08/2024-03-09"]),
        ("The summit is in June.", ["June = 2024-06-01/2024-07-01"]),
        ("Lund beat Malmo on Saturday.", ["Saturday = 2024-03-02/2024-03-03"]),
        # Lists.
        (
            "It opened in May, June and July 2015.",
            [
                "May = 2015-05-01/2015-06-01",
                "June = 2015-06-01/2015-07-01",
                "July 2015 = 2015-07-01/2015-08-01",
            ],
        ),
        (
            "For the years ended December 31, 2023, 2022 and 2021 it lost.",
            [
                "December 31, 2023 = 2023-12-31/2024-01-01",
                "2022 = 2022-01-01/2023-01-01",
                "2021 = 2021-01-01/2022-01-01",
            ],
        ),
        (
            "on 5, 6 and 7 May 2015",
            [
                "5 = 2015-05-05/2015-05-06",
                "6 = 2015-05-06/2015-05-07",
                "7 May 2015 = 2015-05-07/2015-05-08",
            ],
        ),
        # Eras and centuries.
        ("a temple of the 5th century BC", ["5th century BC = ?"]),
        ("from 264 to 146 BC", ["264 = ?", "146 BC = ?"]),
        (
            "in the 18th and 19th centuries",
            ["18th = 1700-01-01/1800-01-01", "19th centuries = 1800-01-01/1900-01-01"],
        ),
        ("music of the '60s", ["'60s = 1960-01-01/1970-01-01"]),
        ("mills of the 1800s", ["1800s = 1800-01-01/1900-01-01"]),
        ("in the mid-to-late 1990s", ["mid-to-late 1990s = 1990-01-01/2000-01-01"]),
        # Forms.
        ("Dated 2015.03.12.", ["2015.03.12 = 2015-03-12/2015-03-13"]),
        (
            "He left on Tuesday 5th September 2023.",
            ["Tuesday 5th September 2023 = 2023-09-05/2023-09-06"],
        ),
        ("Filed 5-May-68.", ["5-May-68 = 1968-05-05/1968-05-06"]),
        ("in the winter of 1941-42", ["winter of 1941-42 = 1941-12-01/1942-03-01"]),
        ("the war of (1861-65)", ["1861-65 = 1861-01-01/1866-01-01"]),
        ("sales of 3Q23", ["3Q23 = 2023-07-01/2023-10-01"]),
        ("The April-June quarter was dry.", ["April-June = 2023-04-01/2023-07-01"]),
        ("It closed the day after Christmas.", ["the day after Christmas = 2023-12-26/2023-12-27"]),
        # Counts.
        ("The goal came seven minutes later.", ["seven minutes later = ?"]),
        ("It burned half a century ago.", ["half a century ago = 1974-01-01/1975-01-01"]),
        ("It burned a year and a half ago.", ["a year and a half ago = 2022-09-01/2022-10-01"]),
        ("Last Monday he left.", ["Last Monday = 2024-03-04/2024-03-05"]),
        ("In May I left.", ["May = 2023-05-01/2023-06-01"]),
        # Blanks and capitals.
        ("It opened on 5  May  2015.", ["5  May  2015 = 2015-05-05/2015-05-06"]),
        ("It opened on 5 May\n  2015.", ["5 May\n  2015 = 2015-05-05/2015-05-06"]),
        ("It opened last  year.", ["last  year = 2023-01-01/2024-01-01"]),
        ("ON MAY 5, 2015 AT 5 PM", ["MAY 5, 2015 AT 5 PM = 2015-05-05T17:00/2015-05-05T18:00"]),
    ],
)  # fmt: skip
def test_what_is_found(text, found):
    assert find(text) == found


def test_an_hour_of_a_long_text_costs_no_more_than_one_of_a_short_one():
    """The verbs of a sentence are looked for once, however many times it has."""
    text = "On Friday it closed, " * 4000
    assert len(find(text)) == 4000


def test_what_crosses_the_end_of_a_sentence_is_read_on_either_side():
    text = "The vote was in May. 12 people left in June 2015."
    spans = [Span(0, 20), Span(21, len(text))]
    publication = Publication(Interval(TUESDAY, TUESDAY + timedelta(days=1)), DateOrigin.METADATA)
    found = [m.span.of(text) for m in READER.find(text, spans, publication)]
    assert found == ["May", "June 2015"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales rose between April and June last year.",
            ["April = 2023-04-01/2023-05-01", "June last year = 2023-06-01/2023-07-01"],
        ),
        (
            "From October to March last year it slept.",
            ["October = 2022-10-01/2022-11-01", "March last year = 2023-03-01/2023-04-01"],
        ),
        (
            "Between April and June it fell.",
            ["April = 2023-04-01/2023-05-01", "June = 2023-06-01/2023-07-01"],
        ),
        (
            "It will run from April to June.",
            ["April = 2024-04-01/2024-05-01", "June = 2024-06-01/2024-07-01"],
        ),
        (
            "Sales fell in April and June last year.",
            ["April = 2023-04-01/2023-05-01", "June last year = 2023-06-01/2023-07-01"],
        ),
    ],
)
def test_what_ends_a_range_or_a_list_dates_its_beginning(text, expected):
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on a Sunday.",
        "It fell on a wet and stormy Friday.",
        "One Wednesday it ended.",
        "The marks of the fall were plain.",
        "Each piece is one eighth of it.",
    ],
)
def test_what_may_be_any_time_is_none(text):
    assert find(text) == []
