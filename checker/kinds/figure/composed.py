"""Two numbers that are one: one in five, five feet two inches, six crore fifty lakh."""

from __future__ import annotations

from decimal import Decimal

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.digits import part
from checker.kinds.figure.line import Line
from checker.kinds.figure.money import AFTER, BEFORE, Sum
from checker.kinds.figure.noun import Things
from checker.kinds.figure.quantity import Measure
from checker.kinds.figure.reading import BARE, Bare, Reading

_HUNDRED = Decimal(100)
# The hundredths of a price are told in two digits, "five pounds two" in none.
_LEAST, _CENT = 5, Decimal("0.01")
_GOES_ON = ("-", "%", "/", " times")
_INCHES = 12
# Units that are told behind a coarser one, and how many of them make it.
_FINER = {
    ("foot", "inch"): _INCHES,
    ("mile", "yard"): 1760,
    ("kilometer", "meter"): 1000,
    ("meter", "centimeter"): 100,
    ("metric_ton", "kilogram"): 1000,
    ("kilogram", "gram"): 1000,
    ("stone", "pound"): 14,
    ("pound", "ounce"): 16,
}
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


def hundred_and(first: Reading, second: Reading) -> Reading | None:
    """6 hundred and 41, be what is counted told with both or not."""
    one, two = first.amount, second.amount
    if one.scale != _HUNDRED or two.scale != ONE or not 0 < two.value < _HUNDRED:
        return None
    if two.value % 1 or one.value % _HUNDRED or one.high is not None or two.high is not None:
        return None
    if not isinstance(first.what, Bare) and first.what != second.what:
        return None
    parts = (*first.parts[:1], *second.parts)
    total = Amount(one.value + two.value)
    return Reading(first.numeral, first.start, second.end, total, second.what, second.rule, parts)


def _fits(first: Amount, second: Amount, finer: int) -> bool:
    """True for a whole number of units with less than one more behind it."""
    vague = first.high is not None or second.high is not None
    return not vague and first.value % 1 == 0 and 0 < second.value < finer


def _plain(value: Decimal) -> Decimal:
    """A whole number without the zeros behind its point that words bring along."""
    return value.to_integral_value() if value % 1 == 0 else value


def _part_of(finer: int) -> Decimal:
    """One of so many parts; 0.001 rather than a quotient, so that the digits told stay."""
    exponent = {100: -2, 1000: -3}.get(finer)
    return Decimal(1).scaleb(exponent) if exponent else Decimal(1) / finer


def two_units(first: Reading, second: Reading, word: str) -> Reading | None:
    """Five feet two inches; 24 kilometres and 700 metres; ten dollars and fifty cents."""
    a, b = first.what, second.what
    if isinstance(a, Measure) and isinstance(b, Measure) and word in ("", "and", ","):
        finer = _FINER.get((a.unit, b.unit))
        if finer is None or not _fits(first.amount, second.amount, finer):
            return None
        if word == "," and finer != _INCHES:
            return None
        total = first.amount.value + _plain(second.amount.value) * _part_of(finer)
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


def and_hundredths(line: Line, first: Reading, second: Reading) -> Reading | None:
    """Nine dollars fifty; not "nine dollars fifty times" nor "five pounds two days ago"."""
    a, one, two = first.what, first.amount, second.amount
    if not isinstance(a, Sum) or a.minor or a.per or first.rule != AFTER:
        return None
    if not isinstance(second.what, Bare) or second.numeral.form not in ("words", "digits"):
        return None
    vague = one.high is not None or two.high is not None
    if vague or not one.scale == two.scale == ONE or not _LEAST <= two.value < _HUNDRED:
        return None
    if one.value % 1 or two.value % 1 or line.low.startswith(_GOES_ON, second.end, line.end):
        return None
    total = Amount((one.value + two.value / _HUNDRED).quantize(_CENT))
    parts = (*first.parts, *second.parts)
    rule = f"{first.rule}, with hundredths"
    return Reading(first.numeral, first.start, second.end, total, a, rule, parts)
