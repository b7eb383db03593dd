"""Lengths of time as values."""

from __future__ import annotations

from decimal import Decimal

from checker.kinds.time.calendar import DAYS
from checker.kinds.time.terms import Length
from checker.kinds.time.words import Words
from checker.model import Bound, Duration, Interval, Stated, from_digits

_REACH = 24


class Lengths:
    """Reads the bound before a length: "at least three days"."""

    def __init__(self, words: Words) -> None:
        within: dict[str, Bound] = dict.fromkeys(words.lists["within_lead"], "<=")
        self._bounds = within | words.bounds

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
        bound = self._bound(text, start)
        interval = _bounded(bound, term, term.count, days)
        return Duration(interval, _stated(bound, term.count), term.timex, term.unit)

    def _bound(self, text: str, start: int) -> Bound:
        words = text[max(start - _REACH, 0) : start].lower().split()
        for size in (4, 3, 2, 1):
            bound = self._bounds.get(" ".join(words[-size:]))
            if bound:
                return bound
        return "="


def _bounded(bound: Bound, term: Length, count: Decimal, days: Decimal) -> Interval[Decimal]:
    exact = count * days
    if bound in (">", ">="):
        return Interval(exact, None)
    if bound in ("<", "<="):
        return Interval(Decimal(0), exact)
    if bound == "~":
        return Interval(exact * Decimal("0.8"), exact * Decimal("1.2"))
    if term.step is not None:
        half = term.step * days / 2
        return Interval(exact - half, exact + half)
    return from_digits(count, days)


def _stated(bound: Bound, count: Decimal) -> Stated:
    low = None if bound in ("<", "<=") else count
    high = None if bound in (">", ">=") else count
    return Stated(low, high, bound)
