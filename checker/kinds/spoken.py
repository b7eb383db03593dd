"""Who speaks each quotation, by the attributions around, behind and before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from checker.model import Attribution, Quote, Span

# How far behind an attribution the next quotation still has the same speaker, in characters.
_CONTINUED = 60
# What may stand between a quotation and the attribution that ends it: the office of a name.
_OFFICE = re.compile(r"[\s,—–-]*(?:(?:the|an?|its|his|her|their)\s[^,.;:!?\"“”()\n]{2,60},\s*)?")
_LOOK_BACK = 8
_BEGINS = '.!?\n"”'
_OPENS = ('"', "“")
_GOES_ON = ",?!…—–"
_LONGEST_OFFICE = 80


def with_speakers(
    body: str, quotes: Sequence[Quote], attributions: Sequence[Attribution]
) -> list[Quote]:
    """The quotations with their speakers.

    That is the source of the attribution that ends a quotation ("...," she said), or of the
    smallest content around it, or of the attribution that ends right before it. Who is told to
    speak inside a quotation speaks no other.
    """
    if not quotes:
        return []
    told = [a for a in attributions if a.source is not None]
    outer = [a for a in told if not a.depth]
    covering = _covering(quotes, told)
    closing = sorted((_start(a), i) for i, a in enumerate(outer))
    going_on = [
        a for a in told if not a.depth or body[a.content.start : a.content.start + 1] in _OPENS
    ]
    ends = sorted((_end(a), i) for i, a in enumerate(going_on))
    done: list[Quote] = []
    for index, quote in enumerate(quotes):
        speaker = covering.get(index)
        if not quote.scare:
            ending = _closing(body, quote, outer, closing)
            if ending and not (speaker and _is_amid(body, quote)):
                speaker = ending
            speaker = speaker or _continued(body, quote, done, going_on, ends)
        done.append(msgspec.structs.replace(quote, speaker=speaker) if speaker else quote)
    return done


def _covering(quotes: Sequence[Quote], attributions: Sequence[Attribution]) -> dict[int, Span]:
    starts = [q.inner.start for q in quotes]
    best: dict[int, tuple[int, Span]] = {}
    for item in attributions:
        if item.source is None:
            continue
        content, size = item.content, len(item.content)
        first = bisect_left(starts, content.start)
        for index in range(first, bisect_left(starts, content.end)):
            inner = quotes[index].inner
            outside = not inner.overlaps(item.source) and not inner.overlaps(item.cue)
            if outside and (index not in best or size < best[index][0]):
                best[index] = (size, item.source)
    return {index: source for index, (_, source) in best.items()}


def _closing(
    body: str,
    quote: Quote,
    attributions: Sequence[Attribution],
    starts: Sequence[tuple[int, int]],
) -> Span | None:
    """The source right behind a quotation whose sentence it ends: '"It is late," she told us'."""
    end = quote.span.end
    at = bisect_left(starts, (end, -1))
    if at == len(starts) or starts[at][0] - end > _LONGEST_OFFICE:
        return None
    gap = body[end : starts[at][0]]
    goes_on = body[quote.inner.end - 1] in _GOES_ON or gap.startswith(",")
    return attributions[starts[at][1]].source if goes_on and _OFFICE.fullmatch(gap) else None


def _is_amid(body: str, quote: Quote) -> bool:
    """True for a quotation with words of its sentence before it."""
    before = body[max(quote.span.start - _LOOK_BACK, 0) : quote.span.start].rstrip(" \t")
    return bool(before) and before[-1] not in _BEGINS


def _continued(
    body: str,
    quote: Quote,
    done: Sequence[Quote],
    attributions: Sequence[Attribution],
    ends: Sequence[tuple[int, int]],
) -> Span | None:
    """The speaker of the quotation, or of the attribution, that ends right before `quote`."""
    if done and 0 <= quote.span.start - done[-1].span.end <= 2 and done[-1].speaker:
        return done[-1].speaker
    if body[max(quote.span.start - _LOOK_BACK, 0) : quote.span.start].rstrip().endswith(":"):
        return None  # announced by words of its own
    at = bisect_right(ends, (quote.span.start, len(attributions))) - 1
    if at >= 0 and quote.span.start - ends[at][0] <= _CONTINUED:
        return attributions[ends[at][1]].source
    return None


def _start(item: Attribution) -> int:
    cue, source = item.cue.start, item.source
    return cue if source is None else min(cue, source.start)


def _end(item: Attribution) -> int:
    end, source = max(item.cue.end, item.content.end), item.source
    return end if source is None else max(end, source.end)
