"""What a time is counted from, and the resolvers: from words to a stretch of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import Stretch
from checker.kinds.time.tense import Told
from checker.kinds.time.terms import Term
from checker.model import Anchor, Bound, DateFields, Grain, Interval, Publication, Time
from checker.settings import Prefer

_LONGEST_DAY = timedelta(hours=36)
CLOCK_GRAINS = frozenset((Grain.HOUR, Grain.MINUTE, Grain.SECOND))
T = TypeVar("T")


class Frame(msgspec.Struct):
    """What is known at a place in the text; changes as the text is read.

    `today` and `moment` are the day and the time of publication. `story` is true for a text that
    counts from what it tells, `early` if that has years below 1000. `prefer` and `phrase` are
    settings, `tense` is that of the clause, `day` the day of the sentence. `last` was last told
    of, `last_day` is the last single day, and dates without a year take over that of `scene`.
    """

    today: datetime | None = None
    moment: Stretch | None = None
    story: bool = False
    early: bool = False
    tense: Told = Told.UNTOLD
    prefer: Prefer = "tense"
    phrase: bool = False
    day: Stretch | None = None
    last: Found | None = None
    last_day: Stretch | None = None
    scene: Stretch | None = None


class Found(msgspec.Struct, frozen=True):
    """A resolved term; no stretch if nothing is known to count from."""

    stretch: Stretch | None
    grain: Grain
    anchor: Anchor
    mod: str = ""
    bound: Bound = "="
    range: Stretch | None = None


def frame(publication: Publication) -> Frame:
    """The frame at the start of an article. A publication longer than a day gives no today."""
    interval = publication.interval
    if interval is None or interval.low is None or interval.high is None:
        return Frame()
    if interval.high - interval.low > _LONGEST_DAY:
        return Frame()
    low = interval.low.replace(tzinfo=None)
    return Frame(
        today=calendar.midnight(low), moment=Interval(low, interval.high.replace(tzinfo=None))
    )


_RESOLVERS: dict[type[Any], Callable[[Any, Frame], Found | None]] = {}


def resolver(kind: type[T]) -> Callable[[Callable[[T, Frame], Found | None]], object]:
    """Registers the function that resolves terms of a type."""

    def keep(function: Callable[[T, Frame], Found | None]) -> Callable[[T, Frame], Found | None]:
        _RESOLVERS[kind] = function
        return function

    return keep


def resolve(term: Term, where: Frame) -> Found | None:
    """The term in calendar time, or None if the calendar has no such time."""
    try:
        return _RESOLVERS[type(term)](term, where)
    except (ValueError, OverflowError, KeyError):
        return None


def as_time(found: Found, fields: DateFields | None = None) -> Time:
    """The value of a mention."""
    relative = found.anchor is not Anchor.EXPLICIT
    return Time(
        interval=found.stretch,
        grain=found.grain,
        anchor=found.anchor,
        mod=found.mod,
        relative=relative,
        bound=found.bound,
        range=found.range,
        fields=fields,
    )


def unknown(grain: Grain, mod: str = "") -> Found:
    """A time with nothing to count from."""
    return Found(None, grain, Anchor.NONE, mod)


def counted(stretch: Stretch | None, grain: Grain) -> Found:
    """A time that was counted from the day of publication, if that led anywhere."""
    return Found(stretch, grain, Anchor.PUBLICATION if stretch else Anchor.NONE)
