"""Productions of times of day."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.kinds.time.make.core import Groups, Options, field, production
from checker.kinds.time.terms import At, Clock, DayPart, Range, Step, Term
from checker.kinds.time.words import Words
from checker.model import Grain


@production("clock")
def clock(groups: Groups, options: Options, words: Words) -> Term | None:
    """Hour, minute, second, half of the day; `shift` minutes past or to the hour."""
    said = groups.get("hour", options.get("hour", "")).lower()
    hour = _HOURS.get(said) or words.number(said)
    if hour is None or hour != int(hour):
        return None
    minute = field(groups, "minute", words.number)
    if "minute" in options:
        minute = int(options["minute"])
    second = field(groups, "second", words.number)
    at = int(hour)
    half = groups.get("half", "").lower()[:1]
    if half and not 1 <= at <= 12:
        return None
    if half:
        at = at % 12 + (12 if half == "p" else 0)
    minutes = minute
    if "past" in options and minutes is not None:
        of_day = (at * 60 + minutes * int(options["past"])) % 1440
        at, minutes = divmod(of_day, 60)
    told = bool(half) or at > 12 or "hour" in options
    made = Clock(at, minutes, second, told, options.get("weak") == "yes")
    right = at <= 24 and (minutes or 0) < 60 and (made.second or 0) < 60
    return made if right and (at < 24 or not minutes) else None


@production("hour-in")
def _hour_in(groups: Groups, options: Options, words: Words) -> Term | None:
    """An hour and its part of the day: "three in the afternoon"."""
    at, part = clock(groups, {}, words), _day_part(groups, options, words)
    if not isinstance(at, Clock) or not isinstance(part, DayPart):
        return None
    return in_part(at, part)


def in_part(at: Clock, part: DayPart) -> Clock:
    """The half of the day that goes with its part: seven in the evening is 19."""
    later = not at.told and at.hour < 12 and part.low >= 12
    return msgspec.structs.replace(at, hour=at.hour + 12 if later else at.hour, told=True)


@production("hour-on")
def _hour_on(groups: Groups, options: Options, words: Words) -> Term | None:
    """An hour of a day near today: "eight tonight", "nine tomorrow morning"."""
    del options
    at, said = clock(groups, {}, words), groups.get("day", "").lower()
    count = _NEAR[said]
    if not isinstance(at, Clock) or (said in ("this", "last") and "day_parts" not in groups):
        return None
    name = groups.get("day_parts", "night" if said.startswith("toni") else "")
    if name:
        low, high = words.parts[name.lower()]
        at = in_part(at, DayPart(low, high))
    return At(Step(Grain.DAY, count), at)


_NEAR = {
    "tomorrow": 1,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tonite": 0,
    "this": 0,
    "last": -1,
}
_HOURS = {"noon": Decimal(12), "midnight": Decimal(24)}


@production("clock-range")
def _clock_range(groups: Groups, options: Options, words: Words) -> Term | None:
    """Two times of day; the half of the day of the last counts for the first as well."""
    last = clock(_only(groups, "last_"), options, words)
    first = clock(_only(groups, "first_"), options, words)
    if not isinstance(first, Clock) or not isinstance(last, Clock):
        return None
    half = groups.get("last_half", "").lower()[:1]
    if half and not first.told:
        hour = first.hour % 12 + (12 if half == "p" else 0)
        if (hour, first.minute or 0) > (last.hour, last.minute or 0):
            hour = first.hour % 12
        first = Clock(hour, first.minute, first.second)
    return Range(first, last, options.get("weak") == "yes")


def _only(groups: Groups, prefix: str) -> dict[str, str]:
    return {k.removeprefix(prefix): v for k, v in groups.items() if k.startswith(prefix)}


@production("day-part")
def _day_part(groups: Groups, options: Options, words: Words) -> Term | None:
    """A part of a day; `day` counts from today, without it any day is meant."""
    part = groups.get("day_parts", options.get("part", "")).lower()
    if part not in words.parts:
        return None
    low, high = words.parts[part]
    day = int(options["day"]) if "day" in options else None
    return DayPart(low, high, day, options.get("weak") == "yes", options.get("base") == "told")
