"""Signs and names that several currencies share: "$73 million" may be what "C$73 million" is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Claim, Money
from checker.rulebook import Currency, alternation


class SharedSigns:
    """How each currency is written so that it may be another, and so that it may not."""

    def __init__(self, currencies: Sequence[Currency]) -> None:
        shared = {sign for c in currencies for sign in c.shared}
        self._shared = {c.code: _any_of(c.shared) for c in currencies}
        self._own = {
            c.code: _any_of([w for w in (c.code, *c.symbols, *c.names) if w not in shared])
            for c in currencies
        }

    def are_one_sum(self, a: Claim, b: Claim) -> bool:
        """True for one figure in two currencies, if a sign that both share stands with one."""
        one, two = _given(a), _given(b)
        if one is None or two is None or one.currency == two.currency:
            return False
        if one.stated != two.stated:
            return False
        return self._may_be(a, one, two.currency) or self._may_be(b, two, one.currency)

    def _may_be(self, claim: Claim, value: Money, currency: str) -> bool:
        """True if the words of a sum may as well mean another currency."""
        if value.region or not self._shared[currency].search(claim.text):
            return False
        return not self._own[value.currency].search(claim.text)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, none of them as a piece of a longer one."""
    return re.compile(rf"(?<![^\W\d]){alternation(words)}(?:s?(?![^\W\d]))", re.IGNORECASE)


def _given(claim: Claim) -> Money | None:
    """A sum as the article gives it, before any rate."""
    value = claim.exchange.given if claim.exchange else claim.value
    return value if isinstance(value, Money) else None


__all__ = ["SharedSigns"]
