"""U205: what one article asserts, somebody with standing denies in another."""

from __future__ import annotations

from collections.abc import Container

from checker.context import Context
from checker.findings.comparable import agreeing, same_figure, same_words
from checker.findings.doubt import identity_of
from checker.findings.make import make_finding
from checker.findings.wording import evidence_location, listing, location, value
from checker.model import (
    Claim,
    Count,
    CueClass,
    Evidence,
    Fact,
    Finding,
    Location,
    Polarity,
    SourceKind,
    Tense,
    in_base_units,
)

RULE = "U205"
_DENIES = {CueClass.DENIAL, CueClass.NEGATION}
# A "not" bears on a figure so many characters behind it: in somebody's own words, in others'.
_NEAR, _NEXT = 80, 45
# Of one fact, so many words of a sentence are enough that "it is false", or somebody's own "not".
_SAID, _OWN = 1, 2
_STANDING = {SourceKind.OFFICIAL, SourceKind.NAMED, SourceKind.DOCUMENT}


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if articles assert what a party or an authority denies in another article."""
    every = (*fact.claims, *fact.echoes)
    denied = [c for c in every if _is_denial(c)]
    known = context.rulebook.natures
    linked = frozenset(c.id for c in fact.claims)
    asserted = [c for c in every if any(_is_denied_by(c, d, known, linked) for d in denied)]
    denied = [d for d in denied if any(_is_denied_by(c, d, known, linked) for c in asserted)]
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
        (*identity_of(asserted), *identity_of(denied)),
        [f"denied by {name}" for name in who],
        _confidence(denied, context),
    )


def _is_denial(claim: Claim) -> bool:
    """True if a party, an authority or a document says that it is not so."""
    if claim.polarity is not Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    if _says_denied(claim):
        return True
    if claim.definite or not (claim.issuer or claim.source.kind in _STANDING):
        return False
    return any(_negates(e, claim) for e in claim.evidence)


def _negates(evidence: Evidence, claim: Claim) -> bool:
    """True for a "not" so near before a figure that it bears on it, and not on a verb between."""
    reach = _NEAR if claim.quoted or claim.issuer else _NEXT
    return (
        evidence.cls is CueClass.NEGATION and 0 < claim.at.span.start - evidence.at.span.end < reach
    )


def _says_denied(claim: Claim) -> bool:
    """True for "denied": that somebody did is said by the word itself."""
    return any(e.cls is CueClass.DENIAL for e in claim.evidence)


def _is_denied_by(
    claim: Claim, denial: Claim, known: Container[str], linked: Container[str]
) -> bool:
    """True if a claim of another article gives what is denied; of one fact if both are `linked`."""
    if claim.polarity is Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    if claim.at.article == denial.at.article:
        return False
    said = _says_denied(denial)
    if not said and claim.issuer and claim.issuer == denial.issuer:
        return False  # nobody denies what he says himself
    measured = claim.attribute == denial.attribute and claim.attribute in known
    own = denial.quoted or bool(denial.issuer)
    if measured and own and _is_too_much(claim, denial):
        return True
    alike = measured or own or said or same_words(claim, denial)
    if not alike:
        return False
    if same_figure(claim, denial, repeats=said or own):
        return True
    # What is counted tells too little of what is said of it.
    told = measured or not isinstance(claim.value, Count)
    one = told and (own or said) and claim.id in linked and denial.id in linked
    return one and same_figure(claim, denial, least=_SAID if said else _OWN)


def _is_too_much(claim: Claim, denial: Claim) -> bool:
    """True for 17 knots, where "it never exceeded 11 knots"."""
    bound = in_base_units(denial.value)
    above = bound.low is not None and bound.high is None
    return above and in_base_units(claim.value).high is not None and agreeing(claim, denial)


def _who(denied: list[Claim]) -> list[str]:
    names = (d.source.name or d.issuer for d in denied)
    return list(dict.fromkeys(n for n in names if n)) or ["somebody with standing"]


def _denial(claim: Claim) -> list[Location]:
    cues = [evidence_location(e) for e in claim.evidence if e.cls in _DENIES]
    return [location(claim, "denied"), *cues]


def _confidence(denied: list[Claim], context: Context) -> float:
    weights = context.rulebook.findings[RULE].parameters
    return weights["denial"] if any(map(_says_denied, denied)) else weights["negation"]
