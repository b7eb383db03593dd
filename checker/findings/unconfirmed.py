"""U201: hedged or anonymously sourced, and no article confirms it."""

from __future__ import annotations

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import (
    counted,
    evidence_location,
    hedges,
    location,
    value,
)
from checker.model import (
    Age,
    Claim,
    Count,
    CueClass,
    Duration,
    Fact,
    Finding,
    Grain,
    Location,
    Polarity,
    SourceKind,
    Tense,
    Time,
    Value,
    agree,
)

RULE = "U201"
_CUES = (CueClass.HEARSAY, CueClass.ANONYMOUS, CueClass.RELAYED, CueClass.NON_CONFIRMATION)


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if every claim of the fact is hedged, or hedges outlive all confirmation."""
    hedged = [c for c in fact.claims if _is_doubtful(c) and not _is_confirmed(c, fact)]
    if not hedged:
        return None
    first = hedged[0]
    reasons = [*hedges(first), _search(fact, context)]
    return make_finding(
        RULE,
        context,
        {"value": value(first), "hedge": _hedge(first)},
        [*_locations(hedged), *_denials(fact)],
        _identity(hedged),
        reasons,
        _confidence(first, context),
    )


def _identity(hedged: list[Claim]) -> tuple[str, str]:
    """The claim that came first, by its sentence: later articles change nothing."""
    first = min(hedged, key=lambda c: (_appeared(c), c.at.digest, c.at.span))
    return (value(first), first.at.digest)


def _appeared(claim: Claim) -> str:
    given = claim.publication.given
    return given.low.isoformat() if given and given.low else "9999"


def _is_doubtful(claim: Claim) -> bool:
    """True if the claim itself gives reason to doubt that anybody stands behind it."""
    if claim.polarity is Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    if claim.presupposed or not _can_be_doubted(claim.value):
        return False
    classes = {c.cls for c in claim.evidence}
    return bool(classes & set(_CUES)) or claim.source.kind is SourceKind.UNNAMED


def _can_be_doubted(of: Value) -> bool:
    """A hedge seldom bears on a year, on somebody's age, or on the one that "one" counts."""
    match of:
        case Time():
            return of.grain in (Grain.DAY, Grain.MONTH)
        case Age():
            return False
        case Count() | Duration():
            return of.stated.low != 1
    return True


def _is_confirmed(claim: Claim, fact: Fact) -> bool:
    """True if somebody who can tell gives a figure that agrees, and as exactly."""
    return any(c.vouched and _agrees(claim, c) for c in fact.claims)


def _agrees(claim: Claim, other: Claim) -> bool:
    mine, others = (getattr(c.value, "interval", None) for c in (claim, other))
    if mine is None or others is None:
        return claim.value == other.value
    bounded = others.low is not None and others.high is not None
    return bounded and agree((mine, others))


def _hedge(claim: Claim) -> str:
    """The words that hedge, the gravest class first."""
    found = [e for cls in _CUES for e in claim.evidence if e.cls is cls]
    return f'"{found[0].text}"' if found else f'"{claim.source.name}", who is not named'


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


def _confidence(claim: Claim, context: Context) -> float:
    """The rule's confidence in the strongest ground; a second ground adds to it."""
    weights = context.rulebook.findings[RULE].parameters
    classes = {c.cls for c in claim.evidence}
    found = [weights[c.value.replace("-", "_")] for c in _CUES if c in classes]
    if claim.source.kind is SourceKind.UNNAMED and CueClass.ANONYMOUS not in classes:
        found.append(weights["unnamed"])
    doubt = 1.0
    for ground in found:
        doubt *= 1 - ground
    return 1 - doubt


def _locations(hedged: list[Claim]) -> list[Location]:
    first = hedged[0]
    evidence = [evidence_location(e) for e in first.evidence if e.cls in _CUES]
    again = [location(c, "claimed again") for c in hedged[1:]]
    return [location(first, "claim"), *evidence, *again]


def _denials(fact: Fact) -> list[Location]:
    return [location(c, "denied") for c in fact.claims if c.polarity is Polarity.DENIED]
