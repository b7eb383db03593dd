"""Productions of lengths of time and of repeated times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise

from checker.kinds.time import calendar
from checker.kinds.time.make.core import Groups, Options, production
from checker.kinds.time.make.dates import small_word
from checker.kinds.time.terms import FEW, Length, Repeat, Term
from checker.kinds.time.words import Words

_TIMEX = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D",
    "weekend": "P{}WE", "week": "P{}W", "fortnight": "P{}W", "month": "P{}M", "quarter": "P{}Q",
    "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE",
}  # fmt: skip


@production("length")
def _length(groups: Groups, options: Options, words: Words) -> Term | None:
    """A length of time: a count, or none where it is vague."""
    unit = words.unit(groups["time_units"])
    if unit is None:
        return None
    said = groups.get("count") or options.get("count")
    count = words.number(said) if said else None
    high = words.number(groups["last_count"]) if "last_count" in groups else None
    if high is not None and (count is None or high <= count):
        return None
    if "part" in groups and count is not None:
        count += words.number(groups["part"]) or 0
    parts = [(unit, count), *_finer(groups, words)]
    if any(calendar.DAYS[a] <= calendar.DAYS[b] for (a, _), (b, _) in pairwise(parts)):
        return None  # "two days, three days" are two lengths
    told = [(u, c) for u, c in parts if c is not None]
    if len(told) == len(parts) > 1:
        return _sum(told)
    vague = words.vague(said or "") if count is None else FEW
    return Length(unit, count, high, timex_length(unit, count), vague)


def _finer(groups: Groups, words: Words) -> Iterator[tuple[str, Decimal | None]]:
    """The finer units of "one hour, 30 minutes and 8 seconds", each with its count."""
    for counted, units in (("more_count", "more_units"), ("last_extra", "last_units")):
        unit = words.unit(groups.get(units, ""))
        if unit is not None:
            yield unit, words.number(groups[counted])


def _sum(parts: Sequence[tuple[str, Decimal]]) -> Length:
    """The length that several come to, coarsest unit first."""
    whole = [calendar.DAYS[unit] for unit, _ in parts]
    days = sum((d * count for d, (_, count) in zip(whole, parts, strict=True)), Decimal(0))
    timex = reduce(_joined, (timex_length(*part) for part in parts))
    step = _last_place(parts[-1][1]) * whole[-1] / whole[0]
    return Length(parts[0][0], days / whole[0], None, timex, step=step)


@production("stopwatch")
def _stopwatch(groups: Groups, _options: Options, _words: Words) -> Term | None:
    """A length as a stopwatch shows it: 3:07:09, or 2:04.75."""
    told = [
        (unit, Decimal(groups[unit])) for unit in ("hour", "minute", "second") if unit in groups
    ]
    days = sum(calendar.DAYS[unit] * count for unit, count in told)
    unit, finest = told[0][0], told[-1]
    parts = [timex_length(*item) for item in told if item[1]]
    timex = parts[0] + "".join(part.removeprefix("PT") for part in parts[1:]) if parts else ""
    whole = calendar.DAYS[unit]
    step = _last_place(finest[1]) * calendar.DAYS[finest[0]] / whole
    return Length(unit, days / whole, None, timex, step=step) if parts else None


def _last_place(count: Decimal) -> Decimal:
    """What one is at the last place given: 1 for 25, 0.1 for 2.5."""
    exponent = count.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


_FINER = {"hour": ("minute", 60), "year": ("month", 12), "day": ("hour", 24)}


def timex_length(unit: str, count: Decimal | None) -> str:
    """The TIMEX3 value of a length; X for a count that is not told."""
    if unit == "fortnight" and count is not None:
        count *= 2
    finer = _FINER.get(unit)
    if finer and count is not None and count < 1:
        unit, count = finer[0], count * finer[1]  # half an hour is PT30M
    number = "X" if count is None else f"{count.normalize():f}"
    return _TIMEX[unit].format(number)


def _joined(first: str, more: str) -> str:
    if "T" in first and more.startswith("PT"):
        return first + more[2:]
    return first + more[1:]


@production("repeat")
def _repeat(groups: Groups, options: Options, words: Words) -> Term | None:
    """A repeated time: a weekday, a month, a unit, or what the option `timex` says."""
    if "timex" in options:
        return Repeat(options["timex"])
    if small_word(groups):
        return None
    if "weekdays" in groups or "weekdays_plural" in groups:
        day = words.weekday(groups.get("weekdays") or groups["weekdays_plural"])
        return Repeat(f"XXXX-WXX-{day}") if day else None
    if "months" in groups:
        return Repeat(f"XXXX-{words.month(groups['months']):02d}")
    if "day_parts" in groups:
        part = groups["day_parts"].lower()
        return Repeat(f"XXXX-XX-XXT{_PART_CODES.get(part, 'DT')}")
    if "seasons" in groups:
        return Repeat(f"XXXX-{_SEASON_CODES[words.seasons[groups['seasons'].lower()] - 1]}")
    unit = words.unit(groups["time_units"])
    said = groups.get("count", "1").lower()
    count = Decimal(2) if said in _EVERY_OTHER else words.number(said)
    return Repeat(timex_length(unit, count)) if unit else None


_EVERY_OTHER = ("other", "second")
_PART_CODES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASON_CODES = ("SP", "SU", "FA", "WI")
