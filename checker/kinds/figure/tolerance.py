"""A figure with how far it may be off: 25 ± 3 kg, 40 percent plus or minus 2 points."""

from __future__ import annotations

from decimal import Decimal

from checker.kinds.figure.amount import Amount
from checker.kinds.figure.money import Sum
from checker.kinds.figure.noun import Things
from checker.kinds.figure.percent import Share
from checker.kinds.figure.quantity import Measure
from checker.kinds.figure.reading import Bare, Reading

_HUNDREDTH = Decimal("0.01")


def within(first: Reading, second: Reading) -> Reading | None:
    """The range that a figure and its tolerance span; None if they do not measure the same."""
    width = _width(first, second)
    if width is None or width <= 0:
        return None
    middle = first.amount.value
    what, rule = (second.what, second.rule) if _bare(first) else (first.what, first.rule)
    return Reading(
        first.numeral,
        first.start,
        second.end,
        Amount(middle - width),
        what,
        f"{rule}, with tolerance",
        (*first.parts, *second.parts),
        Amount(middle + width),
    )


def _width(first: Reading, second: Reading) -> Decimal | None:
    a, b = first.what, second.what
    if first.last is not None or second.last is not None or first.amount.high is not None:
        return None
    if isinstance(a, Measure | Sum) and isinstance(b, Share) and not b.points:
        return first.amount.value * second.amount.value * _HUNDREDTH
    # Of a share the tolerance is in points, which one may call by that name alone.
    same = a == b or (isinstance(a, Share) and isinstance(b, Share | Things))
    return second.amount.value if same or _bare(first) or _bare(second) else None


def _bare(reading: Reading) -> bool:
    return isinstance(reading.what, Bare)
