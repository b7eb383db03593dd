"""Productions of dates, runs of years, parts of years and feasts."""

from __future__ import annotations

from functools import partial

from checker.kinds.time.make.clock import clock
from checker.kinds.time.make.core import Groups, Options, field, impossible, production, valid
from checker.kinds.time.terms import (
    At,
    Clock,
    Date,
    Either,
    Feast,
    Named,
    Part,
    Range,
    Several,
    Term,
    Week,
    Years,
)
from checker.kinds.time.words import GRAINS, Words, year
from checker.model import Grain


@production("date")
def date(groups: Groups, options: Options, words: Words) -> Term | None:
    """Fields by their slots: year, month (name or number), day (number or ordinal), weekday."""
    if small_word(groups):
        return None
    of_year = field(groups, "year", partial(year, short="era" not in groups))
    of_year = of_year or field(groups, "short", year) or field(groups, "word_year", words.year)
    if of_year is not None and groups.get("era", "").lower()[:1] == "b":
        of_year = 1 - of_year  # 1 BC is the year 0: there was none between it and 1 AD
    given = Date(
        year=of_year,
        month=field(groups, "months", words.month) or field(groups, "month", words.ordinal),
        day=field(groups, "day", words.ordinal),
        weekday=field(groups, "weekdays", words.weekday),
        weak=options.get("weak") == "yes",
    )
    return given if valid(given) or impossible(given) else None


def small_word(groups: Groups) -> bool:
    """True for "may" and "march" in lower case that nothing marks as a month."""
    lone = "year" not in groups and "short" not in groups and "day" not in groups
    return lone and groups.get("months") in _SMALL_WORDS


_SMALL_WORDS = frozenset(("may", "march", "mar"))


@production("moment")
def _moment(groups: Groups, options: Options, words: Words) -> Term | None:
    """A date, and its time of day if that follows."""
    given = date(groups, options, words)
    if given is None or "hour" not in groups:
        return given
    at = clock(groups, options, words)
    return At(given, at) if isinstance(at, Clock) else None


@production("year-month")
def _year_month(groups: Groups, options: Options, words: Words) -> Term | None:
    """ "2013-14" is two years; "2015-03" is a month, for the numbers do not ascend."""
    if "old_year" in groups:
        return _years(
            {"year": groups["old_year"], "last_year": groups["old_other"]}, options, words
        )
    other = groups["other"]
    if len(other) == 2:
        run = _years({**groups, "last_year": other}, options, words)
        if run is not None:
            return run if isinstance(run, Years) and run.last - run.first <= 10 else None
    given = Date(year(groups["year"]), int(other))
    return given if valid(given) else None


@production("numeric-date")
def _numeric_date(groups: Groups, options: Options, words: Words) -> Term | None:
    """Two numbers and maybe a year. The option `order` tells what most often comes first."""
    first, second = int(groups["first"]), int(groups["second"])
    of_year, weekday = field(groups, "year", year), field(groups, "weekdays", words.weekday)
    month_first = Date(of_year, first, second, weekday)
    day_first = Date(of_year, second, first, weekday)
    real = [date for date in (month_first, day_first) if valid(date)]
    if len(real) == 2 and first != second:
        return Either(month_first, day_first, options.get("order") == "day")
    return next(iter(real), None) or next(filter(impossible, (month_first, day_first)), None)


@production("date-range")
def _date_range(groups: Groups, options: Options, words: Words) -> Term | None:
    """One month with two days, or one year with two months or dates."""
    del options
    of_year, month = field(groups, "year", year), field(groups, "months", words.month)
    last_month = field(groups, "last_month", words.month) or month
    turned = of_year is not None and month is not None and month > (last_month or 0)
    first = Date(
        (of_year or 0) - 1 if turned else of_year, month, field(groups, "day", words.ordinal)
    )
    last = Date(of_year, last_month, field(groups, "last_day", words.ordinal))
    if not (valid(first) and valid(last)) or (month == last_month and not _ascending(first, last)):
        return None
    return Range(first, last)


def _ascending(first: Date, last: Date) -> bool:
    return (first.day or 0) < (last.day or 32)


@production("days")
def _days(groups: Groups, options: Options, words: Words) -> Term | None:
    """Several days of one month: "on 5 and 7 May", "5, 6 and 7 May"."""
    del options
    given = [field(groups, name, words.ordinal) for name in ("day", "next_day", "last_day")]
    days = [day for day in given if day is not None]
    of_year, month = field(groups, "year", year), field(groups, "months", words.month)
    dates = [Date(of_year, month, day) for day in days]
    if days != sorted(set(days)) or not all(valid(d) or impossible(d) for d in dates):
        return None
    return Several(tuple(dates))


@production("year-pair")
def _year_pair(groups: Groups, options: Options, words: Words) -> Term | None:
    """Two years with a word between them: "1914 to 1918"; one mention if a hyphen is."""
    first, last = groups["year"], groups["last_year"]
    era = groups.get("era", "").lower()[:1]
    if not era:
        run = _years(groups, options, words)
        return Several((Date(run.first), Date(run.last))) if isinstance(run, Years) else None
    low, high = year(first, short=False), year(last, short=False)
    if low is None or high is None or (low <= high) is (era == "b"):
        return None
    ends = (Date(1 - low), Date(1 - high)) if era == "b" else (Date(low), Date(high))
    if options.get("joined") != "yes":
        return Several(ends)
    return ends[0] if era == "b" else Years(low, high, Grain.YEAR)


@production("years")
def _years(groups: Groups, options: Options, words: Words) -> Term | None:
    """Two years; the last one may be given by its last digits."""
    del options, words
    first, last = groups["year"], groups["last_year"]
    low = year(first)
    high = year(first[: len(first) - len(last)] + last)
    if low is None or high is None or not low < high <= low + 300:
        return None
    return Years(low, high, Grain.YEAR)


@production("decade")
def _decade(groups: Groups, options: Options, words: Words) -> Term | None:
    """A decade in digits ("1990", "90") or as the word for its tens ("nineties")."""
    del options
    digits = groups.get("digits")
    if digits:
        low = int(digits) if len(digits) == 4 else 1900 + int(digits)
        if low < 1900 and low % 100 == 0:
            return Years(low, low + 99, Grain.CENTURY)  # the 1800s are not ten years
    else:
        tens = words.cardinals.get(groups["tens"].lower().removesuffix("ies") + "y")
        if tens is None:
            return None
        low = 1900 + tens
    if len(digits or "") != 4 and low < 1930:
        low += 100
    return Years(low, low + 9, Grain.DECADE)


@production("century")
def _century(groups: Groups, options: Options, words: Words) -> Term | None:
    """One century or two ("the 18th and 19th centuries"), before Christ if the era says so."""
    del options
    before = groups.get("era", "").lower()[:1] == "b"
    made = [
        _nth_century(groups[n], before, words) for n in ("ordinal", "last_ordinal") if n in groups
    ]
    terms = [term for term in made if term is not None]
    if len(terms) < len(made):
        return None
    return terms[0] if len(terms) == 1 else Several(tuple(terms))


def _nth_century(ordinal: str, before: bool, words: Words) -> Term | None:
    index = words.ordinal(ordinal)
    if index is None or not 1 <= index <= 60:
        return None
    low = (index - 1) * 100
    if before:
        return Years(-low - 99, -low, Grain.CENTURY)
    return Years(max(low, 1), low + 99, Grain.CENTURY) if index <= 30 else None


@production("part")
def _part(groups: Groups, options: Options, words: Words) -> Term | None:
    """A quarter, half or season, with or without its year."""
    if "seasons" in groups:
        return Part(
            Grain.SEASON, words.seasons[groups["seasons"].lower()], field(groups, "year", year)
        )
    grain = GRAINS[options["unit"]]
    index = words.ordinal(groups.get("index") or groups["turned"])
    size = 4 if grain is Grain.QUARTER else 2
    if index == -1:
        index = size
    if index is None or not 1 <= index <= size:
        return None
    told = field(groups, "year", year) or field(groups, "short", year)
    return Part(grain, index, told, weak=options.get("weak") == "yes")


@production("feast")
def _feast(groups: Groups, options: Options, words: Words) -> Term | None:
    """A feast, which one if that is told, and whether its weekend is meant."""
    del options
    rule = words.holidays.get(" ".join(groups["holidays"].lower().split()))
    if rule is None:
        return None
    feast = Feast(rule, field(groups, "year", year), bool(_WEEKEND & groups.keys()))
    which = groups.get("which", "").lower()
    if not which or feast.year:
        return feast
    told = which in words.lists["which_told"]
    if which in words.lists["which_last"]:
        return Named(feast, -1, told=told)
    if which in words.lists["which_next"]:
        return Named(feast, 1, told=told)
    return Named(feast, 0)


_WEEKEND = {"weekend", "weekend_after"}


@production("week")
def _week(groups: Groups, options: Options, words: Words) -> Term | None:
    """A week by its number, with its year and maybe its day."""
    del options
    number, weekday = int(groups["number"]), field(groups, "weekday", words.ordinal)
    return Week(number, field(groups, "year", year), weekday) if 1 <= number <= 53 else None
