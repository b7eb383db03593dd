"""Ranges in calendar time: from the start of one time to the end of another."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY
from checker.kinds.time.frame import Found, Frame, resolve, resolver, unknown
from checker.kinds.time.terms import At, Clock, Date, Feast, Part, Range, Term
from checker.model import Anchor, Grain, Interval


@resolver(Range)
def _range(pair: Range, where: Frame) -> Found | None:
    first, last = _shared_year(pair.first, pair.last)
    low, high = resolve(first, where), resolve(last, where)
    if low is None or high is None:
        return None
    if isinstance(last, Date) and last.day is None and last.month is None and last.weekday:
        high = _after(low, last.weekday) or high
    anchor = low.anchor if low.anchor is not Anchor.EXPLICIT else high.anchor
    grain = low.grain if not isinstance(low.grain, Clock) else Grain.HOUR
    if low.stretch is None or high.stretch is None:
        return unknown(grain)
    start, end = low.stretch.low, high.stretch.high
    if isinstance(last, (Clock, At)):
        end = high.stretch.low
    if start is None or end is None:
        return None
    end = _forward(start, end, last, high)
    return Found(Interval(start, end), grain, anchor, bound="range") if end else None


def _shared_year(first: Term, last: Term) -> tuple[Term, Term]:
    """The year of the last date counts for the first, unless that would turn them around."""
    if isinstance(first, (Date, Part)) and isinstance(last, (Date, Part)):
        year = last.year
        if first.year is None and year is not None and not _only_weekday(first):
            back = isinstance(first, Date) and isinstance(last, Date) and _later(first, last)
            first = msgspec.structs.replace(first, year=year - back)
        elif first.year is not None and year is None and not _only_weekday(last):
            on = isinstance(first, Date) and isinstance(last, Date) and _later(first, last)
            last = msgspec.structs.replace(last, year=first.year + on)
    return first, last


def _only_weekday(term: Date | Part) -> bool:
    return isinstance(term, Date) and term.month is None


def _later(first: Date, last: Date) -> bool:
    return (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)


def _after(low: Found, weekday: int) -> Found | None:
    """The first such weekday after the start."""
    if low.stretch is None or low.stretch.low is None:
        return None
    start = low.stretch.low
    day = calendar.midnight(start) + DAY * ((weekday - start.isoweekday() - 1) % 7 + 1)
    return Found(Interval(day, day + DAY), Grain.DAY, low.anchor)


def _forward(start: datetime, end: datetime, last: Term, high: Found) -> datetime | None:
    """An end that does not lie before the start, moved ahead if its words allow that."""
    if end >= start:
        return end
    if isinstance(last, Clock):
        step = timedelta(hours=12) if last.hour < 12 and not last.told else DAY
        return end + step if end + step >= start else end + DAY
    if high.anchor is Anchor.PUBLICATION and isinstance(last, (Date, Part, Feast)):
        return calendar.shift_months(end, 12) if calendar.shift_months(end, 12) >= start else None
    return None
