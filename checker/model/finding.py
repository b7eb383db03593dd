"""Findings: one rule's verdict on one fact or one article."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from checker.model.link import Link
from checker.model.place import Place
from checker.model.suppression import Suppression
from checker.model.tally import Camp


class Severity(StrEnum):
    """How grave a finding is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error, so that levels compare."""
        return list(Severity).index(self)


class Location(msgspec.Struct, frozen=True):
    """A place that serves as evidence, with its value and certainty in words."""

    at: Place
    text: str
    value: str = ""
    certainty: str = ""
    role: str = ""


class Grounds(msgspec.Struct, frozen=True):
    """What a finding on several values stands on.

    `link` weighs the two claims that stand at `between`, `camps` are the values. `reasons` name
    what lets them differ; none is known for a conflict. `given_same_fact` is how likely such a
    difference is what the rule says, if it is one fact.
    """

    link: Link
    between: tuple[Location, Location]
    camps: tuple[Camp, ...]
    given_same_fact: float
    reasons: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """One rule's verdict. The first location is the primary one.

    `because` gives the reasons one by one; `settle` what would decide the matter; `fingerprint`
    stays the same when the text around it moves. `baseline` is "new" or "widened" (known, and told
    in more articles since) if the findings were held against a baseline. `suppressed` is what takes
    it out of the answer; `grounds` tells of a finding on several values how it came about.
    """

    rule: str
    name: str
    severity: Severity
    confidence: float
    message: str
    because: tuple[str, ...]
    settle: str
    locations: tuple[Location, ...]
    fingerprint: str
    baseline: Literal["", "new", "widened"] = ""
    suppressed: Suppression | None = None
    grounds: Grounds | None = None


class Summary(msgspec.Struct, frozen=True):
    """How much was read. `other_files` are files in the folders that are no articles.

    `known` are findings that a baseline lets be, `withheld` facts whose values exclude each other
    but which are rather several things, so that no finding tells of them.
    """

    articles: int = 0
    claims: int = 0
    facts: int = 0
    unread: int = 0
    other_files: int = 0
    known: int = 0
    suppressed: int = 0
    withheld: int = 0


class Report(msgspec.Struct, frozen=True):
    """The outcome of a check: findings in order of path and place, and the totals.

    What an article suppresses is not among the findings, but kept beside them. `left_out` are
    those beyond the number that was asked for, `unwanted` those that the settings leave out: of
    rules that are off (where the run was told to make them), not sure enough, or on nothing that
    changed.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    exit_code: int = 0
    suppressed: tuple[Finding, ...] = ()
    left_out: tuple[Finding, ...] = ()
    unwanted: tuple[Finding, ...] = ()

    @property
    def every(self) -> tuple[Finding, ...]:
        """The findings, those that are left out among them."""
        return self.findings + self.left_out
