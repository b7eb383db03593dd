"""What was found in an article, as one JSON line."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from checker.model import (
    Age,
    Article,
    Attribution,
    Count,
    Cue,
    DateOrigin,
    Duration,
    Extraction,
    Interval,
    Mention,
    Money,
    Percent,
    Publication,
    Quantity,
    Quote,
    Recurrence,
    Span,
    Status,
    Time,
)
from checker.model.values import Alternative
from checker.model.yearly import Yearly
from checker.report.encode import encode

Pair = tuple[int, int]
# Above this, digits are no longer kept one by one.
_EXACT_DIGITS = 30


class MentionRecord(msgspec.Struct):
    """One mention. Numbers are as stated; null where a side is open or a thing does not apply."""

    kind: str
    start: int
    end: int
    text: str
    low: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    currency: str | None = None
    region: str | None = None
    bound: str | None = None
    change: bool | None = None
    interval: dict[str, str | None] | None = None
    range: dict[str, str | None] | None = None
    other: dict[str, Any] | None = None
    grain: str | None = None
    anchor: str | None = None
    yearly: dict[str, str] | None = None
    mod: str | None = None
    timex: str | None = None
    value: str | None = None


class ArticleRecord(msgspec.Struct):
    """All that was found in one article; `nested` holds attributions inside of what is told."""

    id: str
    path: str
    publication: dict[str, Any] | None
    mentions: list[MentionRecord]
    cues: list[dict[str, Any]]
    attributions: list[dict[str, Any]]
    nested: list[dict[str, Any]]
    quotes: list[dict[str, Any]]


def line(article: Article, found: Extraction) -> bytes:
    """One JSON line in UTF-8, with its line end."""
    return encode(record(article, found)) + b"\n"


def record(article: Article, found: Extraction) -> ArticleRecord:
    """The content of an article's line."""
    text = article.text
    return ArticleRecord(
        id=article.id,
        path=article.path,
        publication=_publication(article.publication),
        mentions=[_mention(m, text) for m in found.mentions],
        cues=[_cue(c) for c in found.cues],
        attributions=[_attribution(a) for a in found.attributions if not a.depth],
        nested=[_attribution(a) for a in found.attributions if a.depth],
        quotes=[_quote(q) for q in found.quotes],
    )


def _mention(mention: Mention, text: str) -> MentionRecord:
    start, end = mention.span.start, mention.span.end
    made = MentionRecord(mention.kind, start, end, text[start:end])
    value = mention.value
    if isinstance(value, Time):
        made.interval, made.range = _interval(value.interval), _interval(value.range)
        made.other = _interval(value.other)
        made.anchor, made.yearly = value.anchor, _yearly(value.yearly)
        made.grain, made.bound, made.mod = value.grain, value.bound, value.mod or None
        if value.fields and value.fields.year is not None and value.fields.year < 1:
            made.timex = made.value = f"BC{1 - value.fields.year:04d}"
    elif isinstance(value, Recurrence):
        made.timex = made.value = value.timex
    elif not isinstance(value, Status):  # which are claims alone, and no mentions
        stated = value.stated
        made.low = number(stated.low)
        made.high = made.low if stated.high is stated.low else number(stated.high)
        made.bound, made.unit = stated.bound, _unit(value)
        made.other = _alternative(stated.other)
        if isinstance(value, Money):
            made.currency, made.region = value.currency, value.region or None
        elif isinstance(value, Percent):
            made.change = value.change or None
        elif isinstance(value, Duration):
            made.timex = made.value = value.timex
    return made


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole if it is whole. What no float can hold is null."""
    if value is None:
        return None
    if not value.is_finite() or value.adjusted() > _EXACT_DIGITS:
        return float(value)
    whole = int(value)
    return whole if whole == value else float(value)


def _unit(value: Any) -> str | None:
    match value:
        case Count():
            return value.noun
        case Percent():
            return "percent"
        case Quantity() | Duration():
            return value.unit
        case Age():
            return "year"
        case Money() if value.per:
            return f"{value.currency} per {value.per}"
    return None


def _interval(interval: Interval[datetime] | None) -> dict[str, str | None] | None:
    if interval is None:
        return None
    return {"start": _iso(interval.low), "end": _iso(interval.high)}


def _alternative(of: Alternative | None) -> dict[str, Any] | None:
    """The other reading of a figure, in its unit unless it names one of its own."""
    if of is None:
        return None
    return {"low": number(of.low), "high": number(of.high), "unit": of.unit or None}


def _yearly(of: Yearly | None) -> dict[str, str] | None:
    """First and last day, as month and day."""
    if of is None:
        return None
    first, last = ("{:02}-{:02}".format(*day) for day in of)
    return {"first": first, "last": last}


def _publication(of: Publication) -> dict[str, Any] | None:
    """When the article appeared; with `evidence`, it was inferred from those words."""
    if of.origin is DateOrigin.UNKNOWN:
        return None
    return {
        "interval": _interval(of.interval),
        "months": of.months,
        "origin": of.origin,
        "evidence": [
            {"text": e.text, "start": e.span.start, "end": e.span.end} for e in of.evidence
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    to_the_minute = not moment.second and not moment.microsecond
    return moment.isoformat(timespec="minutes" if to_the_minute else "auto")


def _pair(span: Span | None) -> Pair | None:
    return None if span is None else (span.start, span.end)


def _cue(cue: Cue) -> dict[str, Any]:
    span = cue.span
    return {"class": cue.cls, "start": span.start, "end": span.end, "scope": _pair(cue.scope)}


def _attribution(of: Attribution) -> dict[str, Any]:
    return {"source": _pair(of.source), "cue": _pair(of.cue), "content": _pair(of.content)}


def _quote(quote: Quote) -> dict[str, Any]:
    span = quote.span
    return {"start": span.start, "end": span.end, "speaker": _pair(quote.speaker)}
