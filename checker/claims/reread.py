"""Times read once more, as if the article had appeared on some day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import accumulate

import msgspec

from checker.context import Context
from checker.kinds.time import TimeReader, calendar
from checker.model import (
    Anchor,
    Article,
    DateOrigin,
    Grain,
    Interval,
    Mention,
    Publication,
    Span,
    Time,
)

Retold = dict[Span, Time]


class Reread:
    """Reads the sentences that hold the spans wanted, and no others."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Span],
        wanted: Iterable[Span],
        reader: TimeReader,
        context: Context,
    ) -> None:
        self._reader = reader
        self._times = context.settings.times
        self._region = article.region
        self._body = article.body
        lexicon = context.rulebook.language(article.language).lexicon
        self._earlier = lexicon.words.get("edge_earlier", ())
        self._text, self._pieces = _excerpt(article.body, sentences, wanted)

    def as_of(self, day: datetime) -> Retold:
        """The times that count from that day, by their place in the article."""
        publication = Publication(calendar.unit(day, Grain.DAY), DateOrigin.TEXT)
        pieces = list(self._pieces)
        found = self._reader.find(self._text, pieces, publication, self._times, self._region)
        retold = _retold(found, self._pieces)
        return {span: self._until(day, span, value) for span, value in retold.items()}

    def _until(self, day: datetime, span: Span, value: Time) -> Time:
        """What is earlier ends with the day: on a Monday, "earlier this week" is that day."""
        if not span.of(self._body).lower().startswith(self._earlier):
            return value
        end = calendar.unit(day, Grain.DAY).high
        met = value.interval.meet(Interval(None, end)) if value.interval else None
        return msgspec.structs.replace(value, interval=met) if met else value


def _excerpt(
    body: str, sentences: Sequence[Span], wanted: Iterable[Span]
) -> tuple[str, dict[Span, int]]:
    """The sentences that hold the spans, one a line, each with how far it was moved."""
    starts = [s.start for s in sentences]
    held = sorted({max(bisect_right(starts, span.start) - 1, 0) for span in wanted})
    lines = [sentences[index].of(body) for index in held]
    begins = accumulate((len(line) + 1 for line in lines), initial=0)
    pieces = {
        Span(begin, begin + len(line)): begin - starts[index]
        for begin, line, index in zip(begins, lines, held, strict=False)
    }
    return "\n".join(lines), pieces


def _retold(mentions: Iterable[Mention], pieces: Mapping[Span, int]) -> Retold:
    found: Retold = {}
    begins = [piece.start for piece in pieces]
    moved = list(pieces.values())
    for mention in mentions:
        value = mention.value
        if isinstance(value, Time) and value.anchor is Anchor.PUBLICATION:
            index = bisect_right(begins, mention.span.start) - 1
            found[mention.span.shifted(-moved[index])] = value
    return found
