"""A number with what belongs to it, on its way to becoming a mention."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

import msgspec

from checker.kinds.figure.amount import Amount
from checker.kinds.figure.numeral import Numeral
from checker.model import Interval, Kind, Number, Span, Stated, Value
from checker.model.values import Bound

Part = tuple[str, Span]


class What(Protocol):
    """What a number measures; makes the value of its kind."""

    @property
    def kind(self) -> Kind | None:
        """The kind of the mention; None if it is no mention for figures."""

    def value(self, interval: Interval[Decimal], stated: Stated) -> Value:
        """The value of that kind."""


class Bare(msgspec.Struct, frozen=True):
    """Nothing is known but the number."""

    kind = Kind.NUMBER

    def value(self, interval: Interval[Decimal], stated: Stated) -> Number:
        """A bare number."""
        return Number(interval, stated)


class Elsewhere(msgspec.Struct, frozen=True):
    """A number that another reader has: part of a time. It still ends a range."""

    kind = None

    def value(self, interval: Interval[Decimal], stated: Stated) -> Number:
        """Never asked for in practice."""
        return Number(interval, stated)


class Lone(Bare, frozen=True):
    """A number of which nobody asks unless it is part of a range or a share ("one")."""

    kind = None  # type: ignore[assignment]


BARE = Bare()
LONE = Lone()
ELSEWHERE = Elsewhere()


class Attached(msgspec.Struct, frozen=True):
    """What a reader of one kind found around a numeral: the span with it, and its name."""

    start: int
    end: int
    amount: Amount
    what: What
    rule: str
    parts: tuple[Part, ...] = ()
    bound: Bound = "="
    margin: str = ""


class Reading(msgspec.Struct, frozen=True):
    """One figure of a sentence; `last` is set for a range."""

    numeral: Numeral
    start: int
    end: int
    amount: Amount
    what: What
    rule: str
    parts: tuple[Part, ...] = ()
    last: Amount | None = None
    bound: Bound = "="
    margin: str = ""


SKIP = Attached(0, 0, Amount(Decimal(0)), BARE, "")


def bare(numeral: Numeral, what: What = BARE, rule: str = "bare number") -> Attached:
    """A numeral alone, or one whose surroundings belong to another reader."""
    parts = (("number", Span(numeral.start, numeral.end)),)
    return Attached(numeral.start, numeral.end, numeral.amount, what, rule, parts)
