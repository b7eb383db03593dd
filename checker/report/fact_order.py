"""Facts in the order in which they matter."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from checker.model import Standing, Surveyed, tally


class Matter(Enum):
    """What there is to say of a fact, gravest first; the value is a heading."""

    CONFLICT = "Values that exclude each other"
    DOUBT = "Denied, or confirmed by nobody"
    HEDGE = "Hedged in one article, flat or confirmed in another"
    SILENT = "Values that exclude each other, but are not reported"
    DIFFERENCE = "Values that differ, and may all be right"
    AGREED = "One value"


_ORDER = list(Matter)
# Rules by whose findings a fact is in doubt, or that tell of a hedge which another lacks.
_DOUBTS, _HEDGES = frozenset({"U201", "U205"}), frozenset({"U203", "U206"})


def matter(of: Surveyed) -> Matter:
    """The gravest that there is to say."""
    if any(f.rule.startswith("C") for f in of.findings):
        return Matter.CONFLICT
    doubted = any(f.rule in _DOUBTS for f in of.findings)
    if doubted or of.fact.standing in (Standing.DENIED, Standing.UNCONFIRMED):
        return Matter.DOUBT
    if any(f.rule in _HEDGES for f in of.findings):
        return Matter.HEDGE
    if of.silence:
        return Matter.SILENT
    return Matter.DIFFERENCE if of.fact.differences else Matter.AGREED


def ordered(facts: Iterable[Surveyed], every: bool) -> list[Surveyed]:
    """What matters first, then what most sources tell; those of one article if `every` is wanted.

    Facts that are alike in all this are in order of their first claims.
    """
    return sorted((f for f in facts if every or f.articles > 1), key=_rank)


def _rank(of: Surveyed) -> tuple[object, ...]:
    surest = max((f.confidence for f in of.findings), default=0.0)
    sources = sum(c.sources for c in tally(of.fact.claims))
    first = of.fact.claims[0].at
    return (
        _ORDER.index(matter(of)),
        -surest,
        -sources,
        -of.articles,
        first.path,
        first.span,
        of.fact.id,
    )
