"""When an article appeared: the first of its hints that reads as a date, or what its text tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, datetime

import msgspec

from checker.claims import evidence, relative
from checker.claims.relative import short
from checker.context import Context
from checker.kinds.time import TimeReader, calendar
from checker.kinds.time.foreign import ForeignReader
from checker.model import (
    Article,
    DateEvidence,
    DateOrigin,
    Extraction,
    Interval,
    Publication,
    agree,
)

# In a stretch of more years than this a month lies more than once.
_YEARS = 2
# So many pieces that tell the month are kept as evidence.
_TOLD = 4
_ALL = Interval[datetime](None, None)


def settle_publication(article: Article, reader: TimeReader | ForeignReader) -> Article:
    """The article with the date that its most trusted readable hint gives; else unchanged."""
    if article.publication.interval is not None:
        return article
    for hint in article.hints:
        interval = reader.read_date(hint.text)
        if interval is not None:
            publication = Publication(interval, hint.origin)
            return msgspec.structs.replace(article, publication=publication)
    return article


def infer_publication(
    article: Article, extraction: Extraction, reader: TimeReader, context: Context
) -> tuple[Article, Extraction]:
    """An undated article with what its text tells of its date, and the times that count from it.

    A dated article, and one that tells nothing, come back as they are.
    """
    if article.publication.interval is not None:
        return article, extraction
    found = evidence.reader(context.rulebook, article.language, reader).find(article, extraction)
    publication = inferred(found)
    if publication is None:
        return article, extraction
    article = msgspec.structs.replace(article, publication=publication)
    mentions = relative.resolved(article, extraction, reader, context)
    return article, msgspec.structs.replace(extraction, mentions=mentions)


def inferred(found: Iterable[DateEvidence]) -> Publication | None:
    """What the pieces tell together; None if they tell nothing.

    What contradicts a date that is told as past is left out: it may be of that time.
    """
    pieces = tuple(found)
    bounds = list(_bounds([p for p in pieces if p.interval is not None]))
    interval = _ALL
    for piece in bounds:
        interval = interval.meet(piece.interval or _ALL) or interval
    monthly = [p for p in pieces if p.months]
    months, interval = _placed(_shared(monthly), interval)
    if months is not None:
        bounds += monthly[:_TOLD]
    if not bounds:
        return None
    return Publication(
        interval=None if interval == _ALL else interval,
        origin=DateOrigin.TEXT,
        months=months or None,
        evidence=tuple(sorted(dict.fromkeys(bounds), key=lambda p: p.span)),
    )


def _placed(
    months: tuple[int, ...], within: Interval[datetime]
) -> tuple[tuple[int, ...] | None, Interval[datetime]]:
    """The stretch narrowed down to the months, where it holds them once: no months are left then.

    Months that do not lie within it are None: they were those of another year.
    """
    if not months:
        return None, within
    if within.low is None or within.high is None or within.high.year - within.low.year > _YEARS:
        return months, within
    every = (calendar.month(y, m) for y in _years(within.low, within.high) for m in months)
    fitting = sorted((m for m in every if agree((m, within))), key=lambda m: str(m.low))
    if not fitting:
        return None, within
    met = fitting[0].hull(fitting[-1]).meet(within)
    return ((), met) if met is not None and short(met) else (months, within)


def _years(low: datetime, high: datetime) -> range:
    return range(low.year, min(high.year, MAXYEAR - 1) + 1)


def _bounds(pieces: Sequence[DateEvidence]) -> Iterator[DateEvidence]:
    """The latest date told as past, a year said to be the current one, the first one to come."""
    past = [p for p in pieces if _low(p) and not _high(p)]
    low = max(past, key=lambda p: (_low(p), -p.span.start), default=None)
    floor = _low(low) if low else None
    if low is not None:
        yield low
    current = [p for p in pieces if _low(p) and _high(p)]
    if floor is not None:
        current = [p for p in current if _after(p, floor)]
    if current and agree(p.interval for p in current if p.interval):
        yield current[0]
        floor = max(filter(None, (floor, _low(current[0]))))
    ahead = [p for p in pieces if not _low(p) and (floor is None or _after(p, floor))]
    first = min(ahead, key=lambda p: (_high(p), p.span.start), default=None)
    if first is not None:
        yield first


def _low(piece: DateEvidence) -> datetime | None:
    return piece.interval.low if piece.interval else None


def _high(piece: DateEvidence) -> datetime | None:
    return piece.interval.high if piece.interval else None


def _after(piece: DateEvidence, floor: datetime) -> bool:
    """True if a piece allows what lies after `floor`."""
    high = _high(piece)
    return high is not None and high > floor


def _shared(pieces: Sequence[DateEvidence]) -> tuple[int, ...]:
    """The months that all pieces allow, in the order of the first piece."""
    if not pieces:
        return ()
    return tuple(m for m in pieces[0].months if all(m in p.months for p in pieces))
