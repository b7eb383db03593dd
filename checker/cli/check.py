"""`factlint check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker import run
from checker.cli import output
from checker.cli.guard import complain
from checker.cli.options import Color, ReportFormat
from checker.context import Context
from checker.model import Report
from checker.problems import Problem, Problems
from checker.report import json, text
from checker.report.progress import Progress
from checker.report.summary import by_rule, first, left_out, totals, trouble
from checker.text import article_format


class View(msgspec.Struct, frozen=True):
    """How a report is shown."""

    output_format: ReportFormat = ReportFormat.TEXT
    color: Color = Color.AUTO
    quiet: bool = False
    all_locations: bool = False
    statistics: bool = False


def run_check(
    context: Context, paths: Sequence[str], plan: run.Plan, target: str | None, view: View
) -> int:
    """Check, report, and return the exit code; raises Problems."""
    path = Path(target) if target else None
    if path is not None:
        _refuse_inputs(path, paths)
        output.require_writable(path)
    shown = output.hears_progress() and not view.quiet
    with Progress(sys.stderr, shown) as progress:
        plan = msgspec.structs.replace(plan, say=progress.aside(complain))
        report = run.check(paths, context, progress, plan)
    report = first(report, context.settings.max_findings)
    rendered = _render(report, view, to_file=path is not None)
    if path is None:
        output.write(rendered)
    else:
        output.write_file(path, rendered)
    _tell(report, view, path)
    return report.exit_code


def _refuse_inputs(target: Path, paths: Sequence[str]) -> None:
    """Raise Problems if the report would replace an article, or be read as one the next time."""
    place = target.resolve()
    for given in (Path(p).resolve() for p in paths if p != "-"):
        below = given.is_dir() and place.is_relative_to(given)
        if place == given or (below and article_format(place.name)):
            message = "the report would stand among the articles that are checked"
            cure = "Write it to another folder, or give it another ending, such as .report."
            raise Problems([Problem(str(target), 0, message, cure)])


def _render(report: Report, view: View, to_file: bool) -> str | bytes:
    if view.output_format is ReportFormat.JSON:
        return json.render(report)
    colored = output.wants_color(view.color, terminal=False if to_file else None)
    shown = text.render(report, colored, output.columns(), view.quiet, view.all_locations)
    if not view.statistics or not report.every:
        return shown
    return shown + ("\n" if shown else "") + by_rule(report)


def _tell(report: Report, view: View, path: Path | None) -> None:
    """Say on standard error what the reader of standard output would not see."""
    quiet = view.quiet
    said = path is None and view.output_format is ReportFormat.TEXT and not quiet
    if report.left_out and not said:
        complain(left_out(report))
    problem = trouble(report.exit_code, report.summary.unread)
    if problem and not said:
        complain(problem)
    elif path is not None and not quiet:
        complain(f"{totals(report)} The report is in {path}.")
