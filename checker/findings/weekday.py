"""A401: a weekday that the date beside it does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest

import msgspec

from checker.findings.dates import GREGORIAN, MONTHS, WEEKDAYS, anchor_of, fields_of
from checker.findings.make import make_finding
from checker.findings.within import Within, published_day
from checker.findings.wording import listing
from checker.model import Anchor, DateFields, Finding, Mention, Span, Time

RULE = "A401"
# Years in which the date has the weekday are named as far as this from the year given.
_NEAR_YEARS = 6


class Dated(msgspec.Struct, frozen=True):
    """A day with its weekday, as one mention or two that stand side by side give it."""

    span: Span
    fields: DateFields
    anchor: Anchor


def judge(within: Within) -> list[Finding]:
    """Weekdays that do not fit."""
    mentions = within.extraction.mentions
    times = [m for m in mentions if isinstance(m.value, Time) and m.value.fields is not None]
    return [f for d in _dated(times, within) if (f := _mismatch(d, within)) is not None]


def _dated(times: Sequence[Mention], within: Within) -> Iterator[Dated]:
    """Every day that stands with its weekday."""
    taken = -1
    for mention, after in zip_longest(times, times[1:]):
        if mention.span.start < taken:
            continue
        joined = after and _joined(mention, after, within)
        dated = joined or Dated(mention.span, fields_of(mention), anchor_of(mention))
        if dated.fields.weekday and dated.fields.day:
            taken = dated.span.end
            yield dated


def _joined(first: Mention, second: Mention, within: Within) -> Dated | None:
    """Two mentions of one day: "Tuesday evening, 13 September 2017", "13 September, a Tuesday"."""
    a, b = fields_of(first), fields_of(second)
    fields = _merged(a, b)
    if fields is None or not fields.weekday or not fields.day or not fields.month:
        return None
    gap, tail = within.between(first.span, second.span), within.after(second.span)
    if a.weekday and gap not in within.words("weekday_then_date"):
        return None
    if b.weekday and not _stands_behind(gap, tail, within):
        return None
    anchor = anchor_of(first if a.month else second)
    return Dated(Span(first.span.start, second.span.end), fields, anchor)


def _stands_behind(gap: str, tail: str, within: Within) -> bool:
    closed = tail.startswith(")") if "(" in gap else True
    return gap in within.words("date_then_weekday") and closed


def _merged(a: DateFields, b: DateFields) -> DateFields | None:
    """The fields of both; None if both give one of them."""
    pairs = [(getattr(a, n), getattr(b, n)) for n in a.__struct_fields__]
    if any(x is not None and y is not None for x, y in pairs):
        return None
    return DateFields(*(x if x is not None else y for x, y in pairs))


def _mismatch(dated: Dated, within: Within) -> Finding | None:
    fields = dated.fields
    years = _years(dated, within)
    if not years or any(_fits(f, year) for f in _orders(dated, within) for year in years):
        return None
    day = _day(fields, years[0])
    if day is None:
        return None
    said, text = WEEKDAYS[(fields.weekday or 1) - 1], within.text(dated.span)
    return make_finding(
        RULE,
        within.context,
        {"text": text, "date": str(day.date()), "is": _name(day), "said": said},
        [within.place(dated.span, f"{day.date()}, a {_name(day)}", role="date")],
        (within.digest(dated.span), text),
        list(_reasons(dated, day, years, said)),
    )


def _years(dated: Dated, within: Within) -> list[int]:
    """The years that may be meant, the likeliest first; none if nothing tells.

    Without a year it is one near the publication, or one that the article names.
    """
    if dated.fields.year is not None:
        return [dated.fields.year]
    published = published_day(within.article)
    if dated.anchor is not Anchor.PUBLICATION or _in_figures(dated, within):
        return []
    if published is None or published.low is None:
        return []
    year = published.low.year
    return [year, year - 1, year + 1, *sorted(_named_years(within) - {year, year - 1, year + 1})]


def _named_years(within: Within) -> set[int]:
    values = [m.value for m in within.extraction.mentions]
    stretches = [v.interval for v in values if isinstance(v, Time) and v.interval]
    return {s.low.year for s in stretches if s.low is not None}


def _in_figures(dated: Dated, within: Within) -> bool:
    """True if no word names the month."""
    words = within.text(dated.span).lower().replace(",", " ").replace(".", " ").split()
    return not any(w in within.lexicon.months for w in words)


def _orders(dated: Dated, within: Within) -> list[DateFields]:
    """The fields, and those with day and month changed over where both are only figures."""
    fields = dated.fields
    if fields.day is None or fields.day > 12 or not _in_figures(dated, within):
        return [fields]
    return [fields, msgspec.structs.replace(fields, month=fields.day, day=fields.month)]


def _fits(fields: DateFields, year: int) -> bool:
    """True if the day has the weekday, in the Julian calendar too while that was in use."""
    day = _day(fields, year)
    if day is None:
        return True
    fits = day.isoweekday() == fields.weekday
    if year >= GREGORIAN:
        return fits
    return fits or _julian_weekday(day) == fields.weekday


def _julian_weekday(day: datetime) -> int:
    """The weekday of a date of that name in the Julian calendar; Monday is 1."""
    started = day.year - (day.month < 3)
    behind = started // 100 - started // 400 - 2
    return (day.isoweekday() + behind - 1) % 7 + 1


def _day(fields: DateFields, year: int) -> datetime | None:
    try:
        return datetime(year, fields.month or 0, fields.day or 0)
    except (ValueError, OverflowError):
        return None


def _name(day: datetime) -> str:
    return WEEKDAYS[day.isoweekday() - 1]


def _reasons(dated: Dated, day: datetime, years: Sequence[int], said: str) -> Iterable[str]:
    if dated.fields.year is None:
        near = f"in {years[1]} and {years[2]}"
        yield f"the year is that of the publication; {near} it does not fit either"
    ahead = ((dated.fields.weekday or 1) - day.isoweekday()) % 7
    days = sorted(_moved(day, n) for n in (ahead - 7, ahead))
    yield f"the nearest dates that are a {said}: {listing(days)}"
    span = range(max(day.year - _NEAR_YEARS, 1), day.year + _NEAR_YEARS + 1)
    fitting = [str(y) for y in span if _day(dated.fields, y) and _fits(dated.fields, y)]
    if fitting and dated.fields.year is not None:
        yield f"{MONTHS[day.month - 1]} {day.day} is a {said} in {listing(fitting)}"


def _moved(day: datetime, days: int) -> str:
    try:
        return str((day + timedelta(days=days)).date())
    except OverflowError:
        return str(day.date())
