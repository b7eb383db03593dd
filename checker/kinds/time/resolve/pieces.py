"""Pieces of stretches, times of day, and ranges, in calendar time."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.resolve.frame import Found, Frame, resolve, resolver, unknown
from checker.kinds.time.resolve.phrase import piece
from checker.kinds.time.resolve.story import told_day
from checker.kinds.time.terms import At, Clock, DayPart, Edge, Nth
from checker.model import Anchor, Grain, Interval


@resolver(Nth)
def _nth(nth: Nth, where: Frame) -> Found | None:
    whole = resolve(nth.of, where) if nth.of is not None else None
    if whole is None:
        return None
    grain = Grain.DAY if isinstance(nth.what, int) else nth.what
    if whole.stretch is None:
        return unknown(grain)
    stretch = _piece(nth, whole.stretch)
    return Found(stretch, grain, whole.anchor) if stretch else None


def _piece(nth: Nth, whole: Stretch) -> Stretch | None:
    if isinstance(nth.what, int):
        return calendar.nth_weekday(whole, nth.what, nth.index)
    if nth.index == 0:
        return calendar.unit(whole.low, nth.what) if whole.low else None
    if nth.what in (Grain.WEEK, Grain.WEEKEND) and nth.size == 1:
        # A week belongs to the month or year that holds its Thursday.
        day = calendar.nth_weekday(whole, 4 if nth.what is Grain.WEEK else 6, nth.index)
        return calendar.unit(day.low, nth.what) if day and day.low else None
    if whole.low is None or whole.high is None:
        return None
    start = whole.low if nth.index > 0 else whole.high
    low = calendar.shift(start, nth.what, nth.index - (nth.index > 0))
    if not whole.low <= low < whole.high:
        return None
    return calendar.unit(low, nth.what) if nth.size == 1 else _run(low, nth, whole)


def _run(start: datetime, nth: Nth, whole: Stretch) -> Stretch | None:
    """So many units, inside the whole."""
    assert not isinstance(nth.what, int)
    edge = start if nth.index > 0 else calendar.shift(start, nth.what, 1)
    other = calendar.shift(edge, nth.what, nth.size if nth.index > 0 else -nth.size)
    run = Interval(min(edge, other), max(edge, other))
    return run if run.meet(whole) == run else None


@resolver(Edge)
def _edge(edge: Edge, where: Frame) -> Found | None:
    """The whole that is named; which piece of it is meant has no sharp border, so it is a mod."""
    whole = resolve(edge.of, where)
    if whole is None:
        return None
    mod = {"earlier": "START", "later": "END"}.get(edge.side, edge.side)
    stretch = whole.stretch
    if where.phrase and stretch is not None:
        stretch = piece(stretch, whole.grain, edge.side, where.today)
    return msgspec.structs.replace(whole, stretch=stretch, mod=mod)


@resolver(Clock)
def _clock(clock: Clock, where: Frame) -> Found:
    grain = Grain.MINUTE if clock.minute is not None else Grain.HOUR
    day = where.day or (told_day(where) if where.story else None)
    if day is not None and day.low is not None:
        return Found(_on(day.low, clock), grain, Anchor.CARRIED)
    if where.today is None or where.story:
        return unknown(grain)
    return Found(_next(clock, where.today, where), grain, Anchor.INFERRED)


def _next(clock: Clock, today: datetime, where: Frame) -> Stretch:
    """That time of the day of publication; the next one where future times are asked for."""
    stretch, now = _on(today, clock), where.moment.low if where.moment else None
    if where.prefer != "future" or now is None or now == today:
        return stretch
    if stretch.high and stretch.high <= now and not clock.told and clock.hour < 12:
        clock = msgspec.structs.replace(clock, hour=clock.hour + 12)
        stretch = _on(today, clock)
    return _on(today + DAY, clock) if stretch.high and stretch.high <= now else stretch


def _on(day: datetime, clock: Clock) -> Stretch:
    low = day + timedelta(hours=clock.hour, minutes=clock.minute or 0, seconds=clock.second or 0)
    size = timedelta(hours=1) if clock.minute is None else timedelta(minutes=1)
    return Interval(low, low + size)


@resolver(DayPart)
def _day_part(part: DayPart, where: Frame) -> Found:
    day, anchor = where.today, Anchor.PUBLICATION
    if part.told or part.day is None:
        told = told_day(where) if part.told or where.story else where.day
        day, anchor = told.low if told else None, Anchor.CARRIED
    if day is None:
        return unknown(Grain.HOUR)
    return Found(_hours(day + DAY * (part.day or 0), part), Grain.HOUR, anchor)


def _hours(day: datetime, part: DayPart) -> Stretch:
    return Interval(day + timedelta(hours=part.low), day + timedelta(hours=part.high))


@resolver(At)
def _at(at: At, where: Frame) -> Found | None:
    date = resolve(at.date, where)
    if date is None:
        return None
    grain = Grain.HOUR
    if isinstance(at.time, Clock) and at.time.minute is not None:
        grain = Grain.MINUTE
    if date.stretch is None or date.stretch.low is None:
        return unknown(grain)
    day = calendar.midnight(date.stretch.low)
    within = msgspec.structs.replace(where, day=Interval(day, day + DAY))
    stretch: Stretch | None
    if isinstance(at.time, Clock):
        stretch = _on(day, at.time)
    elif isinstance(at.time, DayPart):
        stretch = _hours(day, at.time)
    else:
        hours = resolve(at.time, within)
        stretch = hours.stretch if hours else None
    return Found(stretch, grain, date.anchor, date.mod, at.bound)
