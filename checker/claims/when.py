"""When a figure holds: which of the times of its sentence is its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec

from checker.model import Kind, Mention, Span, Time
from checker.rulebook import Lexicon, alternation

# A number in brackets, or in a row of labels, has the year that stands with it there.
_LABEL = re.compile(r"\s*[:|]\s*\S")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_SEGMENT = re.compile(r"[,;()—–]")
# Without one of these, or a relative clause, around it no figure is parted from a time.
_MARKS = "[,(:|]"
# So many times on either side of a figure are asked; what stands between is looked at so far.
_NEAREST, _BETWEEN = 3, 200
_FIGURES = {Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.PERCENT, Kind.NUMBER}

# The mentions that begin in a stretch of text.
Within = Callable[[Span], Sequence[Mention]]


class When:
    """Finds the time of a figure with the words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        relative = rf"\b{alternation(words.get('opens_relative', ()))}\b"
        told = (*words.get("opens_relative", ()), *words.get("opens_participle", ()))
        endings = alternation(words.get("past_endings", ()))
        self._relative = re.compile(relative, re.IGNORECASE)
        self._aside = re.compile(rf"\s*(?:{alternation(told)}|\w\w+{endings})\b", re.IGNORECASE)
        self._parts = re.compile(rf"{_MARKS}|{relative}", re.IGNORECASE)

    def of(
        self, span: Span, times: Sequence[Mention], body: str, sentence: Span, within: Within
    ) -> Time | None:
        """The dated time that is nearest to a figure and no other's; `times` in order of place.

        One end of a range stands for the whole: "from 2014 to 2016 it paid 5 million a year".
        """
        at = bisect_right(times, span.start, key=lambda m: m.span.start)
        near = [m for m in times[max(at - _NEAREST, 0) : at + _NEAREST] if m.span != span]
        if near and self._parts.search(body, *_reach(span, sentence)):
            near = self._own(span, near, body, sentence, within)
        found = min(near, key=lambda m: m.span.gap(span), default=None)
        value = found.value if found is not None else None
        if not isinstance(value, Time):
            return None
        return msgspec.structs.replace(value, interval=value.range) if value.range else value

    def _own(
        self, span: Span, near: Sequence[Mention], body: str, sentence: Span, within: Within
    ) -> list[Mention]:
        """Those that belong to no other figure and tell of nothing else."""
        bracket = _bracket(span, body, sentence)
        if bracket is not None and any(bracket.covers(m.span) for m in near):
            near = [m for m in near if bracket.covers(m.span)]
        labels = [m for m in near if _LABEL.match(body, m.span.end)]
        mine = [m for m in labels if _labels(m.span, span, body)]
        if mine:
            return mine[-1:]
        return [
            m
            for m in near
            if m not in labels
            and not _in_other_bracket(m.span, span, body, sentence, within)
            and not self._of_something_else(m.span, span, body, sentence)
        ]

    def _of_something_else(self, time: Span, span: Span, body: str, sentence: Span) -> bool:
        """True for "$5m for the mill that was built in 1887", "the mill, built in 1887, has 50"."""
        if span.end <= time.start:
            between = body[span.end : time.start]
            opens = self._relative.search(between) if len(between) < _BETWEEN else None
            # "An anchor of 2 tonnes that was lifted in 1926" is told of the figure itself.
            if opens is not None and between[: opens.start()].strip(" ,"):
                return True
        segment = _segment(time, body, sentence)
        return not segment.covers(span) and self._aside.match(body, segment.start) is not None


def _segment(time: Span, body: str, sentence: Span) -> Span:
    """From the last mark before a time to the next one behind it, neither far away."""
    first, last = _reach(time, sentence)
    before = [m.end() for m in _SEGMENT.finditer(body, first, time.start)]
    behind = _SEGMENT.search(body, time.end, last)
    return Span(before[-1] if before else first, behind.start() if behind else last)


def _bracket(span: Span, body: str, sentence: Span) -> Span | None:
    """The brackets around a place in its sentence."""
    for found in _BRACKETS.finditer(body, *_reach(span, sentence)):
        if found.start() < span.start and span.end <= found.end():
            return Span(*found.span())
    return None


def _reach(span: Span, sentence: Span) -> tuple[int, int]:
    """What is looked at around a place: a sentence may be a list of thousands of figures."""
    return max(sentence.start, span.start - _BETWEEN), min(sentence.end, span.end + _BETWEEN)


def _in_other_bracket(time: Span, span: Span, body: str, sentence: Span, within: Within) -> bool:
    """True for a time in brackets that hold another figure: "5 million (2023: 4 million)"."""
    bracket = _bracket(time, body, sentence)
    if bracket is None or bracket.covers(span):
        return False
    return any(m.kind in _FIGURES for m in within(bracket))


def _labels(time: Span, span: Span, body: str) -> bool:
    """True for the year right before a figure: "2023: 14; 2024: 19"."""
    between = body[time.end : span.start]
    return time.end <= span.start and not _SEGMENT.search(between)


__all__ = ["When", "Within"]
