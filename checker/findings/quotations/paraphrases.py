"""One saying in other words: same speaker, same occasion, and the same things spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2

import msgspec

from checker.context import Context
from checker.findings.quotations import evidence
from checker.findings.quotations.align import align
from checker.findings.quotations.groups import Group, Line, place
from checker.findings.quotations.names import same_person
from checker.findings.quotations.occasion import near, of_one_day, shared_occasion
from checker.findings.quotations.runs import counted, number_of
from checker.findings.quotations.words import Words, reader
from checker.model import Quotation

# Words that so many quotations of one speaker hold bring nothing together.
_COMMON = 6
_DAYS = 4
# An article with more quotations of the speaker tells of several sayings.
_FEW = 2
# How much of the shorter one's meaning is shared.
_SHARED = 0.22
# What the words in common, and half of those of the occasion, must weigh: one word that nobody
# else uses weighs a little under 1.
_ENOUGH, _OCCASION = 1.5, 0.5


class _Said(msgspec.Struct, frozen=True):
    quotation: Quotation
    line: Line
    content: frozenset[str]


def paraphrases(
    quotations: Sequence[Quotation], found: Sequence[Group], context: Context
) -> Iterator[tuple[Line, Line, tuple[str, ...]]]:
    """Pairs of whole quotations of different articles, with the words that they share."""
    known = {evidence.identity(q) for g in found for q in _of_several(g)}
    by_speaker: dict[str, list[Quotation]] = {}
    for q in sorted(quotations, key=place):
        if q.speaker and q.speaker.person and evidence.identity(q) not in known:
            by_speaker.setdefault(q.speaker.key.split()[-1], []).append(q)
    weights = _Weights(quotations)
    for name in sorted(by_speaker):
        counts = Counter(q.at.article for q in by_speaker[name])
        few = [q for q in by_speaker[name] if counts[q.at.article] <= _FEW]
        if len({q.at.article for q in few}) > 1:
            words = reader(context.rulebook, few[0].language)
            for a, b in _of_speaker([_said(q, words) for q in few], weights):
                if align(a.line.words, b.line.words, words).differences:
                    yield a.line, b.line, tuple(sorted(a.content & b.content))


class _Weights:
    """How much it tells that two quotations share a word."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        texts = {(q.text, q.language): q.stems for q in quotations}
        self._counts = counted(texts.values())
        self._told = Counter(w for q in quotations for w in q.occasion)
        self._all = max(len(texts), 8)

    def content(self, stems: Iterable[str]) -> float:
        """The weight of shared words, as a part of the most that one can have."""
        return sum(self._weight(self._counts[number_of(s)]) for s in sorted(stems))

    def occasion(self, stems: Iterable[str]) -> float:
        """The same for the words that an occasion is told with."""
        return sum(self._weight(self._told[s]) for s in sorted(stems))

    def _weight(self, count: int) -> float:
        return max(log2(self._all / max(count, 1)), 0.0) / log2(self._all)


def _of_several(group: Group) -> list[Quotation]:
    """The quotations of a saying that several articles have; they have met already."""
    told = [q for line in group.lines for q in line.quotations]
    return told if len({q.at.article for q in told}) > 1 else []


def _said(quotation: Quotation, words: Words) -> _Said:
    whole = [w for s in words.sentences(quotation.text) for w in s]
    line = Line(whole, quotation.text, [quotation])
    return _Said(quotation, line, frozenset(words.content(quotation.text)))


def _of_speaker(said: Sequence[_Said], weights: _Weights) -> Iterator[tuple[_Said, _Said]]:
    """Pairs of one speaker's quotations, each the other's best."""
    holders: dict[str, list[int]] = {}
    for index, item in enumerate(said):
        for stem in sorted(item.content):
            holders.setdefault(stem, []).append(index)
    rare = {s: h for s, h in holders.items() if 1 < len(h) <= _COMMON}
    shared: Counter[tuple[int, int]] = Counter()
    for held in rare.values():
        for i, a in enumerate(held):
            shared.update((a, b) for b in held[i + 1 :])
    fits = {p: n for p, n in shared.items() if _fits(said[p[0]], said[p[1]], n, weights)}
    used: set[int] = set()
    for a, b in sorted(fits, key=lambda p: (-fits[p], p)):
        if used.isdisjoint((a, b)):
            used |= {a, b}
            yield said[a], said[b]


def _fits(a: _Said, b: _Said, shared: int, weights: _Weights) -> bool:
    one, two = a.quotation, b.quotation
    if one.at.article == two.at.article or one.speaker is None or two.speaker is None:
        return False
    if not near(one, two, _DAYS) or not same_person(one.speaker.key, two.speaker.key):
        return False
    occasion = shared_occasion(one, two) - a.content - b.content
    if not occasion and not of_one_day(one, two):
        return False
    if shared < _SHARED * min(len(a.content), len(b.content)):
        return False
    told = _OCCASION * (weights.occasion(occasion) + of_one_day(one, two))
    return weights.content(a.content & b.content) + told >= _ENOUGH
