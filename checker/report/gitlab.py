"""A report for the code quality view of GitLab."""

from __future__ import annotations

from collections import Counter
from typing import Any

from checker.findings.make import fingerprint
from checker.model import Finding, Location, Report, Severity
from checker.report.encode import encode_pretty
from checker.report.paths import end_of, has_lines, relative
from checker.report.places import others, title
from checker.report.view import View

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_PLACES = 12


def render(report: Report, view: View) -> bytes:
    """A JSON array in UTF-8. Of issues with one fingerprint GitLab keeps one, so all differ."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        issues.append(_issue(finding, seen[finding.fingerprint], view))
    return encode_pretty(issues)


def _issue(finding: Finding, nth: int, view: View) -> dict[str, Any]:
    own = finding.fingerprint
    places = [_location(p, view) for p in finding.locations]
    return {
        "type": "issue",
        "check_name": title(finding),
        "description": "; ".join((finding.message, *others(finding, _PLACES))),
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": own if nth == 1 else fingerprint(finding.rule, (own, str(nth))),
        "location": places[0] if places else {"path": ".", "lines": {"begin": 1}},
        "other_locations": places[1:],
    }


def _location(location: Location, view: View) -> dict[str, Any]:
    line = location.at.line if has_lines(location) else 1
    end = (end_of(location) or (line, 0))[0] if has_lines(location) else line
    return {"path": relative(location.at.path, view), "lines": {"begin": line, "end": end}}
