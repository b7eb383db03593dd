"""U206: hedged in one article, confirmed in a later one."""

from __future__ import annotations

from checker.context import Context
from checker.findings.comparable import is_copy, same_figure
from checker.findings.doubt import (
    confirming,
    first_told,
    grounds,
    hedge,
    identity_of,
    is_doubtful,
    is_later,
    strength,
)
from checker.findings.make import make_finding
from checker.findings.wording import listing, location, value
from checker.model import Claim, Fact, Finding

RULE = "U206"


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if somebody who can tell gives the hedged figure in a later article."""
    weights = context.rulebook.findings[RULE].parameters
    doubtful = (c for c in fact.claims if is_doubtful(c))
    for first in first_told(c for c in doubtful if strength(c, weights) >= weights["least"]):
        found = [c for c in first_told(confirming(first, fact)) if _confirms(c, first)]
        if found:
            return _finding(first, found, context)
    return None


def _confirms(claim: Claim, first: Claim) -> bool:
    """True for the same figure in a later article that is no copy."""
    if claim.at.article == first.at.article or not is_later(claim, first):
        return False
    return same_figure(first, claim) and (bool(claim.issuer) or not is_copy(first, claim))


def _finding(first: Claim, found: list[Claim], context: Context) -> Finding:
    who = list(dict.fromkeys(filter(None, (c.source.name or c.issuer for c in found))))
    by = f"by {listing(who)}" if who else "in the words of a later article"
    return make_finding(
        RULE,
        context,
        {"value": value(first), "hedge": hedge(first), "by": by},
        [
            location(first, "hedged"),
            *grounds(first),
            *(location(c, "confirmed") for c in found),
        ],
        identity_of([first]),
        [f'confirmed {by}: "{found[0].text}"'],
        context.rulebook.findings[RULE].parameters["confidence"],
    )
