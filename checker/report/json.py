"""A report as JSON: the schema factlint/1, which programs rely on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from checker.model import Finding, Grounds, Location, Report, Suppression
from checker.report.encode import encode_pretty, spot
from checker.report.facts_json import weighing
from checker.report.summary import severities
from checker.report.view import View

SCHEMA = "factlint/1"


def render(report: Report, _view: View | None = None) -> bytes:
    """The report in UTF-8, with a line end; the same report always gives the same bytes."""
    return encode_pretty(
        {
            "schema": SCHEMA,
            "findings": [record(f) for f in (*report.findings, *report.suppressed)],
            "summary": msgspec.structs.asdict(report.summary)
            | {
                "findings": severities(report),
                "rules": dict(sorted(Counter(f.rule for f in report.every).items())),
                "left_out": len(report.left_out),
            },
            "exit_code": report.exit_code,
        }
    )


def record(finding: Finding) -> dict[str, Any]:
    """A finding as programs read it."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "because": finding.because,
        "settle": finding.settle,
        "locations": [_location(p) for p in finding.locations],
        "fingerprint": finding.fingerprint,
        "grounds": _grounds(finding.grounds) if finding.grounds else None,
        "baseline": finding.baseline or None,
        "suppressed": _suppression(finding.suppressed) if finding.suppressed else None,
    }


def _grounds(grounds: Grounds) -> dict[str, Any]:
    """How a finding on several values came about."""
    values = [
        {"value": c.value, "allows": c.allows, "articles": c.articles, "sources": c.sources}
        for c in grounds.camps
    ]
    return {
        "values": values,
        "between": [_location(p) for p in grounds.between],
        **weighing(grounds.link),
        "given_same_fact": grounds.given_same_fact,
        "reasons": grounds.reasons,
    }


def _suppression(said: Suppression) -> dict[str, Any]:
    at = said.at
    place = {"path": at.path, "line": at.line, "column": at.column}
    return {"reason": said.reason, "until": said.until or None, **place}


def _location(location: Location) -> dict[str, Any]:
    return spot(location.at, location.text) | {
        "value": location.value,
        "certainty": location.certainty,
        "role": location.role,
    }
