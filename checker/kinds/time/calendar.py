"""Arithmetic on the calendar: half-open stretches of days, nothing about words.

Functions raise ValueError or OverflowError for dates that no calendar has.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from checker.model import Grain, Interval

Stretch = Interval[datetime]

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.HALF: 6}
_YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}
_SHORT = {
    Grain.SECOND: timedelta(seconds=1),
    Grain.MINUTE: timedelta(minutes=1),
    Grain.HOUR: timedelta(hours=1),
    Grain.DAY: DAY,
    Grain.WEEK: WEEK,
    Grain.WEEKEND: WEEK,
}
# Days in a unit, for lengths of time: a year is 365.2425 days.
DAYS = {
    "second": Decimal(1) / 86400,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "night": Decimal(1),
    "weekend": Decimal(2),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.436875"),
    "quarter": Decimal("91.310625"),
    "year": Decimal("365.2425"),
    "decade": Decimal("3652.425"),
    "century": Decimal("36524.25"),
}


def midnight(moment: datetime) -> datetime:
    """The start of the day of `moment`."""
    if not (moment.hour or moment.minute or moment.second or moment.microsecond):
        return moment
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def shift_months(moment: datetime, months: int) -> datetime:
    """`months` later, on the same day or the last of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, days_in(year, month + 1))
    return moment.replace(year=year, month=month + 1, day=day)


def months_between(first: datetime, last: datetime) -> int:
    """How many months the month of `last` comes after that of `first`."""
    return (last.year - first.year) * 12 + last.month - first.month


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 12:
        return 31
    return (datetime(year, month + 1, 1) - datetime(year, month, 1)).days


def shift(moment: datetime, grain: Grain, count: int) -> datetime:
    """`count` units later; earlier if negative."""
    if grain in _SHORT:
        return moment + _SHORT[grain] * count
    return shift_months(moment, count * (_MONTHS.get(grain) or 12 * _YEARS[grain]))


def floor(moment: datetime, grain: Grain) -> datetime:
    """The start of the unit that holds `moment`. Weeks begin on Monday, a weekend on Saturday."""
    if grain is Grain.SECOND:
        return moment.replace(microsecond=0)
    if grain is Grain.MINUTE:
        return moment.replace(second=0, microsecond=0)
    if grain is Grain.HOUR:
        return moment.replace(minute=0, second=0, microsecond=0)
    day = midnight(moment)
    if grain is Grain.DAY:
        return day
    if grain is Grain.WEEK:
        return day - DAY * day.weekday()
    if grain is Grain.WEEKEND:
        return day - DAY * day.weekday() + DAY * 5
    if grain is Grain.SEASON:
        return shift_months(day.replace(day=1), -(day.month % 3))
    if grain in _MONTHS:
        size = _MONTHS[grain]
        return day.replace(month=(day.month - 1) // size * size + 1, day=1)
    size = _YEARS[grain]
    return datetime(max(day.year // size * size, 1), 1, 1)


def unit(moment: datetime, grain: Grain) -> Stretch:
    """The whole unit that holds `moment`."""
    low = floor(moment, grain)
    if grain is Grain.WEEKEND:
        return Interval(low, low + 2 * DAY)
    return Interval(low, shift(low, grain, 1))


def day(year: int, month: int, of_month: int) -> Stretch:
    """One day."""
    low = datetime(year, month, of_month)
    return Interval(low, low + DAY)


def month(year: int, of_year: int) -> Stretch:
    """One month."""
    return unit(datetime(year, of_year, 1), Grain.MONTH)


def years(first: int, last: int) -> Stretch:
    """From the start of `first` to the end of `last`."""
    return Interval(datetime(first, 1, 1), datetime(last + 1, 1, 1))


def season(year: int, index: int) -> Stretch:
    """Spring (1) to winter (4); a winter belongs to the year in which it begins."""
    low = datetime(year, 3 * index, 1)
    return Interval(low, shift_months(low, 3))


def quarter(year: int, index: int) -> Stretch:
    """A quarter of the calendar year, 1 to 4."""
    low = datetime(year, 3 * index - 2, 1)
    return Interval(low, shift_months(low, 3))


def half(year: int, index: int) -> Stretch:
    """A half of the calendar year, 1 or 2."""
    low = datetime(year, 6 * index - 5, 1)
    return Interval(low, shift_months(low, 6))


def nth_weekday(within: Stretch, weekday: int, index: int) -> Stretch | None:
    """The index-th Monday (1) to Sunday (7) within a stretch; from its end if negative."""
    if within.low is None or within.high is None or not index:
        return None
    if index > 0:
        low = within.low + DAY * ((weekday - 1 - within.low.weekday()) % 7) + WEEK * (index - 1)
    else:
        last = within.high - DAY
        low = last - DAY * ((last.weekday() - weekday + 1) % 7) + WEEK * (index + 1)
    inside = within.low <= low < within.high
    return Interval(low, low + DAY) if inside else None
