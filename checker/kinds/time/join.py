"""Which two terms belong together, by what stands between them: a date and its clock, its year."""

from __future__ import annotations

from typing import TypeGuard, TypeVar

import msgspec

from checker.kinds.time.make.clock import in_part
from checker.kinds.time.terms import (
    Ago,
    At,
    Clock,
    Date,
    DayPart,
    Edge,
    Feast,
    Named,
    Now,
    Nth,
    OfYear,
    Part,
    Range,
    Repeat,
    Step,
    Term,
    Told,
    Years,
)
from checker.model import Grain

T = TypeVar("T")
DATES = (Date, Part, Feast, Years, Step, Named, Ago, Nth, OfYear, Edge, Now, Told)


def joined(a: Term, b: Term, gap: str) -> Term | None:
    """The one term that two make with `gap` between them; None if they stay two."""
    if isinstance(a, Ago) and a.weak:
        fits = gap == " " and isinstance(b, (*DATES, At)) and not unfinished(b)
        return Ago(a.unit, a.count, a.side, b) if fits else None
    return (
        _stretch_of(a, b, gap)
        or _ago_to_the_day(a, b, gap)
        or _clock_on(a, b, gap)
        or _one_date(a, b, gap)
        or _feast_day(a, b, gap)
        or _repeated(a, b, gap)
        or _with_year(a, b, gap)
    )


_ON = frozenset((" ", " on ", "-", " - ", ", ", "'s "))
_OF = frozenset((" ", " of ", ", ", " in the ", " of the ", " from "))
_BESIDE = frozenset((" ", ", ", ", the ", " the ", "-", " ("))
_NEAR = frozenset((" ", ", "))
_WAS = frozenset((*_NEAR, ", a "))


def _stretch_of(a: Term, b: Term, gap: str) -> Term | None:
    """What counts within a stretch, with the stretch: "the last Friday of" and its month."""
    if isinstance(a, Nth) and a.of is None:
        fits = isinstance(b, DATES) and (not a.narrow or _is_month(b))
        fits = fits and (a.index != 0 or is_day(b))
        return msgspec.structs.replace(a, of=firm(b)) if gap == " " and fits else None
    if isinstance(b, Step) and isinstance(a, Date) and a.month is None and a.year is None:
        if b.weak:
            return None
        if b.grain is Grain.WEEK and a.weekday and not a.day and gap in _OF:
            return Nth(1, a.weekday, b)
        if b.grain is Grain.MONTH and a.day and not a.weekday:
            return Nth(a.day, Grain.DAY, b)
    if isinstance(a, At) and isinstance(b, Step):
        date = _stretch_of(a.date, b, gap)
        return At(date, a.time) if date is not None else None
    if isinstance(a, Step) and isinstance(b, Date) and gap in _ON:
        return Nth(1, b.weekday, a) if a.grain is Grain.WEEK and b.weekday and not b.day else None
    return None


def _ago_to_the_day(a: Term, b: Term, gap: str) -> Term | None:
    """So many units before a unit of now: "sixty years ago today", "a year ago this week"."""
    if gap != " " or not isinstance(a, Ago) or a.side > 0 or a.base is not None:
        return None
    near = isinstance(b, Step) and not (b.told or b.story or b.weak)
    return Ago(a.unit, a.count, a.side, b) if near or isinstance(b, Named) else None


def _is_month(term: Term) -> bool:
    return isinstance(term, Step) and term.grain is Grain.MONTH


def firm(term: T) -> T:
    """The term as one that counts, for something stands beside it."""
    if not getattr(term, "weak", False):
        return term
    return msgspec.structs.replace(term, weak=False)  # type: ignore[type-var]


def _clock_on(a: Term, b: Term, gap: str) -> Term | None:
    """A date and a time of day, in either order; a clock and a part of the day."""
    if _is_hours(a) and isinstance(b, DayPart) and gap != "-":
        return _in_part(a, b)
    if isinstance(a, DayPart) and _is_hours(b) and gap != "-":
        return _in_part(b, a)
    if _is_hours(a) and isinstance(b, At) and isinstance(b.time, DayPart) and gap != "-":
        return At(b.date, _half(a, b.time))  # "5 o'clock on the afternoon of 3 May"
    if isinstance(a, DayPart) and isinstance(b, Range) and isinstance(b.first, Date) and gap in _OF:
        return At(b.first, a) if b.first.day else None  # "the night of 3-4 May"
    if isinstance(b, Edge) and isinstance(b.of, DayPart) and b.of.day is None:
        joined = _clock_on(a, b.of, gap)  # "Sunday early morning"
        return Edge(joined, b.side) if joined is not None else None
    if _is_time(b) and isinstance(a, DATES) and is_day(a):
        if gap == "-" and not isinstance(b, Clock):
            return None
        return At(firm(a), b)
    if _is_time(a) and isinstance(b, DATES) and is_day(b) and gap != "-":
        return At(firm(b), a)
    if isinstance(a, At) and isinstance(a.time, DayPart) and _is_hours(b):
        return At(a.date, _half(b, a.time))
    if isinstance(a, At) and _is_hours(a.time) and isinstance(b, DayPart):
        return At(a.date, _half(a.time, b)) if b.day is None else None
    return None


Hours = Clock | Range


def _in_part(hours: Hours, part: DayPart) -> Term:
    hours = msgspec.structs.replace(_half(hours, part), weak=False)
    if part.day is None:
        return hours
    return At(Step(Grain.DAY, part.day, told=part.told), hours)


def _half(hours: Hours, part: DayPart) -> Hours:
    """The half of the day that goes with its part: seven in the evening is 19."""
    if isinstance(hours, Range):
        return Range(_half_of(hours.first, part), _half_of(hours.last, part))
    return in_part(hours, part)


def _half_of(clock: Term, part: DayPart) -> Term:
    return in_part(firm(clock), part) if isinstance(clock, Clock) else clock


def _is_hours(term: Term) -> TypeGuard[Hours]:
    """True for a time of day or a range of two."""
    return isinstance(term, Clock) or (isinstance(term, Range) and isinstance(term.first, Clock))


def _is_time(term: Term) -> TypeGuard[Hours | DayPart]:
    if isinstance(term, DayPart):
        return term.day is None
    return _is_hours(term)


def is_day(term: Term) -> bool:
    """True if the term is one day."""
    match term:
        case Date(day=day, weekday=weekday):
            return bool(day or weekday)
        case Step(grain=grain):
            return grain is Grain.DAY
        case Named(what=what) | Edge(of=what):
            return is_day(what)
        case Nth(what=what):
            return isinstance(what, int) or what is Grain.DAY
        case Ago(unit=unit):
            return unit in ("day", "week", "month", "year")
        case OfYear(what=what):
            return is_day(what)
    return isinstance(term, Feast)


def is_named(a: Term, b: Term, gap: str) -> bool:
    """True for a weekday and the date that it names."""
    return isinstance(a, Date) and _only_weekday(a) and _one_date(a, b, gap) is not None


def listed(a: Term, b: Term) -> tuple[Term, Term] | None:
    """Two dates of a list as it makes them: one that counts makes the other count.

    The first has the year of the last ("in May and June 2013"), and a year alone is one after a
    date ("December 31, 2013 and 2012"). None if they are no list.
    """
    if isinstance(a, Date) and a.month and not a.year and isinstance(b, OfYear):
        return OfYear(firm(a), b.year), b
    if not isinstance(a, Date) or not isinstance(b, Date):
        return None
    if not b.month:
        lone = bool(b.year and a.year and not b.weekday) and not a.weak
        return (a, firm(b)) if lone else None
    if not a.month or (a.weak and b.weak):
        return None
    first, last = firm(a), firm(b)
    ordered = (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 31)
    if ordered and last.year and not first.year:
        first = msgspec.structs.replace(first, year=last.year)
    return first, last


def _one_date(a: Term, b: Term, gap: str) -> Term | None:
    """A weekday and its date, or a day and its month."""
    named = a.what if isinstance(a, Named) else a
    if not isinstance(named, Date) or not isinstance(b, Date):
        return None
    if gap in _BESIDE and _only_weekday(named) and b.day and not b.weekday:
        return msgspec.structs.replace(b, weekday=named.weekday, weak=False)
    if not isinstance(a, Date) or not a.day:
        return None
    if gap in (" of ", " ") and not a.month and b.month and not (b.day or b.weekday):
        return msgspec.structs.replace(b, day=a.day, weekday=a.weekday)
    if gap in _WAS and not a.weekday and _only_weekday(b):
        return msgspec.structs.replace(a, weekday=b.weekday, weak=False)
    return None


def _repeated(a: Term, b: Term, gap: str) -> Term | None:
    """A repeated time with its hour: "every Monday at 4 pm"."""
    if isinstance(b, Repeat) and isinstance(a, Clock) and gap == " " and not a.weak:
        a, b = b, a
    if not (isinstance(a, Repeat) and isinstance(b, Clock)) or gap not in (" ", " at ", ", at "):
        return None
    day = "XXXX-XX-XX" if a.timex in ("P1D", "P1WD") else a.timex
    hour = f"T{b.hour:02d}" + ("" if b.minute is None else f":{b.minute:02d}")
    return Repeat(f"{day}{hour}") if day.startswith("XXXX") and "T" not in day else a


def same_clock(a: Term, b: Term, gap: str) -> bool:
    """A time of day with the same in another zone in brackets: "16:53 local time (21:53 GMT)"."""
    return isinstance(a, Clock) and isinstance(b, Clock) and gap.endswith(" (")


def _feast_day(a: Term, b: Term, gap: str) -> Term | None:
    """A feast and its date: "Easter Sunday, 11 April 1912"."""
    if isinstance(a, Feast) and not a.year and isinstance(b, Date) and b.day and b.month:
        return firm(b) if gap in (", ", " (") else None
    return None


def _only_weekday(date: Date) -> bool:
    return bool(date.weekday) and not (date.day or date.month or date.year)


def _with_year(a: Term, b: Term, gap: str) -> Term | None:
    """A month, date, part or feast with the year that follows."""
    if gap not in (" ", ", ", " of ", " in ", " - "):
        return None
    alone = isinstance(b, Date) and b.month is None and b.weekday is None and not b.weak
    year = b.year if isinstance(b, Date) and alone else None
    if isinstance(a, (Date, Part, Feast)) and a.year is None:
        lone = isinstance(a, Date) and a.month is None
        if year is not None and not lone:
            return firm(msgspec.structs.replace(a, year=year))
        if isinstance(b, Step) and b.grain is Grain.YEAR and not lone:
            return OfYear(firm(a), b)
    if isinstance(a, Range) and year is not None and isinstance(a.last, (Date, Part)):
        last = msgspec.structs.replace(a.last, year=year)
        return Range(a.first, last) if a.last.year is None else None
    return None


def unfinished(term: Term) -> bool:
    """True for a term that means nothing without what should have stood beside it."""
    return bool(getattr(term, "weak", False)) or (isinstance(term, Nth) and term.of is None)
