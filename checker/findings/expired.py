"""T602: a forecast or plan whose date lies before the newest article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

import msgspec

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.within import Within, published_day
from checker.findings.wording import counted
from checker.kinds.time import Told, reader
from checker.model import (
    Anchor,
    Article,
    CueClass,
    Extraction,
    Finding,
    Grain,
    Interval,
    Location,
    Mention,
    Span,
    Time,
    describe,
)

RULE = "T602"
_CONFIDENCE = 0.6
# Beyond so many the articles are an archive, in which nobody looks for them one by one.
_LISTED = 20
_MOST_OF_A_YEAR = timedelta(days=270)
_AHEAD = frozenset({CueClass.PLAN, CueClass.FORECAST})
_UNSURE = frozenset({CueClass.CONDITION, CueClass.QUESTION, CueClass.NEGATION, CueClass.DENIAL})
_WIDE = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.SEASON, Grain.YEAR})


class Forecast(msgspec.Struct, frozen=True):
    """What an article says is to come, and when that is over.

    `date` is the time in words, `published` the day on which it was said.
    """

    until: datetime
    date: str
    published: datetime
    locations: tuple[Location, ...]

    @property
    def article(self) -> str:
        """The article that says so."""
        return self.locations[0].at.article


def forecasts(article: Article, extraction: Extraction, context: Context) -> list[Forecast]:
    """The dated forecasts of an article that is dated to the day, one for each date."""
    published = published_day(article)
    if published is None or published.low is None or published.high is None:
        return []
    within = Within(article, extraction, context)
    ahead = [m for m in extraction.mentions if _is_forecast(m, published, within)]
    ahead.sort(key=lambda m: (_until(m), describe.value(m.value), m.span))
    return [
        _forecast(until, date, list(same), published.low, within)
        for (until, date), same in groupby(ahead, lambda m: (_until(m), describe.value(m.value)))
    ]


def _forecast(
    until: datetime, date: str, same: list[Mention], published: datetime, within: Within
) -> Forecast:
    places = tuple(within.location(m, date, "told as to come", "forecast") for m in same)
    return Forecast(until, date, published, places)


def judge(all_: Iterable[Forecast], context: Context) -> list[Finding]:
    """The forecasts whose time was over when the newest article appeared."""
    newest = context.statistics.newest
    if newest is None:
        return []
    over = [f for f in all_ if f.until <= newest]
    if len(over) > _LISTED and RULE not in context.settings.select:
        return [_summary(over, newest, context)]
    return [_finding(f, newest, context) for f in over]


def _summary(over: list[Forecast], newest: datetime, context: Context) -> Finding:
    """One finding for an archive, which is full of plans that were right on their day."""
    over = sorted(over, key=lambda f: (f.published, f.article, f.date))
    days = [str(over[i].published.date()) for i in (0, -1)]
    articles = counted(len({f.article for f in over}), "article")
    values = {
        "date": f"{counted(len(over), 'date')} in {articles} (--select {RULE} lists them)",
        "published": days[0] if days[0] == days[1] else f"days from {days[0]} to {days[1]}",
        "newest": str(newest.date()),
    }
    first = [msgspec.structs.replace(p, role="archive") for p in over[0].locations]
    because = [f"more than {_LISTED} forecasts are over, as in any archive of news"]
    return make_finding(RULE, context, values, first, ("archive",), because, _CONFIDENCE)


def _is_forecast(mention: Mention, published: Interval[datetime], within: Within) -> bool:
    value = mention.value
    if not isinstance(value, Time) or not _is_dated(value) or published.high is None:
        return False
    if not published.high < _until(mention) or _may_be_past(value, published.high):
        return False
    cues = within.cues(mention.span)
    if _AHEAD.isdisjoint(cues) or not _UNSURE.isdisjoint(cues):
        return False
    if not _is_planned_for(mention.span, within):
        return False
    tense = reader(within.context.rulebook, within.article.language)
    body, sentence = within.article.body, within.sentence(mention.span)
    return tense.told(body, sentence, mention.span) is Told.FUTURE


def _is_planned_for(date: Span, within: Within) -> bool:
    """True if the words around take the date as that of the plan: "figures for May" do not."""
    words = within.before(date).split()
    if within.after(date).startswith("'s") or words[-2:-1] == ["ending"]:
        return False
    if words[-1:] and words[-1] in within.words("forecast_lead"):
        return True
    cues = (c for c in within.extraction.cues if c.cls in _AHEAD)
    return any(0 <= date.start - c.span.end <= 1 for c in cues)


def _is_dated(value: Time) -> bool:
    """True for a date of the calendar, explicit or counted from the publication."""
    if value.interval is None or value.interval.high is None or value.bound == ">":
        return False
    if value.anchor not in (Anchor.EXPLICIT, Anchor.PUBLICATION):
        return False
    if value.fields is None:
        return value.anchor is Anchor.EXPLICIT and value.grain in _WIDE
    return bool(value.fields.year or value.fields.month)


def _may_be_past(value: Time, published: datetime) -> bool:
    """A date without a year that is most of a year ahead is more often the one just past."""
    stretch = value.interval
    if value.anchor is not Anchor.PUBLICATION or stretch is None or stretch.low is None:
        return False
    return stretch.low.replace(tzinfo=None) - published > _MOST_OF_A_YEAR


def _until(mention: Mention) -> datetime:
    """When a time is over, without time zone."""
    value = mention.value
    stretch = (value.range or value.interval) if isinstance(value, Time) else None
    high = stretch.high if stretch else None
    return high.replace(tzinfo=None) if high is not None else datetime.max


def _finding(forecast: Forecast, newest: datetime, context: Context) -> Finding:
    published, now = str(forecast.published.date()), str(newest.date())
    places = counted(len(forecast.locations), "place")
    return make_finding(
        RULE,
        context,
        {"date": forecast.date, "published": published, "newest": now},
        forecast.locations,
        (min(p.at.digest for p in forecast.locations), forecast.date),
        [
            f"the article is dated {published} and tells it as to come ({places})",
            f"{forecast.date} was over by {now}, the day of the newest article checked",
        ],
        _CONFIDENCE,
    )
