"""Facts as a survey of the corpus shows them."""

from __future__ import annotations

import msgspec

from checker.model.fact import Fact
from checker.model.finding import Finding


class Surveyed(msgspec.Struct, frozen=True):
    """A fact with the findings on it.

    `silence` tells why values that exclude each other, for no reason that is known, are no finding.
    """

    fact: Fact
    findings: tuple[Finding, ...] = ()
    silence: str = ""

    @property
    def articles(self) -> int:
        """How many articles tell of it."""
        return len({c.at.article for c in self.fact.claims})
