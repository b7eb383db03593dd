"""Ranges in calendar time: from the start of one time to the end of another."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.resolve.frame import Found, Frame, resolve, resolver, unknown
from checker.kinds.time.resolve.shifts import shifted
from checker.kinds.time.tense import Told
from checker.kinds.time.terms import At, Clock, Date, Feast, OfYear, Part, Range, Spell, Term
from checker.model import Anchor, Grain, Interval


@resolver(Range)
def _range(pair: Range, where: Frame) -> Found | None:
    found = ends(pair, where)
    if found is None:
        return None
    first, last = found
    anchor = first.anchor if first.anchor is not Anchor.EXPLICIT else last.anchor
    if first.range is None:
        return unknown(first.grain)
    return Found(first.range, first.grain, anchor, bound="range", range=first.range)


@resolver(Spell)
def _spell(spell: Spell, where: Frame) -> Found | None:
    """A length from its start on: "from Monday for three days"."""
    first, length = resolve(spell.first, where), spell.length
    if first is None or length.count is None or first.stretch is None or first.stretch.low is None:
        return first
    start = Interval(first.stretch.low, first.stretch.low)
    there = shifted(start, length.unit, length.count)
    if there is None:
        return None
    whole = Interval(first.stretch.low, there.low)
    return Found(whole, first.grain, first.anchor)


def ends(pair: Range, where: Frame) -> tuple[Found, Found] | None:
    """Both ends of a range, each with the whole range if that is known."""
    first, last = _shared_year(pair.first, pair.last)
    low, high = resolve(first, where), resolve(last, where)
    if low is None or high is None:
        return None
    if where.tense is not Told.UNTOLD or isinstance(last, OfYear):
        low = _before(first, low, high)
    if isinstance(last, Date) and last.day is None and last.month is None and last.weekday:
        high = _after(low, last.weekday) or high
    if low.stretch is None or high.stretch is None:
        return low, high
    high = _forward(low.stretch, high, last)
    whole = _between(low.stretch, high, last) if high is not None else None
    if high is None or whole is None:
        return None
    change = {"bound": "range", "range": whole}
    return msgspec.structs.replace(low, **change), msgspec.structs.replace(high, **change)


def _before(term: Term, low: Found, high: Found) -> Found:
    """A first end that may have passed: "it runs from May to October", said in June."""
    bare = isinstance(term, (Date, Part)) and term.year is None and not _only_weekday(term)
    yearly = bare or isinstance(term, OfYear)
    if not yearly or low.stretch is None or high.stretch is None or low.stretch.low is None:
        return low
    if high.stretch.low is None or low.stretch.low <= high.stretch.low:
        return low
    start = calendar.shift_months(low.stretch.low, -12)
    end = calendar.shift_months(low.stretch.high or start, -12)
    return msgspec.structs.replace(low, stretch=Interval(start, end))


def _between(first: Stretch, last: Found, term: Term) -> Stretch | None:
    """The last unit belongs to a range of dates, but "9 to 11 am" is over at 11."""
    if last.stretch is None:
        return None
    end = last.stretch.low if isinstance(term, (Clock, At)) else last.stretch.high
    return Interval(first.low, end) if first.low and end and first.low < end else None


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
    elif isinstance(first, (Date, Part)) and first.year is None and isinstance(last, OfYear):
        first = OfYear(first, last.year)
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


def _forward(first: Stretch, last: Found, term: Term) -> Found | None:
    """The last end, moved ahead where its words allow that and it lies before the first."""
    low, stretch = first.low, last.stretch
    if low is None or stretch is None or stretch.low is None or stretch.high is None:
        return None
    if (stretch.low if isinstance(term, (Clock, At)) else stretch.high) >= low:
        return last
    if isinstance(term, Clock):
        noon = timedelta(hours=12) if term.hour < 12 and not term.told else DAY
        return _moved(last, noon if stretch.low + noon >= low else DAY)
    if last.anchor is Anchor.EXPLICIT or not isinstance(term, (Date, Part, Feast)):
        return None
    on = calendar.shift_months(stretch.low, 12)
    moved = Interval(on, on + (stretch.high - stretch.low))
    return msgspec.structs.replace(last, stretch=moved) if on >= low else None


def _moved(last: Found, step: timedelta) -> Found:
    stretch = last.stretch
    if stretch is None or stretch.low is None or stretch.high is None:
        return last
    return msgspec.structs.replace(last, stretch=Interval(stretch.low + step, stretch.high + step))
