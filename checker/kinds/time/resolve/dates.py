"""Dates by their fields, parts of years and feasts, in calendar time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from checker.kinds.time import calendar, feasts
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.make.core import impossible
from checker.kinds.time.resolve.frame import Found, Frame, counted, resolver, unknown
from checker.kinds.time.resolve.story import carried, carries, told_day
from checker.kinds.time.tense import Told
from checker.kinds.time.terms import Date, Feast, Part, Week, Years
from checker.model import Anchor, Grain, Interval


@resolver(Date)
def _date(date: Date, where: Frame) -> Found | None:
    grain = grain_of(date)
    if impossible(date) or (date.year is not None and date.year < 1):
        return Found(None, grain, Anchor.EXPLICIT)  # no interval holds what lies before the year 1
    if date.year is not None:
        return Found(explicit(date, date.year), grain, Anchor.EXPLICIT)
    if date.month is None:
        return _day_of_month(date, where) if date.day else _weekday(date.weekday or 1, where)
    make = maker(date)
    if where.today is None or carries(where):
        return _of_story(make, grain, where)
    choices = yearly(make, where.today.year)
    if date.weekday and date.day:
        fitting = [c for c in choices if c.low and c.low.isoweekday() == date.weekday]
        choices = fitting or choices
    return counted(choose(choices, where, whole=date.day is None), grain)


def _of_story(make: Callable[[int], Stretch | None], grain: Grain, where: Frame) -> Found:
    """Of the year that the story has come to; before it has any, counted from the publication."""
    stretch = carried(make, where)
    if stretch is not None:
        return Found(stretch, grain, Anchor.CARRIED)
    if where.today is None:
        return unknown(grain)
    return counted(choose(yearly(make, where.today.year), where, whole=True), grain)


def explicit(date: Date, year: int) -> Stretch:
    """The date in a given year; raises ValueError if that year has no such day."""
    if date.month is None:
        return calendar.years(year, year)
    return (
        calendar.day(year, date.month, date.day) if date.day else calendar.month(year, date.month)
    )


def yearly(make: Callable[[int], Stretch | None], year: int) -> list[Stretch]:
    """What `make` gives for the years around, as far as the calendar has it."""
    found = []
    for near in (year - 1, year, year + 1):
        try:
            stretch = make(near)
        except (ValueError, OverflowError):
            continue
        if stretch is not None:
            found.append(stretch)
    return found


# How much farther than ahead a day may lie behind and still be meant: a date is seldom told
# half a year late, unless a verb says that it is past.
_BEHIND = {Told.PAST: 4, Told.UNTOLD: 2.5}


def choose(choices: list[Stretch], where: Frame, whole: bool) -> Stretch | None:
    """The choice that fits the tense: the next one ahead; else the last that has begun.

    Single days (not `whole`) may lie a little ahead though a verb of the past stands beside them.
    """
    today = where.today
    if today is None or not choices:
        return None
    ahead = [c for c in choices if c.high and c.high > today]
    begun = [c for c in choices if c.low and c.low <= today]
    if not begun or not ahead:
        return begun[-1] if begun else ahead[0]
    if where.tense is Told.FUTURE:
        return ahead[0]
    last, first = begun[-1], ahead[0]
    if whole or last.low is None or first.low is None:
        return last
    return last if today - last.low <= (first.low - today) * _BEHIND[where.tense] else first


def _weekday(weekday: int, where: Frame) -> Found:
    if where.today is None or where.story:
        return _weekday_of_story(weekday, where)
    back = (where.today.isoweekday() - weekday) % 7
    low = where.today + DAY * (-back % 7 if where.tense is Told.FUTURE else -back)
    return counted(Interval(low, low + DAY), Grain.DAY)


def _weekday_of_story(weekday: int, where: Frame) -> Found:
    """The first such day from the day last told of."""
    day = told_day(where)
    if day is None or day.low is None or not where.story:
        return unknown(Grain.DAY)
    low = day.low + DAY * ((weekday - day.low.isoweekday()) % 7)
    return Found(Interval(low, low + DAY), Grain.DAY, Anchor.CARRIED)


def _day_of_month(date: Date, where: Frame) -> Found:
    if where.today is None or carries(where):
        return _day_of_story(date.day or 1, where)
    start = where.today.replace(day=1)
    months = list(range(-12, 13)) if date.weekday else [-1, 0, 1]
    choices = []
    for month in months:
        first = calendar.shift_months(start, month)
        if (date.day or 1) <= calendar.days_in(first.year, first.month):
            low = first + DAY * ((date.day or 1) - 1)
            if not date.weekday or low.isoweekday() == date.weekday:
                choices.append(Interval(low, low + DAY))
    return counted(choose(choices, where, whole=False), Grain.DAY)


def _day_of_story(day: int, where: Frame) -> Found:
    """That day of the month that the story has come to, or of the next one."""
    scene = where.scene
    if (
        scene is None
        or scene.low is None
        or scene.high is None
        or scene.high - scene.low > 31 * DAY
    ):
        return unknown(Grain.DAY)
    start = scene.low.replace(day=1)
    if scene.low.day > day:
        start = calendar.shift_months(start, 1)
    if day > calendar.days_in(start.year, start.month):
        return unknown(Grain.DAY)
    return Found(calendar.day(start.year, start.month, day), Grain.DAY, Anchor.CARRIED)


@resolver(Part)
def _part(part: Part, where: Frame) -> Found:
    if part.year is not None and part.year < 1:
        return Found(None, part.grain, Anchor.EXPLICIT)
    if part.year is not None:
        return Found(part_of(part, part.year), part.grain, Anchor.EXPLICIT)
    if where.today is None or carries(where):
        return _of_story(maker(part), part.grain, where)
    choices = yearly(maker(part), where.today.year)
    return counted(choose(choices, where, whole=True), part.grain)


def part_of(part: Part, year: int) -> Stretch:
    """The quarter, half or season of a given year."""
    make = {
        Grain.QUARTER: calendar.quarter,
        Grain.HALF: calendar.half,
        Grain.SEASON: calendar.season,
    }
    return make[part.grain](year, part.index)


@resolver(Feast)
def _feast(feast: Feast, where: Frame) -> Found | None:
    make, grain = maker(feast), grain_of(feast)
    if feast.year is not None:
        return Found(make(feast.year), grain, Anchor.EXPLICIT)
    if where.today is None or carries(where):
        return _of_story(make, grain, where)
    choices = yearly(make, where.today.year)
    return counted(choose(choices, where, whole=False), grain)


@resolver(Week)
def _week(week: Week, where: Frame) -> Found | None:
    """The year that is missing is that of the publication."""
    year = week.year or (where.today.year if where.today else None)
    grain = Grain.DAY if week.weekday else Grain.WEEK
    if year is None:
        return unknown(grain)
    low = datetime.fromisocalendar(year, week.number, week.weekday or 1)
    anchor = Anchor.EXPLICIT if week.year else Anchor.PUBLICATION
    return Found(calendar.unit(low, grain), grain, anchor)


@resolver(Years)
def _years(years: Years, where: Frame) -> Found:
    del where
    if years.first < 1:
        return Found(None, years.grain, Anchor.EXPLICIT)
    stretch = calendar.years(years.first, years.last)
    if years.grain is not Grain.YEAR:
        return Found(stretch, years.grain, Anchor.EXPLICIT)
    return Found(stretch, years.grain, Anchor.EXPLICIT, bound="range", range=stretch)


def maker(what: Date | Part | Feast) -> Callable[[int], Stretch | None]:
    """The function from a year to what bears the name in that year."""
    if isinstance(what, Date):
        return lambda year: explicit(what, year)
    if isinstance(what, Part):
        return lambda year: part_of(what, year)
    if what.weekend:
        return lambda year: _weekend_of(feasts.feast(what.rule, year))
    return lambda year: feasts.feast(what.rule, year)


def _weekend_of(feast: Stretch | None) -> Stretch | None:
    """The weekend that a feast makes, with the feast if it lies next to it."""
    if feast is None or feast.low is None:
        return None
    monday, weekday = feast.low - DAY * (feast.low.isoweekday() - 1), feast.low.isoweekday()
    if weekday == 1:
        return Interval(feast.low - 2 * DAY, feast.low + DAY)
    first = feast.low if weekday in (4, 5) else monday + 5 * DAY
    return Interval(first, monday + 7 * DAY)


def grain_of(what: Date | Part | Feast) -> Grain:
    """How finely something with a name is given."""
    if isinstance(what, Part):
        return what.grain
    if isinstance(what, Feast):
        return Grain.WEEKEND if what.weekend else Grain.DAY
    if what.day or what.weekday:
        return Grain.DAY
    return Grain.MONTH if what.month else Grain.YEAR
