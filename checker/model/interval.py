"""The one comparable shape of a value: an interval, and how intervals stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T", Decimal, datetime)


class Relation(StrEnum):
    """How two values stand to each other."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    DISJOINT = "disjoint"


class Interval(msgspec.Struct, Generic[T], frozen=True):
    """Half-open [low, high); `None` leaves that side open; low == high is a single point.

    Raises ValueError when low lies above high.
    """

    low: T | None
    high: T | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval runs backwards: {self.low} to {self.high}")

    @property
    def is_point(self) -> bool:
        """True if the interval holds one value only."""
        return self.low is not None and self.low == self.high

    def contains(self, value: T) -> bool:
        """True if `value` lies inside."""
        if self.is_point:
            return value == self.low
        above = self.low is None or self.low <= value
        return above and (self.high is None or value < self.high)

    def relate(self, other: Interval[T]) -> Relation:
        """Equal, compatible (they share a value) or disjoint."""
        if self == other:
            return Relation.EQUAL
        return Relation.COMPATIBLE if agree((self, other)) else Relation.DISJOINT

    def meet(self, other: Interval[T]) -> Interval[T] | None:
        """What both allow, or None if they share nothing."""
        if not agree((self, other)):
            return None
        return Interval(_highest((self, other)), _lowest((self, other)))

    def hull(self, other: Interval[T]) -> Interval[T]:
        """The smallest interval that holds both."""
        lows = [i.low for i in (self, other)]
        highs = [i.high for i in (self, other)]
        low = None if None in lows else min(x for x in lows if x is not None)
        high = None if None in highs else max(x for x in highs if x is not None)
        return Interval(low, high)


def agree(intervals: Iterable[Interval[T]]) -> bool:
    """True if one value satisfies all of them: max(low) < min(high), or equal points.

    Agreement is not transitive: [1, 3) and [2, 5) agree, [2, 5) and [4, 6) agree, [1, 3) and
    [4, 6) do not. Ask for the whole set, never chain pairs.
    """
    members = tuple(intervals)
    low, high = _highest(members), _lowest(members)
    if low is None or high is None or low < high:
        return True
    # Touching ends share a value only if a point stands there and nobody excludes it.
    return low == high and all(_allows(i, low) for i in members)


def camps(intervals: Sequence[Interval[T]]) -> list[list[int]]:
    """Group indices of `intervals` into the fewest camps whose members agree as a whole.

    Swept from the lowest upper end, so the result does not depend on the order given; an
    interval that fits several camps joins the first. Two camps or more mean disagreement.
    """
    left = sorted(range(len(intervals)), key=lambda i: _sweep_key(intervals[i], i))
    found: list[list[int]] = []
    while left:
        shared, camp, rest = intervals[left[0]], [left[0]], []
        for i in left[1:]:
            met = shared.meet(intervals[i])
            if met is None:
                rest.append(i)
            else:
                shared = met
                camp.append(i)
        found.append(sorted(camp))
        left = rest
    return found


def from_digits(value: Decimal, unit: Decimal = Decimal(1)) -> Interval[Decimal]:
    """The values that round to `value` at its last digit given, times `unit`.

    2.5 with a unit of a billion is [2.45, 2.55) billion; 2.50 is [2.495, 2.505) billion.
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {value}")
    half = Decimal(5).scaleb(exponent - 1)
    return Interval((value - half) * unit, (value + half) * unit)


def point(value: T) -> Interval[T]:
    """The interval that holds just `value`."""
    return Interval(value, value)


def _highest(intervals: Iterable[Interval[T]]) -> T | None:
    return max((i.low for i in intervals if i.low is not None), default=None)


def _lowest(intervals: Iterable[Interval[T]]) -> T | None:
    return min((i.high for i in intervals if i.high is not None), default=None)


def _allows(interval: Interval[T], value: T) -> bool:
    return interval.contains(value)


def _sweep_key(interval: Interval[T], index: int) -> tuple[bool, object, bool, object, int]:
    low, high = interval.low, interval.high
    return (high is None, high or 0, low is not None, low or 0, index)
