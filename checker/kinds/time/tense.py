"""Whether the clause of a time speaks of what was or of what is to come."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from checker.kinds.time.words import Words
from checker.model import Span
from checker.rulebook import alternation, compile_pattern

_REACH = 240


class Told(StrEnum):
    """What the verbs around a time say; UNTOLD if there is none."""

    PAST = "past"
    FUTURE = "future"
    UNTOLD = ""


class Tense:
    """Reads the verbs of the clause that a time stands in, else those of its neighbours."""

    def __init__(self, words: Words) -> None:
        lists = words.lists
        future, past = sorted(lists["future"]), sorted(lists["past"])
        helpers, endings = lists["future_helpers"], lists["past_endings"]
        ahead = rf"{alternation(future)}(?:\s+{alternation(sorted(helpers))}\s+\w+)?"
        over = rf"{alternation(past)}|\w\w+{alternation(sorted(endings))}"
        ends = alternation(sorted(lists["clause_starters"]))
        self._cue = compile_pattern(
            # Groups by number, for names cost more than the match: the future, then the past.
            rf"(?:^|\b)(?:({ahead})|({over})|{ends})\b|[,;:()—]"
        )
        self._none = lists["no_past"]

    def told(self, text: str, sentence: Span, time: Span, clause: bool = False) -> Told:
        """By the last verb before the time in its clause, or the first after; else the nearest.

        With `clause` only its own one counts.
        """
        first, last = max(sentence.start, time.start - _REACH), min(sentence.end, time.end + _REACH)
        before = self._cues(text[first : time.start])
        near = _until_end(reversed(before))
        if near is not Told.UNTOLD:
            return near
        after = self._cues(text[time.end : last])
        near = _until_end(after)
        if near is not Told.UNTOLD or clause:
            return near
        return _first(reversed(before)) or _first(after) or Told.UNTOLD

    def _cues(self, piece: str) -> list[Told | None]:
        """The cues in order; None where a clause ends."""
        found: list[Told | None] = []
        for match in self._cue.finditer(piece.encode("utf-8", "replace")):
            if match.start(1) >= 0:
                found.append(Told.FUTURE)
            elif match.start(2) < 0:
                found.append(None)
            elif match[0].decode().lower() not in self._none:
                found.append(Told.PAST)
        return found


def _until_end(cues: Iterable[Told | None]) -> Told:
    """The first verb before the clause ends."""
    return next(iter(cues), None) or Told.UNTOLD


def _first(cues: Iterable[Told | None]) -> Told:
    return next((c for c in cues if c), Told.UNTOLD)
