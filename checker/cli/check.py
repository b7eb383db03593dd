"""`factlint check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker import pipeline, run
from checker.cli import output
from checker.cli.guard import complain
from checker.cli.reports import Reports, Target, require_places, targets, write_all
from checker.context import Context
from checker.model import Report
from checker.report.progress import Progress
from checker.report.summary import first, left_out, totals, trouble


def run_check(
    context: Context,
    paths: Sequence[str],
    plan: run.Plan,
    asked: Reports,
    baseline: str | None = None,
) -> int:
    """Check, report, and return the exit code; raises Problems."""
    wanted = targets(asked)
    require_places(wanted, paths)
    known = run.read_baseline(Path(baseline)) if baseline else None
    shown = output.hears_progress() and not asked.quiet
    with Progress(sys.stderr, shown) as progress:
        plan = msgspec.structs.replace(
            plan, say=progress.aside(complain), all_rules=known is not None
        )
        report = run.check(paths, context, progress, plan)
    if known is not None:
        report = pipeline.against(report, known, context)
    report = first(report, context.settings.max_findings)
    write_all(wanted, report, asked, context)
    _tell(report, wanted, asked.quiet)
    return report.exit_code


def _tell(report: Report, wanted: Sequence[Target], quiet: bool) -> None:
    """Say on standard error what the reader of standard output would not see."""
    shown = [t.format for t in wanted if t.path is None]
    said = not quiet and shown in (["text"], ["github"])
    if report.left_out and not said:
        complain(left_out(report))
    problem = trouble(report.exit_code, report.summary.unread)
    if problem and not said:
        complain(problem)
    elif not shown and not quiet:
        places = ", ".join(str(t.path) for t in wanted)
        verb = "report is" if len(wanted) == 1 else "reports are"
        complain(f"{totals(report)} The {verb} in {places}.")
