"""Attributions beside and inside each other: where one content ends, what is said inside one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from checker.kinds.clause import trimmed
from checker.model import Attribution, Quote, Span

# Behind these a second verb of saying has a content of its own.
_MARKED = re.compile(
    r"[,;:()—–…]\s*(?:(?:and|but|or|though|although|while|which|who|whose|where|as|what|even|when"
    r"|yet)\s+)*$|\s(?:--?|by)\s+(?:and\s+|but\s+)?$"
)
_JOINED = re.compile(r"\s(?:and|but|though|although|while)\s+$")
# "And", "though" and marks before it go with the next content.
_OPENING = re.compile(
    r"[\s,;:()—–-]*(?:(?:[,—–-]|\s)\s*(?:and|but|or|by|though|although|while|which|who|whose|where|as"
    r"|what|even|when|yet))*[\s,;:(—–-]*$"
)
# What may stand between an attribution and the quotation that goes on behind its sentence.
_TAIL = re.compile(r"[^.!?\n]*[.!?,]\s{1,2}")
_TAIL_LENGTH = 120
_ANNOUNCED = re.compile(r"\s*[:,]\s*")
_LOOK_BACK = 24
_LABEL = "label"
# So many later attributions are looked at; a bound, so that no text makes the work grow.
_NEIGHBOURS = 12
_SHORTEST = 3


def settled(body: str, found: Sequence[Attribution], quotes: Sequence[Quote]) -> list[Attribution]:
    """`found` in order of their cues, contents cut where the next one begins, with their depth.

    "The board said that ten ships came and added that ...": two contents. What stands inside the
    content of another, or in a quotation, is deeper than it.
    """
    ordered = sorted(found, key=lambda a: a.cue.start)
    for index, item in enumerate(ordered):
        if item.content.end > item.cue.end:
            ordered[index] = _cut(body, item, ordered[index + 1 : index + 1 + _NEIGHBOURS], quotes)
    ordered = _continued(body, ordered, [q for q in quotes if not q.scare])
    depths = _depths(ordered, [q for q in quotes if not q.scare])
    if not any(depths):
        return ordered
    return [
        msgspec.structs.replace(a, depth=d) if d else a
        for a, d in zip(ordered, depths, strict=True)
    ]


def _continued(
    body: str, ordered: Sequence[Attribution], quotes: Sequence[Quote]
) -> list[Attribution]:
    """Contents with the quotations behind the attribution that have no other: '"It is late," she
    said. "Nobody came."'"""
    if not quotes:
        return list(ordered)
    starts = [q.span.start for q in quotes]
    taken = {q for a in ordered for q in _inside(starts, a.content)}
    return [_with_next(body, a, quotes, starts, taken) for a in ordered]


def _inside(starts: Sequence[int], span: Span) -> range:
    """Indices of the quotations that begin inside `span`."""
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _with_next(
    body: str, item: Attribution, quotes: Sequence[Quote], starts: Sequence[int], taken: set[int]
) -> Attribution:
    content, source = item.content, item.source
    said = content.end if content.end - content.start >= _SHORTEST else 0
    end = max(item.cue.end, said, source.end if source is not None else 0)
    at = bisect_left(starts, end)
    if at == len(quotes) or at in taken or starts[at] - end > _TAIL_LENGTH:
        return item
    gap = body[end : starts[at]]
    if len(content) < _SHORTEST and _ANNOUNCED.fullmatch(gap):
        start = starts[at]
    elif _inside(starts, content) and content.end <= end and _TAIL.fullmatch(gap):
        start = content.start
    else:
        return item
    last = at
    while (
        last + 1 < len(quotes) and last + 1 not in taken and _adjoin(body, *quotes[last : last + 2])
    ):
        last += 1
    return msgspec.structs.replace(item, content=Span(start, quotes[last].span.end))


def _adjoin(body: str, quote: Quote, following: Quote) -> bool:
    """True if nothing but white space stands between them, as where a paragraph begins."""
    return body[quote.span.end : following.span.start].isspace()


def _cut(
    body: str, item: Attribution, later: Sequence[Attribution], quotes: Sequence[Quote]
) -> Attribution:
    """`item` with a content that ends before the first of `later` that stands beside it."""
    content = item.content
    for other in later:
        if other.cue.start >= content.end:
            break
        if other.cue.start < item.cue.end or (item.source and item.source.end > other.cue.start):
            continue
        end = _end_before(body, item, other, content)
        if end is not None and not _is_quoted(quotes, end, other.cue):
            content = trimmed(body, content.start, max(end, content.start))
            break
    return item if content == item.content else msgspec.structs.replace(item, content=content)


def _end_before(body: str, item: Attribution, other: Attribution, content: Span) -> int | None:
    """Where the content of `item` ends if `other` stands beside it, None if it stands inside."""
    if other.content.end <= other.cue.start:  # "..., the mayor said": it covers what precedes
        return other.content.end if other.content.covers(item.cue) else None
    shared = other.source is None or other.source.end <= item.cue.start
    start = other.cue.start
    if other.source is not None and content.start <= other.source.start < start:
        start = other.source.start
    low = max(content.start, item.cue.end, start - _LOOK_BACK)
    before = body[low:start]
    participle = shared and other.cue.of(body).endswith("ing")
    if not _MARKED.search(before) and (participle or not _JOINED.search(before)):
        return None
    opening = _OPENING.search(before)
    end = low + opening.start() if opening else start
    return end if len(body[content.start : end].strip()) >= _SHORTEST else None


def _is_quoted(quotes: Sequence[Quote], end: int, cue: Span) -> bool:
    """True if `cue` stands in a quotation that is open at `end`."""
    at = bisect_right(quotes, cue.start, key=lambda q: q.span.start) - 1
    return at >= 0 and quotes[at].span.end > cue.start and quotes[at].span.start < end


def _depths(ordered: Sequence[Attribution], quotes: Sequence[Quote]) -> list[int]:
    """How many contents, or unattributed quotations, stand around the cue of each."""
    depths = [0] * len(ordered)
    contents = [(a.content.start, a.content.end) for a in ordered]
    cues = [(a.cue.start, a.cue.end) for a in ordered]
    for index, (start, end) in enumerate(cues):
        low, high = contents[index]
        first = max(index - _NEIGHBOURS, 0)
        for other in range(first, min(index + _NEIGHBOURS + 1, len(ordered))):
            if contents[other][0] <= start and end <= contents[other][1] and other != index:
                depths[index] += not (low <= cues[other][0] and cues[other][1] <= high)
        if quotes and not depths[index] and ordered[index].rule != _LABEL:
            at = bisect_right(quotes, start, key=lambda q: q.span.start) - 1
            depths[index] = int(at >= 0 and quotes[at].inner.covers(ordered[index].cue))
    return depths
