"""C107: an event came about, or a state is, in one article and not in another; U205 if denied."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing, location
from checker.model import (
    Claim,
    CueClass,
    Fact,
    Finding,
    Grounds,
    Polarity,
    SourceKind,
    Status,
    Tense,
    camp_of,
    describe,
    probability,
)

RULE, DENIED = "C107", "U205"
_STANDING = {SourceKind.OFFICIAL, SourceKind.NAMED, SourceKind.DOCUMENT}


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if articles answer one question with yes and with no; U205 if a party denies."""
    found = [(fact.claims[d.one], fact.claims[d.two]) for d in fact.differences if not d.reason]
    disputed = [p for p in found if any(map(is_party_denial, p))]
    if disputed:
        # What is said of one figure, the rule on figures tells.
        disputed = [(a, b) for a, b in disputed if not (a.scope and b.scope)]
        return _denial(disputed, fact, context) if disputed else None
    plain = [p for p in found if all(map(_is_plain, p)) and not _is_new_plan(*p)]
    return _conflict(plain, fact, context) if plain else None


def is_party_denial(claim: Claim) -> bool:
    """True if somebody with standing says that it is not so."""
    if claim.polarity is not Polarity.DENIED or claim.hedged:
        return False
    if claim.issuer or any(e.cls is CueClass.DENIAL for e in claim.evidence):
        return True
    return claim.source.kind in _STANDING


def _is_plain(claim: Claim) -> bool:
    return not claim.hedged and not claim.quoted


def _is_new_plan(one: Claim, two: Claim) -> bool:
    """True for plans of two days: the later may well be the newer."""
    first, second = one.publication.given, two.publication.given
    return one.tense is Tense.PLANNED and first != second


def _conflict(pairs: Sequence[tuple[Claim, Claim]], fact: Fact, context: Context) -> Finding:
    yes, no = _sides(pairs)
    parameters = context.rulebook.findings[RULE].parameters
    prior = parameters["given_same_fact"]
    values = [f'"{_shown(side[0])}"' for side in (yes, no)]
    finding = make_finding(
        RULE,
        context,
        {"values": listing(values)},
        [location(c, f"says {describe.value(c.value)}") for c in (*yes, *no)],
        _identity(yes, no),
        [*(_tally(side) for side in (yes, no)), *fact.because],
        prior * probability(fact.weight),
    )
    return msgspec.structs.replace(finding, grounds=_grounds(fact, (yes, no), prior))


def _denial(pairs: Sequence[tuple[Claim, Claim]], fact: Fact, context: Context) -> Finding:
    asserted, denied = _sides_of_denial(pairs)
    who = list(dict.fromkeys(n for d in denied if (n := d.source.name or d.issuer)))
    names = who or ["somebody with standing"]
    weights = context.rulebook.findings[DENIED].parameters
    return make_finding(
        DENIED,
        context,
        {"value": f'"{_shown(asserted[0])}"', "who": listing(names)},
        [
            *(location(c, "asserted") for c in asserted),
            *(location(c, "denied") for c in denied),
        ],
        _identity(asserted, denied),
        [*(f"denied by {name}" for name in names), *fact.because],
        weights["event"] * probability(fact.weight),
    )


def _sides(pairs: Sequence[tuple[Claim, Claim]]) -> tuple[list[Claim], list[Claim]]:
    """The claims that say yes, and those that say no, each once and in order of place."""
    every = {c.id: c for pair in pairs for c in pair}.values()
    ordered = sorted(every, key=lambda c: (c.at.path, c.at.span))
    return [c for c in ordered if _holds(c)], [c for c in ordered if not _holds(c)]


def _sides_of_denial(
    pairs: Sequence[tuple[Claim, Claim]],
) -> tuple[list[Claim], list[Claim]]:
    """The claims that are denied, and the denials."""
    denials = {c.id for pair in pairs for c in pair if is_party_denial(c)}
    every = {c.id: c for pair in pairs for c in pair}.values()
    ordered = sorted(every, key=lambda c: (c.at.path, c.at.span))
    return (
        [c for c in ordered if c.id not in denials],
        [c for c in ordered if c.id in denials],
    )


def _holds(claim: Claim) -> bool:
    return isinstance(claim.value, Status) and claim.value.holds


def _shown(claim: Claim) -> str:
    """The words with the thing that they are about, as far as that is known."""
    return " ".join(claim.text.split())


def _identity(one: Sequence[Claim], two: Sequence[Claim]) -> list[str]:
    return sorted(
        {describe.value(c.value) for c in (*one, *two)} | {c.at.digest for c in (one[0], two[0])}
    )


def _tally(side: Sequence[Claim]) -> str:
    paths = sorted({c.at.path for c in side})
    return f'"{_shown(side[0])}": {counted(len(paths), "article")} ({", ".join(paths[:3])})'


def _grounds(
    fact: Fact, sides: tuple[Sequence[Claim], Sequence[Claim]], prior: float
) -> Grounds | None:
    if fact.link is None:
        return None
    every = [c for side in sides for c in side]
    one, two = (location(fact.claims[i], "weighed") for i in (fact.link.one, fact.link.two))
    cut = len(sides[0])
    camps = (camp_of(every, range(cut)), camp_of(every, range(cut, len(every))))
    return Grounds(fact.link, (one, two), camps, prior)
