"""What the corpus says of a fact as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Claim, Polarity, SourceKind, Standing


def standing_of(claims: Sequence[Claim]) -> Standing:
    """The best that any claim gives the fact; a denial outweighs hearsay only."""
    if any(c.vouched for c in claims):
        return Standing.CONFIRMED
    if any(c.polarity is Polarity.DENIED for c in claims):
        return Standing.DENIED
    firm = [c for c in claims if not c.hedged]
    if not firm:
        return Standing.UNCONFIRMED
    return Standing.ASSERTED if any(map(_by_author, firm)) else Standing.ATTRIBUTED


def _by_author(claim: Claim) -> bool:
    return claim.source.kind is SourceKind.AUTHOR
