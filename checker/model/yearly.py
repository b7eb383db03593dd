"""Stretches of an unknown year: from one day of the calendar to another."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.model.interval import Interval, agree

# First and last day, each a month and a day; one that ends before it begins goes over New Year.
Yearly = tuple[tuple[int, int], tuple[int, int]]
_DAY = timedelta(days=1)
_LEAP_DAY = (2, 29)


def touches(yearly: Yearly, stretch: Interval[datetime]) -> bool:
    """True if a stretch shares a day with the yearly one of any year; an open one always does."""
    if stretch.low is None or stretch.high is None:
        return True
    years = range(max(stretch.low.year - 1, 1), min(stretch.high.year, 9998) + 1)
    if len(years) > 3:  # a year and more lies within
        return True
    return any(agree((_in_year(yearly, year), stretch)) for year in years)


def _in_year(yearly: Yearly, year: int) -> Interval[datetime]:
    first, last = yearly
    low, end = _day(year, first), _day(year + (last < first), last)
    return Interval(low, end + _DAY)


def _day(year: int, of_year: tuple[int, int]) -> datetime:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if of_year == _LEAP_DAY and not leap:
        return datetime(year, 2, 28)
    return datetime(year, *of_year)
