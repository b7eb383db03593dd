"""The words around a time in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from checker.model import Span
from checker.rulebook import NOTHING, compile_pattern

# A wording stands this near before its date; a clause is looked at no further than this.
_LEAD, _CLAUSE, _AROUND = 40, 200, 400
_STOP = re.compile(r"[,;:()|—–\"“”\n]|\.\s")
_BRACKETS = {"]": "[", ")": "("}


class Surroundings(msgspec.Struct, frozen=True):
    """A time at `span` in its sentence; `name` is where its month, day or year begins.

    The two differ where a word such as "earlier" belongs to the time.
    """

    body: str
    sentence: Span
    span: Span
    name: int

    @property
    def lead(self) -> str:
        """The words of the sentence right before the name of the time."""
        return self.body[max(self.sentence.start, self.name - _LEAD) : self.name]

    @property
    def around(self) -> tuple[str, str]:
        """The sentence without the time, as far as it matters: May is a month, "may" is none."""
        first = max(self.sentence.start, self.span.start - _AROUND)
        last = min(self.sentence.end, self.span.end + _AROUND)
        return self.body[first : self.span.start], self.body[self.span.end : last]

    @property
    def opens(self) -> bool:
        """True if at most one word stands before the time in its sentence."""
        return len(self.around[0].split()) < 2

    @property
    def clause(self) -> Span:
        """From the last mark before the time to the first behind it."""
        first = max(self.sentence.start, self.span.start - _CLAUSE)
        last = min(self.sentence.end, self.span.end + _CLAUSE)
        stops = [m.end() for m in _STOP.finditer(self.body, first, self.span.start)]
        end = _STOP.search(self.body, self.span.end, last)
        return Span(stops[-1] if stops else first, end.start() if end else last)

    def from_lead(self, cue: Any) -> Span:
        """From a wording that was found in the lead to the end of the time, with its bracket."""
        start, end = self.name - len(self.lead) + cue.start(1), self.span.end
        opened = _BRACKETS.get(self.body[end : end + 1])
        return Span(start, end + (opened is not None and opened in self.body[start:end]))


def choice(words: Iterable[str]) -> str:
    """A group of the wordings, longest first; marks may stand between their words."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    choices = "|".join(r"\W{1,3}".join(map(re.escape, w.split())) for w in longest)
    return f"(?:{choices or NOTHING})"


def before(words: Iterable[str]) -> Any:
    """Finds one of the wordings at the end of a lead."""
    return compile_pattern(rf"(?:^|\W)({choice(words)})\W{{0,3}}$")


def holds(words: Iterable[str]) -> Any:
    """Finds one of the wordings anywhere."""
    return compile_pattern(rf"(?:^|\W){choice(words)}(?:$|\W)")
