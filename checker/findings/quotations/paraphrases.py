"""One saying in other words: same speaker, same occasion, and the same things spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from checker.context import Context
from checker.findings.quotations.groups import Group, Line, near, of_one_day, place, shared_occasion
from checker.findings.quotations.speakers import same_person
from checker.findings.quotations.words import Words, reader
from checker.model import Quotation

# Words that so many quotations of one speaker hold bring nothing together.
_COMMON = 6
_DAYS = 4
# How much of the shorter one's meaning is shared; less, where the occasion is told alike.
_SHARED, _WELL_TOLD = 0.25, 0.14


class _Said(msgspec.Struct, frozen=True):
    quotation: Quotation
    line: Line
    content: frozenset[str]


def paraphrases(
    quotations: Sequence[Quotation], found: Sequence[Group], context: Context
) -> Iterator[tuple[Line, Line, tuple[str, ...]]]:
    """Pairs of whole quotations of different articles, with the words that they share."""
    known = {_key(q) for g in found for q in _of_several(g)}
    by_speaker: dict[str, list[Quotation]] = {}
    for q in sorted(quotations, key=place):
        if q.speaker and q.speaker.person and _key(q) not in known:
            by_speaker.setdefault(q.speaker.key.split()[-1], []).append(q)
    for name in sorted(by_speaker):
        if len({q.at.article for q in by_speaker[name]}) > 1:
            words = reader(context.rulebook, by_speaker[name][0].language)
            yield from _of_speaker([_said(q, words) for q in by_speaker[name]])


def _of_several(group: Group) -> list[Quotation]:
    """The quotations of a saying that several articles have; they have met already."""
    told = [q for line in group.lines for q in line.quotations]
    return told if len({q.at.article for q in told}) > 1 else []


def _key(quotation: Quotation) -> tuple[str, int]:
    return quotation.at.article, quotation.at.span.start


def _said(quotation: Quotation, words: Words) -> _Said:
    whole = [w for s in words.sentences(quotation.text) for w in s]
    line = Line(whole, quotation.text, [quotation])
    return _Said(quotation, line, frozenset(words.content(quotation.text)))


def _of_speaker(said: Sequence[_Said]) -> Iterator[tuple[Line, Line, tuple[str, ...]]]:
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
    fits = {p: n for p, n in shared.items() if _fits(said[p[0]], said[p[1]], n)}
    used: set[int] = set()
    for a, b in sorted(fits, key=lambda p: (-fits[p], p)):
        if used.isdisjoint((a, b)):
            used |= {a, b}
            yield said[a].line, said[b].line, tuple(sorted(said[a].content & said[b].content))


def _fits(a: _Said, b: _Said, shared: int) -> bool:
    one, two = a.quotation, b.quotation
    if one.at.article == two.at.article or one.speaker is None or two.speaker is None:
        return False
    if not near(one, two, _DAYS) or not same_person(one.speaker.key, two.speaker.key):
        return False
    told = len(shared_occasion(one, two)) + 2 * of_one_day(one, two)
    part = shared / max(min(len(a.content), len(b.content)), 1)
    if shared >= 2 and told and part >= _SHARED:
        return True
    return told >= 2 and part >= _WELL_TOLD
