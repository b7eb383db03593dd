"""Clauses without a parser: the words and marks at which a cue stops."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from checker.kinds.recent import Recent
from checker.model import Span
from checker.rulebook import Rulebook, Scanner, alternation

# A comma or colon inside a figure ends nothing, nor does a hyphen inside a word.
_MARKS = (r"[,:](?:[^0-9]|$)", r"[;()\[\]]", r"[—–]", r"\s--?\s", r"\s\.\.\.\s|…")


class Clauses:
    """Borders of the clauses of one article."""

    def __init__(
        self, body: str, scanner: Scanner, absorbed: frozenset[str], turns: frozenset[str]
    ) -> None:
        spans = scanner.spans(body)
        self._body, self._turns = body, turns
        self._absorbed = absorbed
        self._starts = [start for start, _ in spans]
        self._ends = [start + 1 if body[start] in ",:" else end for start, end in spans]

    def around(self, cue: Span, window: Span) -> Span:
        """The clause of `cue` inside `window`, which covers it.

        A cue set off by commas bears on what stands on both sides of it.
        """
        left, before = self._left(cue.start, window.start)
        right, after = self._right(cue.end, window.end)
        if after < len(self._starts) and self._alone(cue, left, right, window.start):
            if before >= 0:
                left, _ = self._left(self._starts[before], window.start)
            right, _ = self._right(self._ends[after], window.end)
        return trimmed(self._body, left, right)

    def whole(self, window: Span) -> Span:
        """All of `window` but white space at its ends."""
        return trimmed(self._body, window.start, window.end)

    def statement(self, cue: Span, window: Span) -> Span:
        """All of `window`, up to a word behind the cue that turns to something else ("but")."""
        end = window.end
        for index in range(bisect_left(self._starts, cue.end), len(self._starts)):
            start = self._starts[index]
            if start >= end:
                break
            if self._body[start : self._ends[index]].lower() in self._turns:
                end = start
        return trimmed(self._body, window.start, end)

    def _alone(self, cue: Span, left: int, right: int, start: int) -> bool:
        """True for a cue between two commas, or before the first comma of its sentence."""
        body = self._body
        return (
            not body[left : cue.start].strip()
            and not body[cue.end : right].strip()
            and (left == start or body[left - 1 : left] == ",")
            and body[right : right + 1] == ","
        )

    def _left(self, at: int, limit: int) -> tuple[int, int]:
        """Where the clause begins, and the index of the border there (-1 for the limit)."""
        index = bisect_left(self._starts, at) - 1
        while index >= 0 and self._ends[index] > at:
            index -= 1
        if index < 0 or self._ends[index] < limit:
            return limit, -1
        # A word that opens a clause belongs to it; a mark does not.
        word = self._body[self._starts[index]].isalpha()
        return (self._starts[index] if word else self._ends[index]), index

    def _right(self, at: int, limit: int) -> tuple[int, int]:
        """Where the clause ends, and the index of the border there (their number for the limit)."""
        index = bisect_left(self._starts, at)
        if index < len(self._starts) and self._absorbs(at, index):
            index += 1
        if index == len(self._starts) or self._starts[index] >= limit:
            return limit, len(self._starts)
        return self._starts[index], index

    def _absorbs(self, at: int, index: int) -> bool:
        """True for a border word right behind the cue: "it is likely that ..."."""
        start, end = self._starts[index], self._ends[index]
        if self._body[at:start].strip():
            return False
        return self._body[start:end].lower() in self._absorbed


class ClauseReader:
    """Finds clause borders with the words of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        words = rulebook.language(language).lexicon.words
        border = alternation(words.get("clause_border", ()))
        self._scanner = Scanner([*_MARKS, rf"\b{border}\b"])
        self._absorbed = frozenset(words.get("clause_absorbed", ()))
        self._turns = frozenset(words.get("clause_turn", ()))
        self._recent = Recent[Clauses]()

    def read(self, body: str) -> Clauses:
        """The clauses of an article; the last are remembered, as cues and claims ask for them."""
        known = self._recent.get(body)
        if known is None:
            known = self._recent.keep(
                body, Clauses(body, self._scanner, self._absorbed, self._turns)
            )
        return known


def trimmed(body: str, start: int, end: int) -> Span:
    """The span without white space at its ends, and without the mark that ends a sentence."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and (body[end - 1].isspace() or body[end - 1] in ".!"):
        end -= 1
    return Span(start, end)


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> ClauseReader:
    """The reader of a language, compiled once for each rulebook."""
    return ClauseReader(rulebook, language)
