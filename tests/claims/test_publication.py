"""What a text without a date tells of the day on which it appeared; and the times that need it."""

from __future__ import annotations

from datetime import datetime

import pytest

from checker import pipeline
from checker.model import Anchor, DateHint, DateOrigin, Interval, Span, Time
from checker.model.yearly import touches
from tests.articles import CONTEXT, article, check


def read(text, **changes):
    return pipeline.read_article(article(text, **changes), CONTEXT)


def known(text):
    """Low and high day as ISO dates, and the months, of what is inferred from a text."""
    published = read(text)[0].publication
    ends = (published.interval.low, published.interval.high) if published.interval else (None, None)
    return (*(str(d.date()) if d else None for d in ends), published.months)


def times(text):
    """The times of a text, by their words."""
    _, found = read(text)
    return {m.span.of(text): m.value for m in found.mentions if isinstance(m.value, Time)}


def days(value):
    return str(value.interval.low.date()), str(value.interval.high.date())


@pytest.mark.parametrize(
    "text",
    [
        "Earlier in October, Lund paid for the ferry.",
        "Lund will pay for the ferry later in October.",
        "Sales have fallen so far in October.",
        "The rest of October will be dry.",
        "Earlier in October, Lund confirmed that the ferry had arrived.",
    ],
)
def test_a_month_that_is_the_current_one(text):
    assert known(text) == (None, None, (10,))


@pytest.mark.parametrize(
    "text",
    [
        "This October, Lund paid for the ferry.",
        "In October, Lund paid for the ferry.",
        "The fight ended later in October, when Lund bought the ferry.",
        "Earlier in October the crew had left the ferry.",
        "The ferry is red.",
    ],
)
def test_a_month_that_may_be_any(text):
    assert known(text) == (None, None, None)


def test_months_that_exclude_each_other_tell_nothing():
    text = "Earlier in October, Lund paid for the ferry. Earlier in May, it rained."
    assert known(text) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Lund paid for the ferry earlier in 2017.",
        "The rest of 2017 will be dry.",
        "Sales have fallen so far in 2017.",
    ],
)
def test_a_year_that_is_the_current_one(text):
    assert known(text) == ("2017-01-01", "2018-01-01", None)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The contract was signed in 2016.", "2016-01-01"),
        ("The contract was signed in 2014 and extended in 2016.", "2016-01-01"),
        ("On 3 May 2016 the mill opened.", "2016-05-03"),
        ("The board met on 3 May 2016 at 5 p.m. in Lund.", "2016-05-03"),
        ("Last updated 4 March 2019", "2019-03-04"),
        ("Copyright 2018 Lund Gazette", "2018-01-01"),
        ("“Ä” © 2014–2018 Lund Gazette", "2018-01-01"),
        ("As of March 2019 the mill employs 40 people.", "2019-03-01"),
    ],
)
def test_no_older_than_what_is_told_as_past(text, low):
    assert known(text) == (low, None, None)


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("The mill will open in 2019.", "2020-01-01"),
        ("The mill is due to open in May 2019.", "2019-06-01"),
        ("The mill is to halve its waste by 2030.", "2031-01-01"),
        ("They want the mill sooner [than 2019].", "2019-01-01"),
        ("The minister said the mill will open in 2019.", "2020-01-01"),
    ],
)
def test_no_younger_than_what_is_to_come(text, high):
    assert known(text) == (None, high, None)


@pytest.mark.parametrize(
    "text",
    [
        "He said in 2010 it would open in 2014.",  # what was to come once: only 2010 counts
        "The mill would open in 2014, he said.",
        "Output will be higher than in 2014.",
        "Lund will report its loss for 2014.",
        "Lund will sell the mill that it opened in 2014.",
        "By 2014 the mill had closed.",
        "The 2014 budget is red.",
        "Lund forecast a loss in 2014.",
        "The bonds of 2014 fell.",
    ],
)
def test_2014_bounds_nothing(text):
    assert "2014" not in str(known(text)[0])
    assert known(text)[1] is None


def test_bounds_from_both_sides():
    text = "The contract was signed in 2016. The mill will open in 2019."
    assert known(text) == ("2016-01-01", "2020-01-01", None)


def test_a_plan_of_the_past_is_no_bound():
    text = 'A poster said: "The mill will open in 2014." It opened in 2016.'
    assert known(text) == ("2016-01-01", None, None)


def test_month_and_year_together_are_that_month():
    text = "Earlier in October, Lund paid. Sales fell earlier in 2017."
    assert known(text) == ("2017-10-01", "2017-11-01", None)
    assert read(text)[0].publication.known is False


def test_a_month_that_lies_once_between_two_bounds():
    text = (
        "Earlier in October, Lund paid. The deal was signed in May 2016. It will end by May 2017."
    )
    assert known(text) == ("2016-10-01", "2016-11-01", None)


def test_a_month_of_either_year_stays_one_of_two():
    text = "Earlier in October, Lund paid. The deal was signed in 2016. It will end in 2017."
    assert known(text) == ("2016-01-01", "2018-01-01", (10,))


@pytest.mark.parametrize(("line", "months"), [("March 4", (3,)), ("31 December", (12, 1))])
def test_a_dateline_without_a_year_gives_the_month(line, months):
    text = "The mill burned down."
    hint = DateHint(DateOrigin.DATELINE, line, Span(0, 3))
    given = article(text)
    given = type(given)(given.id, given.path, text, text, hints=(hint,))
    assert pipeline.read_article(given, CONTEXT)[0].publication.months == months


def test_the_evidence_names_its_words():
    text = "Earlier in October, Lund paid. They want the mill sooner [than 2019]."
    pieces = read(text)[0].publication.evidence
    assert [p.text for p in pieces] == ["Earlier in October", "sooner [than 2019]"]
    assert all(p.span.of(text) == p.text for p in pieces)
    assert pieces[1].interval == Interval(None, datetime(2019, 1, 1))


def test_a_dated_article_is_left_alone():
    text = "Earlier in October, Lund paid. Last month it rained."
    given, found = read(text, published="2021-05-04")
    assert given.publication.origin is DateOrigin.METADATA
    assert all(m.value.anchor is Anchor.PUBLICATION for m in found.mentions)


MONTH = "Sales fell earlier in 2017. Earlier in October, Lund paid. "


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("It burned earlier this week.", "earlier this week", ("2017-09-25", "2017-11-01")),
        ("It burned on Tuesday.", "Tuesday", ("2017-09-26", "2017-11-01")),
        ("It burned yesterday.", "yesterday", ("2017-09-30", "2017-10-31")),
        ("It burned last month.", "last month", ("2017-09-01", "2017-10-01")),
        ("It burned in July.", "July", ("2017-07-01", "2017-08-01")),
        ("It burned last year.", "last year", ("2016-01-01", "2017-01-01")),
    ],
)
def test_times_that_count_from_a_day_of_a_known_month(sentence, words, expected):
    value = times(MONTH + sentence)[words]
    assert days(value) == expected
    assert value.anchor is Anchor.INFERRED


def test_a_known_year_places_years_but_no_days():
    found = times("Sales fell earlier in 2017. Last year was dry. It burned last week.")
    assert days(found["Last year"]) == ("2016-01-01", "2017-01-01")
    assert found["last week"].interval is None


def test_a_bound_on_one_side_places_nothing():
    found = times("The contract was signed in 2016. It burned last year.")
    assert found["last year"].anchor is Anchor.NONE


@pytest.mark.parametrize(
    ("sentence", "words", "yearly"),
    [
        ("It burned earlier this week.", "earlier this week", ((9, 25), (10, 31))),
        ("It burned last month.", "last month", ((9, 1), (9, 30))),
        ("It burned in July.", "July", ((7, 1), (7, 31))),
        ("It opens next month.", "next month", ((11, 1), (11, 30))),
        ("It was dry this year.", "this year", None),
    ],
)
def test_times_of_an_unknown_year_keep_month_and_day(sentence, words, yearly):
    value = times("Earlier in October, Lund paid. " + sentence)[words]
    assert (value.interval, value.yearly) == (None, yearly)


def test_earlier_this_week_of_an_october_is_not_the_twelfth_of_september():
    value = times("Earlier in October, Lund paid. It burned earlier this week.")[
        "earlier this week"
    ]
    assert not touches(value.yearly, Interval(datetime(2017, 9, 12), datetime(2017, 9, 13)))


def test_times_of_a_december_go_over_new_year():
    value = times("Earlier in December, Lund paid. It opens next week.")["next week"]
    assert value.yearly == ((12, 2), (1, 13))


def test_inferred_times_keep_their_place_far_into_a_text():
    text = "Nobody knows. " * 30 + MONTH + "Nobody knows. " * 30 + "It burned on Tuesday."
    value = times(text)["Tuesday"]
    assert days(value) == ("2017-09-26", "2017-11-01")


def test_an_inferred_date_does_not_make_an_article_dated():
    text = "Earlier in October, Lund paid. It burned earlier this week."
    found = [f for f in check([article(text)]).findings if f.rule == "T601"]
    assert len(found) == 1
    because = found[0].because[-1]
    assert because == (
        'published in October of an unknown year, inferred from "Earlier in October"'
    )
    values = {p.text: p.value for p in found[0].locations}
    assert values["earlier this week"].startswith("inferred: 25 September to 31 October")


def test_no_words_of_a_text_make_it_fail():
    for text in ("9999", "It will end by 9999.", "Earlier in October, in 9998, it fell in 1.", ""):
        read(text)
