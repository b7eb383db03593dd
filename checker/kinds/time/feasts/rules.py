"""Feast days: from a short rule to the days of a year.

A rule is a day, with what moves it:

    12-25                    a day of a month
    5/1/-1                   the last Monday of May: month, weekday (Monday is 1), which one
    easter, orthodox         Easter Sunday of the western, of the eastern churches
    hebrew 7-10              a day of another calendar: hebrew, islamic, chinese, korean,
                             vietnamese, persian; `lunar` tells how each is reckoned
    islamic 9                a whole month of the Islamic calendar
    hindu 7-30 at 18         the day on which the 30th tithi of the 7th month holds at 18 hours
    sankranti 10 at 18       the day on which the Sun enters the 10th sign, the next if after 18
    sun 90 at 24             the day on which the Sun comes to 90 degrees, likewise; in UTC
    +2  -2                   so many days later, earlier
    >7  <1                   the first Sunday from that day on, the last Monday up to it
    ?6-1                     if that is a Saturday, a day earlier
    *8                       eight days long
    since 1971               from that year on
    every 4+1                in years that leave 1 when divided by 4

in this order; moves may repeat. Of rules joined by " | " the last that holds for the year counts:
"5-30 | 5/1/-1 since 1971".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache, partial

import msgspec

from checker.kinds.time import calendar
from checker.kinds.time.calendar import DAY, Stretch
from checker.kinds.time.feasts import lunar
from checker.model import Interval
from checker.problems import Problem

# From a year and the numbers of a rule to days of that year; others may be among them.
Days = Callable[..., Iterable[Stretch]]

# A month, a day of it (30 at most in a lunar one), a weekday and an hour.
_MONTH, _DAY, _LUNAR = "(1[0-2]|[1-9])", r"(3[01]|[12]\d|[1-9])", r"(30|[12]\d|[1-9])"
_WEEKDAY, _HOUR = "([1-7])", r"(2[0-4]|1\d|\d)"
_TAIL = (
    r"(?P<moves>(?:[+-]\d{1,3}|[<>][1-7]|\?[1-7][+-]\d)*)"
    r"(?:\*(?P<length>[1-9]\d?))?"
    r"(?: since (?P<since>\d{4}))?"
    r"(?: every (?P<every>[1-9])\+(?P<rest>\d))?"
)
_MOVE = re.compile(r"(?:\?([1-7]))?([+<>-])(\d+)", re.ASCII)


class _Branch(msgspec.Struct, frozen=True):
    """A rule without its alternatives."""

    days: Days
    numbers: tuple[int, ...]
    moves: tuple[tuple[str, str, int], ...]
    length: int | None
    since: int
    every: int
    rest: int

    def holds(self, year: int) -> bool:
        return year >= self.since and year % self.every == self.rest


def feast(rule: str, year: int) -> Stretch | None:
    """The days of a feast that begins in a year; the first if two do (Islamic feasts may).

    None if the year has no such feast, the calendar does not know the year, or the rule is none.
    """
    return next(iter(occurrences(rule, year)), None)


@lru_cache(maxsize=4096)
def occurrences(rule: str, year: int) -> tuple[Stretch, ...]:
    """All feasts of a rule in a year, in order."""
    try:
        holding = [b for b in _branches(rule) if b.holds(year)]
        return tuple(_stretches(holding[-1], year)) if holding else ()
    except (ValueError, OverflowError):
        return ()


def problems(holidays: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with the rules of a table of feasts."""
    for name, rule in holidays.items():
        try:
            _branches(rule)
        except ValueError:
            message = f"the holiday `{name}` has the rule `{rule}`, which names no day"
            cure = (
                'Write it like "12-25", "5/1/-1" or "easter-2"; '
                "the head of [holidays] in rules/en/lexicon/time.toml shows all forms."
            )
            yield Problem("rules", 0, message, cure)


@lru_cache(maxsize=4096)
def _branches(rule: str) -> tuple[_Branch, ...]:
    return tuple(_branch(part) for part in rule.split(" | "))


def _branch(text: str) -> _Branch:
    found = next(((m, days) for form, days in _FORMS if (m := form.fullmatch(text))), None)
    if found is None:
        raise ValueError(text)
    match, days = found
    tail = match.groupdict()
    numbers = tuple(map(int, match.groups()[: -len(tail)]))
    if days is _fixed:
        _fixed(2000, *numbers)  # a day that a leap year has not is none
    return _Branch(
        days=days,
        numbers=numbers,
        moves=tuple((on or "", how, int(n)) for on, how, n in _MOVE.findall(tail["moves"])),
        length=int(tail["length"]) if tail["length"] else None,
        since=int(tail["since"] or 0),
        every=int(tail["every"] or 1),
        rest=int(tail["rest"] or 0),
    )


def _stretches(branch: _Branch, year: int) -> Iterator[Stretch]:
    for found in branch.days(year, *branch.numbers):
        low, high = found.low, found.high
        if low is None or high is None or low.year != year:
            continue
        length = high - low if branch.length is None else DAY * branch.length
        for move in branch.moves:
            low = _moved(low, *move)
        yield Interval(low, low + length)


def _moved(day: datetime, on: str, how: str, number: int) -> datetime:
    if on and day.isoweekday() != int(on):
        return day
    if how == ">":
        return day + DAY * ((number - day.isoweekday()) % 7)
    if how == "<":
        return day - DAY * ((day.isoweekday() - number) % 7)
    return day + DAY * (number if how == "+" else -number)


def easter(year: int) -> datetime:
    """Easter Sunday of the western churches; before 1583 by the calendar of Caesar."""
    if year < 1583:
        return _old_easter(year)
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    ahead = epact - sunday
    of_month = 3 + (ahead + 40) // 44
    return datetime(year, of_month, ahead + 28 - 31 * (of_month // 4))


def orthodox(year: int) -> datetime:
    """Easter Sunday of the eastern churches, by our calendar; before 1583 by that of Caesar."""
    behind = year // 100 - year // 400 - 2 if year >= 1583 else 0
    return _old_easter(year) + DAY * behind


def _old_easter(year: int) -> datetime:
    """The computus of Meeus, for the calendar of Caesar."""
    epact = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + sunday + 114, 31)
    return datetime(year, month, day + 1)


def _fixed(year: int, month: int, day: int) -> list[Stretch]:
    return [calendar.day(year, month, day)]


def _weekday(year: int, month: int, weekday: int, index: int) -> list[Stretch]:
    found = calendar.nth_weekday(calendar.month(year, month), weekday, index)
    return [found] if found else []


def _islamic_month(year: int, month: int) -> Iterator[Stretch]:
    for low in lunar.islamic(year, month, 1):
        after = (n for n in lunar.islamic(year, month % 12 + 1, 1) if n > low)
        high = next(after, None)
        if high:
            yield Interval(low, high)


def _each(days: Callable[..., Iterable[datetime]]) -> Days:
    return lambda year, *numbers: (Interval(d, d + DAY) for d in days(year, *numbers))


def _sky(days: Callable[..., Iterable[datetime]], *name: str) -> Days:
    """Days of a calendar that looks at the sky, for the years in which it is known."""
    each = _each(partial(days, *name))
    return lambda year, *numbers: each(year, *numbers) if year in lunar.KNOWN else ()


_BASES: tuple[tuple[str, Days], ...] = (
    (f"{_MONTH}-{_DAY}", _fixed),
    (f"{_MONTH}/{_WEEKDAY}/(-?[1-5])", _weekday),
    ("easter", _each(lambda year: [easter(year)])),
    ("orthodox", _each(lambda year: [orthodox(year)])),
    (f"hebrew {_MONTH}-{_LUNAR}", _each(lunar.hebrew)),
    (f"islamic {_MONTH}-{_LUNAR}", _each(lunar.islamic)),
    (f"islamic {_MONTH}", _islamic_month),
    *((f"{c} {_MONTH}-{_LUNAR}", _sky(lunar.east_asian, c)) for c in lunar.CLOCKS),
    (f"persian {_MONTH}-{_DAY}", _sky(lunar.persian)),
    (f"hindu {_MONTH}-{_LUNAR} at {_HOUR}", _sky(lunar.hindu)),
    (f"sankranti {_MONTH} at {_HOUR}", _sky(lunar.sankranti)),
    (rf"sun ([12]?\d?\d|3[0-5]\d) at {_HOUR}", _sky(lunar.solar)),
)
_FORMS = [(re.compile(base + _TAIL, re.ASCII), days) for base, days in _BASES]
