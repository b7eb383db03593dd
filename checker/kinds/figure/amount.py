"""Exact amounts, and the values that a stated amount is compatible with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from checker.model import Interval, Stated, from_digits
from checker.model.values import Alternative, Bound

ONE = Decimal(1)
Margins = Mapping[str, tuple[Decimal, Decimal]]


class Amount(msgspec.Struct, frozen=True):
    """`mantissa` as its digits are given, times `scale`; `high` of a vague word ("dozens").

    `open` is true if a vague word sets no upper limit; `margin` names how wide it is meant.
    `marks` tells what the marks between its digits are (see `digits`); times `other` it is what
    the digits may say as well, where nothing settles it.
    """

    mantissa: Decimal
    scale: Decimal = ONE
    high: Decimal | None = None
    open: bool = False
    margin: str = ""
    marks: str = ""
    other: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return self.mantissa * self.scale

    def negative(self) -> Amount:
        """The same amount below zero."""
        return msgspec.structs.replace(self, mantissa=-self.mantissa)

    def scaled(self, factor: Decimal) -> Amount:
        """The same amount in units of `factor`; what multiplies follows decimals only."""
        other = None if factor > 1 else self.other
        scale = self.scale * factor
        return Amount(self.mantissa, scale, self.high, self.open, self.margin, self.marks, other)

    def otherwise(self) -> Amount:
        """What the digits may say as well."""
        return msgspec.structs.replace(self, scale=self.scale * (self.other or ONE), other=None)


class Meaning(msgspec.Struct, frozen=True):
    """What an amount says and what it allows."""

    stated: Stated
    interval: Interval[Decimal]


def meaning(amount: Amount, bound: Bound, margin: str, margins: Margins) -> Meaning:
    """The meaning of one amount under a bound; `margin` is the wording that sets its width."""
    if amount.other is not None:
        first = meaning(msgspec.structs.replace(amount, other=None), bound, margin, margins)
        return _either(first, meaning(amount.otherwise(), bound, margin, margins))
    value = plain(amount.value)
    if amount.high is not None or amount.open:
        return _vague(amount, value, bound)
    given = from_digits(amount.mantissa, amount.scale)
    if name := margin or amount.margin or ("~" if bound == "~" else ""):
        given = given.hull(_widened(value, margins.get(name) or margins["~"]))
    low, high = given.low, given.high
    match bound:
        case ">":
            return Meaning(Stated(value, None, ">"), Interval(value, high if margin else None))
        case ">=":
            return Meaning(Stated(value, None, ">="), Interval(low, None))
        case "<":
            return Meaning(Stated(None, value, "<"), Interval(low if margin else None, value))
        case "<=":
            return Meaning(Stated(None, value, "<="), Interval(None, high))
    return Meaning(Stated(value, value, bound), given)


def span_meaning(first: Amount, last: Amount, bound: Bound, margins: Margins) -> Meaning:
    """The meaning of a range from `first` to `last`; a bound on it opens that side."""
    if first.other is not None and first.other == last.other:
        one, two = (msgspec.structs.replace(a, other=None) for a in (first, last))
        told = span_meaning(one, two, bound, margins)
        return _either(told, span_meaning(first.otherwise(), last.otherwise(), bound, margins))
    low, high = plain(first.value), plain(last.value)
    edges = from_digits(first.mantissa, first.scale).hull(from_digits(last.mantissa, last.scale))
    if bound == "~":
        edges = edges.hull(_widened(low, margins["~"])).hull(_widened(high, margins["~"]))
    if bound in (">", ">="):
        edges = Interval(edges.low, None)
    if bound in ("<", "<="):
        edges = Interval(None, edges.high)
    return Meaning(Stated(low, high, "range"), edges)


def _either(one: Meaning, two: Meaning) -> Meaning:
    """Both readings: the first is stated, and what either allows is allowed."""
    other = Alternative(two.stated.low, two.stated.high)
    return Meaning(
        msgspec.structs.replace(one.stated, other=other), one.interval.hull(two.interval)
    )


def _vague(amount: Amount, low: Decimal, bound: Bound) -> Meaning:
    if amount.high is None:
        return Meaning(Stated(low, None, ">="), Interval(low, None))
    high = plain(amount.high * amount.scale)
    if low == high:
        return Meaning(Stated(low, high, "~"), Interval(low, low * 2))
    if bound in (">", ">="):
        return Meaning(Stated(low, None, bound), Interval(low, None))
    if bound in ("<", "<="):
        return Meaning(Stated(None, high, bound), Interval(None, high))
    return Meaning(Stated(low, high, "range"), Interval(low, high * 10))


def _widened(value: Decimal, margin: tuple[Decimal, Decimal]) -> Interval[Decimal]:
    low, high = value * margin[0], value * margin[1]
    return Interval(min(low, high), max(low, high))


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent above zero."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return value.quantize(ONE) if value.adjusted() < 27 else value
    return value
