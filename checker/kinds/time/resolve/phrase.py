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
from checker.model import Grain, Interval, Mention, Span, Time

_WITHIN_DAY = frozenset((Grain.HOUR, Grain.MINUTE, Grain.SECOND))
# "Up until the" is the longest that stands between the ends of a range.
_GAP = 24
_PIECES = ("START", "MID", "END")


def phrases(mentions: Iterable[Mention]) -> list[Mention]:
    """Both ends of a range as one mention; bounds applied to the intervals."""
    found: list[Mention] = []
    for mention in mentions:
        value = mention.value
        if not isinstance(value, Time):
            found.append(mention)
        elif value.range is None:
            whole = _opened(value)
            found.append(_with(mention, mention.span, whole))
        elif found and _other_end(found[-1], mention):
            found[-1] = _whole(found[-1], mention, value.range)
        else:
            found.append(_with(mention, mention.span, value.range))
    return found


def _other_end(first: Mention, last: Mention) -> bool:
    """True for the two ends of one range: they stand close together."""
    if not isinstance(first.value, Time) or not isinstance(last.value, Time):
        return False
    return first.value.range == last.value.range and last.span.start - first.span.end <= _GAP


def _whole(first: Mention, last: Mention, stretch: Stretch | None) -> Mention:
    """Both ends in one, as fine as the last; a range of which one end is counted is counted."""
    made = _with(last, Span(first.span.start, last.span.end), stretch)
    start, value = first.value, made.value
    if not isinstance(start, Time) or not isinstance(value, Time) or not start.relative:
        return made
    value = msgspec.structs.replace(value, anchor=start.anchor, relative=True)
    return msgspec.structs.replace(made, value=value)


def _with(mention: Mention, span: Span, interval: Stretch | None) -> Mention:
    value = msgspec.structs.replace(mention.value, interval=interval)
    return msgspec.structs.replace(mention, span=span, value=value)


def _opened(value: Time) -> Stretch | None:
    """The side that a bound means: after noon is from noon on, after May from June on."""
    stretch, bound = value.interval, value.bound
    if stretch is None or bound in ("=", "~", "range"):
        return stretch
    low, high = stretch.low, stretch.high
    if value.grain in _WITHIN_DAY:
        high = low
    if bound in ("<", "<="):
        # The end of June is over when June is.
        return Interval(None, low if bound == "<" and value.mod != "END" else high)
    return Interval(high if bound == ">" else low, None)


def piece(whole: Stretch, grain: Grain, side: str, today: datetime | None) -> Stretch:
    """The third that early, mid and late mean, cut at whole months or days.

    "Earlier this year" and "later this year" are cut at `today` if it lies inside.
    """
    low, high = whole.low, whole.high
    if low is None or high is None or grain in _WITHIN_DAY or high - low <= DAY:
        return whole
    if side in ("earlier", "later") and today is not None and low < today < high:
        return Interval(low, today) if side == "earlier" else Interval(today, high)
    third = _PIECES.index({"earlier": "START", "later": "END"}.get(side, side))
    if grain is Grain.WEEK:
        return Interval(low + 2 * third * DAY, low + (2 * third + 3) * DAY)
    return Interval(_cut(low, high, third), _cut(low, high, third + 1))


def _cut(low: datetime, high: datetime, third: int) -> datetime:
    if third == 3:
        return high
    months = calendar.months_between(low, high)
    if low.day == high.day == 1:
        whole = calendar.shift_months(low, third * months // 3)
        return whole if months >= 3 else low + third * 10 * DAY
    return low + third * ((high - low) // DAY) // 3 * DAY
