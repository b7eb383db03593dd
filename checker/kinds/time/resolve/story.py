"""What a running text has told so far, and the times that count from it.

News counts from the day it appeared. A story of the past (an encyclopaedia's page on a war)
counts from the time it last told of: its "in June" is the June of the year that it has come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.resolve.frame import Found, Frame
from checker.kinds.time.terms import (
    Ago,
    At,
    Clock,
    Date,
    DayPart,
    Edge,
    Feast,
    Named,
    Nth,
    OfYear,
    Part,
    Range,
    Step,
    Term,
    Years,
)
from checker.model import Anchor, Grain, Interval

# A story goes forward: a date so much later is as near as one that lies behind.
_FORWARD = 2
# "Ninety years later" looks away from the story, "two years earlier" does always.
_FAR = 15
# For each time that counts from the day of writing, a story has so many dates of the past.
_TIMES = 3


def is_story(terms: Iterable[Term], today: datetime | None) -> bool:
    """True if the times of a text are dates of the past rather than days around its own.

    A full date of the past or two years of it set the scene, whatever stands without a year.
    """
    years = full = near = 0
    for term in terms:
        if isinstance(term, Date) and term.weak:
            continue  # "a herd of 700" may be no year
        told = [y for y in told_years(term) if today is None or y < today.year - 1]
        years += len(told)
        full += bool(told) and bool(_full_years(term))
        near += not told and _deictic(term)
    return (full >= 1 or years >= 2) and years >= _TIMES * near


def _deictic(term: Term) -> bool:
    """True for times that count from the day of writing."""
    match term:
        case Step(told=told, story=story, grain=grain, count=count):
            return not (told or story or (grain is Grain.DAY and count == 0))
        case Named(told=told):
            return not told
        case Ago(base=base):
            return base is None
        case Date(month=None, weekday=weekday):
            return bool(weekday)
        case At(date=inner) | Edge(of=inner) | Nth(of=Date() as inner) | OfYear(year=inner):
            return _deictic(inner)
        case DayPart(day=day, told=told):
            return day is not None and not told
    return False


def told_years(term: Term) -> Iterator[int]:
    """The years that stand in a term."""
    match term:
        case Date(year=int(year)) | Part(year=int(year)) | Feast(year=int(year)):
            yield year
        case Years(first=first):
            yield first
        case At(date=inner) | Edge(of=inner) | Nth(of=Date() as inner) | Nth(of=Part() as inner):
            yield from told_years(inner)
        case Range(first=first_term, last=last_term):
            yield from told_years(first_term)
            yield from told_years(last_term)


def remember(term: Term, found: Found, where: Frame) -> None:
    """Keep what later times may count from."""
    stretch = found.stretch
    if stretch is None or stretch.low is None or found.grain in _NOT_KEPT:
        return
    if isinstance(term, (Clock, DayPart)) and not where.story:
        return
    where.last = found
    if found.grain in _WITHIN_DAY:
        where.day = where.last_day = calendar.unit(stretch.low, Grain.DAY)
    if _sets_scene(term, found, where):
        where.scene = stretch


def remember_range(term: Range, ends: tuple[Found, Found], where: Frame) -> None:
    """Both ends; a story that names a span of years at first begins with the first of them."""
    first, last = ends
    remember(term.first, first, where)
    scene = where.scene
    remember(term.last, last, where)
    low, high = (last.range.low, last.range.high) if last.range else (None, None)
    if low and high and high - low > 366 * DAY:
        where.scene = scene


_NOT_KEPT = frozenset((Grain.VAGUE, Grain.DECADE, Grain.CENTURY))
_WITHIN_DAY = frozenset((Grain.DAY, Grain.HOUR, Grain.MINUTE, Grain.SECOND))


def _sets_scene(term: Term, found: Found, where: Frame) -> bool:
    """In news only a full date does: the year of a thing that is mentioned tells nothing."""
    if found.anchor is Anchor.CARRIED:
        return not (isinstance(term, Ago) and (term.side < 0 or (term.count or 0) > _FAR))
    if isinstance(term, Years) or found.bound == ">=" or _is_ahead(found, where):
        return False  # "since 1902" looks back
    return bool(_full_years(term)) or (where.story and found.anchor is Anchor.EXPLICIT)


def _is_ahead(found: Found, where: Frame) -> bool:
    stretch, today = found.stretch, where.today
    return bool(today and stretch and stretch.low and stretch.low > today)


def _full_years(term: Term) -> list[int]:
    match term:
        case Date(year=int(year), month=int()):
            return [year]
        case At(date=inner) | Edge(of=inner):
            return _full_years(inner)
        case Range(first=first, last=last):
            return _full_years(first) + _full_years(last)
    return []


def carries(where: Frame) -> bool:
    """True if dates without a year are those of the story, not those around the publication."""
    return where.story or where.today is None


def carried(make: Callable[[int], Stretch | None], where: Frame) -> Stretch | None:
    """What `make` gives for the year that the story has come to; None if it has told of none."""
    scene = where.scene
    if scene is None or scene.low is None or scene.high is None:
        return None
    year = scene.low.year
    if scene.high - scene.low > 200 * DAY:
        return make(year)
    near = [made for y in (year - 1, year, year + 1) if (made := _tried(make, y)) is not None]
    return min(near, key=lambda s: _distance(scene, s), default=None)


def _tried(make: Callable[[int], Stretch | None], year: int) -> Stretch | None:
    try:
        return make(year)
    except (ValueError, OverflowError):
        return None


def _distance(scene: Stretch, other: Stretch) -> float:
    if scene.low is None or other.low is None or other.high is None or scene.high is None:
        return float("inf")
    if other.low < scene.high and scene.low < other.high:
        return 0.0
    days = (other.low - scene.low) / DAY
    return days if days >= 0 else -days * _FORWARD


def told_day(where: Frame) -> Stretch | None:
    """The day last told of, as long as nothing has been told since that lies elsewhere."""
    last, day = where.last, where.last_day
    if last is None or last.stretch is None or day is None:
        return None
    return day if last.stretch.meet(day) else None


def unit_told(grain: Grain, count: int, where: Frame) -> Stretch | None:
    """The unit that is `count` units from the one last told of; None if that is no finer."""
    start = told_day(where) if grain in _FINE else where.last.stretch if where.last else None
    if start is None or start.low is None or start.high is None:
        return None
    whole = calendar.unit(start.low, grain)
    if whole.high is None or start.high > whole.high:
        return None
    if whole.low is None:
        return None
    return calendar.unit(calendar.shift(whole.low, grain, count), grain)


_FINE = frozenset((Grain.DAY, Grain.WEEK, Grain.WEEKEND))


def reference(where: Frame) -> Interval[datetime] | None:
    """What "two days later" counts from: the day last told of, or the stretch."""
    return told_day(where) or (where.last.stretch if where.last else None)
