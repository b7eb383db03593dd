"""Joins times that stand next to each other: a date and its clock, two ends of a range."""

from __future__ import annotations

import re

import msgspec

from checker.kinds.time.join import (
    DATES,
    firm,
    is_day,
    is_named,
    joined,
    listed,
    same_clock,
    unfinished,
)
from checker.kinds.time.terms import (
    Ago,
    At,
    Clock,
    Date,
    Length,
    Now,
    Range,
    Spell,
    Term,
)
from checker.kinds.time.words import BOUNDS, Words
from checker.model import Bound

# What a length of time may begin with.
_STARTS = (*DATES, At, Clock)


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
            self._list(low, done)
        return done

    def _list(self, low: str, done: list[Atom]) -> None:
        """What the last of the listed dates gives to those before it, as far as the list goes."""
        for at in range(len(done) - 1, 0, -1):
            a, b = done[at - 1], done[at]
            if _gap(low, a, b) not in self._lists:
                return
            pair = listed(a.term, b.term)
            if pair is None:
                return
            done[at - 1 : at + 1] = [
                msgspec.structs.replace(a, term=pair[0]),
                msgspec.structs.replace(b, term=pair[1]),
            ]

    def _pair(self, low: str, a: Atom, b: Atom, after: Atom | None) -> Atom | None:
        if not 0 <= b.start - a.end <= self._longest:
            return None
        gap = _gap(low, a, b)
        if after is not None and is_named(b.term, after.term, _gap(low, b, after)):
            return None  # in "at 4 am on Sunday, 25 June" the weekday first goes with its date
        if same_clock(a.term, b.term, gap) and low[b.end : b.end + 1] == ")":
            return Atom(a.start, b.end + 1, firm(a.term), a.rule)
        ranged = after is not None and _gap(low, b, after) in self._to
        term = None if ranged else self._spell(low, a, b, gap)
        term = term or self._joined(a.term, b.term, gap)
        if term is not None:
            return Atom(a.start, b.end, term, a.rule, a.middle if isinstance(term, Range) else None)
        if after is not None and self._waits(low, a, b, after):
            return None
        term = self._range(low, a, b, gap)
        if term is None:
            return None
        # "May-July" is one time, "May to July" are two; hours are too short to be told apart.
        apart = isinstance(term, Range) and isinstance(term.first, DATES) and gap != gap.strip()
        return Atom(a.start, b.end, term, a.rule, (a.end, b.start) if apart else None)

    def _waits(self, low: str, a: Atom, b: Atom, after: Atom) -> bool:
        """True if `b` first belongs to what follows ("3 pm Monday to 5 pm Tuesday")."""
        gap = _gap(low, b, after)
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
        if isinstance(first, Date) and first.month and isinstance(last, Date) and last.month:
            last = firm(last)
        if isinstance(first, DATES) and isinstance(last, DATES):
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
        if isinstance(b, Clock) and gap in self._bounds and is_day(a) and not b.weak:
            return At(firm(a), b, self._bounds[gap])
        if isinstance(a, Length) and gap in self._since and isinstance(b, (*DATES, At)):
            return Ago(a.unit, a.count, self._since[gap], b)
        if gap not in self._join and isinstance(a, (Clock, Range)):
            gap = self._without_zone(gap)
        if gap not in self._join:
            return None
        return joined(a, b, gap)


def _gap(low: str, a: Atom, b: Atom) -> str:
    """What stands between two atoms, in lower case and with single blanks."""
    gap = low[a.end : b.start].lower()
    return re.sub(" +", " ", gap) if "  " in gap else gap


def _before(low: str, start: int) -> str:
    """The words before, in lower case."""
    return low[max(start - 16, 0) : start].rstrip().lower()


__all__ = ["Atom", "Composer", "unfinished"]
