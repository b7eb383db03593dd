"""`factlint baseline`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker import pipeline, run
from checker.cli import output
from checker.cli.guard import complain
from checker.cli.options import Change
from checker.cli.reports import refuse_inputs
from checker.context import Context
from checker.model import Baseline, Entry
from checker.problems import Problem, Problems
from checker.report.progress import Progress
from checker.report.summary import trouble


def change_baseline(
    change: Change, context: Context, paths: Sequence[str], plan: run.Plan, file: str
) -> int:
    """Check, change the file and say how; the exit code. Raises Problems.

    A check that is incomplete or found no article changes nothing.
    """
    path = Path(file)
    refuse_inputs(path, paths, "baseline")
    before = _before(change, path)
    with Progress(sys.stderr, output.hears_progress()) as progress:
        plan = msgspec.structs.replace(plan, say=progress.aside(complain))
        report = run.check(paths, context, progress, plan)
    if report.exit_code not in (0, 1):
        complain(f"{trouble(report.exit_code, report.summary.unread)} {path} was not changed.")
        return report.exit_code
    if change is Change.PRUNE:
        now = pipeline.still_needed(report, before, context)
    else:
        now = pipeline.accepted(report, before, context)
    if change is Change.CREATE or [*before.entries] != now:
        run.write_baseline(path, now)
    output.write(_told(path, before.entries, now))
    return 0


def _before(change: Change, path: Path) -> Baseline:
    """The baseline as it is; raises Problems if it should be there and is not, or the reverse."""
    if change is not Change.CREATE:
        return run.read_baseline(path)
    if os.path.lexists(path):
        cure = "Bring it up to date with factlint baseline update, or name another file."
        raise Problems([Problem(str(path), 0, "the baseline is there already", cure)])
    output.require_writable(path)
    return Baseline(str(path))


def _told(path: Path, before: Sequence[Entry], now: Sequence[Entry]) -> str:
    old, new = ({e.key: e for e in entries} for entries in (before, now))
    added = sum(key not in old for key in new)
    removed = sum(key not in new for key in old)
    changed = sum(key in new and new[key] != e for key, e in old.items())
    entries = f"{len(new):,} {'entry' if len(new) == 1 else 'entries'}"
    return f"{entries} in {path}: {added:,} added, {removed:,} removed, {changed:,} changed.\n"
