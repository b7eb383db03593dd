"""Claims in words: what they say, how firmly, on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from checker.model import (
    Claim,
    CueClass,
    Evidence,
    Location,
    Modality,
    Polarity,
    SourceKind,
    Tense,
    Value,
    describe,
)

_MODALITY = {
    Modality.CERTAIN: "stated flatly",
    Modality.PROBABLE: "called probable",
    Modality.POSSIBLE: "called possible",
    Modality.UNCOMMITTED: "reported, not vouched for",
}
_TENSE = {
    Tense.PLANNED: "planned",
    Tense.FORECAST: "forecast",
    Tense.HYPOTHETICAL: "hypothetical",
}
_HEDGES = {
    CueClass.HEARSAY: "it is told as hearsay",
    CueClass.ANONYMOUS: "the source is not named",
    CueClass.RELAYED: "it is relayed from another medium",
    CueClass.NON_CONFIRMATION: "the article says that it is not confirmed",
}
_SOURCES = {
    SourceKind.UNNAMED: "on the word of an unnamed source",
    SourceKind.RELAYED: "relayed from another medium",
}


def location(claim: Claim, role: str) -> Location:
    """The place of a claim as evidence."""
    return Location(claim.at, claim.text, value(claim), certainty(claim), role)


def evidence_location(evidence: Evidence) -> Location:
    """The place of a cue as evidence."""
    return Location(evidence.at, evidence.text, certainty=str(evidence.cls), role="evidence")


def value(claim: Claim) -> str:
    """The normalised value, with what it allows and how it was converted where that helps."""
    return describe.precise(claim.value) + describe.aside(claim)


def most_exact(claims: Sequence[Claim]) -> str:
    """The value as the most exact of several claims gives it, whatever their order."""
    return min((_width(c.value), describe.value(c.value)) for c in claims)[1]


def _width(of: Value) -> Decimal:
    interval = getattr(of, "interval", None)
    low, high = (interval.low, interval.high) if interval else (None, None)
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return high - low
    if isinstance(low, datetime) and isinstance(high, datetime):
        return Decimal((high - low).total_seconds())
    return Decimal("Infinity")


def certainty(claim: Claim) -> str:
    """How sure the article is, and whose word it is."""
    words = [_MODALITY[claim.modality]]
    if claim.source.kind in _SOURCES:
        words = [_SOURCES[claim.source.kind]]
    elif claim.source.kind is not SourceKind.AUTHOR and claim.source.name:
        words.append(f"according to {claim.source.name}")
    if claim.tense in _TENSE:
        words.append(_TENSE[claim.tense])
    if claim.polarity is Polarity.DENIED:
        words.append("denied or negated")
    if claim.quoted:
        words.append("in a quotation")
    return ", ".join(words)


def hedges(claim: Claim) -> list[str]:
    """The cues that keep a claim from being a flat statement, each with its words."""
    said = (f'{_HEDGES[e.cls]}: "{e.text}"' for e in claim.evidence if e.cls in _HEDGES)
    found = list(dict.fromkeys(said))
    if not found and claim.source.kind in _SOURCES:
        found = [f'it stands {_SOURCES[claim.source.kind]}: "{claim.source.name}"']
    return found


def listing(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
