"""One extraction to the records that the scorers of the sets read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from shared import article

from checker.model import (
    Count,
    Cue,
    CueClass,
    Duration,
    Extraction,
    Span,
)
from checker.report import mentions as report

Record = dict[str, Any]
Predict = Callable[[Extraction, Record], Record]

_HEDGES = {CueClass.SPECULATION, CueClass.HEARSAY}
_NEGATIONS = {CueClass.NEGATION, CueClass.DENIAL}
# How sure a reader is of an event under such a cue, from 3 (happened) to -3 (did not).
# Rounded from what readers say of such events, who seldom use the ends of the scale; the cue
# that takes away most counts.
_FACTUALITY = {
    CueClass.HEARSAY: 1.5,
    CueClass.FORECAST: 0.5,
    CueClass.SPECULATION: 0.5,
    CueClass.PLAN: -1.5,
    CueClass.NON_CONFIRMATION: 0.5,
    CueClass.CONDITION: -1.5,
    CueClass.QUESTION: 0.5,
    CueClass.NEGATION: -2.0,
    CueClass.DENIAL: -3.0,
}
_CERTAIN = 2.5


_TIMES = ("time", "duration", "set")


def mentions(found: Extraction, record: Record) -> Record:
    """Mentions as `factlint mentions` writes them."""
    return {"mentions": json.loads(report.line(article(record["text"]), found))["mentions"]}


def times(found: Extraction, record: Record) -> Record:
    """The same without figures, for sets that label times alone."""
    kept = [m for m in mentions(found, record)["mentions"] if m["kind"] in _TIMES]
    return {"id": record["id"], "mentions": kept}


def figures(found: Extraction, record: Record) -> Record:
    """The same without points in time, for sets that label figures and lengths of time alone."""
    kept = [m for m in mentions(found, record)["mentions"] if m["kind"] not in ("time", "set")]
    return {"mentions": kept}


def numbers(found: Extraction, record: Record) -> Record:
    """The bare number of each figure, for a set that labels numbers whatever they measure.

    A range is two numbers to it; where letters of a unit are glued to the digits (180ml), it has
    none; a place in an order is none either.
    """
    kept: list[Record] = []
    for mention, written in zip(found.mentions, mentions(found, record)["mentions"], strict=True):
        if written["kind"] in _NO_NUMBERS:
            continue
        spans = [span for name, span in mention.parts if name == "number"] or [mention.span]
        ends = [written["low"], written["high"]]
        if len(spans) == 2 and written["bound"] == "range":
            kept += [_bare(span, end, end, "=") for span, end in zip(spans, ends, strict=True)]
        elif not record["text"][spans[-1].end : spans[-1].end + 1].isalpha():
            kept.append(_bare(spans[0], *ends, written["bound"]))
    return {"mentions": kept}


_NO_NUMBERS = ("time", "set", "ordinal")


def _bare(span: Span, low: float | None, high: float | None, bound: str) -> Record:
    known = {"start": span.start, "end": span.end, "low": low, "high": high, "bound": bound}
    return {**known, "kind": "number", "unit": None, "currency": None}


def measures(found: Extraction, record: Record) -> Record:
    """Figures for a set of measured amounts, in its terms.

    A count is a bare number to it, and each unit of a length of time is told by itself (three
    years, two months). It has neither points in time nor places in an order.
    """
    kept: list[Record] = []
    for mention, written in zip(found.mentions, mentions(found, record)["mentions"], strict=True):
        value = mention.value
        if isinstance(value, Count):
            written |= {"kind": "number", "unit": None}
        if isinstance(value, Duration):
            kept += _each_unit(value, written)
        elif written["kind"] not in _NO_NUMBERS:
            kept.append(written)
    return {"mentions": kept}


def _each_unit(value: Duration, written: Record) -> list[Record]:
    """P3Y2M is 3 years and 2 months; they share a span."""
    date, _, clock = value.timex.partition("T")
    units = [(n, _DAYS[u]) for n, u in re.findall(r"(\d+)([YMWD])", date)]
    units += [(n, _CLOCK[u]) for n, u in re.findall(r"(\d+)([HMS])", clock)]
    if len(units) < 2:
        return [written]
    return [{**written, "low": int(n), "high": int(n), "unit": unit} for n, unit in units]


_DAYS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


def exclusive(found: Extraction, record: Record) -> Record:
    """Times for a set that leaves the last unit out of a range: "2014 to 2018" ends with 2017."""
    read = times(found, record)
    for mention in read["mentions"]:
        if mention["range"] and mention["grain"] in _UNITS and mention["mod"] != "END":
            low, high = (datetime.fromisoformat(mention["range"][end]) for end in ("start", "end"))
            last = _UNITS[mention["grain"]](high)
            if low < last:
                mention["interval"] = {"start": low.isoformat(), "end": last.isoformat()}
    return read


_UNITS: dict[str, Callable[[datetime], datetime]] = {
    "day": lambda end: end - timedelta(days=1),
    "month": lambda end: (end - timedelta(days=1)).replace(day=1),
    "quarter": lambda end: (end - timedelta(days=62)).replace(day=1),
    "year": lambda end: end.replace(year=end.year - 1),
}


def hedge(found: Extraction, record: Record) -> Record:
    """Whether the sentence hedges, and by which words."""
    del record
    cues = _cues(found, _HEDGES)
    return {"hedged": bool(cues), "cues": cues}


def negation(found: Extraction, record: Record) -> Record:
    """Whether the sentence negates, by which words and how far they reach."""
    del record
    cues = _cues(found, _NEGATIONS)
    return {"negated": bool(cues), "cues": cues}


def attribution(found: Extraction, record: Record) -> Record:
    """Who says what; what is told inside of it is not labelled."""
    del record
    relations = [
        {"source": _pair(a.source), "cue": _pair(a.cue), "content": _pair(a.content)}
        for a in found.attributions
        if not a.depth
    ]
    return {"relations": relations}


def factuality(found: Extraction, record: Record) -> Record:
    """How sure the event of the record is."""
    event = Span(*record["event"])
    reaching = [c for c in found.cues if c.scope.covers(event)]
    values = [_FACTUALITY[c.cls] for c in reaching if c.cls in _FACTUALITY]
    return {"value": min(values, default=_CERTAIN)}


def _cues(found: Extraction, classes: Collection[CueClass]) -> list[Record]:
    return [_cue(c) for c in found.cues if c.cls in classes]


def _cue(cue: Cue) -> Record:
    return {"start": cue.span.start, "end": cue.span.end, "scope": _pair(cue.scope)}


def _pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)
