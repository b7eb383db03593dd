from __future__ import annotations

from datetime import datetime

import pytest

from checker.model import (
    UNDATED,
    Anchor,
    DateEvidence,
    DateOrigin,
    Grain,
    Interval,
    Publication,
    Span,
    Time,
    describe,
)

EARLIER = DateEvidence("Earlier in May", Span(0, 14), months=(5,))


def inferred(low=None, high=None, months=None):
    ends = [datetime.fromisoformat(d) if d else None for d in (low, high)]
    interval = Interval(*ends) if any(ends) else None
    return Publication(interval, DateOrigin.TEXT, months, (EARLIER,))


@pytest.mark.parametrize(
    ("publication", "words"),
    [
        (inferred(months=(5,)), "in May of an unknown year"),
        (inferred(months=(12, 1)), "in December or January of an unknown year"),
        (inferred(high="2019-01-01", months=(5,)), "in May of an unknown year, before 2019"),
        (inferred(low="2016-01-01"), "in 2016 or later"),
        (inferred(low="2016-05-03"), "on 2016-05-03 or later"),
        (inferred(high="2019-03-02"), "before 2019-03-02"),
        (inferred("2016-05-01", "2016-06-01"), "2016-05"),
    ],
)
def test_what_is_known_of_a_publication(publication, words):
    assert describe.published(publication) == words


def test_what_was_inferred_is_told_with_the_words_that_told_it():
    said = describe.inferred(inferred(months=(5,)))
    assert said == 'published in May of an unknown year, inferred from "Earlier in May"'
    assert describe.inferred(UNDATED) == ""


def test_a_given_date_is_not_said_to_be_inferred():
    day = Interval(datetime(2016, 5, 3), datetime(2016, 5, 4))
    given = Publication(day, DateOrigin.HEADER)
    assert (describe.published(given), describe.inferred(given)) == ("2016-05-03", "")
    assert given.given == day
    assert inferred("2016-05-01", "2016-06-01").given is None


@pytest.mark.parametrize(
    ("yearly", "words"),
    [
        (((9, 25), (10, 31)), "inferred: 25 September to 31 October of an unknown year"),
        (((10, 1), (10, 31)), "inferred: October of an unknown year"),
        (((2, 1), (2, 28)), "inferred: February of an unknown year"),
        (((3, 4), (3, 4)), "inferred: 4 March of an unknown year"),
    ],
)
def test_times_of_an_unknown_year(yearly, words):
    value = Time(None, Grain.WEEK, Anchor.INFERRED, relative=True, yearly=yearly)
    assert describe.value(value) == words


def test_inferred_times_say_so():
    week = Interval(datetime(2017, 9, 25), datetime(2017, 11, 1))
    value = Time(week, Grain.WEEK, Anchor.INFERRED, relative=True)
    assert describe.value(value) == "inferred: 2017-09-25 to 2017-10-31"
