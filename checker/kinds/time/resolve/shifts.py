"""So many units away, and the stretch of so many units."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.resolve.frame import (
    CLOCK_GRAINS,
    Found,
    Frame,
    counted,
    resolve,
    resolver,
    unknown,
)
from checker.kinds.time.resolve.story import told_day
from checker.kinds.time.terms import FEW, Ago, Told, Window
from checker.kinds.time.words import GRAINS
from checker.model import Anchor, Grain, Interval

# A day so many of these later is known no better than by the unit.
_LONG = frozenset((Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.DECADE, Grain.CENTURY))
_DAYS = frozenset((Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEK))
_FINER = {
    Grain.CENTURY: Grain.YEAR, Grain.DECADE: Grain.YEAR, Grain.YEAR: Grain.MONTH,
    Grain.MONTH: Grain.DAY, Grain.WEEK: Grain.DAY,
}  # fmt: skip
_AS_DAYS = {"night": 1, "weekend": 7, "fortnight": 14}


@resolver(Ago)
def _ago(ago: Ago, where: Frame) -> Found | None:
    unit, count = ago.unit, ago.count
    grain: Grain = GRAINS.get(unit, Grain.DAY)
    if unit in _AS_DAYS:
        unit, count = "day", None if count is None else count * _AS_DAYS[unit]
    if ago.base is not None:
        return _from_base(ago, unit, count, where)
    if where.moment is None:
        return unknown(Grain.VAGUE if count is None else grain)
    if count is None:
        return _vague(Window(unit, None, ago.side), where)
    moved = shifted(where.moment, unit, count * ago.side)
    if count != int(count):
        grain = _FINER.get(grain, grain)  # half a century ago is a year
    if grain in CLOCK_GRAINS or moved is None or moved.low is None:
        return counted(moved, Grain.MINUTE if grain in CLOCK_GRAINS else grain)
    if ago.side > 0 and grain in (Grain.WEEK, Grain.MONTH):
        grain = Grain.DAY  # "in two weeks" sets a day, "two weeks ago" recalls a week
    return counted(calendar.unit(moved.low, grain), grain)


def _from_base(ago: Ago, unit: str, count: Decimal | None, where: Frame) -> Found | None:
    base = resolve(ago.base, where) if ago.base is not None else None
    if base is None or count is None:
        return unknown(Grain.VAGUE) if base else None
    stretch = base.stretch
    if stretch is None:
        return unknown(base.grain)
    grain = GRAINS.get(unit, Grain.DAY)
    if base.anchor is Anchor.INFERRED and grain in CLOCK_GRAINS and not _is_moment(stretch):
        return unknown(grain)  # nothing was told that it could be minutes later than
    short = base.grain in CLOCK_GRAINS or base.anchor is Anchor.INFERRED
    if short and grain not in CLOCK_GRAINS and stretch.low:
        # "Two days later" than five o'clock is a day, not an hour of it.
        stretch, base = calendar.unit(stretch.low, Grain.DAY), _of_day(base)
    if base.anchor is Anchor.CARRIED and grain in _DAYS and not _is_day(stretch):
        day = told_day(where)  # "two days later" says nothing after "in May"
        if day is None:
            return unknown(grain)
        stretch, base = day, _of_day(base)
    moved = shifted(stretch, unit, count * ago.side)
    if isinstance(ago.base, Told) and _by_unit(grain, stretch, where) and moved and moved.low:
        return Found(calendar.unit(moved.low, grain), grain, base.anchor)
    return Found(moved, base.grain, base.anchor)


def _of_day(base: Found) -> Found:
    return msgspec.structs.replace(base, grain=Grain.DAY)


def _by_unit(grain: Grain, stretch: Stretch, where: Frame) -> bool:
    """True if so many months or years later is known no better than by the month or the year.

    "In May ..., from a year earlier" is a May in news, some time of the year before in a story.
    """
    return grain in _LONG and (_is_day(stretch) or where.story)


def _is_moment(stretch: Stretch) -> bool:
    low, high = stretch.low, stretch.high
    return low is not None and high is not None and high - low < DAY


def _is_day(stretch: Stretch) -> bool:
    low, high = stretch.low, stretch.high
    return low is not None and high is not None and high - low <= DAY


def shifted(stretch: Stretch, unit: str, count: Decimal) -> Stretch | None:
    """Both ends `count` units later; parts of a month or more are counted in days."""
    if stretch.low is None or stretch.high is None:
        return None
    grain = GRAINS.get(unit, Grain.DAY)
    whole = count == count.to_integral_value()
    if whole and abs(count) < 100_000:
        low = calendar.shift(stretch.low, grain, int(count))
        if grain in _LONG:
            return Interval(low, _same_length(stretch, low))
        return Interval(low, calendar.shift(stretch.high, grain, int(count)))
    if unit in ("year", "decade") and abs(count) < 1000:
        return shifted(
            stretch, "month", (count * (12 if unit == "year" else 120)).quantize(Decimal(1))
        )
    length = timedelta(days=float(calendar.DAYS[unit] * count))
    return Interval(stretch.low + length, stretch.high + length)


def _same_length(stretch: Stretch, low: datetime) -> datetime:
    """The end of a stretch as long as another one; whole months stay whole months."""
    if stretch.low is None or stretch.high is None:
        raise ValueError("an open stretch has no length")
    if stretch.low.day == stretch.high.day == low.day == 1:
        months = (
            (stretch.high.year - stretch.low.year) * 12 + stretch.high.month - stretch.low.month
        )
        return calendar.shift_months(low, months)
    return low + (stretch.high - stretch.low)


@resolver(Window)
def _window(window: Window, where: Frame) -> Found | None:
    if where.story:
        return _window_of_story(window, where)
    if window.count is None or where.today is None or where.moment is None:
        return _vague(window, where)
    grain = GRAINS.get(window.unit, Grain.DAY)
    unit, count = window.unit, window.count * window.side
    if unit in _AS_DAYS:
        unit, count = "day", count * _AS_DAYS[unit]
    if grain in CLOCK_GRAINS:
        here = where.moment
        there = shifted(here, unit, count)
    else:
        here = _edge(where.today, grain, window)
        if window.now and where.moment.low:
            here = Interval(where.moment.low, where.moment.low)
        there = shifted(here, unit, count)
    if there is None or there.low is None or here.low is None:
        return unknown(grain)
    return counted(Interval(min(here.low, there.low), max(here.low, there.low)), grain)


def _edge(today: datetime, grain: Grain, window: Window) -> Stretch:
    """Where a window ends or begins: at today, or at the border of the quarter or decade."""
    edge = today
    if grain in (Grain.QUARTER, Grain.DECADE, Grain.CENTURY):
        whole = calendar.unit(today, grain)
        edge = (whole.high if window.side > 0 and not window.now else whole.low) or today
    elif window.side > 0 and not window.now:
        edge = today + DAY
    return Interval(edge, edge)


def _window_of_story(window: Window, where: Frame) -> Found:
    """So many units before or after the day last told of."""
    day, grain = told_day(where), GRAINS.get(window.unit, Grain.DAY)
    if day is None or window.count is None:
        return unknown(grain if window.count is not None else Grain.VAGUE)
    edge = day.low if window.side < 0 else day.high
    unit, count = window.unit, window.count * window.side
    if unit in _AS_DAYS:
        unit, count = "day", count * _AS_DAYS[unit]
    there = shifted(Interval(edge, edge), unit, count)
    if there is None or there.low is None or edge is None:
        return unknown(grain)
    return Found(Interval(min(edge, there.low), max(edge, there.low)), grain, Anchor.CARRIED)


def _vague(window: Window, where: Frame) -> Found:
    if where.today is None:
        return unknown(Grain.VAGUE)
    unit = "day" if window.unit in _AS_DAYS else window.unit
    here = Interval(where.today, where.today + DAY)
    there = shifted(here, unit, FEW[1] * window.side)
    return counted(here.hull(there) if there else None, Grain.VAGUE)
