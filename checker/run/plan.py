"""How a check is run: in how many processes, with which cache, on which changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

# Characters that take one process as long as it takes to start several.
_WORTH_SHARING = 1_500_000


def _unheard(_said: object) -> None:
    """For those who do not listen."""


class Plan(msgspec.Struct, frozen=True):
    """What changes how a check is run, never what it finds.

    At most `jobs` processes read articles, once there are `worth` characters to read. `cache` is
    the folder of the cache, None for none. `since` limits the report to what changed after a
    revision of git, `staged` to what is staged. `say` hears of what does not end the run.
    `let_go` gets what is large and no longer needed, for those who would rather not free it.
    `all_rules` has findings made of rules that are off, too, as a baseline or `explain` needs them.
    """

    jobs: int = 1
    cache: Path | None = None
    since: str | None = None
    staged: bool = False
    say: Callable[[str], None] = _unheard
    let_go: Callable[[object], None] = _unheard
    worth: int = _WORTH_SHARING
    all_rules: bool = True

    @property
    def limited(self) -> bool:
        """True if only what changed is reported."""
        return self.since is not None or self.staged


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
