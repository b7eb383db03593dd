"""Lengths of time as values."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from checker.kinds.figure.bound import NEAR
from checker.kinds.time.calendar import DAYS
from checker.kinds.time.terms import Length
from checker.kinds.time.words import Words
from checker.model import Bound, Duration, Interval, Stated, from_digits

# A bound is of so many words, and it and what stands before it of so many characters.
_LONGEST, _REACH = 4, 32
Margin = tuple[Decimal, Decimal]


class Lengths:
    """Reads the bound before a length: "at least three days"."""

    def __init__(self, words: Words) -> None:
        within: dict[str, Bound] = dict.fromkeys(words.lists["within_lead"], "<=")
        self._bounds = within | words.bounds
        self._near = words.lists.get("bound_near", frozenset())
        self._margins = words.margins

    def value(self, term: Length, text: str, start: int) -> Duration:
        """The length in days, with the bound that the words before it set."""
        days = DAYS[term.unit]
        if term.count is None:
            low, high = term.vague
            interval = Interval(low * days, high * days)
            return Duration(interval, Stated(low, None, ">="), term.timex, term.unit)
        if term.high is not None:
            interval = Interval(term.count * days, term.high * days)
            return Duration(interval, Stated(term.count, term.high, "range"), term.timex, term.unit)
        bound, margin = self._bound(text, start)
        interval = _bounded(bound, margin, term, term.count)
        return Duration(interval, _stated(bound, term.count), term.timex, term.unit)

    def _bound(self, text: str, start: int) -> tuple[Bound, Margin | None]:
        """The bound before a length, and how far from it the value may lie, if that is told."""
        words = text[max(start - _REACH, 0) : start].lower().split()
        size, wording = _longest(words, self._bounds)
        if not size:
            return "=", None
        bound = self._bounds[wording]
        margin = self._margins.get(wording)
        if bound in NEAR and _longest(words[:-size], self._near)[0]:
            margin = self._margins[NEAR[bound]]
        return bound, margin


def _longest(words: list[str], wordings: Container[str]) -> tuple[int, str]:
    """The longest of the wordings that `words` end with, and of how many words it is."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        wording = " ".join(words[-size:])
        if wording in wordings:
            return size, wording
    return 0, ""


def _bounded(
    bound: Bound, margin: Margin | None, term: Length, count: Decimal
) -> Interval[Decimal]:
    days = DAYS[term.unit]
    exact = count * days
    if bound in (">", ">=", "<", "<=") and margin is None:
        return Interval(exact, None) if bound in (">", ">=") else Interval(Decimal(0), exact)
    if bound == "~" and margin is None:
        return Interval(exact * Decimal("0.8"), exact * Decimal("1.2"))
    half = term.step * days / 2 if term.step is not None else None
    given = from_digits(count, days) if half is None else Interval(exact - half, exact + half)
    if margin is None:
        return given
    near = given.hull(Interval(exact * margin[0], exact * margin[1]))
    if bound == "<":
        return Interval(near.low, exact)
    return Interval(exact, near.high) if bound == ">" else near


def _stated(bound: Bound, count: Decimal) -> Stated:
    low = None if bound in ("<", "<=") else count
    high = None if bound in (">", ">=") else count
    return Stated(low, high, bound)
