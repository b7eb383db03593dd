"""Values in words, with what they allow."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Age, Count, Interval, Number, Recurrence, Time, Value, describe

_HALF = Decimal("0.5")


def normalised(value: Value) -> str:
    """The value as stated, and the interval that it stands for where that is more than a point."""
    said = describe.value(value)
    if isinstance(value, Time | Recurrence) or value.interval.is_point:
        return said
    plain = isinstance(value, Count | Number | Age) and value.stated.bound == "="
    if plain and _is_whole(value.interval):
        return said  # nobody needs to be told that 6 boats are 5.5 to 6.5
    return f"{said} ({describe.allowed(value.interval)})"


def _is_whole(interval: Interval[Decimal]) -> bool:
    """True for what rounds to one whole number."""
    low, high = interval.low, interval.high
    return low is not None and high is not None and high - low == 1 and (low + _HALF) % 1 == 0
