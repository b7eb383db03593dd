"""Times that count from today, or from the time last told."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.resolve.dates import grain_of, maker, yearly
from checker.kinds.time.resolve.frame import (
    CLOCK_GRAINS,
    Found,
    Frame,
    counted,
    resolve,
    resolver,
    unknown,
)
from checker.kinds.time.resolve.story import reference, unit_told
from checker.kinds.time.terms import Date, Named, Now, OfYear, Step, Told
from checker.model import Anchor, Grain, Interval


@resolver(Step)
def _step(step: Step, where: Frame) -> Found:
    told = step.told or (step.story and where.story)
    if told and (where.last is not None or where.today is None):
        stretch = unit_told(step.grain, step.count, where)
        return Found(stretch, step.grain, Anchor.CARRIED) if stretch else unknown(step.grain)
    if where.today is None or where.moment is None or where.moment.low is None:
        return unknown(step.grain)
    moment = where.moment.low
    if step.grain is Grain.WEEKEND and step.count < 0 and moment.isoweekday() >= 6:
        moment -= DAY * 2  # on a weekend, the last one is the one before
    start = calendar.shift(calendar.floor(moment, step.grain), step.grain, step.count)
    if step.grain in CLOCK_GRAINS:
        return counted(Interval(start, calendar.shift(start, step.grain, 1)), step.grain)
    return counted(calendar.unit(start, step.grain), step.grain)


@resolver(Named)
def _named(named: Named, where: Frame) -> Found | None:
    what, today = named.what, where.today
    if isinstance(what, Date) and (what.year is not None):
        return resolve(what, where)
    grain = grain_of(what)
    if named.told and (where.last is not None or today is None):
        return _named_told(named, grain, where)
    if today is None:
        return unknown(grain)
    if isinstance(what, Date) and what.weekday and not what.month and not what.day:
        return counted(_named_weekday(what.weekday, named, today, where.prefer == "future"), grain)
    if isinstance(what, Date) and what.month is None:
        return resolve(what, where)
    choices = yearly(maker(what), today.year)
    if named.count == 0:
        held = [c for c in choices if _holds(c, today)]
        same = [c for c in choices if c.low and c.low.year == today.year]
        found = held or same
        return counted(found[0] if found else None, grain)
    if named.count < 0:
        over = [c for c in choices if c.high and c.high <= today]
        return counted(over[-1] if over else None, grain)
    ahead = [c for c in choices if c.low and c.low > today]
    return counted(ahead[0] if ahead else None, grain)


def _named_told(named: Named, grain: Grain, where: Frame) -> Found:
    """That winter, the following Monday: counted from the time last told of."""
    what, start = named.what, reference(where)
    stretch: Stretch | None
    if start is None or start.low is None or start.high is None:
        return unknown(grain)
    if isinstance(what, Date) and what.month is None:
        if not what.weekday or start.high - start.low > DAY:
            return unknown(grain)
        stretch = _weekday_told(what.weekday, named.count, start.low)
    else:
        choices = yearly(maker(what), start.low.year)
        stretch = _of_choices(choices, named.count, start)
    return Found(stretch, grain, Anchor.CARRIED) if stretch else unknown(grain)


def _weekday_told(weekday: int, count: int, day: datetime) -> Stretch:
    if count < 0:
        low = day - DAY * ((day.isoweekday() - weekday - 1) % 7 + 1)
    else:
        low = day + DAY * ((weekday - day.isoweekday() - (count > 0)) % 7 + (count > 0))
    return Interval(low, low + DAY)


def _of_choices(choices: list[Stretch], count: int, start: Stretch) -> Stretch | None:
    """That one: the one around the time told of, else the next; the previous; the next."""
    if start.low is None or start.high is None:
        return None
    if count < 0:
        return next((c for c in reversed(choices) if c.high and c.high <= start.low), None)
    ahead = [c for c in choices if c.low and c.low >= start.high]
    if count > 0:
        return next(iter(ahead), None)
    around = [c for c in choices if c.low and c.high and c.low < start.high and start.low < c.high]
    return next(iter(around or ahead), None)


def _holds(stretch: Stretch, day: datetime) -> bool:
    return stretch.contains(day)


def _named_weekday(weekday: int, named: Named, today: datetime, future: bool) -> Stretch:
    """Last: before today. This: of this week. Next: of next week, unless the nearest is meant."""
    monday = calendar.floor(today, Grain.WEEK)
    if named.count < 0:
        low = today - DAY * ((today.isoweekday() - weekday - 1) % 7 + 1 - 7 * (named.count + 1))
    elif named.nearest:
        low = today + DAY * ((weekday - today.isoweekday() - 1) % 7 + 1 + 7 * (named.count - 1))
    else:
        low = monday + DAY * (weekday - 1 + 7 * named.count)
        if future and low < today:
            low += DAY * 7
    return Interval(low, low + DAY)


@resolver(OfYear)
def _of_year(term: OfYear, where: Frame) -> Found | None:
    grain = grain_of(term.what)
    year = resolve(term.year, where)
    if year is None or year.stretch is None or year.stretch.low is None:
        return unknown(grain)
    return Found(maker(term.what)(year.stretch.low.year), grain, year.anchor)


@resolver(Now)
def _now(now: Now, where: Frame) -> Found:
    del now
    if where.moment is None or where.moment.low is None or where.moment.high is None:
        return unknown(Grain.DAY)
    long = where.moment.high - where.moment.low > timedelta(minutes=1)
    return counted(where.moment, Grain.DAY if long else Grain.MINUTE)


@resolver(Told)
def _told(told: Told, where: Frame) -> Found:
    """The time last spoken of; else today, which is a guess."""
    del told
    if where.last is not None:
        return msgspec.structs.replace(where.last, anchor=Anchor.CARRIED, mod="", bound="=")
    if where.moment is None:
        return unknown(Grain.DAY)
    return Found(where.moment, Grain.DAY, Anchor.INFERRED)
