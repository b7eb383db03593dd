"""What the corpus says of a fact as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import (
    Claim,
    Commitment,
    CueClass,
    Modality,
    Polarity,
    SourceKind,
    Standing,
)

_ANONYMOUS = {SourceKind.UNNAMED, SourceKind.RELAYED}
_OFFICIAL = {SourceKind.OFFICIAL, SourceKind.DOCUMENT}


def standing_of(claims: Sequence[Claim]) -> Standing:
    """The best that any claim gives the fact; a denial outweighs hearsay only."""
    if any(is_confirmed(c) for c in claims):
        return Standing.CONFIRMED
    if any(c.polarity is Polarity.DENIED for c in claims):
        return Standing.DENIED
    firm = [c for c in claims if not is_hedged(c)]
    if not firm:
        return Standing.UNCONFIRMED
    return Standing.ASSERTED if any(_by_author(c) for c in firm) else Standing.ATTRIBUTED


def is_hedged(claim: Claim) -> bool:
    """True for hearsay, and for what nobody named or only another medium stands behind."""
    return claim.modality is Modality.UNCOMMITTED or claim.source.kind in _ANONYMOUS


def is_confirmed(claim: Claim) -> bool:
    """True if an official, a document or a party that commits itself says so, unhedged."""
    if is_hedged(claim) or claim.polarity is Polarity.DENIED:
        return False
    classes = {c.cls for c in claim.evidence}
    if CueClass.NON_CONFIRMATION in classes:
        return False
    if CueClass.CONFIRMATION in classes or claim.source.kind in _OFFICIAL:
        return True
    return (
        claim.source.kind is SourceKind.NAMED and claim.source.commitment is Commitment.COMMITTING
    )


def _by_author(claim: Claim) -> bool:
    return claim.source.kind is SourceKind.AUTHOR
