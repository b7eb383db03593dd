"""Times that count from today, or from the time last told."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.dates import maker, yearly
from checker.kinds.time.frame import (
    CLOCK_GRAINS,
    Found,
    Frame,
    counted,
    resolve,
    resolver,
    unknown,
)
from checker.kinds.time.terms import Date, Named, Now, OfYear, Part, Step, Told
from checker.model import Anchor, Grain, Interval

# Vague counts ("several days ago") reach this many units.
_MANY = 10
_AS_DAYS = {"night": 1, "weekend": 7, "fortnight": 14}


@resolver(Step)
def _step(step: Step, where: Frame) -> Found:
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
    grain = Grain.DAY
    if isinstance(what, Part):
        grain = what.grain
    elif isinstance(what, Date) and not (what.day or what.weekday):
        grain = Grain.MONTH
    if today is None:
        return unknown(grain)
    if isinstance(what, Date) and what.weekday and not what.month and not what.day:
        return counted(_named_weekday(what.weekday, named, today), grain)
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


def _holds(stretch: Stretch, day: datetime) -> bool:
    return stretch.contains(day)


def _named_weekday(weekday: int, named: Named, today: datetime) -> Stretch:
    """Last: before today. This: of this week. Next: of next week, unless the nearest is meant."""
    monday = calendar.floor(today, Grain.WEEK)
    if named.count < 0:
        low = today - DAY * ((today.isoweekday() - weekday - 1) % 7 + 1)
    elif named.nearest:
        low = today + DAY * ((weekday - today.isoweekday() - 1) % 7 + 1)
    else:
        low = monday + DAY * (weekday - 1 + 7 * named.count)
    return Interval(low, low + DAY)


@resolver(OfYear)
def _of_year(term: OfYear, where: Frame) -> Found | None:
    grain = resolve(term.what, where)
    if where.today is None or grain is None:
        return unknown(grain.grain if grain else Grain.YEAR)
    return counted(maker(term.what)(where.today.year + term.count), grain.grain)


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
        return Found(where.last, Grain.DAY, Anchor.CARRIED)
    if where.moment is None:
        return unknown(Grain.DAY)
    return Found(where.moment, Grain.DAY, Anchor.INFERRED)
