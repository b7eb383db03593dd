"""Ages of people and things, in years."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.kinds.figure.amount import Amount
from checker.kinds.figure.bound import BoundReader
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.phrases import Following, Preceding
from checker.kinds.figure.reading import Attached
from checker.model import Age, Interval, Kind, Span, Stated
from checker.rulebook import Lexicon

_YEAR = Decimal("365.25")
_IN_YEARS = {
    "age_after_year": Decimal(1),
    "age_after_month": 1 / Decimal(12),
    "age_after_week": 7 / _YEAR,
    "age_after_day": 1 / _YEAR,
}
_OLDEST = 120
_ENDS = ".,;:)!?"
_TOLD = ("age_of", "age_is")
# So many words before a figure "aged" may stand ("aged at least 60").
_NEAR = 4
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*,$")


class Years(msgspec.Struct, frozen=True):
    """Years of age."""

    kind = Kind.AGE

    def value(self, interval: Interval[Decimal], stated: Stated) -> Age:
        """The age."""
        return Age(interval, stated)


YEARS = Years()


class AgeReader:
    """Finds ages: after "aged" or "a man of", before "years old", between commas after a name."""

    def __init__(self, lexicon: Lexicon, bounds: BoundReader) -> None:
        words = lexicon.words
        openers = (*words.get("range_between", ()), *words.get("range_from", ()))
        before = words.get("age_before", ())
        self._before = Preceding((w, w) for w in before)
        self._opened = Preceding((f"{w} {o}", w) for w in before for o in openers)
        self._bounds = bounds
        self._after = Following(
            (w, years) for table, years in _IN_YEARS.items() for w in words.get(table, ())
        )
        # "aged 24 was" is an age, "turned 24 people away" is none.
        self._verbs = frozenset(words.get("age_verb", ()))
        self._told = Preceding((w, w) for name in _TOLD for w in words.get(name, ()))
        self._months = frozenset(lexicon.months)
        self._follow = frozenset(words.get("age_follow", ()))
        self._kin = frozenset(words.get("age_kin", ()))
        self.first_words = self._after.heads
        self.last_words = self._before.tails

    def read(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        """The age, if the words around `numeral` tell one."""
        start, end = numeral.start, numeral.end
        if follow is not None and (hit := self._after.match(follow)):
            amount = numeral.amount.scaled(hit[0])
            return _found(numeral, start, hit[1], amount, "number before years old")
        if not _plausible(numeral):
            return None
        before = self._before.match(words)
        if before is not None and (
            follow is None or follow[1] != " " or before[0] not in self._verbs
        ):
            start = line.cut_of(start, before[2])
            return _found(numeral, start, end, numeral.amount, "number after aged")
        if self.near(words) and self._bounded(line, start, words):
            return _found(numeral, start, end, numeral.amount, "number after aged")
        if self._told.match(words) and self._ends(line, end, follow):
            return _found(numeral, start, end, numeral.amount, "number after who is so old")
        if numeral.form == "digits" and self._apposed(line, start, end, words):
            return _found(numeral, start, end, numeral.amount, "number between commas after a name")
        return None

    def _ends(self, line: Line, end: int, follow: re.Match[str] | None) -> bool:
        """True if nothing that could be counted follows: "she is 37 and"."""
        if line.char_at(end) != " ":
            return line.char_at(end) in _ENDS
        return follow is None or follow[2] in self._follow

    def near(self, words: list[str]) -> bool:
        """True if "aged" or the like is among the last `words`, so that an age may follow."""
        if not self.last_words.isdisjoint(words[-_NEAR:]):
            return True
        return self._told.match(words) is not None

    def _apposed(self, line: Line, start: int, end: int, words: list[str]) -> bool:
        """True for "Smith, 24, who"; at the end of a sentence only a name or a relative will do."""
        mark = line.char_at(end)
        if mark in ",;)":
            return _follows_word(line, end, words)
        if mark != "." or end + 1 < line.end or not _follows_word(line, end, words):
            return False
        before = line.cut_of(start, 1)
        word = words[-1].rstrip(",")
        named = line.text[before].isupper() and before > line.start and word not in self._months
        return named or word in self._kin

    def _bounded(self, line: Line, start: int, words: list[str]) -> bool:
        """True for "aged over 60" and "aged between 18 and 30"; the bound is read elsewhere."""
        if self._opened.match(words) is not None:
            return True
        limit = self._bounds.before(line, start, words)
        before = self._before.match(line.before(limit.start)) if limit else None
        return before is not None and before[0] not in self._verbs


def _follows_word(line: Line, end: int, words: list[str]) -> bool:
    """Smith, 24, but not a list of numbers."""
    if not words or not _LETTERS.match(words[-1]):
        return False
    return not line.low[end + 1 : end + 3].strip()[:1].isdigit()


def _plausible(numeral: Numeral) -> bool:
    return numeral.amount.scale == 1 and 0 < numeral.amount.mantissa <= _OLDEST


def _found(numeral: Numeral, start: int, end: int, amount: Amount, rule: str) -> Attached:
    parts = (("number", Span(numeral.start, numeral.end)),)
    return Attached(start, end, amount, YEARS, rule, parts)
