"""The qualifiers beside a figure that make two figures incomparable when they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from checker.claims.counted import PART
from checker.model import Duration, Kind, Mention, Ordinal, Percent, Quantity, Span, Value
from checker.rulebook import Rulebook

_PREFIX = "scope_"
# Lists whose names end so hold what stands before, right before, or right behind a figure; or one
# scope a word.
_BEFORE, _AT, _BEHIND, _EACH = "_before", "_at", "_behind", "_each"
# How many words around a figure are looked at, and how many are right before it.
_LEFT, _RIGHT, _CLOSE = 8, 5, 3
# A word is no longer than this on average, so text further away is not looked at.
_CHARACTERS = 14
# A clause is looked at no further than this.
_CLAUSE = 400
# Of these kinds few qualifiers say anything.
_OF_DATES, _SHARES = {Kind.TIME}, {Kind.PERCENT, Kind.QUANTITY, Kind.DURATION, Kind.ORDINAL}
_TOLD_OF_DATES, _PARTS = {"revised", "estimate", "kin"}, {"part", "portion"}
_PREVIOUS, _STRICT = {"previous"}, {"<", ">"}
_NEW, _RISEN, _REVISED, _RATE = "new", "risen", "revised", "rate"
_CHANGE, _OF_SUMS = {"change"}, {"estimate", "market"}
# A length that something moved is no change of a length; a speed climbs to its peak, and a song.
_MOVES, _PEAKS, _THAN = {"length"}, {"speed"}, ["than"]
_PORTION, _RATES = {"portion"}, {"per", "a", "every"}
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# By its first word: each wording, between blanks, with the name of its scope.
_Wordings = dict[str, list[tuple[str, str]]]


class ScopeReader:
    """The scope words of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        words = rulebook.language(language).lexicon.words
        lists = {n.removeprefix(_PREFIX): w for n, w in words.items() if n.startswith(_PREFIX)}
        self._before, self._at, self._behind = (
            _by_first_word(_named(lists, ending)) for ending in (_BEFORE, _AT, _BEHIND)
        )
        self._each = frozenset(w for n, ws in lists.items() if n.endswith(_EACH) for w in ws)
        self._exists = tuple(f" {w} " for w in words.get("exists", ()))
        self._no_stage = frozenset(words.get("not_a_stage", ()))
        self._prices = tuple(f" {w} " for w in words.get("price_each", ()))
        self._newly = frozenset(words.get(f"{_PREFIX}{_NEW}{_BEFORE}", ()))
        self._opposites = words.get("joins_opposites", ())
        ends = (_BEFORE, _AT, _BEHIND, _EACH)
        self._around = _by_first_word({n: w for n, w in lists.items() if not n.endswith(ends)})

    def of(self, mention: Mention, body: str, clause: Span) -> tuple[str, ...]:
        """Names of the scopes that the words around a figure speak of, in order of the alphabet."""
        span, kind = mention.span, mention.kind
        left = body[max(clause.start, span.start - _LEFT * _CHARACTERS) : span.start]
        right = body[span.end : min(clause.end, span.end + _RIGHT * _CHARACTERS)]
        before, behind = _WORD.findall(left.lower())[-_LEFT:], _WORD.findall(right.lower())[:_RIGHT]
        inside = _WORD.findall(self._plain(span.of(body).lower()))  # "an estimated $5 million"
        told = (*before, *inside)
        around = f" {' '.join(told)} | {' '.join(behind)} "
        found = {name for words, name in _met(self._around, (*told, *behind)) if words in around}
        near, after = before[-_CLOSE:], f" {' '.join(behind[:_CLOSE])} "
        close = f" {' '.join(near)} "
        leading = f"{close}{' '.join(inside)} "
        told = (*near, *inside)
        found |= {name for words, name in _met(self._before, told) if words in leading}
        at = {name for words, name in _met(self._at, near) if close.endswith(words)}
        if isinstance(mention.value, Quantity) and mention.value.dimension in _MOVES:
            at -= _CHANGE  # "she fell 20 metres"
        found |= at
        follow = {name for words, name in _met(self._behind, behind[:1]) if after.startswith(words)}
        found |= follow - _PARTS if close.endswith(self._exists) else follow
        if kind is not Kind.ORDINAL:
            said = clause.of(body)[:_CLAUSE].lower()
            if any(map(said.__contains__, self._each)):
                found |= self._each.intersection(self._stages(said))
        if _RISEN in found:
            found.remove(_RISEN)
            if not _is_peak(mention.value):
                found.add(_REVISED)
        if any(words in close for words in self._prices):
            found.discard(_RATE)
        if _NEW in found and not self._is_new(near, inside):
            found.remove(_NEW)
        if kind in _OF_DATES:
            found &= _TOLD_OF_DATES
        elif kind in _SHARES:  # "60% of the vote" is no part of a percentage
            found -= _PARTS
        elif kind is Kind.COUNT:  # "nine of the dead", but "nine copies of the book"
            found -= _PORTION
        if any(name == PART for name, _ in mention.parts):
            found |= _PORTION
        if isinstance(mention.value, Percent) and mention.value.change:
            found -= _OF_SUMS  # who "asked for twice as many shares" tells no sum
        if isinstance(mention.value, Duration) and mention.value.stated.bound in _STRICT:
            found -= _PREVIOUS  # "less than four days" is a bound
        if kind is Kind.ORDINAL and before[-1:] == _THAN:
            found -= _PREVIOUS  # so is "no higher than third"
        return tuple(sorted(found))

    def _is_new(self, near: Sequence[str], inside: Sequence[str]) -> bool:
        """True for "40 new cases" and "new cases: 40"; "a new driver earns $40" counts none."""
        told = [*near, *inside]
        for word, behind in zip(told, [*told[1:], ""], strict=True):
            if word in self._newly and (word in inside or not behind or behind.endswith("s")):
                return True
            if word in self._newly and behind in inside[:1]:
                return True
        return False

    def _plain(self, words: str) -> str:
        """The words of a figure without those that join opposites: "50 current and former men"."""
        for both in self._opposites:
            words = words.replace(both, " ")
        return words

    def _stages(self, clause: str) -> Iterator[str]:
        """The words of a clause, without the second of "per second" and of "second half"."""
        words = _WORD.findall(clause)
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False):
            if before not in _RATES and behind not in self._no_stage:
                yield word


def _is_peak(value: Value) -> bool:
    """True for a speed and a place in an order that something climbed to, which revises nothing."""
    if isinstance(value, Quantity):
        return value.dimension in _PEAKS
    return isinstance(value, Ordinal)


def _named(lists: Mapping[str, Iterable[str]], ending: str) -> dict[str, Iterable[str]]:
    return {n.removesuffix(ending): w for n, w in lists.items() if n.endswith(ending)}


def _by_first_word(lists: Mapping[str, Iterable[str]]) -> _Wordings:
    found: _Wordings = {}
    for name, wordings in lists.items():
        for words in wordings:
            found.setdefault(words.split(" ", 1)[0], []).append((f" {words} ", name))
    return found


def _met(wordings: _Wordings, words: Iterable[str]) -> list[tuple[str, str]]:
    """The wordings that begin with one of the words: beside most figures there are none."""
    return [wording for word in words if word in wordings for wording in wordings[word]]


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> ScopeReader:
    """The reader of a language, made once for each rulebook."""
    return ScopeReader(rulebook, language)
