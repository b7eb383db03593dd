"""One JSON line a finding, as in the report of factlint/1."""

from __future__ import annotations

from checker.model import Report
from checker.report.encode import encode
from checker.report.json import record
from checker.report.view import View


def render(report: Report, _view: View) -> bytes:
    """The findings in UTF-8, one a line; nothing if there are none."""
    return b"".join(encode(record(f)) + b"\n" for f in (*report.findings, *report.suppressed))
