"""Places in an order: third, 22nd, second-largest."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.kinds.figure.digits import part
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.reading import BARE, Attached
from checker.model import Interval, Kind, Ordinal, Span, Stated
from checker.rulebook import Lexicon


class Rank(msgspec.Struct, frozen=True):
    """A place in an order."""

    kind = Kind.ORDINAL

    def value(self, interval: Interval[Decimal], stated: Stated) -> Ordinal:
        """The ordinal; it is exact, whatever was stated."""
        return Ordinal(interval, stated)


RANK = Rank()
# What stands before the number of a place: "to number", "at no."
_NUMBERED = 2


class OrdinalReader:
    """Tells ordinals from adverbs, fractions and set phrases."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._not_after = frozenset(words.get("ordinal_not_after", ()))
        self._not_before = frozenset(words.get("ordinal_not_before", ()))
        self._phrases = tuple(f" {w}" for w in words.get("ordinal_phrases", ()))
        self._ends_clause = frozenset(words.get("determiner", ()) + words.get("rank_verbs", ()))
        self._came = frozenset(words.get("rank_came", ()))
        self._came_behind = frozenset(words.get("rank_came_behind", ()))
        self._was = frozenset(words.get("rank_was", ()))
        self._was_behind = frozenset(words.get("rank_was_behind", ()))
        self._whole = frozenset(words.get("part_whole", ()))
        self._by = frozenset(words.get("change_by", ()))
        self._stop = frozenset(words.get("noun_stop", ()))
        self._rank = frozenset(words.get("rank_words", ()))
        self._number = frozenset(words.get("rank_number", ()))
        self._number_before = frozenset(words.get("rank_number_before", ()))

    def numbered(
        self, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        """The place in "it climbed to number two in the charts"; None for any other number two."""
        if len(words) < _NUMBERED or words[-1] not in self._number:
            return None
        if words[-2] not in self._number_before or (follow and follow[2] not in self._came_behind):
            return None
        number = ("number", Span(numeral.start, numeral.end))
        return Attached(numeral.start, numeral.end, numeral.amount, RANK, "place", (number,))

    def read(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        """The ordinal or the fraction that `numeral` stands for."""
        article = words[-1] if words else ""
        after = follow[2] if follow else ""
        number = ("number", Span(numeral.start, numeral.end))
        if numeral.amount.value > 2 and (size := self._part(words, after)):
            amount = part(0, 1, int(numeral.amount.value))
            start = line.cut_of(numeral.start, size)
            return Attached(start, numeral.end, amount, BARE, "fraction word", (number,))
        if follow and after in self._rank:
            parts = (number, ("rank", Span(follow.start(2), follow.end(2))))
            return Attached(
                numeral.start,
                follow.end(2),
                numeral.amount,
                RANK,
                "ordinal before superlative",
                parts,
            )
        if line.low.startswith(self._phrases, numeral.end, line.end):
            return None
        placed = article in self._came and numeral.amount.value > 1
        was = article in self._was and numeral.amount.value > 1 and after in self._was_behind
        if was or (placed and (not after or after in self._came_behind)):
            return Attached(numeral.start, numeral.end, numeral.amount, RANK, "place", (number,))
        if article in self._not_after or after in self._not_before:
            return None
        if article and not after and article not in self._ends_clause:
            return None
        if line.char_at(numeral.end) == "," and numeral.amount.value < 5 and not article:
            return None
        return Attached(numeral.start, numeral.end, numeral.amount, RANK, "ordinal", (number,))

    def _part(self, words: list[str], after: str) -> int:
        """How many words before an ordinal make it a part: "a third of", "by a third to"; or 0."""
        size = 2 if words and words[-1] in self._whole and after == "of" else 1
        if not words[-size:] or words[-size] not in ("a", "an"):
            return 0
        led = len(words) > size and words[-size - 1] in self._by and after in self._stop
        return size if after in ("", "of") or led else 0
