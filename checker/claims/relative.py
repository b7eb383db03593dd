"""Times that count from a date of publication which is only inferred.

They are read again as of the first and of the last day on which the article can have appeared;
what they can be lies between the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from checker.claims.reread import Reread, Retold
from checker.context import Context
from checker.kinds.time import TimeReader, calendar
from checker.model import (
    Anchor,
    Article,
    Extraction,
    Grain,
    Interval,
    Mention,
    Publication,
    Span,
    Time,
)
from checker.model.yearly import Yearly

_LONGEST = timedelta(days=62)
_INSTANT = timedelta(microseconds=1)
# Two years with a leap day; a feast that moves is on other days in them.
_LEAP_YEARS = (2004, 2008)
# A year with a leap day and one without; and a week far from the ends of months.
_UNLIKE_YEARS = (2003, 2004)
_MONDAY = datetime(2004, 6, 14)
_OF_YEARS = frozenset((Grain.YEAR, Grain.DECADE, Grain.CENTURY))
_WEEKS = frozenset((Grain.WEEK, Grain.WEEKEND))
_WORD = re.compile(r"[^\W_]+")

Stretch = Interval[datetime]
Read = Callable[[datetime], Retold]
# A stretch as of a year.
Dated = tuple[int, Stretch]


def short(stretch: Stretch) -> bool:
    """True if a stretch is known well enough to count days from it."""
    low, high = stretch.low, stretch.high
    return low is not None and high is not None and high - low <= _LONGEST


def resolved(
    article: Article, extraction: Extraction, reader: TimeReader, context: Context
) -> tuple[Mention, ...]:
    """The mentions, with the times that no date was known for placed as far as they can be."""
    published = article.publication
    wanted = {
        m.span: m.value
        for m in extraction.mentions
        if isinstance(m.value, Time) and _waits(m.span, m.value, published)
    }

    def read(spans: Iterable[Span]) -> Read:
        return Reread(article, extraction.sentences, spans, reader, context).as_of

    placed: Retold = {}
    if wanted and published.months:
        weekdays = context.rulebook.language(article.language).lexicon.weekdays
        weekly = {s for s in wanted if _is_weekly(wanted[s], s.of(article.body), weekdays)}
        rest = wanted.keys() - weekly
        if weekly:
            stretches = _by_weekday({s: wanted[s] for s in weekly}, published.months, read(weekly))
            placed |= _of_any_year(wanted, stretches)
        if rest:
            stretches = _by_date({s: wanted[s] for s in rest}, published.months, read(rest))
            placed |= _of_any_year(wanted, stretches)
    if wanted and published.interval is not None:
        placed |= _of_stretch(wanted, published.interval, read)
    if not placed:
        return extraction.mentions
    return tuple(
        msgspec.structs.replace(m, value=placed[m.span]) if m.span in placed else m
        for m in extraction.mentions
    )


def _waits(span: Span, value: Time, published: Publication) -> bool:
    """True for a relative time that nothing is known of; or whose words gave the date away."""
    if not value.relative:
        return False
    return value.interval is None or any(e.span.covers(span) for e in published.evidence)


def _is_weekly(value: Time, words: str, weekdays: Container[str]) -> bool:
    """True if the day of the week decides when it was."""
    return value.grain in _WEEKS or any(w in weekdays for w in _WORD.findall(words.lower()))


def _of_stretch(
    wanted: Retold, published: Stretch, reading: Callable[[Iterable[Span]], Read]
) -> Retold:
    """What the times can be if the article appeared within a stretch that has two ends."""
    low, high = published.low, published.high
    if low is None or high is None:
        return {}
    last = high - _INSTANT
    read = reading(wanted)
    first, final = read(low), read(last)
    found: Retold = {}
    for span, value in wanted.items():
        one, two = first.get(span), final.get(span)
        if one is None or two is None or one.interval is None or two.interval is None:
            continue
        same_year = value.grain in _OF_YEARS and low.year == last.year
        if short(published) or same_year or one.interval == two.interval:
            found[span] = _placed(value, one.interval.hull(two.interval), _range(one, two))
    return found


def _placed(value: Time, interval: Stretch, whole: Stretch | None) -> Time:
    return msgspec.structs.replace(value, interval=interval, range=whole, anchor=Anchor.INFERRED)


def _range(one: Time, two: Time) -> Stretch | None:
    return one.range.hull(two.range) if one.range and two.range else None


def _of_any_year(wanted: Retold, stretches: Mapping[Span, Sequence[Dated]]) -> Retold:
    """The times with the first and last day of what they can be in any year, where that tells."""
    known = ((span, _yearly(told)) for span, told in stretches.items())
    return {
        span: msgspec.structs.replace(
            wanted[span], interval=None, anchor=Anchor.INFERRED, yearly=yearly
        )
        for span, yearly in known
        if yearly is not None
    }


def _by_date(wanted: Retold, months: Sequence[int], read: Read) -> dict[Span, list[Dated]]:
    """What the times are as of the first and last day of the months; not of feasts that move."""
    told: dict[Span, list[Dated]] = {span: [] for span in wanted}
    one, other = _LEAP_YEARS
    first, last = _ends(months, one)
    for year, day in ((one, first), (one, last), (other, _ends(months, other)[0])):
        retold = read(day)
        told = {
            span: [*before, (year, stretch)]
            for span, before in told.items()
            if span in retold and (stretch := retold[span].interval) is not None
        }
        if not told:
            break
    return {span: found for span, found in told.items() if _days(found[0]) == _days(found[-1])}


def _by_weekday(wanted: Retold, months: Sequence[int], read: Read) -> dict[Span, list[Dated]]:
    """What the times can be, whatever the days of the week on which the months begin and end."""
    retold = [(day, read(day)) for day in (_MONDAY + calendar.DAY * i for i in range(8))]
    found: dict[Span, list[Dated]] = {}
    for span in wanted:
        away = [
            (stretch.low - day, stretch.high - day)
            for day, times in retold
            if span in times and (stretch := times[span].interval) and stretch.low and stretch.high
        ]
        if len(away) < len(retold) or away[0] != away[-1]:
            continue  # more than the day of the week decides
        least, most = min(low for low, _ in away), max(high for _, high in away)
        ends = ((year, *_ends(months, year)) for year in _UNLIKE_YEARS)
        found[span] = [(year, Interval(a + least, b + most)) for year, a, b in ends]
    return found


def _ends(months: Sequence[int], year: int) -> tuple[datetime, datetime]:
    """The first and the last day of the months; the last may be those of the next year."""
    first, last = months[0], months[-1]
    ends = year + (last < first)
    return datetime(year, first, 1), datetime(ends, last, calendar.days_in(ends, last))


def _days(dated: Dated) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
    """First and last day of a stretch: which year from the one given, month, day."""
    year, stretch = dated
    if stretch.low is None or stretch.high is None:
        return None
    low, high = stretch.low, stretch.high - _INSTANT
    return (low.year - year, low.month, low.day), (high.year - year, high.month, high.day)


def _yearly(told: Sequence[Dated]) -> Yearly | None:
    """The first and last day of the stretches, whatever the year; None if that may be any day."""
    ends = [days for days in map(_days, told) if days is not None]
    if len(ends) < len(told):
        return None
    low, high = min(first for first, _ in ends), max(last for _, last in ends)
    whole = high >= (low[0] + 1, *low[1:]) or (low[1:] == (1, 1) and high[1:] == (12, 31))
    return None if whole else ((low[1], low[2]), (high[1], high[2]))
