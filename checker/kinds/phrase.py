"""Noun phrases beside a verb, without a parser: their words and their head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.model import ANYTHING, Span
from checker.rulebook import Lexicon

# A phrase before a verb is looked for in so many characters.
_FARTHEST = 160
_WORD = re.compile(r"[^\W_][\w'’-]*")
# "It [the ferry]": an editor tells what is meant, in so many characters at most.
_MEANT = re.compile(r"\s*(?:[\w'’-]{1,12}\s*)?\[([^\[\]]{1,80})\]")
_STOP = re.compile(r"[,;:()\[\]\"“”—–|]")
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("s", ""))


class Phrases:
    """Finds them with the words of one language."""

    anything = ANYTHING

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
        words = _from_last_mark(body, list(self._words(body, low, stretch.end)))
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

    def head(self, body: str, phrase: Span) -> str:
        """The last noun of a phrase, singular, lower case; ANYTHING, or "" for a pronoun."""
        words = [w for w, _, _ in self._words(body, phrase.start, phrase.end)]
        if not words:
            return ""
        last = words[-1]
        if last in self._any:
            return ANYTHING
        if last in self._pronouns or last in self._starts:
            return ""
        return singular(last)

    def compound(self, body: str, phrase: Span) -> str:
        """The last two words of a phrase as a name of one thing: "down payment"."""
        words = [w for w, _, _ in self._words(body, phrase.start, phrase.end)][-2:]
        return " ".join((*words[:-1], *map(singular, words[-1:])))

    def meant(self, body: str, start: int) -> Span | None:
        """The phrase in brackets at `start`, or behind a pronoun there: "it [the ferry]"."""
        found = _MEANT.match(body, start)
        if found is None:
            return None
        before = body[start : found.start(1) - 1].strip().lower()
        return Span(*found.span(1)) if not before or before in self._pronouns else None

    def is_partial(self, body: str, phrase: Span) -> bool:
        """True for "some Britons" and "30 Britons": there may be others."""
        first = next(self._words(body, phrase.start, phrase.end), ("", 0, 0))[0]
        return first in self._partial or first[:1].isdigit()

    def _words(self, body: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Each word in lower case, with its start and end."""
        for match in _WORD.finditer(body, start, end):
            word = match[0].lower().replace("’", "'").removesuffix("'s")
            yield word, match.start(), match.end()


def _from_last_mark(body: str, words: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words behind the last mark that stands among them."""
    kept: list[tuple[str, int, int]] = []
    for word in words:
        if kept and _STOP.search(body, kept[-1][2], word[1]):
            kept = []
        kept.append(word)
    return kept


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """A noun without the ending of its plural, roughly: what two articles say alike meets."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word.removesuffix(ending) + instead
    return word
