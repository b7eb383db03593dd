"""Joins times that stand next to each other: a date and its clock, two ends of a range."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from checker.kinds.time.terms import (
    CLOCKS,
    Ago,
    At,
    Clock,
    Date,
    DayPart,
    Edge,
    Feast,
    Length,
    Named,
    Now,
    Nth,
    OfYear,
    Part,
    Range,
    Step,
    Term,
    Told,
    Years,
)
from checker.kinds.time.words import Words
from checker.model import Grain

T = TypeVar("T")
_DATES = (Date, Part, Feast, Years, Step, Named, Ago, Nth, OfYear, Edge, Now, Told)


class Atom(msgspec.Struct, frozen=True):
    """A term and where it stands; `middle` are the inner ends of a range told as two times."""

    start: int
    end: int
    term: Term
    rule: str
    middle: tuple[int, int] | None = None


class Composer:
    """The wordings that join, compiled from the lexicon."""

    def __init__(self, words: Words) -> None:
        lists = words.lists
        self._join = lists["time_join"]
        self._to = lists["range_between_times"]
        self._and = lists["range_and_times"]
        self._lists = lists["time_lists"]
        self._openers = tuple(lists["range_openers"])
        self._zones = tuple(f" {zone}" for zone in sorted(lists["time_zones"]))
        self._longest = max(map(len, self._zones)) + max(
            map(len, self._join | self._to | self._and)
        )
        self._since = {" after ": 1, " before ": -1, " from ": 1, " since ": 1}

    def compose(self, low: str, atoms: list[Atom]) -> list[Atom]:
        """The atoms of one sentence, in order, with those that belong together made one."""
        done: list[Atom] = []
        for index, atom in enumerate(atoms):
            done.append(atom)
            after = atoms[index + 1] if index + 1 < len(atoms) else None
            while len(done) > 1 and (one := self._pair(low, done[-2], done[-1], after)):
                done[-2:] = [one]
            if len(done) > 1:
                done[-2] = self._listed(low, done[-2], done[-1])
        return done

    def _listed(self, low: str, a: Atom, b: Atom) -> Atom:
        """The first of two listed dates with the year of the last: "in May and June 2013"."""
        if low[a.end : b.start] not in self._lists or not isinstance(b.term, Date):
            return a
        year = b.term.year
        if not isinstance(a.term, Date) or a.term.year or not a.term.month or not year:
            return a
        if not b.term.month or (a.term.month, a.term.day or 0) > (b.term.month, b.term.day or 31):
            return a
        return msgspec.structs.replace(a, term=msgspec.structs.replace(a.term, year=year))

    def _pair(self, low: str, a: Atom, b: Atom, after: Atom | None) -> Atom | None:
        if not 0 <= b.start - a.end <= self._longest:
            return None
        gap = low[a.end : b.start]
        term = self._joined(a.term, b.term, gap)
        if term is not None:
            return Atom(a.start, b.end, term, a.rule, a.middle if isinstance(term, Range) else None)
        if after is not None and self._waits(low, a, b, after):
            return None
        term = self._range(low, a, b, gap)
        if term is None:
            return None
        # "May-July" is one time, "May to July" are two; hours are too short to be told apart.
        apart = isinstance(term, Range) and isinstance(term.first, _DATES) and gap != gap.strip()
        return Atom(a.start, b.end, term, a.rule, (a.end, b.start) if apart else None)

    def _waits(self, low: str, a: Atom, b: Atom, after: Atom) -> bool:
        """True if `b` first belongs to what follows ("3 pm Monday to 5 pm Tuesday")."""
        gap = low[b.end : after.start]
        if isinstance(a.term, Clock) and isinstance(b.term, Clock):
            return False
        return self._joined(b.term, after.term, gap) is not None

    def _without_zone(self, gap: str) -> str:
        zone = next((z for z in self._zones if gap.lower().startswith(z)), "")
        return gap[len(zone) :]

    def _range(self, low: str, a: Atom, b: Atom, gap: str) -> Term | None:
        if isinstance(a.term, Clock) and isinstance(b.term, Clock):
            gap = self._without_zone(gap)
        opened = low[max(a.start - 16, 0) : a.start].rstrip().lower().endswith(self._openers)
        if not (gap in self._to or (opened and gap in self._and)):
            return None
        first, last = a.term, b.term
        if isinstance(first, Date) and first.day and isinstance(last, Date) and last.month:
            last = firm(last)
        if isinstance(first, _DATES) and isinstance(last, _DATES):
            return None if unfinished(first) or unfinished(last) else Range(first, last)
        if isinstance(first, Clock) and isinstance(last, Clock):
            return Range(first, last, first.weak and last.weak)
        if isinstance(first, At) and isinstance(first.time, Clock) and isinstance(last, Clock):
            return At(first.date, Range(first.time, last))
        if isinstance(first, At) and isinstance(last, (At, Now)):
            return Range(first, last)
        return None

    def _joined(self, a: Term, b: Term, gap: str) -> Term | None:
        if isinstance(a, Length) and gap in self._since and isinstance(b, (*_DATES, At)):
            return Ago(a.unit, a.count, self._since[gap], b)
        if gap not in self._join and isinstance(a, (Clock, Range)):
            gap = self._without_zone(gap)
        if gap not in self._join:
            return None
        return (
            _stretch_of(a, b, gap)
            or _clock_on(a, b, gap)
            or _one_date(a, b, gap)
            or _with_year(a, b, gap)
        )


_ON = frozenset((" ", " on ", "-", " - ", ", "))
_OF = frozenset((" ", " of ", ", ", " in the ", " of the "))
_NEAR = frozenset((" ", ", "))


def _stretch_of(a: Term, b: Term, gap: str) -> Term | None:
    """What counts within a stretch, with the stretch: "the last Friday of" and its month."""
    if isinstance(a, Nth) and a.of is None:
        fits = isinstance(b, _DATES) and (not a.narrow or _is_month(b))
        fits = fits and (a.index != 0 or _is_day(b))
        return Nth(a.index, a.what, firm(b)) if gap == " " and fits else None
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


def _is_month(term: Term) -> bool:
    return isinstance(term, Step) and term.grain is Grain.MONTH


def firm(term: T) -> T:
    """The term as one that counts, for something stands beside it."""
    if not getattr(term, "weak", False):
        return term
    return msgspec.structs.replace(term, weak=False)  # type: ignore[type-var]


def _clock_on(a: Term, b: Term, gap: str) -> Term | None:
    """A date and a time of day, in either order; a clock and a part of the day."""
    if isinstance(a, Clock) and isinstance(b, DayPart) and gap != "-":
        return _in_part(a, b)
    if isinstance(a, DayPart) and isinstance(b, Clock) and gap != "-":
        return _in_part(b, a)
    if _is_time(b) and isinstance(a, _DATES) and _is_day(a):
        if gap == "-" and not isinstance(b, Clock):
            return None
        return At(firm(a), b)  # type: ignore[arg-type]
    if _is_time(a) and isinstance(b, _DATES) and _is_day(b) and gap != "-":
        return At(firm(b), a)  # type: ignore[arg-type]
    if isinstance(a, At) and isinstance(a.time, DayPart) and isinstance(b, Clock):
        return At(a.date, _half(b, a.time))
    if isinstance(a, At) and isinstance(a.time, DayPart) and _is_clock_range(b):
        return At(a.date, b)  # type: ignore[arg-type]
    if isinstance(a, At) and isinstance(a.time, Clock) and isinstance(b, DayPart):
        return At(a.date, _half(a.time, b)) if b.day is None else None
    return None


def _in_part(clock: Clock, part: DayPart) -> Term:
    clock = msgspec.structs.replace(_half(clock, part), weak=False)
    return clock if part.day is None else At(Step(Grain.DAY, part.day), clock)


def _half(clock: Clock, part: DayPart) -> Clock:
    if clock.told or clock.hour >= 12 or part.low < 12:
        return clock
    return Clock(clock.hour + 12, clock.minute, clock.second)


def _is_clock_range(term: Term) -> bool:
    return isinstance(term, Range) and isinstance(term.first, Clock)


def _is_time(term: Term) -> bool:
    if isinstance(term, DayPart):
        return term.day is None
    return isinstance(term, CLOCKS) or _is_clock_range(term)


def _is_day(term: Term) -> bool:
    """True if the term is one day."""
    match term:
        case Date(day=day, weekday=weekday):
            return bool(day or weekday)
        case Step(grain=grain):
            return grain is Grain.DAY
        case Named(what=what) | Edge(of=what):
            return _is_day(what)
        case Nth(what=what):
            return isinstance(what, int) or what is Grain.DAY
        case Ago(unit=unit):
            return unit in ("day", "week", "month", "year")
        case OfYear(what=what):
            return _is_day(what)
    return isinstance(term, Feast)


def _one_date(a: Term, b: Term, gap: str) -> Term | None:
    """A weekday and its date."""
    named = a.what if isinstance(a, Named) else a
    if (
        isinstance(named, Date)
        and isinstance(b, Date)
        and gap in (" ", ", ", ", the ", " the ", "-", " (")
    ):
        if _only_weekday(named) and b.day and not b.weekday:
            return msgspec.structs.replace(b, weekday=named.weekday, weak=False)
        if isinstance(a, Date) and a.day and not a.weekday and _only_weekday(b) and gap in _NEAR:
            return msgspec.structs.replace(a, weekday=b.weekday, weak=False)
    return None


def _only_weekday(date: Date) -> bool:
    return bool(date.weekday) and not (date.day or date.month or date.year)


def _with_year(a: Term, b: Term, gap: str) -> Term | None:
    """A month, date, part or feast with the year that follows."""
    if gap not in (" ", ", ", " of ", " in ", " - "):
        return None
    year = b.year if isinstance(b, Date) and b.month is None and b.weekday is None else None
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


__all__ = ["Atom", "Composer", "unfinished"]
