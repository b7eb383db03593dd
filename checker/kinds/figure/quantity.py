"""Measured amounts. The one door to pint, for units that the table does not have."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from checker.kinds.figure.amount import Amount
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.reading import ELSEWHERE, Attached
from checker.kinds.figure.units import TIME, Measured, UnitTable
from checker.model import Interval, Kind, Quantity, Span, Stated
from checker.rulebook import Lexicon, alternation, load

_INCHES = 12
_PRIMES = "'′’"
_FEET_AND_INCHES = re.compile(rf"[{_PRIMES}] ?([0-9]{{1,2}})(?:\"|″|”|''|′′|’’)")
# Above it a bare C or F after a number is no temperature that people talk of.
_HOTTEST = 150


class Measure(msgspec.Struct, frozen=True):
    """An amount of a unit."""

    unit: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    kind = Kind.QUANTITY

    def value(self, interval: Interval[Decimal], stated: Stated) -> Quantity:
        """The quantity, in the unit given."""
        return Quantity(interval, stated, self.unit, self.dimension, self.factor, self.offset)


class QuantityReader:
    """Finds a unit after a number."""

    def __init__(self, units: UnitTable, lexicon: Lexicon) -> None:
        self._units = units
        sizes = alternation(list(lexicon.words.get("size_words", ())) or ["wide"])
        self._inch = re.compile(rf"[ -]in(?=\.?$|[,;:)]|[ -](?:{sizes})\b)")
        self._size = re.compile(rf"[ -](?:{sizes})\b")

    def read(self, line: Line, numeral: Numeral, follow: re.Match[str] | None) -> Attached | None:
        """The quantity; a length of time is left to the reader of times."""
        if line.char_at(numeral.end) in _PRIMES and (tall := self._tall(line, numeral)):
            return tall
        found = self._units.find(line, numeral.end, follow)
        if found is None or _is_code(line, numeral, *found):
            return None
        return attached(numeral, *found)

    def is_size(self, line: Line, at: int, follow: re.Match[str] | None) -> bool:
        """True for "a room 30 metres long", which is no room of that number."""
        found = self._units.find(line, at, follow)
        return found is not None and self._size.match(line.low, found[2], line.end) is not None

    def inches(self, line: Line, numeral: Numeral) -> Attached | None:
        """ "2 in", where what follows shows that no "in" of place or time is meant."""
        match = self._inch.match(line.low, numeral.end, line.end)
        inch = self._units.exact("in.")
        if match is None or inch is None:
            return None
        return attached(numeral, inch, numeral.end + 1, match.end())

    def _tall(self, line: Line, numeral: Numeral) -> Attached | None:
        """5'10" is five feet and ten inches."""
        match = _FEET_AND_INCHES.match(line.text, numeral.end, line.end)
        foot = self._units.exact("ft")
        if match is None or foot is None or int(match[1]) >= _INCHES:
            return None
        feet = Amount(numeral.amount.value + Decimal(match[1]) / _INCHES)
        whole = msgspec.structs.replace(numeral, amount=feet)
        return attached(whole, foot, numeral.end, match.end())


def _is_code(line: Line, numeral: Numeral, unit: Measured, start: int, end: int) -> bool:
    """True for 800,000 F-Series and 14.7C/: a letter for degrees, where none can be meant."""
    if unit.dimension != "temperature" or end - start > 1:
        return False
    after = line.char_at(end)
    dotted = after == "." and line.char_at(end + 1).isalpha()
    return dotted or after in "-/" or abs(numeral.amount.value) > _HOTTEST


def attached(numeral: Numeral, unit: Measured, start: int, end: int) -> Attached:
    """A numeral with the unit that stands from `start` to `end`."""
    parts = (("number", Span(numeral.start, numeral.end)), ("unit", Span(start, end)))
    if unit.dimension == TIME:
        return Attached(
            numeral.start, end, numeral.amount, ELSEWHERE, "number before time unit", parts
        )
    what = Measure(unit.unit, unit.dimension, unit.factor, unit.offset)
    return Attached(numeral.start, end, numeral.amount, what, "number before unit", parts)


@lru_cache(maxsize=1024)
def factor(unit: str) -> Decimal | None:
    """What one `unit` is in SI base units; pint is asked for units outside the table.

    None if nobody knows the unit, or if it has an offset.
    """
    for known in load().units:
        if known.name == unit and known.offset == "0" and "/" not in known.factor:
            return Decimal(known.factor)
    return _ask_pint(unit)


def _ask_pint(unit: str) -> Decimal | None:
    import pint

    try:
        base = _registry().Quantity(1, unit).to_base_units()
        return Decimal(repr(float(base.magnitude)))
    except (pint.errors.PintError, AttributeError, TypeError, ValueError, ArithmeticError):
        return None


@lru_cache(maxsize=1)
def _registry() -> "pint.UnitRegistry":  # type: ignore[name-defined]  # noqa: F821, UP037
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=False)
