"""Arithmetic on the calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

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
