"""A report for reviewdog, which comments on changes."""

from __future__ import annotations

from typing import Any

from checker.model import Finding, Location, Report, Severity
from checker.report.encode import encode_pretty
from checker.report.paths import end_of, has_lines, relative
from checker.report.places import others, said
from checker.report.view import View

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_PLACES = 12


def render(report: Report, view: View) -> bytes:
    """One DiagnosticResult in UTF-8; columns count bytes, as the format has it."""
    return encode_pretty(
        {
            "source": {"name": "factlint"},
            "diagnostics": [_diagnostic(f, view) for f in report.findings],
        }
    )


def _diagnostic(finding: Finding, view: View) -> dict[str, Any]:
    first, rest = finding.locations[:1], finding.locations[1:]
    return {
        "message": "\n".join((finding.message, *others(finding, _PLACES))),
        "location": _location(first[0], view) if first else {"path": "."},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [{"message": said(p), "location": _location(p, view)} for p in rest],
    }


def _location(location: Location, view: View) -> dict[str, Any]:
    path = relative(location.at.path, view)
    return {"path": path, "range": _range(location)} if has_lines(location) else {"path": path}


def _range(location: Location) -> dict[str, Any]:
    """Lines and columns; lines alone where the start of the line is not known."""
    at = location.at
    if at.caret != at.column - 1:
        return {"start": {"line": at.line}}
    begin = _bytes(at.quoted_line[: at.caret])
    found = {"start": {"line": at.line, "column": begin}}
    if end_of(location):
        last = _bytes(at.quoted_line[: at.caret + len(at.span)])
        found["end"] = {"line": at.line, "column": last}
    return found


def _bytes(before: str) -> int:
    return len(before.encode("utf-8", "replace")) + 1
