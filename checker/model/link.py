"""Links: how it was weighed whether two claims speak of one fact."""

from __future__ import annotations

import msgspec


class Compared(msgspec.Struct, frozen=True):
    """One comparison of two claims, the level that it came to, and the match weight of that.

    `because` says the level in plain words, or is empty.
    """

    name: str
    level: str
    weight: float
    because: str = ""


class Link(msgspec.Struct, frozen=True):
    """Two claims of a fact, by their index, and what was weighed, in that order.

    Weights are binary logarithms of odds: with the `prior` they add up.
    """

    one: int
    two: int
    prior: float
    compared: tuple[Compared, ...] = ()

    @property
    def weight(self) -> float:
        """The match weight: the binary logarithm of the odds that it is one fact."""
        total = self.prior
        for compared in self.compared:
            total += compared.weight
        return total

    @property
    def probability(self) -> float:
        """How likely the two speak of one fact, from 0 to 1."""
        return probability(self.weight)

    @property
    def because(self) -> tuple[str, ...]:
        """What speaks for it, in plain words."""
        return tuple(c.because for c in self.compared if c.because and c.weight > 0)


def probability(weight: float) -> float:
    """Odds, as a binary logarithm, to a number from 0 to 1."""
    return 1 - 1 / (1 + 2**weight)
