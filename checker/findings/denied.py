"""U205: what one article asserts, somebody with standing denies in another."""

from __future__ import annotations

from checker.context import Context
from checker.findings.comparable import agreeing
from checker.findings.make import make_finding
from checker.findings.wording import evidence_location, listing, location, value
from checker.model import (
    Claim,
    CueClass,
    Fact,
    Finding,
    Location,
    Polarity,
    SourceKind,
    Tense,
)

RULE = "U205"
_DENIES = {CueClass.DENIAL, CueClass.NEGATION}
_STANDING = {SourceKind.OFFICIAL, SourceKind.NAMED, SourceKind.DOCUMENT}


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if articles assert what a party or an authority denies in another article."""
    every = (*fact.claims, *fact.echoes)
    denied = [c for c in every if _is_denial(c)]
    asserted = [c for c in every if any(_is_denied_by(c, d) for d in denied)]
    denied = [d for d in denied if any(_is_denied_by(c, d) for c in asserted)]
    if not denied or not asserted:
        return None
    first = asserted[0]
    who = _who(denied)
    return make_finding(
        RULE,
        context,
        {"value": value(first), "who": listing(who)},
        [
            *(location(c, "asserted") for c in asserted),
            *(place for d in denied for place in _denial(d)),
        ],
        (first.attribute, value(first), *sorted({*first.subject, *denied[0].subject})),
        [f"denied by {name}" for name in who],
        _confidence(denied, context),
    )


def _is_denial(claim: Claim) -> bool:
    """True if a party, an authority or a document says that it is not so."""
    if claim.polarity is not Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    return bool(claim.issuer) or claim.source.kind in _STANDING or _says_denied(claim)


def _says_denied(claim: Claim) -> bool:
    """True for "denied": that somebody did is said by the word itself."""
    return any(e.cls is CueClass.DENIAL for e in claim.evidence)


def _is_denied_by(claim: Claim, denial: Claim) -> bool:
    """True if a claim of another article gives what is denied."""
    if claim.polarity is Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    return claim.at.article != denial.at.article and agreeing(claim, denial)


def _who(denied: list[Claim]) -> list[str]:
    names = (d.source.name or d.issuer for d in denied)
    return list(dict.fromkeys(n for n in names if n)) or ["somebody with standing"]


def _denial(claim: Claim) -> list[Location]:
    cues = [evidence_location(e) for e in claim.evidence if e.cls in _DENIES]
    return [location(claim, "denied"), *cues]


def _confidence(denied: list[Claim], context: Context) -> float:
    weights = context.rulebook.findings[RULE].parameters
    return weights["denial"] if any(map(_says_denied, denied)) else weights["negation"]
