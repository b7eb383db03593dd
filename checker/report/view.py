"""What a report needs besides the findings: the rules, and where its reader stands."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checker.model import Severity
from checker.rulebook import FindingRule


class View(msgspec.Struct, frozen=True):
    """`here` is the folder that paths count from, `root` the one that programs show them from.

    `written` is how much of a limited place is taken already, in bytes; `fail_on` the severity
    from which on a finding fails the run, None if none does.
    """

    rules: Mapping[str, FindingRule] = {}
    here: str = "/"
    root: str = "/"
    fail_on: Severity | None = Severity.ERROR
    color: bool = False
    columns: int = 100
    quiet: bool = False
    every_place: bool = False
    statistics: bool = False
    written: int = 0

    def fails(self, severity: Severity) -> bool:
        """True for a severity that ends a run with 1."""
        return self.fail_on is not None and severity.rank >= self.fail_on.rank
