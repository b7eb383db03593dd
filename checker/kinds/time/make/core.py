"""What rules make of the words they match: one function for each name under `make`.

A production is total: it gives None for words that mean no time, and never raises.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from checker.kinds.time import calendar
from checker.kinds.time.terms import Date, Term
from checker.kinds.time.words import Words

Groups = Mapping[str, str]
Options = Mapping[str, str]
Production = Callable[[Groups, Options, Words], Term | None]

PRODUCTIONS: dict[str, Production] = {}


def production(name: str) -> Callable[[Production], Production]:
    """Registers a production under the name that rules use."""

    def keep(function: Production) -> Production:
        PRODUCTIONS[name] = function
        return function

    return keep


def field(groups: Groups, name: str, read: Callable[[str], object]) -> int | None:
    """The whole number that `read` makes of a group; None if the group or a number is missing."""
    text = groups.get(name)
    value = read(text) if text else None
    return int(value) if isinstance(value, (int, Decimal)) else None


def valid(date: Date) -> bool:
    """True if the calendar has such a date (29 February counts where no year is given)."""
    if date.month is not None and not 1 <= date.month <= 12:
        return False
    if date.day is None:
        return True
    if date.month is None:
        return 1 <= date.day <= 31
    return 1 <= date.day <= calendar.days_in(_civil(date.year), date.month)


def _civil(year: int | None) -> int:
    """A year of the calendar that has the same leap day; 2000 if none is given."""
    if year is None:
        return 2000
    return year if year > 0 else year % 400 + 400


def impossible(date: Date) -> bool:
    """True for a day that no calendar has, though it is written like one: 31 June."""
    in_range = 1 <= (date.month or 0) <= 12 and 1 <= (date.day or 0) <= 31
    return in_range and not valid(date)


@production("nothing")
def _nothing(groups: Groups, options: Options, words: Words) -> Term | None:
    """Words that look like a time and are none: they shield what they cover."""
    del groups, options, words
    return None
