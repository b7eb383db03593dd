"""The qualifiers beside a figure that make two figures incomparable when they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from checker.claims.counted import PART
from checker.model import Duration, Kind, Mention, Quantity, Span, Value
from checker.rulebook import Rulebook

_PREFIX = "scope_"
# Lists whose names end so hold what stands before, right before, or right behind a figure; one
# scope a word; or what stands anywhere, but is not said of measures and places.
_BEFORE, _AT, _BEHIND, _EACH = "_before", "_at", "_behind", "_each"
_REACHED = "_reached"
# How many words around a figure are looked at, and how many are right before it.
_LEFT, _RIGHT, _CLOSE = 8, 5, 3
# A word is no longer than this on average, so text further away is not looked at.
_CHARACTERS = 14
# A clause is looked at no further than this.
_CLAUSE = 400
# Of these kinds few qualifiers say anything.
_MEASURES = {Kind.QUANTITY, Kind.ORDINAL}
_OF_DATES, _SHARES = {Kind.TIME}, {Kind.PERCENT, Kind.QUANTITY, Kind.DURATION, Kind.ORDINAL}
_TOLD_OF_DATES, _PARTS = {"revised", "estimate", "kin"}, {"part", "portion"}
_PREVIOUS, _STRICT = {"previous"}, {"<", ">"}
_CHANGE, _NEW, _THAN = {"change"}, {"new"}, ["than"]
# Of what is measured in this dimension "dropped" and "climbed" tell a way, unless it has a level.
_WAY, _GROWS = "length", "cumulative"
_LEVELS = {"point", _GROWS}
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
        self._reached = _by_first_word(_named(lists, _REACHED))
        self._each = frozenset(w for n, ws in lists.items() if n.endswith(_EACH) for w in ws)
        self._new = frozenset(words.get(f"{_PREFIX}new{_BEFORE}", ()))
        self._exists = tuple(f" {w} " for w in words.get("exists", ()))
        self._no_stage = frozenset(words.get("not_a_stage", ()))
        self._opposites = words.get("joins_opposites", ())
        ends = (_BEFORE, _AT, _BEHIND, _EACH, _REACHED)
        self._around = _by_first_word({n: w for n, w in lists.items() if not n.endswith(ends)})

    def of(
        self, mention: Mention, body: str, clause: Span, nature: str | None = None
    ) -> tuple[str, ...]:
        """Names of the scopes that the words around a figure speak of, in order of the alphabet.

        `nature` is that of the attribute that the figure measures, if a rule knows it.
        """
        span, kind = mention.span, mention.kind
        left = body[max(clause.start, span.start - _LEFT * _CHARACTERS) : span.start]
        right = body[span.end : min(clause.end, span.end + _RIGHT * _CHARACTERS)]
        before, behind = _WORD.findall(left.lower())[-_LEFT:], _WORD.findall(right.lower())[:_RIGHT]
        inside = _WORD.findall(self._plain(span.of(body).lower()))  # "an estimated $5 million"
        told = (*before, *inside)
        around = f" {' '.join(told)} | {' '.join(behind)} "
        everywhere = (*told, *behind)
        found = {name for words, name in _met(self._around, everywhere) if words in around}
        if kind not in _MEASURES:
            found |= {name for words, name in _met(self._reached, everywhere) if words in around}
        near, after = before[-_CLOSE:], f" {' '.join(behind[:_CLOSE])} "
        close = f" {' '.join(near)} "
        leading = f"{close}{' '.join(inside)} "
        told = (*near, *inside)
        found |= {name for words, name in _met(self._before, told) if words in leading}
        at = {name for words, name in _met(self._at, near) if close.endswith(words)}
        found |= at - _CHANGE if _is_way(mention.value, nature) else at
        follow = {name for words, name in _met(self._behind, behind[:1]) if after.startswith(words)}
        found |= follow - _PARTS if close.endswith(self._exists) else follow
        if kind is not Kind.ORDINAL:
            said = clause.of(body)[:_CLAUSE].lower()
            if any(map(said.__contains__, self._each)):
                found |= self._each.intersection(self._stages(said))
        if kind in _OF_DATES:
            found &= _TOLD_OF_DATES
        elif kind in _SHARES:  # "60% of the vote" is no part of a percentage
            found -= _PARTS
        elif kind is Kind.COUNT:  # "nine of the dead", but "nine copies of the book"
            found -= _PORTION
        if any(name == PART for name, _ in mention.parts):
            found |= _PORTION
        if isinstance(mention.value, Duration) and mention.value.stated.bound in _STRICT:
            found -= _PREVIOUS  # "less than four days" is a bound
        if nature != _GROWS and not self._new.intersection((*near[-1:], *inside)):
            found -= _NEW  # what "the new hall" holds is no addition to anything
        if kind is Kind.ORDINAL and before[-1:] == _THAN:
            found -= _PREVIOUS  # so is "no higher than third"
        return tuple(sorted(found))

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


def _is_way(value: Value, nature: str | None) -> bool:
    """True for "it dropped 9 metres": by so much nothing else has changed."""
    return isinstance(value, Quantity) and value.dimension == _WAY and nature not in _LEVELS


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
