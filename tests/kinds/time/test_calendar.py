"""Arithmetic on the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds.time import calendar
from checker.model import Grain

MOMENTS = st.datetimes(datetime(200, 1, 1), datetime(9700, 1, 1))
GRAINS = st.sampled_from([g for g in Grain if g is not Grain.VAGUE])


@given(MOMENTS, GRAINS)
def test_a_unit_holds_its_moment(moment, grain):
    unit = calendar.unit(moment, grain)
    if grain is Grain.WEEKEND:  # the one of that week
        assert unit.high - unit.low == timedelta(days=2)
        assert abs(unit.low - moment) < timedelta(days=7)
    else:
        assert unit.low <= moment < unit.high


@given(MOMENTS, GRAINS)
def test_units_follow_each_other_without_a_gap(moment, grain):
    unit = calendar.unit(moment, grain)
    if grain is not Grain.WEEKEND:
        assert calendar.unit(unit.high, grain).low == unit.high


@given(MOMENTS, st.integers(-1000, 1000))
def test_months_move_on_by_their_number(moment, months):
    later = calendar.shift_months(moment, months)
    assert (later.year - moment.year) * 12 + later.month - moment.month == months
    assert later.day <= moment.day


def test_the_last_day_of_a_month_stays_in_the_month():
    assert calendar.shift_months(datetime(2019, 1, 31), 1) == datetime(2019, 2, 28)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2008, 3, 23), (2038, 4, 25), (1961, 4, 2)]
)
def test_easter(year, month, day):
    assert calendar.easter(year) == datetime(year, month, day)


@given(st.integers(1600, 9000))
def test_easter_is_a_sunday_in_spring(year):
    easter = calendar.easter(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter.date() <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("12-25", (12, 25)), ("5/1/-1", (5, 28)), ("11/4/4+1", (11, 23)), ("easter-2", (3, 30))],
)
def test_feasts_of_2018(rule, expected):
    found = calendar.feast(rule, 2018)
    assert (found.low.month, found.low.day) == expected


def test_a_rule_that_makes_no_sense_gives_no_feast():
    assert calendar.feast("13-45", 2018) is None
    assert calendar.feast("christmas", 2018) is None
