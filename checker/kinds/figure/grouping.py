"""Whether a mark before three digits parts thousands or decimals: 1.500 and 1,500."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import msgspec

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.digits import (
    COMMA_DECIMAL,
    CONTINENTAL,
    ENGLISH,
    ONE_COMMA,
    ONE_DOT,
)
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import Numeral

THOUSAND = Decimal(1000)
THOUSANDTH = Decimal("0.001")
Lines = list[tuple[Line, list[Numeral]]]


class _Style(NamedTuple):
    """What the numerals of a text that can be read one way only tell of the others."""

    dots: bool
    commas: bool
    english: bool
    groups: bool
    at_home: bool

    def dot(self, amount: Amount) -> Amount:
        """1.500 by the other numerals; without any, by the place; else both ways."""
        continental = self.dots or self.commas
        if continental and not self.english:
            return grouped(amount)
        if self.english and not continental:
            return msgspec.structs.replace(amount, marks="")
        if continental and self.english:
            return either(amount, THOUSAND)
        return thousands(amount) if self.at_home and not self.groups else amount

    def comma(self, amount: Amount) -> Amount:
        """1,500 is thousands in English, unless the text writes all else the other way."""
        other = self.dots or (self.at_home and self.commas)
        return either(amount, THOUSANDTH) if other and not self.english else amount


def settled(lines: Lines, at_home: bool) -> Lines:
    """The numerals, with those that can be read two ways settled, or marked as read both ways.

    `at_home` is true if the text is from where a comma marks decimals.
    """
    seen = {n.amount.marks for _, numerals in lines for n in numerals}
    if ONE_DOT not in seen and not (ONE_COMMA in seen and seen & {CONTINENTAL, COMMA_DECIMAL}):
        return lines
    style = _Style(
        CONTINENTAL in seen, COMMA_DECIMAL in seen, ENGLISH in seen, ONE_COMMA in seen, at_home
    )
    return [(line, [_settled(n, style) for n in numerals]) for line, numerals in lines]


def _settled(numeral: Numeral, style: _Style) -> Numeral:
    amount = numeral.amount
    if amount.marks == ONE_DOT:
        return msgspec.structs.replace(numeral, amount=style.dot(amount))
    if amount.marks == ONE_COMMA:
        return msgspec.structs.replace(numeral, amount=style.comma(amount))
    return numeral


def grouped(amount: Amount) -> Amount:
    """1.500 as fifteen hundred."""
    return msgspec.structs.replace(amount, scale=amount.scale * THOUSAND, marks="")


def either(amount: Amount, other: Decimal) -> Amount:
    """As it stands, or times `other`; a word that multiplies follows decimals only."""
    if amount.scale != ONE:
        return amount
    return msgspec.structs.replace(amount, other=other, marks="")


def thousands(amount: Amount) -> Amount:
    """1.500 as fifteen hundred, or one and a half."""
    if amount.scale != ONE:
        return amount
    return msgspec.structs.replace(grouped(amount), other=THOUSANDTH)
