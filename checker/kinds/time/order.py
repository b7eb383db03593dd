"""What comes first in a date of digits, the day or the month, for a whole article."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from checker.kinds.time.terms import Date, Either
from checker.kinds.time.words import Words
from checker.settings import DateOrder

_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
# The calendar has no month above it.
_MONTHS = 12


class Order:
    """The order of one text, found when it is asked for: few texts have such dates."""

    def __init__(self, text: str, region: str, given: DateOrder, words: Words) -> None:
        self._text, self._region, self._given = text, region.lower(), given
        self._words = words

    @cached_property
    def first(self) -> DateOrder:
        """What was set; else by dates that can only be read one way, else by the region."""
        if self._given:
            return self._given
        found = {told for match in _DATE.finditer(self._text) if (told := _told(match))}
        if len(found) == 1:
            return found.pop()
        lists = self._words.lists
        if not self._region or found or self._region in lists["regions_mixed"]:
            return ""
        return "month" if self._region in lists["regions_month_first"] else "day"


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
