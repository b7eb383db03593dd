"""`factlint explain`: the page of a rule, or how a finding came about."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker import rulebook, run
from checker.cli import output
from checker.cli.configure import Request, configure, folders
from checker.cli.guard import complain
from checker.cli.options import Color
from checker.cli.rules import show_rule
from checker.context import Context
from checker.facts import reasons_sought
from checker.model import Finding
from checker.problems import Problem, Problems
from checker.report import explain, saved
from checker.report.cells import one_line
from checker.report.progress import Progress
from checker.report.rules import is_rule
from checker.report.summary import counted

_FINGERPRINT = re.compile(r"[0-9a-f]{4,16}")
_LISTED = 5
_GROW = "Give more of its digits."


def show(name: str, report: str | None, request: Request, plan: run.Plan, color: Color) -> int:
    """Write the page of a rule or of a finding; 0. Raises Problems if there is none such."""
    wanted = name.strip().lower()
    told = bool(request.paths) or report is not None
    if not _FINGERPRINT.fullmatch(wanted) or _known(name, request.rules):
        if told:
            raise Problems([_no_fingerprint(name)])
        return show_rule(name, request.rules, color)
    if report is not None and request.paths:
        cure = "Leave one of them out: the report tells what it needs."
        raise Problems([Problem("--report", 0, "there are paths too", cure)])
    if not told:
        cure = f"Add the articles, or a saved report: factlint explain {wanted} --report FILE"
        raise Problems([Problem("", 0, f"where is the finding {wanted}?", cure)])
    if report is not None:
        context = Context(rulebook.load(folders(request.rules)))
        found = saved.findings(_read(report), report)
    else:
        context = configure(request)
        found = _checked(request.paths, context, plan)
    reasons = {d.name: d.says for d in context.rulebook.differences}
    shown = (reasons, reasons_sought(context), output.wants_color(color), output.columns())
    output.write(explain.page(_the_one(wanted, found), *shown))
    return 0


def _known(name: str, added: Sequence[str]) -> bool:
    return is_rule(name, rulebook.load(folders(added)).findings)


def _no_fingerprint(name: str) -> Problem:
    cure = "Give 4 or more of its 16 digits (0 to 9, a to f); or leave the articles or the report "
    cure += "out for the page of a rule."
    return Problem("", 0, f"`{one_line(name)[:40]}` is no fingerprint of a finding", cure)


def _read(report: str) -> bytes:
    try:
        return Path(report).read_bytes()
    except OSError as error:
        cure = "Name a report that check --format json --output FILE has written."
        reason = error.strerror or str(error)
        raise Problems([Problem(report, 0, f"the report cannot be read: {reason}", cure)]) from None


def _checked(paths: Sequence[str], context: Context, plan: run.Plan) -> tuple[Finding, ...]:
    """All findings on the articles, those that a check would not show among them."""
    with Progress(sys.stderr, output.hears_progress()) as progress:
        plan = msgspec.structs.replace(plan, say=progress.aside(complain))
        report = run.check(paths, context, progress, plan)
    return (*report.every, *report.suppressed, *report.unwanted)


def _the_one(wanted: str, findings: Sequence[Finding]) -> Finding:
    """The finding whose fingerprint begins so; raises Problems if it is none, or several."""
    found = {f.fingerprint: f for f in findings if f.fingerprint.startswith(wanted)}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        among = counted(len(findings), "finding")
        cure = "check --format json gives the fingerprint of each; it changes with what is said."
        raise Problems([Problem("", 0, f"none of {among} has a fingerprint {wanted}...", cure)])
    some = ", ".join(f"{key} ({f.rule})" for key, f in sorted(found.items())[:_LISTED])
    more = ", ..." if len(found) > _LISTED else ""
    raise Problems([Problem("", 0, f"{len(found)} begin with {wanted}: {some}{more}", _GROW)])
