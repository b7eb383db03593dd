"""Productions of times that count from today."""

from __future__ import annotations

from decimal import Decimal

from checker.kinds.time.make.core import Groups, Options, field, production
from checker.kinds.time.make.dates import date
from checker.kinds.time.terms import (
    Ago,
    Date,
    DayPart,
    Edge,
    Feast,
    Named,
    Now,
    Nth,
    Part,
    Step,
    Term,
    Told,
    Window,
)
from checker.kinds.time.words import GRAINS, Words
from checker.model import Grain


@production("step")
def _step(groups: Groups, options: Options, words: Words) -> Term | None:
    """The last, current or next unit, by the option `count`."""
    unit = words.unit(groups["time_units"]) if "time_units" in groups else options["unit"]
    count, base = int(options.get("count", "0")), options.get("base")
    if unit == "night":
        low, high = words.parts[unit]
        return DayPart(low, high, count, told=base == "told")
    grain = GRAINS.get(unit or "")
    if grain is Grain.DAY and "time_units" in groups and count and not base:
        return None
    return Step(grain, count, told=base == "told", story=base == "story") if grain else None


@production("unit-end")
def _unit_end(groups: Groups, options: Options, words: Words) -> Term | None:
    """The end of the current unit by its last letter: EOM."""
    del options, words
    return Edge(Step(_LETTERS[groups["letter"].lower()], 0), "END")


_LETTERS = {
    "d": Grain.DAY, "w": Grain.WEEK, "m": Grain.MONTH, "q": Grain.QUARTER, "y": Grain.YEAR,
}  # fmt: skip


@production("named")
def _named(groups: Groups, options: Options, words: Words) -> Term | None:
    """The last, current or next one of a name."""
    what: Date | Part | Feast
    if "seasons" in groups:
        what = Part(Grain.SEASON, words.seasons[groups["seasons"].lower()])
    else:
        given = date(groups, options, words)
        if not isinstance(given, Date):
            return None
        what = given
    count, nearest = int(options["count"]), options.get("nearest") == "yes"
    if "times" in groups:
        times = words.number(groups["times"])
        if times is None or not 1 <= times <= 50:
            return None
        count *= int(times)
    return Named(what, count, nearest, options.get("base") == "told")


@production("ago")
def _ago(groups: Groups, options: Options, words: Words) -> Term | None:
    """So many units away from today, or from the time last told; `side` -1 is back."""
    unit = words.unit(groups["time_units"]) if "time_units" in groups else options["unit"]
    count = words.number(groups["count"]) if "count" in groups else Decimal(1)
    base = Told() if options.get("base") == "told" else None
    return Ago(unit, count, int(options["side"]), base) if unit else None


@production("beside")
def _beside(groups: Groups, options: Options, words: Words) -> Term | None:
    """The start of "the day after Christmas": waits for the date that follows."""
    del options
    unit = words.unit(groups["time_units"])
    return Ago(unit, Decimal(1), -1 if "before" in groups else 1, weak=True) if unit else None


@production("window")
def _window(groups: Groups, options: Options, words: Words) -> Term | None:
    """The last or next so many units."""
    unit = words.unit(groups["time_units"])
    if unit is None:
        return None
    count = words.number(groups["count"]) if groups.get("count") else None
    if options.get("one") == "yes":
        count = Decimal(1)
    return Window(unit, count, int(options["side"]))


_COUNTED = frozenset(
    (*range(1, 8), Grain.DAY, Grain.WEEK, Grain.WEEKEND, Grain.MONTH, Grain.QUARTER, Grain.YEAR)
)


@production("nth")
def _nth(groups: Groups, options: Options, words: Words) -> Term | None:
    """The start of "the third Friday of ...": waits for the stretch that follows."""
    index = words.ordinal(groups["ordinal"])
    weekday = field(groups, "weekdays", words.weekday)
    unit = options.get("unit") or words.unit(groups.get("time_units", ""))
    grain = GRAINS.get(unit or "")
    what = weekday or grain
    if not index or what is None or what not in _COUNTED:
        return None
    size = words.number(groups["size"]) if "size" in groups else 1
    if not size or size != int(size) or size > 1000 or (index != 1 and index != -1 and size > 1):
        return None
    return Nth(index, what, None, options.get("narrow") == "yes", int(size))


@production("week-of")
def _week_of(groups: Groups, options: Options, words: Words) -> Term | None:
    """The week that holds the day which follows."""
    del groups, options, words
    return Nth(0, Grain.WEEK, None)


@production("now")
def _now(groups: Groups, options: Options, words: Words) -> Term | None:
    del groups, options, words
    return Now()
