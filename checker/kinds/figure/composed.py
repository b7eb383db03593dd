"""Two numbers that are one: one in five, five feet two inches, six crore fifty lakh."""

from __future__ import annotations

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.digits import part
from checker.kinds.figure.line import Line
from checker.kinds.figure.money import BEFORE, Sum
from checker.kinds.figure.noun import Things
from checker.kinds.figure.quantity import Measure
from checker.kinds.figure.reading import BARE, Bare, Reading

_INCHES = 12
_INCH = " in"


def ratio(first: Reading, second: Reading) -> Reading | None:
    """One in five is a fifth."""
    above, below = first.amount, second.amount
    if not isinstance(first.what, Bare) or not isinstance(second.what, Bare | Things):
        return None
    if (
        above.scale != ONE
        or above.value % 1
        or below.value % 1
        or not 0 < above.value < below.value <= 1000000
    ):
        return None
    if above.value > 10 and below.value not in (20, 50, 100, 1000):
        return None
    amount = part(0, int(above.value), int(below.value))
    parts = (*first.parts, *second.parts[:1])
    end = second.numeral.end
    return Reading(first.numeral, first.start, end, amount, BARE, "number in number", parts)


def inches(line: Line, first: Reading, second: Reading, word: str) -> Reading | None:
    """6 ft 2 in: behind feet, "in" are inches."""
    a, b = first.what, second.what
    if not isinstance(a, Measure) or a.unit != "foot" or not isinstance(b, Bare):
        return None
    end = second.end + len(_INCH)
    if word not in ("", ",") or not line.low.startswith(_INCH, second.end):
        return None
    if line.char_at(end).isalnum() or second.amount.value >= _INCHES:
        return None
    total = Amount(first.amount.value + second.amount.value / _INCHES)
    rule = f"{first.rule}, in two units"
    return Reading(first.numeral, first.start, end, total, a, rule, (*first.parts, *second.parts))


def two_scales(first: Reading, second: Reading) -> Reading | None:
    """Six crore fifty lakh: the parts of one number, each in its scale."""
    a, b = first.what, second.what
    if not isinstance(a, Bare) and (first.rule != BEFORE or not isinstance(b, Bare)):
        return None
    one, two = first.amount, second.amount
    if not ONE < two.scale <= two.value < one.scale or one.high is not None or two.high is not None:
        return None
    what, rule = (b, second.rule) if isinstance(a, Bare) else (a, first.rule)
    total = Amount((one.value + two.value) / two.scale, two.scale)
    parts = (*first.parts, *second.parts)
    return Reading(first.numeral, first.start, second.end, total, what, rule, parts)


def two_units(first: Reading, second: Reading, word: str) -> Reading | None:
    """Five feet two inches; ten dollars and fifty cents."""
    a, b = first.what, second.what
    if isinstance(a, Measure) and isinstance(b, Measure) and word in ("", "and", ","):
        if (a.unit, b.unit) != ("foot", "inch") or second.amount.value >= _INCHES:
            return None
        total = first.amount.value + second.amount.value / _INCHES
    elif isinstance(a, Sum) and isinstance(b, Sum) and word in ("and", ""):
        if a.currency != b.currency or a.minor or not b.minor or second.amount.value >= 1:
            return None
        total = first.amount.value + second.amount.value
    else:
        return None
    parts = (*first.parts, *second.parts)
    return Reading(
        first.numeral,
        first.start,
        second.end,
        Amount(total),
        a,
        f"{first.rule}, in two units",
        parts,
    )
