"""Figures that say another one again: "12 km (7.5 miles)", "€40m, or about $43m"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from checker.model import Kind, Mention, Money, Quantity, in_base_units
from checker.rulebook import Lexicon, Rulebook

# The words between a figure and its conversion are few.
_FARTHEST = 40
_MEASURED = (Kind.MONEY, Kind.QUANTITY)
# Without brackets two measures must be nearly the same, else "or" names a choice.
_LEAST, _MOST = 0.8, 1.25
_BLANKS = re.compile(r"\s+")


class Restatement(msgspec.Struct, frozen=True):
    """Two neighbours, the second of which gives the first again, in brackets or not."""

    first: Mention
    second: Mention
    bracketed: bool


class Restatements:
    """Finds them with the words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._leads = frozenset(("", *words.get("conversion_lead", ())))
        self._links = frozenset(words.get("conversion_link", ()))
        self._tails = tuple(words.get("conversion_tail", ()))

    def find(self, body: str, mentions: Sequence[Mention]) -> Iterator[Restatement]:
        """In order of place; `mentions` must be, too."""
        measures = [m for m in mentions if m.kind in _MEASURED]
        for first, second in pairwise(measures):
            if first.kind is second.kind and 0 < second.span.start - first.span.end < _FARTHEST:
                found = self._read(body, first, second)
                if found is not None:
                    yield found

    def _read(self, body: str, first: Mention, second: Mention) -> Restatement | None:
        gap = _plain(body[first.span.end : second.span.start])
        opening, bracket, lead = gap.partition("(")
        if bracket and not opening and lead.strip() in self._leads:
            if self._closes(_plain(body[second.span.end : second.span.end + _FARTHEST])):
                return Restatement(first, second, bracketed=True)
        elif gap in self._links and _is_same_amount(first, second):
            return Restatement(first, second, bracketed=False)
        return None

    def _closes(self, after: str) -> bool:
        """True if the brackets hold no more than the figure and at which rate it was made."""
        return after.startswith((")", *self._tails))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().lower()


def _is_same_amount(first: Mention, second: Mention) -> bool:
    """True for sums in two currencies, and for measures in two units that come to the same."""
    one, two = first.value, second.value
    if isinstance(one, Money) and isinstance(two, Money):
        return one.currency != two.currency and one.per == two.per
    if not isinstance(one, Quantity) or not isinstance(two, Quantity):
        return False
    if one.dimension != two.dimension or one.unit == two.unit:
        return False
    a, b = (_middle(q) for q in (one, two))
    return a is not None and b is not None and b != 0 and _LEAST < a / b < _MOST


def _middle(of: Quantity) -> float | None:
    interval = in_base_units(of)
    ends = [float(x) for x in (interval.low, interval.high) if x is not None]  # type: ignore[arg-type] # numbers
    return sum(ends) / len(ends) if ends else None


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> Restatements:
    """The reader of a language, made once for each rulebook."""
    return Restatements(rulebook.language(language).lexicon)
