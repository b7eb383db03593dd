"""Options to the plan of a run."""

from __future__ import annotations

from pathlib import Path

from checker import run
from checker.cli import hold
from checker.problems import Problem, Problems


def plan_of(
    jobs: int | None, no_cache: bool, cache_dir: str | None, since: str | None, staged: bool
) -> run.Plan:
    """How to run a check; raises Problems."""
    problems = []
    if jobs is not None and jobs < 1:
        cure = "Give a number of processes from 1 on, for example: --jobs 2"
        problems.append(Problem("--jobs", 0, f"{jobs} is no number of processes", cure))
    if since is not None and staged:
        cure = "Give one of them."
        problems.append(Problem("--staged", 0, "--since is given too", cure))
    if problems:
        raise Problems(problems)
    return run.Plan(
        jobs=run.cores() if jobs is None else jobs,
        cache=None if no_cache else cache_folder(cache_dir),
        since=since,
        staged=staged,
        let_go=hold,
    )


def cache_folder(given: str | None) -> Path | None:
    """The folder that was named, or that of the user's caches; None for a user without a home."""
    return Path(given) if given else run.default_folder()
