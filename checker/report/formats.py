"""The formats of a report by name; each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from checker.model import Report
from checker.report.summary import by_rule
from checker.report.view import View

FORMATS = {
    "text": "for people",
    "json": "one object, schema factlint/1",
    "jsonl": "one object a finding",
    "sarif": "SARIF 2.1.0, for code hosts and editors",
    "github": "annotations of a GitHub workflow",
    "gitlab": "code quality report of GitLab",
    "junit": "JUnit XML, one test case a finding",
    "rdjson": "for reviewdog",
    "markdown": "for summaries and comments",
}


def render(name: str, report: Report, view: View) -> bytes:
    """The report in a format of FORMATS, in UTF-8."""
    module = import_module(f"checker.report.{name}")
    if name == "text":
        shown: str = module.render(report, view.color, view.columns, view.quiet, view.every_place)
        if view.statistics and report.every:
            shown += ("\n" if shown else "") + by_rule(report)
        return shown.encode("utf-8", "replace")
    rendered: bytes = module.render(report, view)
    return rendered
