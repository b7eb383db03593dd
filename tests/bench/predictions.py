"""One extraction to the records that the scorers of the sets read."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from shared import article

from checker.model import Cue, CueClass, Extraction, Span
from checker.report import mentions as report

Record = dict[str, Any]
Predict = Callable[[Extraction, Record], Record]

_HEDGES = {CueClass.SPECULATION, CueClass.HEARSAY}
_NEGATIONS = {CueClass.NEGATION, CueClass.DENIAL}
# How sure a reader is of an event under such a cue, from 3 (happened) to -3 (did not).
# Set by judgement; the cue that takes away most counts.
_FACTUALITY = {
    CueClass.HEARSAY: 1.5,
    CueClass.FORECAST: 0.5,
    CueClass.SPECULATION: 0.5,
    CueClass.PLAN: -0.5,
    CueClass.NON_CONFIRMATION: 0.5,
    CueClass.CONDITION: -0.5,
    CueClass.QUESTION: 0.0,
    CueClass.NEGATION: -3.0,
    CueClass.DENIAL: -3.0,
}
_CERTAIN = 3.0


_TIMES = ("time", "duration", "set")


def mentions(found: Extraction, record: Record) -> Record:
    """Mentions as `factlint mentions` writes them."""
    return {"mentions": json.loads(report.line(article(record["text"]), found))["mentions"]}


def times(found: Extraction, record: Record) -> Record:
    """The same without figures, for sets that label times alone."""
    kept = [m for m in mentions(found, record)["mentions"] if m["kind"] in _TIMES]
    return {"id": record["id"], "mentions": kept}


def phrases(found: Extraction, record: Record) -> Record:
    """Times for sets whose spans are whole phrases: "since May", "from May to July", "early May".

    `interval` is that of the time that is named ("May"); what the words around make of it stands
    in `bound`, `range` and `mod`, and is applied here.
    """
    kept: list[Record] = []
    for mention in times(found, record)["mentions"]:
        if mention["range"] and kept and kept[-1]["range"] == mention["range"]:
            kept[-1]["end"] = mention["end"]
            continue
        kept.append(mention)
    for mention in kept:
        mention["interval"] = mention["range"] or _opened(_piece(mention), mention["bound"])
    return {"id": record["id"], "mentions": kept}


def exclusive(found: Extraction, record: Record) -> Record:
    """The same for a set that leaves the last unit out of a range ("2014 to 2018": to its start)."""
    read = phrases(found, record)
    last = {(m["start"], m["end"]): m for m in times(found, record)["mentions"]}
    for mention in read["mentions"]:
        ends = [m for (_, end), m in last.items() if end == mention["end"] and m["range"]]
        if mention["range"] and ends and ends[-1]["interval"] != mention["range"]:
            mention["interval"]["end"] = ends[-1]["interval"]["start"]
    return read


def _piece(mention: Record) -> Record | None:
    """The third of a unit that early, mid and late mean, in whole days or months."""
    whole = mention["interval"]
    if not whole or not mention["mod"] or mention["grain"] in ("hour", "minute"):
        return whole
    low, high = (datetime.fromisoformat(whole[side]) for side in ("start", "end"))
    months = (high.year - low.year) * 12 + high.month - low.month
    if months >= 3:
        cuts = [_months(low, k * months // 3) for k in range(3)] + [high]
    else:
        days = 10 if months == 1 else (high - low) // timedelta(days=1) // 3 or 1
        cuts = [low, low + days * timedelta(days=1), low + 2 * days * timedelta(days=1), high]
    index = ("START", "MID", "END").index(mention["mod"])
    return {"start": cuts[index].isoformat(), "end": cuts[index + 1].isoformat()}


def _months(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return moment.replace(year=year, month=month + 1)


def _opened(interval: Record | None, bound: str) -> Record | None:
    if not interval:
        return interval
    sides = {
        ">=": (interval["start"], None), ">": (interval["end"], None),
        "<=": (None, interval["end"]), "<": (None, interval["start"]),
    }  # fmt: skip
    start, end = sides.get(bound, (interval["start"], interval["end"]))
    return {"start": start, "end": end}


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
    """Who says what."""
    del record
    relations = [
        {"source": _pair(a.source), "cue": _pair(a.cue), "content": _pair(a.content)}
        for a in found.attributions
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
