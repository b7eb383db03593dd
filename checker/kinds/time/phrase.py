"""Whole phrases as one time each, for those who need the stretch that the words around make.

A mention is otherwise the time that is named, as annotators of TIMEX3 have it: "since May" is May,
with its bound. Here it is all that follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.model import Bound, Grain, Interval, Mention, Span, Time

_WITHIN_DAY = frozenset((Grain.HOUR, Grain.MINUTE, Grain.SECOND))
_PIECES = ("START", "MID", "END")


def phrases(mentions: Iterable[Mention]) -> list[Mention]:
    """Both ends of a range as one mention; pieces and bounds applied to the intervals."""
    found: list[Mention] = []
    for mention in mentions:
        value = mention.value
        if not isinstance(value, Time):
            found.append(mention)
        elif value.range is None:
            whole = _opened(_piece(value), value.bound, value.mod)
            found.append(_with(mention, mention.span, whole))
        elif (
            found and _range(found[-1]) == value.range and not found[-1].span.overlaps(mention.span)
        ):
            found[-1] = _with(mention, Span(found[-1].span.start, mention.span.end), value.range)
        else:
            found.append(_with(mention, mention.span, value.range))
    return found


def _range(mention: Mention) -> Stretch | None:
    return mention.value.range if isinstance(mention.value, Time) else None


def _with(mention: Mention, span: Span, interval: Stretch | None) -> Mention:
    value = msgspec.structs.replace(mention.value, interval=interval)
    return msgspec.structs.replace(mention, span=span, value=value)


def _opened(stretch: Stretch | None, bound: Bound, mod: str) -> Stretch | None:
    """The side that a bound means; the end of June is over when June is."""
    if stretch is None:
        return None
    low, high = stretch.low, stretch.high
    match bound:
        case "<":
            return Interval(None, high if mod == "END" else low)
        case "<=":
            return Interval(None, high)
        case ">":
            return Interval(high, None)
        case ">=":
            return Interval(low, None)
    return stretch


def _piece(value: Time) -> Stretch | None:
    """The third that early, mid and late mean, cut at whole months or days."""
    whole = value.interval
    if whole is None or value.mod not in _PIECES or value.grain in _WITHIN_DAY:
        return whole
    if whole.low is None or whole.high is None or whole.high - whole.low <= DAY:
        return whole
    index = _PIECES.index(value.mod)
    first, last = _cut(whole.low, whole.high, index), _cut(whole.low, whole.high, index + 1)
    return Interval(first, last)


def _cut(low: datetime, high: datetime, third: int) -> datetime:
    if third == 3:
        return high
    months = calendar.months_between(low, high)
    if low.day == high.day == 1 and months >= 3:
        return calendar.shift_months(low, third * months // 3)
    days = (high - low) // DAY
    if low.day == high.day == 1:
        return low + third * 10 * DAY
    return low + third * days // 3 * DAY
