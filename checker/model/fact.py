"""Facts: one slot in the world, with the claims about it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from checker.model.claim import Claim
from checker.model.link import Link


class Standing(StrEnum):
    """What the corpus says of a fact as a whole; derived, never extracted."""

    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    ATTRIBUTED = "attributed"
    ASSERTED = "asserted"
    CONFIRMED = "confirmed"


class Difference(msgspec.Struct, frozen=True):
    """Two claims of a fact, by their index, whose values exclude each other.

    `reason` is the name of what lets both be right; empty if nothing does, so that they conflict.
    """

    one: int
    two: int
    reason: str = ""


class Superseded(msgspec.Struct, frozen=True):
    """Claims of earlier articles, in their order, whose value became that of a fact.

    `link` tells how the likeliest was weighed: `one` is its index here, `two` that of the claim of
    the fact that followed it. `following` are the indices of all claims of the fact that follow.
    """

    claims: tuple[Claim, ...]
    link: Link
    following: tuple[int, ...]


class Fact(msgspec.Struct, frozen=True):
    """Claims about the same slot, in order of publication and place.

    `link` is the surest across a difference, or if there is none the weakest that holds the fact
    together; None if the claims are of one article or in the same words. `because` says, in plain
    words, what speaks for it; `weight` is its match weight. `differences` are in order of the
    claims. `echoes` are claims of other facts, in other articles of the same story, that give the
    same figure: too little to be held against each other, enough to ask whether one of them
    confirms or denies. `superseded` are claims whose value it has replaced; they may be of the fact
    itself.
    """

    id: str
    claims: tuple[Claim, ...]
    standing: Standing
    link: Link | None = None
    differences: tuple[Difference, ...] = ()
    echoes: tuple[Claim, ...] = ()
    superseded: Superseded | None = None

    @property
    def because(self) -> tuple[str, ...]:
        """Why the claims are taken for one fact."""
        return self.link.because if self.link else ()

    @property
    def weight(self) -> float:
        """The match weight of the link; 0, even odds, without one."""
        return self.link.weight if self.link else 0.0
