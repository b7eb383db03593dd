"""What comes first in a date of digits, the day or the month, for a whole article."""

from __future__ import annotations

import re

import msgspec

from checker.kinds.time.terms import Date, Either
from checker.kinds.time.words import Words
from checker.settings import DateOrder

_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
# The calendar has no month above it.
_MONTHS = 12


class Orders:
    """Settles the order by the regions of one language and the dates of a text."""

    def __init__(self, words: Words) -> None:
        self._month_first = words.lists["regions_month_first"]
        self._mixed = words.lists["regions_mixed"]

    def order(self, text: str, region: str) -> DateOrder:
        """By the dates that can only be read one way, else by the region; "" if nothing tells."""
        found = {told for match in _DATE.finditer(text) if (told := _told(match))}
        if len(found) == 1:
            return found.pop()
        region = region.lower()
        if not region or found or region in self._mixed:
            return ""
        return "month" if region in self._month_first else "day"


def _told(match: re.Match[str]) -> DateOrder:
    first, second = int(match[1]), int(match[3])
    if first > _MONTHS >= second:
        return "day"
    return "month" if second > _MONTHS >= first else ""


def settled(either: Either, order: DateOrder) -> Date:
    """The date in that order; without one in the usual order of its form, and unsure."""
    day_first = order == "day" if order else either.usual
    chosen = either.day_first if day_first else either.month_first
    return msgspec.structs.replace(chosen, weak=either.weak, unsure=not order)


def swapped(date: Date) -> Date:
    """The date the other way round."""
    return msgspec.structs.replace(date, month=date.day, day=date.month, unsure=False)
