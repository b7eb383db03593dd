"""The day that a short text names, such as the date in metadata or in the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from checker.kinds.time import calendar
from checker.model import Anchor, Grain, Interval, Mention, Time

_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)([01]\d)\2([0-3]\d)(?!\d)")
# Day and month, or month and day.
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)")


def first_day(mentions: Iterable[Mention]) -> Interval[datetime] | None:
    """The first day, or month, that is told in full."""
    for mention in mentions:
        value = mention.value
        if isinstance(value, Time) and value.anchor is Anchor.EXPLICIT and value.interval:
            day = _day_of(value.interval, value.grain)
            if day is not None:
                return day
    return None


def may_be_two(text: str) -> bool:
    """True for 04/03/2025, which is a day of April or of March."""
    numeric = _NUMERIC.search(text)
    return numeric is not None and _may_be_two(*map(int, numeric.groups()))


def iso_day(text: str) -> Interval[datetime] | None:
    """The day of a plain 2024-05-14, as most articles have it, without a search."""
    if len(text) != len("2024-05-14") or text[4] != "-":
        return None
    try:
        low = datetime.fromisoformat(text)
        return Interval(low, low + timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def _may_be_two(first: int, second: int) -> bool:
    return first != second and first <= 12 and second <= 12


def _day_of(interval: Interval[datetime], grain: Grain) -> Interval[datetime] | None:
    """The day that a time lies on; a month stays what it is; None for more."""
    if interval.low is None or grain in _TOO_WIDE:
        return None
    if grain is Grain.MONTH:
        return interval
    return calendar.unit(interval.low, Grain.DAY)


_TOO_WIDE = frozenset(Grain) - {Grain.DAY, Grain.MONTH, Grain.HOUR, Grain.MINUTE, Grain.SECOND}


def compact(text: str) -> Interval[datetime] | None:
    """A date as file names and paths have it: 20170912, 2017_09_12, 2017/09/12."""
    match = _COMPACT.search(text)
    try:
        return calendar.day(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None
