"""The interval of a value, in the unit in which values of its dimension compare."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from checker.model.claim import Claim
from checker.model.interval import Interval
from checker.model.values import Count, Duration, Quantity, Recurrence, Value

Comparable = Interval[Decimal] | Interval[datetime]
_HALF = Decimal("0.5")
# Limits in two units are told as one where they are so near, as shares of them.
_SLACK = Decimal("0.03")


def compared(claim: Claim) -> Comparable:
    """The interval by which a claim is held against others; of a limit the bound itself."""
    interval = in_base_units(claim.value)
    if not claim.limit:
        return _whole(claim.value, interval)
    if isinstance(claim.value, Duration):
        return _allowed(claim.value)
    if interval.low is None and interval.high is not None:
        return replace(interval, low=interval.high)
    if interval.high is None and interval.low is not None:
        return replace(interval, high=interval.low)
    return interval


def _allowed(value: Duration) -> Comparable:
    """What a limit allows is not rounded: two hours are no 90 minutes, but 180 days half a year."""
    low, high, bound = value.interval.low, value.interval.high, value.stated.bound
    if low is None or high is None:
        exact = high if low is None else low
    elif bound == "=":
        exact = (low + high) / 2
    else:
        exact = high if bound in ("<", "<=") else None
    if exact is None:
        return value.interval
    return Interval(exact - exact * _SLACK, exact + exact * _SLACK)


def _whole(value: Value, interval: Comparable) -> Comparable:
    """More than 27 boats are 28 at least, and fewer than 27 are 26 at most."""
    if not isinstance(value, Count) or value.stated.bound not in ("<", ">"):
        return interval
    given = value.stated.low if value.stated.bound == ">" else value.stated.high
    if given is None or given % 1:
        return interval
    if value.stated.bound == ">":
        return replace(interval, low=given + _HALF)
    return replace(interval, high=given - _HALF)


def in_base_units(value: Value) -> Comparable:
    """The interval of a value in the base unit of its dimension; open if it has none."""
    if isinstance(value, Recurrence) or value.interval is None:
        return Interval[Decimal](None, None)
    if isinstance(value, Quantity):
        interval = value.interval
        return Interval(_base(interval.low, value), _base(interval.high, value))
    return value.interval


def _base(number: Decimal | None, of: Quantity) -> Decimal | None:
    return None if number is None else (number + of.offset) * of.factor
