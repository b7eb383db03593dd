"""What gives reason to doubt a claim, and what takes the doubt away: shared by the U rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from checker.findings.comparable import OPEN, agreeing, is_today
from checker.findings.wording import evidence_location, value
from checker.model import (
    Age,
    Claim,
    Commitment,
    Count,
    CueClass,
    Duration,
    Evidence,
    Fact,
    Grain,
    Location,
    Polarity,
    SourceKind,
    Tense,
    Time,
    in_base_units,
)

# Up to so many things are a handful.
_FEW = 3
_CHARGES = ("alleged", "is alleged to")
_AHEAD = {Tense.PLANNED, Tense.FORECAST}
GROUNDS = (CueClass.HEARSAY, CueClass.ANONYMOUS, CueClass.RELAYED, CueClass.NON_CONFIRMATION)


def is_doubtful(claim: Claim) -> bool:
    """True if the claim itself gives reason to doubt that anybody stands behind it."""
    unnamed = claim.source.kind is SourceKind.UNNAMED
    cues = (c for c in claim.evidence if c.cls in GROUNDS)
    if not unnamed and all(_is_charge(c, claim) for c in cues):
        return False
    if claim.polarity is Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    return not claim.presupposed and _can_be_doubted(claim)


def _is_charge(evidence: Evidence, claim: Claim) -> bool:
    """True for what a prosecutor's own paper alleges: that is no hearsay, but the charge."""
    return bool(claim.issuer) and evidence.rule in _CHARGES


def _can_be_doubted(claim: Claim) -> bool:
    """A hedge seldom bears on a year, on somebody's age, or on the one that "one" counts.

    Nor does it on a day that only tells when something happened, nor what follows on two or three
    of what no rule knows: "two keepers, who did not want to be named".
    """
    of = claim.value
    match of:
        case Time():
            return of.grain in (Grain.DAY, Grain.MONTH) and _is_at_issue(claim, of)
        case Age():
            return False
        case Count():
            return of.stated.low != 1 and not (_is_handful(claim, of) and _is_doubted_behind(claim))
        case Duration():
            return of.stated.low != 1
    return True


def _is_at_issue(claim: Claim, day: Time) -> bool:
    """True for a day that is planned, or that is told in full with an event that a rule knows."""
    if is_today(day, claim):
        return False
    return claim.tense in _AHEAD or (claim.attribute != "date" and not day.relative)


def _is_handful(claim: Claim, count: Count) -> bool:
    few = count.stated.low is not None and count.stated.low <= _FEW
    return few and claim.attribute.startswith(OPEN)


def _is_doubted_behind(claim: Claim) -> bool:
    """True if all that speaks against a claim stands behind it, and is no hearsay."""
    found = [e for e in claim.evidence if e.cls in GROUNDS]
    behind = (e.cls is not CueClass.HEARSAY and e.at.span.start >= claim.at.span.end for e in found)
    return bool(found) and all(behind)


def agrees(claim: Claim, other: Claim) -> bool:
    """True if another claim gives a figure that agrees, and is no mere bound."""
    given = in_base_units(other.value)
    bounded = given.low is not None and given.high is not None
    return bounded and agreeing(claim, other)


def confirming(claim: Claim, fact: Fact) -> list[Claim]:
    """The claims by which somebody who can tell gives the same figure."""
    every = (*fact.claims, *fact.echoes)
    return [c for c in every if c.vouched and agrees(claim, c) and not _insists(c, claim)]


def _insists(later: Claim, claim: Claim) -> bool:
    """True if officials only say again what an article says is not confirmed."""
    if claim.source.kind is not SourceKind.OFFICIAL or later.source.kind is not SourceKind.OFFICIAL:
        return False
    if not any(e.cls is CueClass.NON_CONFIRMATION for e in claim.evidence):
        return False
    confirms = any(e.cls is CueClass.CONFIRMATION for e in later.evidence)
    return not confirms and later.source.commitment is not Commitment.COMMITTING


def strength(claim: Claim, weights: Mapping[str, float]) -> float:
    """How much the grounds for doubt weigh: the strongest, and what the others add to it."""
    classes = {c.cls for c in claim.evidence}
    found = [weights[c.value.replace("-", "_")] for c in GROUNDS if c in classes]
    if claim.source.kind is SourceKind.UNNAMED and CueClass.ANONYMOUS not in classes:
        found.append(weights["unnamed"])
    doubt = 1.0
    for ground in found:
        doubt *= 1 - ground
    return 1 - doubt


def hedge(claim: Claim) -> str:
    """The words that hedge, the gravest class first."""
    found = [e for cls in GROUNDS for e in claim.evidence if e.cls is cls]
    return f'"{found[0].text}"' if found else f'"{claim.source.name}", who is not named'


def grounds(claim: Claim) -> list[Location]:
    """The places of the words that hedge."""
    return [evidence_location(e) for e in claim.evidence if e.cls in GROUNDS]


def told(claim: Claim) -> datetime | None:
    """When the article appeared, if that was given."""
    given = claim.publication.given
    return given.low if given else None


def first_told(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in order of publication; those of articles without a date last."""
    return sorted(claims, key=_when)


def _when(claim: Claim) -> tuple[object, ...]:
    day = told(claim)
    return (day is None, day.isoformat() if day else "", claim.at.article, claim.at.span)


def identity_of(claims: Iterable[Claim]) -> tuple[str, str]:
    """The claim that came first, by its sentence: later articles change nothing."""
    first = min(claims, key=lambda c: (*_when(c)[:2], c.at.digest, c.at.span))
    return (value(first), first.at.digest)


def is_later(claim: Claim, than: Claim) -> bool:
    """True if both days are known and the claim's is not before the other's."""
    one, two = told(claim), told(than)
    return one is not None and two is not None and one.date() >= two.date()
