"""Findings of a report that was saved as JSON."""

from __future__ import annotations

import msgspec

from checker.model import (
    Camp,
    Compared,
    Finding,
    Grounds,
    Link,
    Location,
    Place,
    Severity,
    Span,
    Suppression,
)
from checker.problems import Problem, Problems
from checker.report.json import SCHEMA

_CURE = "Make one with: factlint check PATH --format json --output FILE"


class _Location(msgspec.Struct, frozen=True):
    path: str
    line: int
    column: int
    start: int = 0
    end: int = 0
    text: str = ""
    value: str = ""
    certainty: str = ""
    role: str = ""

    def typed(self) -> Location:
        span = Span(self.start, max(self.start, self.end))
        at = Place(self.path, self.path, span, self.line, self.column, span, "", 0)
        return Location(at, self.text, self.value, self.certainty, self.role)


class _Compared(msgspec.Struct, frozen=True):
    name: str
    level: str
    weight: float
    because: str | None = None


class _Value(msgspec.Struct, frozen=True):
    value: str
    allows: str
    articles: int
    sources: int


class _Grounds(msgspec.Struct, frozen=True):
    between: tuple[_Location, _Location]
    prior: float
    compared: tuple[_Compared, ...]
    values: tuple[_Value, ...]
    given_same_fact: float
    reasons: tuple[str, ...] = ()

    def typed(self) -> Grounds:
        compared = [Compared(c.name, c.level, c.weight, c.because or "") for c in self.compared]
        one, two = (place.typed() for place in self.between)
        camps = [Camp(v.value, v.allows, (), v.articles, v.sources) for v in self.values]
        link = Link(0, 1, self.prior, tuple(compared))
        return Grounds(link, (one, two), tuple(camps), self.given_same_fact, self.reasons)


class _Suppression(msgspec.Struct, frozen=True):
    path: str
    line: int
    column: int
    reason: str = ""
    until: str | None = None


class _Finding(msgspec.Struct, frozen=True):
    rule: str
    name: str
    severity: Severity
    confidence: float
    message: str
    fingerprint: str
    because: tuple[str, ...] = ()
    settle: str = ""
    locations: tuple[_Location, ...] = ()
    grounds: _Grounds | None = None
    suppressed: _Suppression | None = None

    def typed(self) -> Finding:
        return Finding(
            rule=self.rule,
            name=self.name,
            severity=self.severity,
            confidence=self.confidence,
            message=self.message,
            because=self.because,
            settle=self.settle,
            locations=tuple(place.typed() for place in self.locations),
            fingerprint=self.fingerprint,
            suppressed=_suppression(self.rule, self.suppressed) if self.suppressed else None,
            grounds=self.grounds.typed() if self.grounds else None,
        )


class _Saved(msgspec.Struct, frozen=True):
    schema: str
    findings: tuple[_Finding, ...]


def _suppression(rule: str, said: _Suppression) -> Suppression:
    place = _Location(said.path, said.line, said.column).typed()
    return Suppression(rule=rule, at=place.at, reason=said.reason, until=said.until or "")


def findings(data: bytes, path: str) -> tuple[Finding, ...]:
    """The findings of a report; raises Problems for what `check --format json` never wrote."""
    try:
        saved = msgspec.json.decode(data, type=_Saved)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"this is no report of factlint in JSON: {error}"
        raise Problems([Problem(path, 0, message, _CURE)]) from None
    if saved.schema != SCHEMA:
        message = f"the report has the schema {saved.schema[:40]!r}, not {SCHEMA!r}"
        raise Problems([Problem(path, 0, message, _CURE)])
    return tuple(found.typed() for found in saved.findings)
