"""The values of a fact's claims in one unit."""

from __future__ import annotations

from datetime import datetime

from checker.model import Claim, Interval, Quantity, Recurrence, agree


def interval_of(claim: Claim) -> Interval[datetime]:
    """The interval of a value in its base unit; of one type within a fact."""
    value = claim.value
    if isinstance(value, Recurrence) or value.interval is None:
        return Interval(None, None)
    interval = value.interval
    if isinstance(value, Quantity):
        ends = (
            None if x is None else (x + value.offset) * value.factor
            for x in (value.interval.low, value.interval.high)
        )
        interval = Interval(*ends)
    return interval  # type: ignore[return-value] # a fact holds values of one dimension


def agreeing(claim: Claim, other: Claim) -> bool:
    """True if one value satisfies both claims."""
    return agree((interval_of(claim), interval_of(other)))
