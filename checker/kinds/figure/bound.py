"""Words around a figure that bound it or blur it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import cast

import msgspec

from checker.kinds.figure.line import Line
from checker.kinds.figure.phrases import Following, Preceding
from checker.model.values import Bound
from checker.rulebook import Lexicon

_SIGNS = frozenset("~≈∼≥≤<>")
_AFTER = {"bound_after_more": ">=", "bound_after_less": "<=", "bound_after_about": "~"}
# The margins of a bound that stands close to its figure: "just under", "a little over".
NEAR = {"<": "near below", ">": "near above"}


class Limit(msgspec.Struct, frozen=True):
    """A bound with the place of its wording; `margin` if the wording has a width of its own."""

    bound: Bound
    start: int
    end: int
    margin: str = ""


class BoundReader:
    """Finds bounds before and after a figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.margins = {k: (Decimal(v[0]), Decimal(v[1])) for k, v in lexicon.margins.items()}
        self._before = Preceding(
            (wording, cast(Bound, key))
            for key, words in lexicon.bounds.items()
            for wording in words
        )
        wordings = [
            (wording, cast(Bound, bound))
            for table, bound in _AFTER.items()
            for wording in lexicon.words.get(table, ())
        ]
        self._near = Preceding((w, "") for w in lexicon.words.get("bound_near", ()))
        lists = (lexicon.words.get(name, ()) for name in ("bound_denied", "bound_denied_verb"))
        denied = [f"{no} {verb}" for no, verb in product(*lists)]
        self._denied = Preceding((w, "") for w in denied)
        self._after = Following(w for w in wordings if w[0][0].isalpha())
        self._suffixes = [w for w in wordings if not w[0][0].isalpha()]
        tolerances = lexicon.words.get("tolerance", ())
        self._tolerances = tuple(f" {w}" for w in tolerances) + tuple(tolerances)
        self._tolerance = Preceding((w, "") for w in tolerances)
        self._adds = frozenset(lexicon.words.get("bound_adds", ()))
        self._openings = tuple(f" {w.split()[0]}" for w, _ in wordings if w[0].isalpha())

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a bound after a number begins."""
        return self._after.heads

    def opens(self, line: Line, at: int) -> bool:
        """True if a bound may start at `at`."""
        char = line.char_at(at)
        if char == " ":
            return line.low.startswith(self._openings, at, line.end)
        return char in "+-"

    def before(self, line: Line, at: int, words: list[str]) -> Limit | None:
        """The bound whose wording ends right before `at`."""
        if line.char_before(at) in _SIGNS:
            sign = line.low[at - 1]
            hit = self._before.match([sign])
            return Limit(hit[0], at - 1, at) if hit else None
        hit = self._before.match(words)
        if hit is None or hit[0] == "=":
            return None
        bound, wording, count = hit
        margin = wording if wording in self.margins else ""
        if bound in NEAR and (near := self._near.match(words[:-count])):
            margin, count = NEAR[bound], count + near[2]
        elif bound == ">" and self._denied.match(words[:-count]):
            bound, count = "<=", count + 2
        start = line.cut_of(at, count)
        while not line.low[start].isalnum() and line.low[start] not in _SIGNS:
            start += 1
        return Limit(bound, start, at, margin)

    def after(self, line: Line, at: int, follow: re.Match[str] | None) -> Limit | None:
        """The bound whose wording starts right after `at`, where the words of `follow` begin."""
        char = line.char_at(at)
        if char == " ":
            hit = self._after.match(follow) if follow else None
            if hit is None or follow is None or line.text[follow.start(2)].isupper():
                return None
            return None if self._tolerates(line, at) else Limit(hit[0], at, hit[1])
        if char not in "+-" or self._tolerates(line, at):
            return None
        for suffix, bound in self._suffixes:
            end = at + len(suffix)
            if line.low.startswith(suffix, at, line.end) and not line.char_at(end).isalnum():
                return Limit(bound, at, end, suffix if suffix in self.margins else "")
        return None

    def behind(self, line: Line, at: int, follow: re.Match[str] | None) -> Limit | None:
        """The bound behind a whole figure: "30 miners or more"; not "a share plus costs"."""
        limit = self.after(line, at, follow)
        if limit is None or follow is None or follow[2] not in self._adds:
            return limit
        return None if line.low[limit.end : limit.end + 2].strip().isalnum() else limit

    def _tolerates(self, line: Line, at: int) -> bool:
        """True before "plus or minus 3": what may be off, and no bound."""
        return line.low.startswith(self._tolerances, at, line.end)

    def tolerated(self, words: list[str]) -> bool:
        """True if the words before a figure make it a tolerance."""
        return self._tolerance.match(words) is not None
