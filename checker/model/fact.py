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


class Difference(msgspec.Struct, frozen=True):
    """Two claims of a fact, by their index, whose values exclude each other.

    `reason` is the name of what lets both be right; empty if nothing does, so that they conflict.
    """

    one: int
    two: int
    reason: str = ""


class Fact(msgspec.Struct, frozen=True):
    """Claims about the same slot, in order of publication and place.

    `because` says, in plain words, why they are taken for one fact; `weight` is the match weight
    (base 2 logarithm of odds) of the surest link across a difference, or if there is none of the
    weakest link that holds it together. `differences` are in order of the claims. `echoes` are
    claims of other facts, in other articles of the same story, that give the same figure: too
    little to be held against each other, enough to ask whether one of them confirms or denies.
    """

    id: str
    claims: tuple[Claim, ...]
    standing: Standing
    because: tuple[str, ...] = ()
    weight: float = 0.0
    differences: tuple[Difference, ...] = ()
    echoes: tuple[Claim, ...] = ()
