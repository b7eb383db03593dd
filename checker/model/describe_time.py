"""Times and dates of publication in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.model.article import DateOrigin, Publication
from checker.model.interval import Interval
from checker.model.values import Anchor, Grain, Time
from checker.model.yearly import Yearly

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORTEST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def time(of: Time) -> str:
    """A time as a date or a stretch of dates, with a word if they were inferred."""
    if of.interval is not None:
        said = dates(of.interval, of.grain)
        return f"inferred: {said}" if of.anchor is Anchor.INFERRED else said
    if of.yearly is not None:
        return f"inferred: {days_of_year(of.yearly)} of an unknown year"
    noun = "time" if of.grain is Grain.VAGUE else of.grain
    article = "an" if noun == Grain.HOUR else "a"
    return f"{article} {noun} that the text alone does not date"


def days_of_year(of: Yearly) -> str:
    """ "25 September to 31 October"; a whole month by its name."""
    (month, first), (last_month, last) = of
    if month == last_month and first == 1 and last >= _SHORTEST[month - 1]:
        return _MONTHS[month - 1]
    ends = f"{last} {_MONTHS[last_month - 1]}"
    return ends if of[0] == of[1] else f"{first} {_MONTHS[month - 1]} to {ends}"


def published(of: Publication) -> str:
    """When an article appeared, to follow "published": "in October of an unknown year"."""
    said = []
    if of.months:
        named = " or ".join(_MONTHS[m - 1] for m in of.months)
        said.append(f"in {named} of an unknown year")
    if of.interval is not None:
        said.append(_stretch(of.interval) if of.origin is DateOrigin.TEXT else dates(of.interval))
    return ", ".join(said) or "on an unknown day"


def _stretch(of: Interval[datetime]) -> str:
    """ "before 2019", "in 2016 or later"; what has two ends as `dates` says it."""
    if of.low is not None and of.high is not None:
        return dates(of)
    if of.low is not None:
        whole = (of.low.month, of.low.day) == (1, 1)
        return f"in {of.low:%Y} or later" if whole else f"on {of.low.date()} or later"
    if of.high is None:
        return "at any time"
    whole = (of.high.month, of.high.day) == (1, 1)
    return f"before {of.high:%Y}" if whole else f"before {of.high.date()}"


def inferred(of: Publication) -> str:
    """What was inferred of the date, and from which words; empty if nothing was."""
    if of.origin is not DateOrigin.TEXT:
        return ""
    words = ", ".join(dict.fromkeys(f'"{e.text}"' for e in of.evidence))
    return f"published {published(of)}, inferred from {words}"


def dates(interval: Interval[datetime], grain: Grain | None = None) -> str:
    """A stretch of time as ISO dates, last day included; whole months and years as such."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        if low is not None:
            return f"from {low.date()}"
        return f"before {high.date()}" if high is not None else "any time"
    if grain in (Grain.HOUR, Grain.MINUTE, Grain.SECOND):
        return low.isoformat(" ", "minutes")
    months = (high.year - low.year) * 12 + high.month - low.month
    if low.day == high.day == 1 and months == 1:
        return f"{low:%Y-%m}"
    if (low.month, low.day, high.month, high.day) == (1, 1, 1, 1) and high.year == low.year + 1:
        return f"{low:%Y}"
    last = (high - timedelta(microseconds=1)).date()
    return str(low.date()) if last <= low.date() else f"{low.date()} to {last}"
