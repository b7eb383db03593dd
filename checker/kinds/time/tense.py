"""Whether the clause of a time speaks of what was or of what is to come."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

from checker.kinds.time.words import Words
from checker.model import Span
from checker.rulebook import alternation, compile_pattern

_REACH = 240


class Told(StrEnum):
    """What the verbs around a time say; UNTOLD if there is none."""

    PAST = "past"
    FUTURE = "future"
    UNTOLD = ""


class Verbs:
    """The verbs of a sentence in order, with where they stand; None where a clause ends."""

    def __init__(self, found: Sequence[tuple[int, Told | None]]) -> None:
        self._starts = [start for start, _ in found]
        self._cues = [cue for _, cue in found]

    def told(self, time: Span, clause: bool = False) -> Told:
        """By the last verb before the time in its clause, or the first after; else the nearest.

        With `clause` only its own one counts.
        """
        first, last = time.start - _REACH, time.end + _REACH
        low, high = bisect_left(self._starts, first), bisect_right(self._starts, last)
        at = bisect_left(self._starts, time.start, low, high)
        before = self._cues[low:at][::-1]
        after = self._cues[bisect_left(self._starts, time.end, at, high) : high]
        near = _until_end(before) or _until_end(after)
        if near or clause:
            return near
        return _first(before) or _first(after)


class Sentence:
    """One sentence of a text; its verbs are found when they are asked for."""

    def __init__(self, text: str, span: Span, tense: Tense) -> None:
        self.text, self.span = text, span
        self._tense = tense

    @cached_property
    def _verbs(self) -> Verbs:
        return self._tense.verbs(self.text, self.span)

    def told(self, time: Span, clause: bool = False) -> Told:
        """What its verbs say of a time in it."""
        return self._verbs.told(time, clause)


class Tense:
    """Finds the verbs of one language that tell past from future."""

    def __init__(self, words: Words) -> None:
        lists = words.lists
        future, past = sorted(lists["future"]), sorted(lists["past"])
        helpers, endings = lists["future_helpers"], lists["past_endings"]
        ahead = rf"{alternation(future)}(?:\s+{alternation(sorted(helpers))}\s+\w+)?"
        # The verb behind a modal has no tense: "may hit", "will not be sold".
        modal = rf"{alternation(sorted(lists['modals']))}(?:\s+(?:not|be|also|\w+ly))*\s+\w+"
        over = rf"{alternation(past)}|\w\w+{alternation(sorted(endings))}"
        ends = alternation(sorted(lists["clause_starters"]))
        self._cue = compile_pattern(
            # Groups by number, for names cost more than the match: the future, then the past.
            rf"(?:^|\b)(?:({modal}|{ahead})|({over})|{ends})\b|[,;:()—]"
        )
        self._none = lists["no_past"]
        self._nouns = lists["noun_leads"]
        self._months = frozenset(words.months)

    def verbs(self, text: str, sentence: Span) -> Verbs:
        """The verbs of a sentence."""
        piece = text[sentence.start : sentence.end]
        encoded = piece.encode("utf-8", "replace")
        narrow = len(encoded) == len(piece)
        found: list[tuple[int, Told | None]] = []
        for match in self._cue.finditer(encoded):
            cue = self._told(match, encoded)
            if cue is Told.UNTOLD:
                continue
            start = match.start()
            place = start if narrow else len(encoded[:start].decode())
            found.append((sentence.start + place, cue))
        return Verbs(found)

    def _told(self, match: Any, text: bytes) -> Told | None:
        """What a match says: None for the end of a clause, UNTOLD for no verb."""
        ahead = match.start(1) >= 0
        if not ahead and match.start(2) < 0:
            return None
        said = match[0].decode()
        before = text[max(match.start() - 20, 0) : match.start()].decode("utf-8", "replace").lower()
        last = before.split()[-1:] or [""]
        if last[0] in self._nouns or last[0].endswith(("'s", "’s")):
            return Told.UNTOLD  # "the vote", "Monday's plan"
        if ahead:
            name = said.split()[0]
            return (
                Told.UNTOLD if name[0].isupper() and name.lower() in self._months else Told.FUTURE
            )
        return Told.UNTOLD if said.lower() in self._none else Told.PAST


def _until_end(cues: Iterable[Told | None]) -> Told:
    """The first verb before the clause ends."""
    return next(iter(cues), None) or Told.UNTOLD


def _first(cues: Iterable[Told | None]) -> Told:
    return next((c for c in cues if c), Told.UNTOLD)
