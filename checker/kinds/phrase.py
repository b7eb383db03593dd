"""Noun phrases beside a verb, without a parser: their words and their head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.model import ANYTHING, Span
from checker.rulebook import Lexicon

# A phrase before a verb is looked for in so many characters.
_FARTHEST = 160
_WORD = re.compile(r"[^\W_][\w'’-]*")
# "It [the ferry]": an editor tells what is meant, in so many characters at most.
_MEANT = re.compile(r"\s*(?:[\w'’-]{1,12}\s*)?\[([^\[\]]{1,80})\]")
_STOPS = ',;:()[]"“”—–|'
_MARKS = _STOPS + " \t\n\r.'’-"
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("s", ""))


class Thing(NamedTuple):
    """What a noun phrase is about.

    `head` is its last noun, singular and in lower case, ANYTHING for "nothing", or "" for a
    pronoun; `compound` are its last two words ("down payment"). It is `partial` if there may be
    others ("some Britons", "30 Britons").
    """

    head: str
    compound: str
    partial: bool


_NO_THING = Thing("", "", False)


class Phrases:
    """Finds them with the words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._ends, self._starts = listed("phrase_end"), listed("phrase_start")
        self._partial, self._says = listed("phrase_partial"), listed("phrase_says")
        self._pronouns, self._any = listed("phrase_pronoun"), listed("phrase_anything")

    def behind(self, body: str, start: int, end: int) -> Span:
        """The phrase that begins at `start`; empty if none does."""
        first = last = -1
        for word, opens, closes in self._words(body, start, end):
            if word in self._ends or (word.endswith("ly") and first < 0):
                break
            if first < 0:
                first = opens
            elif word in self._starts:
                break
            last = closes
        return Span(first, last) if first >= 0 else Span(start, start)

    def before(self, body: str, stretch: Span) -> Span:
        """The subject that a stretch of a clause ends with; empty if it has none."""
        low = max(stretch.start, stretch.end - _FARTHEST)
        low = _behind_marks(body, low, stretch.end)
        words = list(self._words(body, low, stretch.end))
        while words and words[0][0] in self._ends and words[0][0] not in self._pronouns:
            words = self._after_opening(words)
        if not words:
            return Span(stretch.end, stretch.end)
        words = words[self._said(words) :]
        last = next((n for n, w in enumerate(words) if n and w[0] in self._ends), len(words))
        # "The firm said its offer": the phrase begins with its own determiner.
        first = max((n for n in range(last) if words[n][0] in self._starts), default=0)
        return Span(words[first][1], words[last - 1][2])

    def _said(self, words: Sequence[tuple[str, int, int]]) -> int:
        """Where what is said begins, if no "that" stands before it: "denied any lease"."""
        return next((n + 1 for n in range(len(words) - 2, 0, -1) if words[n][0] in self._says), 0)

    def _after_opening(self, words: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """The words behind "On Monday" and the like: from the next determiner or capital on."""
        rest = list(words[1:])
        begins = [n for n, w in enumerate(rest) if w[0] in self._starts]
        return rest[begins[-1] :] if begins else rest[1:]

    def thing(self, body: str, phrase: Span) -> Thing:
        """What a phrase tells of its thing."""
        words = [w for w, _, _ in self._words(body, phrase.start, phrase.end)]
        if not words:
            return _NO_THING
        last = words[-1]
        partial = words[0] in self._partial or words[0][0].isdigit()
        if last in self._any:
            return Thing(ANYTHING, "", partial)
        compound = " ".join((*words[-2:-1], singular(last)))
        if last in self._pronouns or last in self._starts:
            return Thing("", compound, partial)
        return Thing(singular(last), compound, partial)

    def meant(self, body: str, start: int) -> Span | None:
        """The phrase in brackets at `start`, or behind a pronoun there: "it [the ferry]"."""
        found = _MEANT.match(body, start)
        if found is None:
            return None
        before = body[start : found.start(1) - 1].strip().lower()
        return Span(*found.span(1)) if not before or before in self._pronouns else None

    def _words(self, body: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Each word in lower case, with its start and end."""
        for match in _WORD.finditer(body, start, end):
            word = match[0].lower()
            if not word.isalnum():
                word = word.replace("’", "'").removesuffix("'s")
            yield word, *match.span()


def _behind_marks(body: str, start: int, end: int) -> int:
    """Where the words behind the last mark begin that stands between words."""
    within = body[start:end].rstrip(_MARKS)
    return start + 1 + max(within.rfind(mark) for mark in _STOPS)


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """A noun without the ending of its plural, roughly: what two articles say alike meets."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word.removesuffix(ending) + instead
    return word
