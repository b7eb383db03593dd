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
# How the word for an owner ends.
OWNERS = ("'s", "’s", "s'", "s’")
# "denies that he"
_SPOKEN = 3
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
    others ("some Britons", "30 Britons"). `which` are the words before the head that tell it from
    others of its kind ("tenancy", "second"), names apart. `kind` is the noun before a name ("the
    ferry Anna").
    """

    head: str
    compound: str
    partial: bool
    which: tuple[str, ...] = ()
    kind: str = ""


_NO_THING = Thing("", "", False)


class Phrases:
    """Finds them with the words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._ends, self._starts = listed("phrase_end"), listed("phrase_start")
        self._partial, self._says = listed("phrase_partial"), listed("phrase_says")
        self._people, self._links = listed("phrase_people"), listed("phrase_link")
        self._skips = listed("phrase_skip")
        self._through, self._kin = listed("phrase_through"), listed("phrase_kin")
        self._pronouns, self._any = listed("phrase_pronoun"), listed("phrase_anything")

    def behind(self, body: str, start: int, end: int) -> Span:
        """The phrase that begins at `start`; empty if none does."""
        first = last = -1
        for word, opens, closes in self._words(body, start, end):
            if first < 0 and word in self._skips:
                continue
            if word in self._ends or (word.endswith("ly") and first < 0):
                break
            if first < 0:
                first = opens
            elif word in self._starts:
                break
            last = closes
        return Span(first, last) if first >= 0 else Span(start, start)

    def linked(self, body: str, start: int, end: int) -> Span:
        """The phrase that a preposition at `start` links to what stands before: "of the mill"."""
        first = next(self._words(body, start, end), None)
        if first is None or first[0] not in self._links or body[start : first[1]].strip():
            return Span(start, start)
        return self.behind(body, first[2], end)

    def through(self, body: str, phrase: Span, end: int) -> Span:
        """A phrase, or what it is work on: "work on the bridge" is about the bridge."""
        if _last(body, phrase) in self._through:
            return self.linked(body, phrase.end, end) or phrase
        return phrase

    def opening(self, body: str, stretch: Span) -> Span:
        """Whom a pronoun at the end of a stretch means by what the stretch opens with.

        A thing may be told of between; "the mayor denies that he" leaves room for "that" alone.
        """
        words = list(self._words(body, stretch.start, stretch.end))
        nobody = Span(stretch.start, stretch.start)
        if len(words) < _SPOKEN or words[0][0] not in self._starts or words[0][0] in self._pronouns:
            return nobody
        end = next((n for n, w in enumerate(words) if n and w[0] in self._ends | self._says), 0)
        if not end or (words[-1][0] in self._people and len(words) - end > _SPOKEN):
            return nobody
        if words[-1][0] in self._people and words[end][0] not in self._says:
            return nobody
        return Span(words[0][1], words[end - 1][2])

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
        read = list(self._words(body, phrase.start, phrase.end))
        words = [w for w, _, _ in read]
        if not words:
            return _NO_THING
        last = words[-1]
        partial = words[0] in self._partial or words[0][0].isdigit()
        if last in self._any:
            return Thing(ANYTHING, "", partial)
        compound = " ".join((*words[-2:-1], singular(last)))
        if last in self._pronouns or last in self._starts:
            return Thing("", compound, partial)
        which = (w for w, at, _ in read[:-1] if body[at].islower() and w not in self._starts)
        kind = _kind(body, read)
        return Thing(singular(last), compound, partial, tuple(map(singular, which)), kind)

    def is_definite(self, body: str, phrase: Span) -> bool:
        """True for a phrase that opens with a determiner."""
        first = next(self._words(body, phrase.start, phrase.end), None)
        return first is not None and first[0] in self._starts and first[0] not in self._pronouns

    def own(self, body: str, phrase: Span) -> Span:
        """The part of a phrase whose names name its thing: not "Jan" in "Jan's brother"."""
        if singular(_last(body, phrase)) not in self._kin:
            return phrase
        words = list(self._words(body, phrase.start, phrase.end))
        owner = max((n for n, w in enumerate(words) if _is_owner(body, w)), default=-1)
        return Span(words[owner + 1][1] if owner + 1 < len(words) else phrase.end, phrase.end)

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


def _last(body: str, phrase: Span) -> str:
    """The last word of a phrase in lower case; empty for none."""
    return body[phrase.start : phrase.end].lower().rpartition(" ")[2]


def _kind(body: str, words: Sequence[tuple[str, int, int]]) -> str:
    """The noun right before a name that ends a phrase; empty if none does."""
    if not body[words[-1][1]].isupper():
        return ""
    common = [w for w, at, _ in words if body[at].islower()]
    return singular(common[-1]) if common else ""


def _is_owner(body: str, word: tuple[str, int, int]) -> bool:
    return body[word[1] : word[2]].endswith(OWNERS)


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
