"""How many times as much: doubled, halved, a threefold rise, twice as many, five times the size."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.kinds.figure.amount import ONE, plain
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.reading import Attached
from checker.model import Interval, Kind, Percent, Span, Stated
from checker.model.values import Bound
from checker.rulebook import Lexicon

# So many words may stand between "subscribed" and the number: those of a bound.
_BOUND_WORDS = 3
_HUNDRED = Decimal(100)
_FLIPPED: dict[Bound, Bound] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


class Change(msgspec.Struct, frozen=True):
    """So many times what it is held against, or, if it `shrinks`, such a part of it."""

    shrinks: bool = False
    kind = Kind.PERCENT

    def value(self, interval: Interval[Decimal], stated: Stated) -> Percent:
        """The change in hundredths: doubled is 100, halved is -50."""
        low, high = self._percent(interval.low), self._percent(interval.high)
        first, last = self._percent(stated.low), self._percent(stated.high)
        bound = stated.bound
        if self.shrinks:
            low, high, first, last = high, low, last, first
            low = -_HUNDRED if low is None else low
            bound = _FLIPPED.get(bound, bound)
        return Percent(Interval(low, high), Stated(first, last, bound), change=True)

    def _percent(self, times: Decimal | None) -> Decimal | None:
        if times is None or (self.shrinks and times <= 0):
            return None
        return plain(((ONE / times if self.shrinks else times) - ONE) * _HUNDRED)


_GROWN, _SHRUNK = Change(), Change(shrinks=True)


class ChangeReader:
    """Tells factors from words that only look like them ("a double room", "twice a week")."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._shrinking = frozenset(w for w, v in lexicon.factors.items() if v.startswith("1/"))
        self._folds = tuple(words.get("fold", ()))
        self._times = frozenset(words.get("times", ()))
        self._twice = frozenset(words.get("twice", ()))
        self._infinitives = frozenset(words.get("factor_infinitive", ()))
        self._before = frozenset(words.get("factor_before", ()))
        self._not_before = frozenset(words.get("factor_not_before", ()))
        self._determiners = frozenset(words.get("determiner", ()))
        self._as = frozenset(words.get("times_as", ()))
        self._more = frozenset(words.get("times_more", ()))
        self._less = frozenset(words.get("times_less", ()))
        self._measures = frozenset(words.get("times_measure", ()))
        self._rises = frozenset(words.get("rise_nouns", ()))
        self._drops = frozenset(words.get("drop_nouns", ()))
        self._verbs = frozenset(words.get("change_verbs", ()))
        self._filled = frozenset(words.get("times_filled", ()))
        self._stop = frozenset(words.get("noun_stop", ()))

    @property
    def first_words(self) -> frozenset[str]:
        """The words after a number with which a change begins."""
        return self._times | frozenset(self._folds)

    def word(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        """The change that a word of its own tells; None if it tells another thing."""
        first = numeral.first
        if first in self._twice:
            end = self._compared(follow, 2)
            if not end and self._fills(words, follow[2] if follow else None):
                end = numeral.end
            return _found(numeral, numeral.start, end, _GROWN) if end else None
        if first.endswith(self._folds):
            return self._fold(numeral, numeral.end, follow, words)
        if not self._is_verb(line, numeral, follow, words):
            return None
        what = _SHRUNK if first in self._shrinking else _GROWN
        return _found(numeral, numeral.start, numeral.end, what)

    def after(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        """The change in "five times as many" and "a 13-fold rise"."""
        if follow is None:
            return None
        if follow[2] in self._folds:
            after = line.after(follow.end(2))
            return self._fold(numeral, follow.end(2), after, words)
        if follow[2] not in self._times:
            return None
        if follow[4] in self._less:
            return _found(numeral, numeral.start, follow.end(4), _SHRUNK)
        if self._fills(words, follow[4]):
            return _found(numeral, numeral.start, follow.end(2), _GROWN)
        end = self._compared(follow, 4)
        return _found(numeral, numeral.start, end, _GROWN) if end else None

    def _fills(self, words: list[str], after: str | None) -> bool:
        """True for "subscribed 2.4 times" and "three times oversubscribed": so much was wanted."""
        return after in self._filled or not self._filled.isdisjoint(words[-_BOUND_WORDS:])

    def part(self, numeral: Numeral, follow: re.Match[str] | None) -> Attached | None:
        """The change in "half as many"."""
        if follow is None or follow[2] not in self._as:
            return None
        end = self._compared(follow, 2)
        return _found(numeral, numeral.start, end, _GROWN) if end else None

    def _is_verb(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> bool:
        after = follow[2] if follow else ""
        if after in self._not_before or line.char_at(numeral.end) == "-":
            return False
        if numeral.first not in self._infinitives:
            return True
        led = bool(words) and words[-1] in self._before
        return led or after in self._determiners

    def _fold(
        self, numeral: Numeral, end: int, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        """A tenfold rise, a tenfold drop, or what rose tenfold; not "the aim is twofold"."""
        after = follow[2] if follow else ""
        if after in self._drops:
            return _found(numeral, numeral.start, end, _SHRUNK)
        rose = any(w.strip(",") in self._verbs for w in words[-3:])
        return _found(numeral, numeral.start, end, _GROWN) if after in self._rises or rose else None

    def _compared(self, follow: re.Match[str] | None, at: int) -> int:
        """Where "as many", "more" or "the size" ends that stands at a word of `follow`; else 0."""
        if follow is None or follow[at] is None:
            return 0
        word, after = follow[at], follow[at + 2]
        if word in self._as:
            return follow.end(at + 2) if after and after not in self._stop else 0
        if word in self._more:
            return follow.end(at)
        measured = word in self._determiners and after in self._measures
        return follow.end(at + 2) if measured else 0


def _found(numeral: Numeral, start: int, end: int, what: Change) -> Attached:
    parts = (("number", Span(numeral.start, numeral.end)),)
    return Attached(start, end, numeral.amount, what, "relative change", parts)
