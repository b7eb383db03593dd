"""U201: hedged or anonymously sourced, and no article confirms it."""

from __future__ import annotations

from checker.context import Context
from checker.findings.doubt import confirming, grounds, hedge, identity_of, is_doubtful, strength
from checker.findings.make import make_finding
from checker.findings.wording import counted, hedges, listing, location, value
from checker.model import Claim, Fact, Finding, Location, Polarity

RULE = "U201"


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if every claim of the fact is hedged, or hedges outlive all confirmation."""
    hedged = [c for c in fact.claims if is_doubtful(c) and not confirming(c, fact)]
    if not hedged:
        return None
    first = hedged[0]
    values = list(dict.fromkeys(map(value, hedged)))
    return make_finding(
        RULE,
        context,
        {"value": listing(values), "hedge": hedge(first)},
        [*_locations(hedged), *_denials(fact)],
        identity_of(hedged),
        [*hedges(first), _search(fact, context)],
        strength(first, context.rulebook.findings[RULE].parameters),
    )


def _search(fact: Fact, context: Context) -> str:
    """What was looked at to confirm it."""
    total = context.statistics.articles
    if total <= 1:
        return "no other article was checked"
    others = len({c.at.article for c in fact.claims}) - 1
    if not others:
        return f"nothing on it was found in the other {counted(total - 1, 'article')} checked"
    verb = "speaks" if others == 1 else "speak"
    return f"{counted(others, 'other article')} of {total} {verb} of it, without a confirmation"


def _locations(hedged: list[Claim]) -> list[Location]:
    first = hedged[0]
    again = [location(c, "claimed again") for c in hedged[1:]]
    return [location(first, "claim"), *grounds(first), *again]


def _denials(fact: Fact) -> list[Location]:
    return [location(c, "denied") for c in fact.claims if c.polarity is Polarity.DENIED]
