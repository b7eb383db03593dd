"""A405: a figure and its conversion in brackets that are not the same amount."""

from __future__ import annotations

from decimal import Decimal

from checker.findings.figures import half_digit, last_place
from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.kinds import restated
from checker.model import Finding, Mention, Quantity, Span, describe

RULE = "A405"
# What is stated as about so much may lie so far off; a gallon or a ton is not everywhere the same.
_ABOUT, _LOOSE, _ROUNDED = Decimal("0.1"), Decimal("0.2"), Decimal("0.05")


def judge(within: Within) -> list[Finding]:
    """Conversions that are wrong beyond rounding."""
    language = within.context.rulebook.language(within.article.language).code
    pairs = restated.reader(within.context.rulebook, language).find(
        within.article.body, within.extraction.mentions
    )
    judged = (_judged(p.first, p.second, within) for p in pairs if p.bracketed)
    return [finding for finding in judged if finding]


def _judged(first: Mention, second: Mention, within: Within) -> Finding | None:
    a, b = first.value, second.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return None
    if a.dimension != b.dimension or _is_one_system(a, b):
        return None
    if a.dimension not in within.words("converted_dimensions"):
        return None
    ends, loose = _ends(a, b), (_is_loose(a, first, within), _is_loose(b, second, within))
    if not ends or all(_meet(a, x, b, y, loose) for x, y in ends):
        return None
    right = ", ".join(_converted(a, x, b) for x, _ in dict.fromkeys(ends))
    said, other = within.text(first.span), within.text(second.span)
    return make_finding(
        RULE,
        within.context,
        {"first": said, "second": other, "is": right},
        [
            within.place(
                Span(first.span.start, second.span.end), describe.value(a), role="conversion"
            )
        ],
        (within.digest(first.span), said, other),
        [f"{describe.value(a)} is {right}, not {describe.value(b)}"],
    )


def _is_one_system(a: Quantity, b: Quantity) -> bool:
    """True if only the decimal point moves: "15 km (10 m)" has another unit in mind."""
    ratio = (a.factor / b.factor).normalize()
    return ratio.as_tuple().digits == (1,) and a.offset == b.offset


def _ends(a: Quantity, b: Quantity) -> list[tuple[Decimal, Decimal]]:
    """The stated numbers that should be the same: one pair, or both ends of two ranges."""
    first, second = (a.stated.low, a.stated.high), (b.stated.low, b.stated.high)
    pairs = [(x, y) for x, y in zip(first, second, strict=True) if x is not None and y is not None]
    if not pairs:  # "more than 12 km (up to 7 miles)": the bound of one side
        x = next((n for n in first if n is not None), None)
        y = next((n for n in second if n is not None), None)
        pairs = [(x, y)] if x is not None and y is not None else []
    return list(dict.fromkeys(pairs))


def _meet(a: Quantity, x: Decimal, b: Quantity, y: Decimal, loose: tuple[bool, bool]) -> bool:
    """True if one amount may be written both ways."""
    readings = [(a.offset, b.offset)]
    if a.offset != b.offset:  # "warmer by 2 °C (3.6 °F)" has no zero
        readings.append((Decimal(0), Decimal(0)))
    about = _ABOUT if a.stated.bound != "=" or b.stated.bound != "=" else Decimal(0)
    step_x = _steps(a, x, _LOOSE if loose[0] else about)
    step_y = _steps(b, y, _LOOSE if loose[1] else about)
    return any(
        _overlap(a, x, s, i, b, y, t, j)
        for i, j in readings
        for s, t in ((step_x[0], step_y[1]), (step_x[1], step_y[0]))
    )


def _is_loose(of: Quantity, mention: Mention, within: Within) -> bool:
    """True for a unit that is not the same everywhere, unless the words say which it is."""
    if not any(u in within.words("loose_units") for u in of.unit.replace("*", "/").split("/")):
        return False
    return not any(w in within.words("exact_units") for w in within.text(mention.span).split())


def _overlap(
    a: Quantity, x: Decimal, s: Decimal, i: Decimal,
    b: Quantity, y: Decimal, t: Decimal, j: Decimal,
) -> bool:  # fmt: skip
    low, high = (x - s + i) * a.factor, (x + s + i) * a.factor
    return low <= (y + t + j) * b.factor and (y - t + j) * b.factor <= high


def _steps(of: Quantity, value: Decimal, about: Decimal) -> tuple[Decimal, Decimal]:
    """How far a figure may lie off if it was measured, and if it was converted.

    Zeros at the end may be those of a round number; who converts may cut off what is left over.
    """
    whole = of.stated.low == of.stated.high and of.stated.bound == "="
    digit = half_digit(of.interval) if whole else last_place(value) / 2
    place, wide = last_place(value), abs(value) * _ROUNDED
    if place == 1 and value % 5 == 0:
        place = Decimal(5)
    zeros = min(place / 2, wide)
    least = abs(value) * about
    return max(digit, zeros, least), max(2 * digit, min(place, wide), least)


def _converted(a: Quantity, value: Decimal, b: Quantity) -> str:
    """A number of the first unit in the second."""
    result = (value + a.offset) * a.factor / b.factor - b.offset
    return f"{describe.number(_short(result))} {_unit(b)}"


def _short(value: Decimal) -> Decimal:
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return round(value, places)


def _unit(of: Quantity) -> str:
    return describe.value(of).rpartition(" ")[2] if " " in describe.value(of) else of.unit
