"""A report as annotations of a GitHub workflow, and as the summary of its step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Finding, Location, Report, Severity
from checker.report.cells import one_line
from checker.report.markdown import limited
from checker.report.paths import end_of, has_lines, relative
from checker.report.places import others, place, title
from checker.report.summary import gaps, totals
from checker.report.view import View

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# Of a step GitHub shows so many of each type, and so much of each; it drops the rest unsaid.
_MOST = 10
_LONGEST = 4096
_SUMMARY = 1024 * 1024
_PLACES = 12


def render(report: Report, view: View) -> bytes:
    """Workflow commands, one a line, then everything that they have no room for as plain lines."""
    lines: list[str] = []
    for severity, kind in reversed(_TYPES.items()):
        found = [f for f in report.findings if f.severity is severity]
        lines = [*_annotations(kind, found, view), *lines]
    lines += [_log(totals(report)), *map(_log, gaps(report))]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def summary(report: Report, view: View) -> bytes:
    """The report as Markdown, with room for it beside the `view.written` bytes of the step."""
    return limited(report, _SUMMARY - 1 - view.written)


def _annotations(kind: str, found: Sequence[Finding], view: View) -> Iterator[str]:
    if len(found) <= _MOST:
        yield from (_command(kind, f, view) for f in found)
        return
    shown, rest = found[: _MOST - 1], found[_MOST - 1 :]
    yield from (_command(kind, f, view) for f in shown)
    said = f"{len(rest):,} more of this kind are not annotated: GitHub shows {_MOST} of a step. "
    where = "The log lists them, and the summary of the step where it has room."
    yield f"::{kind} title={_property('factlint')}::{_data(said + where)}"
    yield f"::group::{len(rest):,} more, of kind {kind}"
    for finding in rest:
        first = place(finding.locations[0]) if finding.locations else ""
        yield _log(f"{first} {finding.rule} {finding.message}")
    yield "::endgroup::"


def _command(kind: str, finding: Finding, view: View) -> str:
    named = {"title": title(finding)}
    if finding.locations:
        named = _position(finding.locations[0], view) | named
    properties = ",".join(f"{name}={_property(value)}" for name, value in named.items())
    text = "\n".join((finding.message, *others(finding, _PLACES), finding.settle)).strip()
    return f"::{kind} {properties}::{_data(_cut(text))}"


def _position(location: Location, view: View) -> dict[str, str]:
    found = {"file": relative(location.at.path, view)}
    if has_lines(location):
        found |= {"line": str(location.at.line), "col": str(location.at.column)}
        end = end_of(location)
        if end:
            found |= {"endLine": str(end[0]), "endColumn": str(end[1])}
    return found


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    end = "… (cut: the summary of the step has the rest)"
    return text[: _LONGEST - len(end)] + end


def _data(text: str) -> str:
    """Text as the message of a command; no line of it can begin another one."""
    safe = "\n".join(map(one_line, text.split("\n"))).replace("##[", "## [")
    return safe.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")


def _log(text: str) -> str:
    """A line of the log that is no command, whatever an article says."""
    return "- " + one_line(text).replace("##[", "## [")
