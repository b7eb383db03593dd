"""Facts: one slot in the world, with the claims about it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from checker.model.claim import Claim


class Standing(StrEnum):
    """What the corpus says of a fact as a whole; derived, never extracted."""

    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    ATTRIBUTED = "attributed"
    ASSERTED = "asserted"
    CONFIRMED = "confirmed"


class Fact(msgspec.Struct, frozen=True):
    """Claims about the same slot, in order of publication and place.

    `because` says, in plain words, why they are taken for one fact; `weight` is the match weight
    of the weakest link that holds it together (base 2 logarithm of odds).
    """

    id: str
    claims: tuple[Claim, ...]
    standing: Standing
    because: tuple[str, ...] = ()
    weight: float = 0.0
