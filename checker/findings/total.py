"""A404: parts that do not add up to the total that stands with them."""

from __future__ import annotations

from decimal import Decimal

from checker.findings.breakdown import NEAR, Breakdown, breakdowns
from checker.findings.figures import alike, amount, by_sentence, half_digit, last_place, rounding
from checker.findings.make import make_finding
from checker.findings.table import Column, columns
from checker.findings.within import Within
from checker.findings.wording import listing
from checker.model import Count, Figure, Finding, Money, Number, Quantity, describe

RULE = "A404"
# Below it a total is exact.
_ROUNDED = 100


def judge(within: Within) -> list[Finding]:
    """Totals that the parts do not make."""
    found = [_of_table(c, within) for c in columns(within) if _is_off(c)]
    for figures in by_sentence(within, 3):
        found += [_finding(b, within) for b in breakdowns(figures, within) if _differs(b, within)]
    return found


def _differs(breakdown: Breakdown, within: Within) -> bool:
    """True if no run of the parts that ends the list makes the total."""
    total, parts = amount(breakdown.total), [amount(m) for m in breakdown.parts]
    if total is None or total <= 0 or not _are_alike(breakdown):
        return False
    given = [n for n in parts if n is not None]
    if len(given) < len(parts) or min(given) < 0 or max(given) >= total:
        return False
    if _is_partial(breakdown, within):
        return False
    whole = sum(given)
    if not breakdown.near[0] <= whole / total <= breakdown.near[1]:
        return False
    return not any(
        abs(sum(given[at:]) - total) <= _slack(breakdown, at) for at in range(len(given) - 1)
    )


def _are_alike(breakdown: Breakdown) -> bool:
    total = breakdown.total.value
    if not isinstance(total, Count | Number | Money | Quantity):
        return False
    values = [m.value for m in breakdown.parts]
    return all(isinstance(v, Figure) and alike(total, v) for v in values)


def _slack(breakdown: Breakdown, at: int) -> Decimal:
    """How far rounding may lead sum and total apart: that of the total, or all to one digit."""
    mentions = (breakdown.total, *breakdown.parts[at:])
    values = [(amount(m) or Decimal(0), m.value) for m in mentions]
    figures = [(n, v) for n, v in values if isinstance(v, Figure)]
    digits = [half_digit(v.interval) for n, v in figures if not _is_counted(n, v)]
    given = sum(digits, Decimal(0))
    total, value = figures[0]
    step = max(2 * half_digit(value.interval), Decimal(1))
    alone = rounding(total, value.interval) if total >= _ROUNDED * step else Decimal(0)
    common = min(last_place(n) for n, _ in figures if n)
    # A scale tells the digits that are given; without one zeros may be those of round numbers.
    together = common / 2 * len(figures) if common > 1 == step else Decimal(0)
    return max(alone, together, given)


def _is_counted(number: Decimal, value: Figure) -> bool:
    """True for things that are counted one by one."""
    return isinstance(value, Count | Number) and number == number.to_integral_value()


def _is_partial(breakdown: Breakdown, within: Within) -> bool:
    """True if the words say that parts are missing, or that one thing may be in several."""
    span = breakdown.span
    text = f"{within.text(span).lower()} {within.after(span)}"
    words = text.replace(",", " ").replace(".", " ").replace(")", " ").split()
    return any(w in within.words("partial") for w in words)


def _finding(breakdown: Breakdown, within: Within) -> Finding:
    given = [amount(m) or Decimal(0) for m in breakdown.parts]
    said, makes = within.text(breakdown.total.span), describe.number(Decimal(sum(given)))
    parts = listing([describe.number(n) for n in given])
    return make_finding(
        RULE,
        within.context,
        {"total": said, "parts": parts, "sum": makes},
        [
            within.place(breakdown.span, describe.value(breakdown.total.value), role="sum"),
            *(within.location(m, describe.value(m.value), role="part") for m in breakdown.parts),
        ],
        (within.digest(breakdown.span), said, parts),
        [f"{parts} make {makes}"],
    )


def _is_off(column: Column) -> bool:
    """True if the parts of a column come near its total but do not make it."""
    whole, total = sum(column.parts, Decimal(0)), column.total
    if total <= 0 or min(column.parts) < 0 or not NEAR[0] <= whole / total <= NEAR[1]:
        return False
    places = [_last_digit(n) for n in (total, *column.parts)]
    counted = min(places) == 1 and total < _ROUNDED and "%" not in column.unit
    return abs(whole - total) > (Decimal(0) if counted else sum(places, Decimal(0)) / 2)


def _last_digit(value: Decimal) -> Decimal:
    """The place of the last digit given: 0.1 for 4.5."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _of_table(column: Column, within: Within) -> Finding:
    makes = describe.number(sum(column.parts, Decimal(0)))
    parts = listing([describe.number(n) for n in column.parts])
    cell, label = column.cells[-1], column.label.text.strip("* ")
    return make_finding(
        RULE,
        within.context,
        {"total": f"{label} {cell.text.strip('* ')}", "parts": parts, "sum": makes},
        [
            within.place(cell.span, describe.number(column.total), role="sum"),
            *(within.place(c.span, role="part") for c in column.cells[:-1]),
        ],
        (within.digest(cell.span), label, cell.text, parts),
        [f"{parts} make {makes}"],
    )
