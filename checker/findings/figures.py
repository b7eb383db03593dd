"""What the rules on arithmetic share: plain figures, sentence by sentence, and their rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from checker.findings.within import Within
from checker.model import (
    Count,
    Figure,
    Interval,
    Mention,
    Money,
    Number,
    Percent,
    Quantity,
)

# A figure is seldom rounded by more than this share of itself, whatever its zeros.
_MOST_ROUNDED = Decimal("0.05")


def by_sentence(within: Within, least: int) -> Iterator[Sequence[Mention]]:
    """The figures of every sentence that has at least so many."""
    figures = [m for m in within.extraction.mentions if isinstance(m.value, Figure)]
    if len(figures) < least:
        return
    for _, group in groupby(figures, key=lambda m: within.sentence(m.span)):
        found = list(group)
        if len(found) >= least:
            yield found


def amount(mention: Mention) -> Decimal | None:
    """The one number that a mention states; None for ranges, bounds and what is about so many."""
    value = mention.value
    if not isinstance(value, Figure) or value.stated.bound != "=":
        return None
    return value.stated.low if value.stated.low == value.stated.high else None


def alike(a: Figure, b: Figure) -> bool:
    """True if both are counted in the same: a currency, a unit, or things."""
    match a, b:
        case Money(), Money():
            return a.currency == b.currency and (a.per == b.per or None in (a.per, b.per))
        case Quantity(), Quantity():
            return a.unit == b.unit
        case Percent(), Percent():
            return a.points == b.points
    return isinstance(a, Count | Number) and isinstance(b, Count | Number)


def half_digit(interval: Interval[Decimal]) -> Decimal:
    """Half of the last digit given: how far the value may lie from the figure."""
    low, high = interval.low, interval.high
    return Decimal(0) if low is None or high is None else (high - low) / 2


def last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is no zero: 100 for 4,600."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(0)


def rounding(value: Decimal, interval: Interval[Decimal]) -> Decimal:
    """How far a value may lie from a figure whose zeros may be those of a round number."""
    zeros = min(last_place(value) / 2, abs(value) * _MOST_ROUNDED)
    return max(zeros, half_digit(interval))
