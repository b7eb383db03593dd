"""A report as SARIF 2.1.0, the format that code hosts read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from checker import __version__
from checker.model import Finding, Location, Report, Severity, Suppression
from checker.report.encode import encode_pretty
from checker.report.paths import end_of, file_of, has_lines, relative, uri
from checker.report.places import said
from checker.report.summary import counted, gaps, totals
from checker.report.view import View
from checker.rulebook import FindingRule

_SCHEMA = (
    "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/"
    "sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# What GitHub takes: files with more results are refused whole, more places of one are dropped.
_MOST_RESULTS = 25_000
_MOST_PLACES = 100
_ROOT = "ROOT"


def render(report: Report, view: View) -> bytes:
    """The report in UTF-8 with one run; columns count characters."""
    every = (*report.findings, *report.suppressed)
    rules = [view.rules[r] for r in sorted({f.rule for f in every} & set(view.rules))]
    shown = every[:_MOST_RESULTS]
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "the folder from which the articles were checked"}}
        },
        "invocations": [_invocation(report)],
        "results": list(_results(shown, [r.id for r in rules], view)),
    }
    return encode_pretty({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(rules: Sequence[FindingRule]) -> dict[str, Any]:
    return {
        "name": "factlint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(r) for r in rules],
    }


def _rule(rule: FindingRule) -> dict[str, Any]:
    why, settle = (" ".join(t.split()) for t in (rule.why, rule.settle))
    problems = [" ".join(p.split()) for p in rule.known_problems]
    plain = f"{why}\n\nTo settle it: {settle}"
    marked = f"**Why.** {why}\n\n**To settle it.** {settle}"
    if problems:
        plain += "\n\nKnown problems:\n" + "\n".join(f"- {p}" for p in problems)
        marked += "\n\n**Known problems.**\n\n" + "\n".join(f"- {p}" for p in problems)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": plain, "markdown": marked},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["facts", rule.name]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    notes = [totals(report), *gaps(report)]
    left = len(report.findings) + len(report.suppressed) - _MOST_RESULTS
    if left > 0:
        more = counted(left, "more finding")
        notes.append(f"{more} left out: code hosts take {_MOST_RESULTS:,} of a run.")
    return {
        "executionSuccessful": report.exit_code in (0, 1),
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            {"level": "note" if number == 0 else "warning", "message": {"text": note}}
            for number, note in enumerate(notes)
        ],
    }


def _results(
    findings: Sequence[Finding], rules: Sequence[str], view: View
) -> Iterator[dict[str, Any]]:
    index = {rule: number for number, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        result = _result(finding, seen[finding.fingerprint], view)
        if finding.rule in index:
            result["ruleIndex"] = index[finding.rule]
        yield result


def _result(finding: Finding, nth: int, view: View) -> dict[str, Any]:
    """One finding, the `nth` of its content in this run."""
    related = finding.locations[1 : _MOST_PLACES + 1]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding, related, view)},
        "locations": [_location(p, view) for p in finding.locations[:1]],
        "relatedLocations": [
            {"id": number, **_location(p, view), "message": {"text": said(p) or "a further place"}}
            for number, p in enumerate(related, 1)
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:{nth}",
            "factlint/v1": finding.fingerprint,
        },
        "rank": round(finding.confidence * 100, 1),
        "properties": {"confidence": finding.confidence, "because": finding.because},
    }
    if finding.suppressed:
        result["suppressions"] = [_suppression(finding.suppressed, view)]
    if finding.baseline:
        result["baselineState"] = {"new": "new", "widened": "updated"}[finding.baseline]
    return result


def _suppression(said: Suppression, view: View) -> dict[str, Any]:
    found = {"kind": "inSource", "status": "accepted", "location": _location(_at(said), view)}
    return found | {"justification": said.reason} if said.reason else found


def _at(said: Suppression) -> Location:
    return Location(said.at, "")


def _message(finding: Finding, related: Sequence[Location], view: View) -> str:
    """The message with a link to each further place: hosts show no others."""
    lines = [_plain(f"{finding.message} (confidence {finding.confidence:g})")]
    for number, p in enumerate(related, 1):
        name = f"{relative(p.at.path, view)}:{p.at.line}"
        lines.append(f"[{_plain(name)}]({number}) {_plain(said(p))}".rstrip())
    left = len(finding.locations) - 1 - len(related)
    if left > 0:
        lines.append(f"and {left:,} more places")
    lines += [_plain(f"To settle it: {finding.settle}")] if finding.settle else []
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text in which no link begins."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(location: Location, view: View) -> dict[str, Any]:
    file, article = file_of(location.at.path)
    physical: dict[str, Any] = {"artifactLocation": _artifact(file, view)}
    found: dict[str, Any] = {"physicalLocation": physical}
    if has_lines(location):
        physical["region"] = _region(location)
    else:
        # Lines of an article are not those of the file that holds it in one line of JSON.
        name = f"{article}:{location.at.line}:{location.at.column}"
        found["logicalLocations"] = [{"name": article, "fullyQualifiedName": name}]
    return found


def _artifact(file: str, view: View) -> dict[str, str]:
    address = uri(file, view)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _region(location: Location) -> dict[str, Any]:
    at = location.at
    region: dict[str, Any] = {"startLine": at.line, "startColumn": at.column}
    end = end_of(location)
    if end:
        region |= {"endLine": end[0], "endColumn": end[1]}
    if location.text and end:
        region["snippet"] = {"text": location.text}
    return region
