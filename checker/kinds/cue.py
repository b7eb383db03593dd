"""Cues: words that change certainty, polarity, attribution or approximation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from checker.kinds import clause
from checker.model import Cue, CueClass, Quote, Span
from checker.rulebook import CueRule, Rulebook, Scanner
from checker.rulebook.schema import Reach


class CueReader:
    """The cue rules of one language, compiled into one pass."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        # Pseudo-cues come first: of two rules for the same words they win.
        rules = sorted(rulebook.language(language).cues, key=lambda r: r.cls != "none")
        self._rules = [_Rule(r) for r in rules]
        self._scanner = Scanner([r.pattern for r in rules])
        self._clauses = clause.reader(rulebook, language)

    def find(self, body: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Cue]:
        """Cues in order of span. Their scopes stay inside the sentence and the quotation."""
        hits = [h for h in self._scanner.find(body) if self._rules[h[0]].cls is not None]
        if not hits:
            return []
        windows = Windows(sentences, [q for q in quotes if not q.scare])
        clauses = self._clauses.read(body)
        found = []
        for index, start, end in hits:
            window = windows.at(start)
            if window is not None and end <= window.end:
                found.append(self._rules[index].cue(clauses, Span(start, end), window))
        return found


class Windows:
    """Where a cue may reach: its sentence, cut at quotations. Offsets are asked in order."""

    def __init__(self, sentences: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._quotes = quotes
        self._opens = [q.span.start for q in quotes]

    def at(self, offset: int) -> Span | None:
        """The window around `offset`, or None between sentences."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._sentences[index].end <= offset:
            return None
        sentence = self._sentences[index]
        return self._cut(sentence, offset) if self._quotes else sentence

    def _cut(self, sentence: Span, offset: int) -> Span:
        low, high = sentence.start, sentence.end
        before = bisect_right(self._opens, offset) - 1
        if before >= 0:
            quote = self._quotes[before]
            if offset < quote.span.end:
                return Span(max(low, quote.inner.start), min(high, quote.inner.end))
            low = max(low, quote.span.end)
        if before + 1 < len(self._opens):
            high = min(high, self._opens[before + 1])
        return Span(low, high)


class _Rule:
    """One cue rule, ready to make cues."""

    __slots__ = ("_name", "_reach", "cls")

    def __init__(self, rule: CueRule) -> None:
        self.cls = None if rule.cls == "none" else CueClass(rule.cls)
        self._name = rule.name
        self._reach = rule.reach

    def cue(self, clauses: clause.Clauses, span: Span, window: Span) -> Cue:
        """The cue at `span` with what it reaches."""
        assert self.cls is not None
        return Cue(self.cls, span, _scope(self._reach, clauses, span, window), self._name)


def _scope(reach: Reach, clauses: clause.Clauses, span: Span, window: Span) -> Span:
    """What a cue at `span` reaches inside `window`."""
    if reach == "self":
        return span
    if reach == "sentence":
        return clauses.whole(window)
    if reach == "statement":
        return clauses.statement(span, window)
    around = clauses.around(span, window)
    if reach == "after":
        return Span(span.start, max(around.end, span.end))
    if reach == "before":
        return Span(min(around.start, span.start), span.end)
    return around


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> CueReader:
    """The reader of a language, compiled once for each rulebook."""
    return CueReader(rulebook, language)
