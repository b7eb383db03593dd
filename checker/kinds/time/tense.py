"""Whether the clause of a time speaks of what was or of what is to come."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property

from checker.kinds.time.words import Words
from checker.model import Span
from checker.rulebook import Scanner, alternation

_REACH = 240
_LEAD = 20
_TO = " to"
# The patterns in order: verbs that look ahead, verbs that look back, and what ends a clause.
_AHEAD, _ENDS = 0, 2
_POSSESSIVE = ("'s", "’s")


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
        before_verb = [w for w in future if w.endswith(_TO)]
        ahead += rf"|{alternation(before_verb)}\s+\w+"  # "is to set": that has no tense
        # The verb behind a modal has no tense: "may hit", "will not be sold".
        modal = rf"{alternation(sorted(lists['modals']))}(?:\s+(?:not|be|also|\w+ly))*\s+\w+"
        over = rf"{alternation(past)}|\w\w+{alternation(sorted(endings))}"
        ends = alternation(sorted(lists["clause_starters"]))
        self._scanner = Scanner(
            [rf"(?:^|\b)(?:{p})\b" for p in (rf"{modal}|{ahead}", over, ends)] + ["[,;:()—]"]
        )
        self._none = lists["no_past"]
        self._nouns = lists["noun_leads"]
        self._months = frozenset(words.months)

    def verbs(self, text: str, sentence: Span) -> Verbs:
        """The verbs of a sentence."""
        piece = text[sentence.start : sentence.end]
        found: list[tuple[int, Told | None]] = []
        for index, start, end in self._scanner.find(piece):
            told = self._told(index, piece[start:end]) if index < _ENDS else None
            if told is None or (told and not self._is_noun(piece, start)):
                found.append((sentence.start + start, told))
        return Verbs(found)

    def _told(self, index: int, said: str) -> Told:
        """What a verb says; UNTOLD for words that only look like one."""
        if index == _AHEAD:
            name = said.split()[0]
            month = name[0].isupper() and name.lower() in self._months
            return Told.UNTOLD if month else Told.FUTURE
        return Told.UNTOLD if said.lower() in self._none else Told.PAST

    def _is_noun(self, text: str, start: int) -> bool:
        """True for "the vote", "Monday's plan"."""
        before = text[max(start - _LEAD, 0) : start].lower().split()
        return bool(before) and (before[-1] in self._nouns or before[-1].endswith(_POSSESSIVE))


def _until_end(cues: Iterable[Told | None]) -> Told:
    """The first verb before the clause ends."""
    return next(iter(cues), None) or Told.UNTOLD


def _first(cues: Iterable[Told | None]) -> Told:
    return next((c for c in cues if c), Told.UNTOLD)
