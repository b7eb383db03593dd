"""Events that no figure tells of: what was signed, paid, closed, or is said not to have been."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from checker.model import Event, Kind, Mention, Span
from checker.rulebook import Rulebook
from checker.rulebook.patterns import PatternSet

_WORD = re.compile(r"[\w'’-]+")
_ANCHOR = "anchor"


class Events:
    """The event patterns of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        rules = [a for a in rulebook.language(language).attributes if Kind.EVENT in a.kinds]
        self._names = [a.name for a in rules]
        self._patterns = PatternSet([a.pattern for a in rules])

    def find(self, body: str, sentences: Sequence[Span]) -> list[Mention]:
        """The events of a text in order of place, each once a sentence, and none across two."""
        starts = [s.start for s in sentences]
        seen: set[tuple[int, int]] = set()
        found: list[Mention] = []
        for index, start, end in sorted(self._patterns.find(body), key=lambda hit: hit[1:]):
            at = bisect_right(starts, start) - 1
            if at < 0 or end > sentences[at].end or (at, index) in seen:
                continue
            seen.add((at, index))
            found.append(_mention(body, Span(start, end), self._names[index]))
        return found


def _mention(body: str, span: Span, name: str) -> Mention:
    """The anchor is the last word: a "not" or a denial that reaches it bears on the whole."""
    last = list(_WORD.finditer(body, span.start, span.end))[-1]
    return Mention(Kind.EVENT, span, Event(name), name, ((_ANCHOR, Span(*last.span())),))


def anchor(mention: Mention) -> Span:
    """Where cues must reach to bear on a mention: of an event its last word."""
    return next((span for name, span in mention.parts if name == _ANCHOR), mention.span)


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> Events:
    """The reader of a language, compiled once for each rulebook."""
    return Events(rulebook, language)
