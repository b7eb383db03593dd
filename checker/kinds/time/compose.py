"""Joins times that stand next to each other: a date and its clock, two ends of a range."""

from __future__ import annotations

from typing import TypeGuard, TypeVar

import msgspec

from checker.kinds.time.make_clock import in_part
from checker.kinds.time.terms import (
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
    Repeat,
    Spell,
    Step,
    Term,
    Told,
    Years,
)
from checker.kinds.time.words import BOUNDS, Words
from checker.model import Bound, Grain

T = TypeVar("T")
_DATES = (Date, Part, Feast, Years, Step, Named, Ago, Nth, OfYear, Edge, Now, Told)


_STARTS = (*_DATES, At, Clock)


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
        self._starting = lists["time_starting"]
        self._bounds: dict[str, Bound] = {
            f" {words} ": bound
            for bound, name in BOUNDS.items()
            if bound != "~"
            for words in lists[name]
        }

    def compose(self, low: str, atoms: list[Atom]) -> list[Atom]:
        """The atoms of one sentence, in order, with those that belong together made one."""
        done: list[Atom] = []
        for index, atom in enumerate(atoms):
            done.append(atom)
            after = atoms[index + 1] if index + 1 < len(atoms) else None
            while len(done) > 1 and (one := self._pair(low, done[-2], done[-1], after)):
                done[-2:] = [one]
            if len(done) > 1:
                done[-2:] = self._listed(low, done[-2], done[-1])
        return done

    def _listed(self, low: str, a: Atom, b: Atom) -> tuple[Atom, Atom]:
        """Two listed dates: the first has the year of the last, the last is one if the first is."""
        if low[a.end : b.start] not in self._lists or not isinstance(b.term, Date):
            return a, b
        first, last = a.term, b.term
        if not isinstance(first, Date) or not first.month or not last.month:
            return a, b
        if a.rule == b.rule and not first.weak:
            b = msgspec.structs.replace(b, term=firm(last))
        ordered = (first.month, first.day or 0) <= (last.month, last.day or 31)
        if ordered and last.year and not first.year:
            first = msgspec.structs.replace(first, year=last.year)
        return msgspec.structs.replace(a, term=first), b

    def _pair(self, low: str, a: Atom, b: Atom, after: Atom | None) -> Atom | None:
        if not 0 <= b.start - a.end <= self._longest:
            return None
        gap = low[a.end : b.start]
        if _same_clock(a.term, b.term, gap) and low[b.end : b.end + 1] == ")":
            return Atom(a.start, b.end + 1, firm(a.term), a.rule)
        term = self._spell(low, a, b, gap) or self._joined(a.term, b.term, gap)
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
        opened = _before(low, a.start).endswith(self._openers)
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
        if {type(first), type(last)} == {Clock, Now}:
            return Range(first, last)
        return None

    def _spell(self, low: str, a: Atom, b: Atom, gap: str) -> Term | None:
        """A length from its start: "two weeks starting Monday", "from Monday for two weeks"."""
        if isinstance(a.term, Length) and isinstance(b.term, _STARTS):
            opened = gap.lstrip(",") == " from " and _before(low, a.start).endswith("for")
            if (gap in self._starting or opened) and not unfinished(b.term):
                return Spell(b.term, a.term)
        if not (isinstance(b.term, Length) and isinstance(a.term, _STARTS) and gap == " for "):
            return None
        opened = _before(low, a.start).endswith(("from", "starting"))
        return Spell(a.term, b.term) if opened and not unfinished(a.term) else None

    def _joined(self, a: Term, b: Term, gap: str) -> Term | None:
        if isinstance(b, Clock) and gap in self._bounds and _is_day(a) and not b.weak:
            return At(firm(a), b, self._bounds[gap])
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
            or _feast_day(a, b, gap)
            or _repeated(a, b, gap)
            or _with_year(a, b, gap)
        )


def _before(low: str, start: int) -> str:
    """The words before, in lower case."""
    return low[max(start - 16, 0) : start].rstrip().lower()


_ON = frozenset((" ", " on ", "-", " - ", ", ", "'s "))
_OF = frozenset((" ", " of ", ", ", " in the ", " of the ", " from "))
_NEAR = frozenset((" ", ", "))


def _stretch_of(a: Term, b: Term, gap: str) -> Term | None:
    """What counts within a stretch, with the stretch: "the last Friday of" and its month."""
    if isinstance(a, Nth) and a.of is None:
        fits = isinstance(b, _DATES) and (not a.narrow or _is_month(b))
        fits = fits and (a.index != 0 or _is_day(b))
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
    if _is_time(b) and isinstance(a, _DATES) and _is_day(a):
        if gap == "-" and not isinstance(b, Clock):
            return None
        return At(firm(a), b)
    if _is_time(a) and isinstance(b, _DATES) and _is_day(b) and gap != "-":
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


def _repeated(a: Term, b: Term, gap: str) -> Term | None:
    """A repeated time with its hour: "every Monday at 4 pm"."""
    if isinstance(b, Repeat) and isinstance(a, Clock) and gap == " " and not a.weak:
        a, b = b, a
    if not (isinstance(a, Repeat) and isinstance(b, Clock)) or gap not in (" ", " at ", ", at "):
        return None
    day = "XXXX-XX-XX" if a.timex in ("P1D", "P1WD") else a.timex
    hour = f"T{b.hour:02d}" + ("" if b.minute is None else f":{b.minute:02d}")
    return Repeat(f"{day}{hour}") if day.startswith("XXXX") and "T" not in day else a


def _same_clock(a: Term, b: Term, gap: str) -> bool:
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
