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
        wording, bound = self._bound(text, start)
        exact, margin = term.count * days, self._margins.get(wording)
        if margin is not None:  # "just under an hour" is no minute
            interval = Interval(exact * margin[0], exact * margin[1])
        else:
            interval = _bounded(bound, term, term.count, days)
        return Duration(interval, _stated(bound, term.count), term.timex, term.unit)

    def _bound(self, text: str, start: int) -> tuple[str, Bound]:
        """The wording before a length that sets a bound, if there is one, and the bound."""
        words = text[max(start - _REACH, 0) : start].lower().split()
        for size in (4, 3, 2, 1):
            wording = " ".join(words[-size:])
            bound = self._bounds.get(wording)
            if bound:
                return wording, bound
        return "", "="


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
