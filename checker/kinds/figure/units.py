"""The table of units: spellings, factors, and units per unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec

from checker.kinds.figure.line import Line
from checker.kinds.figure.phrases import Following
from checker.rulebook import Lexicon, Unit, alternation

_SYMBOL = re.compile(r"[A-Za-zµμΩ°º℃℉]+(?:/[A-Za-z]+[23³]?|[²³]|\^?[23](?![0-9A-Za-z]))*\.?")
_LETTERS = re.compile(r"[^\W\d_]+")
_DEGREE = re.compile(
    r"[°º](?:\s?([CFcf])(?:elsius|entigrade|ahrenheit|ELSIUS|AHRENHEIT)?)?(?![A-Za-z])"
)
_KNOWN = {
    "length/time": "speed",
    "volume/time": "volume rate",
    "mass/time": "mass rate",
    "information/time": "information rate",
    "mass/volume": "density",
}
TIME = "time"
# Units whose names hold this are per another one: miles per hour.
_PER = "_per_"


class Measured(msgspec.Struct, frozen=True):
    """A unit found in a text; `label` is its first spelling."""

    unit: str
    dimension: str
    factor: Decimal
    offset: Decimal
    label: str


class UnitTable:
    """Finds units after a number."""

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon) -> None:
        per = alternation(lexicon.words.get("per", ("per",)))
        self._per = re.compile(rf"\s?/\s?|\s?-?\s?\b({per})(?:\s|\s?-\s?)")
        self._time_shifts = frozenset(lexicon.words.get("time_shift_of_measure", ()))
        known = [(u, _measured(u)) for u in units]
        self._symbols = {s: m for u, m in known for s in u.symbols}
        self._words = Following(
            (w, m) for u, m in known for word in u.words for w in _spellings(word)
        )
        self._heads = frozenset(s[0] for s in self._symbols) | {"°", "º"}

    @property
    def first_words(self) -> frozenset[str]:
        """The words, lower case, with which a unit begins."""
        letters = (_LETTERS.match(s.lower()) for s in self._symbols)
        return self._words.heads | {m[0] for m in letters if m}

    def find(
        self, line: Line, at: int, follow: re.Match[str] | None
    ) -> tuple[Measured, int, int] | None:
        """(unit, start, end) of the unit that follows `at`, with what it is per."""
        hit = self._simple(line, at, follow)
        return self._compound(line, hit) if hit else None

    def _simple(
        self, line: Line, at: int, follow: re.Match[str] | None
    ) -> tuple[Measured, int, int] | None:
        if follow is not None:
            hit = self._words.match(follow)
            if hit is not None:
                return hit[0], follow.start(2), hit[1]
            if len(follow[2]) > 5:
                return None
        return self._symbol(line, at)

    def _symbol(self, line: Line, at: int) -> tuple[Measured, int, int] | None:
        if line.char_at(at) in " -\u00a0\u202f":
            at += 1
        if at >= line.end or line.text[at] not in self._heads:
            return None
        match = _SYMBOL.match(line.text, at, line.end)
        if match is None:
            return None
        degree = _DEGREE.match(line.text, at, line.end)
        if degree is not None:
            sign = "°" + (degree[1] or "").upper()
            end = degree.end() if degree[1] else at + 1
            return self._symbols[sign], at, end
        written = match[0]
        found = self._symbols.get(written) or self._symbols.get(written.rstrip("."))
        if found is None and "/" in written:
            written = written.partition("/")[0]
            found = self._symbols.get(written)
        end = at + len(written.rstrip("."))
        # "24703 m212", "13 L-202": a code, no unit.
        code = line.char_at(end).isdigit() or (
            line.char_at(end) == "-" and not line.char_at(end + 1).isalpha()
        )
        return (found, at, end) if found and not code else None

    def exact(self, symbol: str) -> Measured | None:
        """The unit written as `symbol`."""
        return self._symbols.get(symbol)

    def _compound(self, line: Line, hit: tuple[Measured, int, int]) -> tuple[Measured, int, int]:
        above, start, end = hit
        below = self.per(line, end)
        if below is None or "/" in above.unit or _PER in above.unit:
            return hit
        unit, last = below
        if unit.dimension == above.dimension or self._shifts(line, end, last):
            return hit
        return per_unit(above, unit), start, last

    def per(self, line: Line, at: int) -> tuple[Measured, int] | None:
        """The unit in "per day", "a day", "/day" after `at`, and where it ends."""
        match = self.per_word(line, at)
        if match is None:
            return None
        found = self._simple(line, match.end(), line.after(match.end()))
        return (found[0], found[2]) if found else None

    def _shifts(self, line: Line, at: int, last: int) -> bool:
        """True for "an hour before", which tells when, not what a measure is per."""
        match, after = self.per_word(line, at), line.after(last)
        if match is None or not match[1] or match[1] == "per" or after is None:
            return False
        return after[2] in self._time_shifts

    def per_word(self, line: Line, at: int) -> re.Match[str] | None:
        """The word or stroke that means "per" after `at`."""
        if line.char_at(at) not in " -/":
            return None
        return self._per.match(line.low, at, line.end)


def per_unit(above: Measured, below: Measured) -> Measured:
    """One unit divided by another."""
    dimension = f"{above.dimension}/{below.dimension}"
    name = f"{above.unit}/{below.unit}"
    return Measured(
        name, _KNOWN.get(dimension, dimension), above.factor / below.factor, Decimal(0), name
    )


def _measured(unit: Unit) -> Measured:
    fraction = Fraction(unit.factor)
    factor = (
        Decimal(unit.factor)
        if "/" not in unit.factor
        else Decimal(fraction.numerator) / fraction.denominator
    )
    label = unit.words[0] if unit.words else unit.name
    return Measured(unit.name, unit.dimension, factor, Decimal(unit.offset), label)


def _spellings(word: str) -> Iterable[str]:
    """A spelled unit in singular and plural."""
    yield word
    parts = re.split(r"[\s-]+", word)
    for index in range(len(parts)):
        yield " ".join([*parts[:index], _plural(parts[index]), *parts[index + 1 :]])


def _plural(word: str) -> str:
    if word.endswith(("ch", "sh", "x")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word if word.endswith("s") else word + "s"
