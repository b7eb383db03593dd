"""Where the reports of a check go: standard output, files, the summary of a workflow step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker.cli import output
from checker.cli.options import Color
from checker.context import Context
from checker.model import Report
from checker.problems import Problem, Problems
from checker.report.cells import one_line
from checker.report.formats import FORMATS, render
from checker.report.rules import nearest
from checker.report.view import View
from checker.text import article_format

# Folders from which paths count for those who show a report, in the order in which they are asked.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


class Reports(msgspec.Struct, frozen=True):
    """What was asked for, as it was typed: formats, --output, --color, --quiet."""

    formats: tuple[str, ...] = ()
    output: str | None = None
    color: Color = Color.AUTO
    quiet: bool = False
    all_locations: bool = False
    statistics: bool = False


class Target(msgspec.Struct, frozen=True):
    """A format and its file; None is standard output."""

    format: str
    path: Path | None = None


def targets(asked: Reports) -> tuple[Target, ...]:
    """The reports to write, each to a place of its own; raises Problems."""
    problems: list[Problem] = []
    found = [_target(item, problems) for item in asked.formats or ("text",)]
    shown = [t for t in found if t.path is None]
    if asked.output and not shown and not problems:
        cure = "Leave out --output, or add the format that goes there."
        problems.append(Problem("--output", 0, "every format has a file of its own", cure))
    if asked.output:
        found = [t if t.path else Target(t.format, Path(asked.output)) for t in found]
    problems += [] if problems else _same_place(found)
    if problems:
        raise Problems(problems)
    return tuple(found)


def _target(item: str, problems: list[Problem]) -> Target:
    name, equals, file = item.partition("=")
    if name not in FORMATS:
        near = nearest(name, FORMATS)
        hint = f"Did you mean {near}? " if near else ""
        cure = f"{hint}There are {', '.join(FORMATS)}."
        problems.append(Problem("--format", 0, f"there is no format `{one_line(name)}`", cure))
    elif equals and not file:
        cure = f"Write --format {name}=FILE, or --format {name} for standard output."
        problems.append(Problem("--format", 0, f"no file is named in `{name}=`", cure))
    return Target(name, Path(file) if file else None)


def _same_place(found: Sequence[Target]) -> list[Problem]:
    places = [t.path.resolve() if t.path else None for t in found]
    twice = {
        str(t.path or "standard output")
        for t, p in zip(found, places, strict=True)
        if places.count(p) > 1
    }
    cure = "Give each format a file of its own: --format NAME=FILE."
    return [Problem("--format", 0, f"two reports go to {place}", cure) for place in sorted(twice)]


def require_places(found: Sequence[Target], paths: Sequence[str]) -> None:
    """Raise Problems now rather than after all the work if a report cannot be written."""
    for path in (t.path for t in found if t.path):
        refuse_inputs(path, paths, "report")
        output.require_writable(path)


def refuse_inputs(target: Path, paths: Sequence[str], what: str) -> None:
    """Raise Problems if a file would replace an article, or be read as one the next time."""
    place = target.resolve()
    for given in (Path(p).resolve() for p in paths if p != "-"):
        below = given.is_dir() and place.is_relative_to(given)
        if place == given or (below and article_format(place.name)):
            message = f"the {what} would stand among the articles that are checked"
            cure = f"Write it to another folder, or give it another ending, such as .{what}."
            raise Problems([Problem(str(target), 0, message, cure)])


def write_all(found: Sequence[Target], report: Report, asked: Reports, context: Context) -> None:
    """Write every report, files first; raises Problems."""
    for target in sorted(found, key=lambda t: t.path is None):
        view = _view(target, asked, context)
        shown = render(target.format, report, view)
        if target.path is None:
            output.write(shown)
        else:
            output.write_file(target.path, shown)
        if target.format == "github":
            _add_summary(report, view)


def _view(target: Target, asked: Reports, context: Context) -> View:
    here = Path.cwd()
    roots = (Path(os.environ[name]).resolve() for name in _ROOTS if os.environ.get(name))
    root = next((r for r in roots if here.is_relative_to(r)), here)
    return View(
        rules=context.rulebook.findings,
        here=str(here),
        root=str(root),
        fail_on=context.settings.fail_on,
        color=output.wants_color(asked.color, terminal=False if target.path else None),
        columns=output.columns(),
        quiet=asked.quiet,
        every_place=asked.all_locations,
        statistics=asked.statistics,
    )


def _add_summary(report: Report, view: View) -> None:
    """The report as the summary of the step, where the workflow names a file for it."""
    from checker.report import github

    name = os.environ.get(_STEP_SUMMARY)
    if not name:
        return
    path = Path(name)
    try:
        written = path.stat().st_size if path.exists() else 0
        with path.open("ab") as file:
            file.write(github.summary(report, msgspec.structs.replace(view, written=written)))
    except OSError as error:
        raise Problems([output.unwritable(name, error)]) from None
