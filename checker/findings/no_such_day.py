"""A402: a day that no calendar has."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.findings.dates import GREGORIAN, MONTHS, fields_of
from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.model import Anchor, DateFields, Finding, Grain, Mention, Span, Time

RULE = "A402"


def judge(within: Within) -> list[Finding]:
    """Days that are not there."""
    found = (_judged(m, within) for m in within.extraction.mentions)
    return [f for f in found if f is not None]


def _judged(mention: Mention, within: Within) -> Finding | None:
    value, fields = mention.value, fields_of(mention)
    if not isinstance(value, Time) or value.interval is not None or value.grain is not Grain.DAY:
        return None
    if value.anchor is not Anchor.EXPLICIT or not fields.month or not fields.day:
        return None
    if _julian_leap_day(fields) or _is_denied(mention.span, within) or _is_count(mention, within):
        return None
    last = _last_day(fields)
    if fields.day <= last:  # before the year 1, which the calendar of the machine does not have
        return None
    said, month = within.text(mention.span), MONTHS[fields.month - 1]
    of_year = f" {fields.year}" if fields.year and fields.month == 2 else ""
    return make_finding(
        RULE,
        within.context,
        {"date": said, "month": month + of_year, "last": str(last)},
        [within.location(mention, "no day of the calendar", role="date")],
        (within.digest(mention.span), said),
        [f"{month}{of_year} has {last} days"],
    )


def _last_day(fields: DateFields) -> int:
    """How many days the month has; February has 29 where no year is given."""
    year, month = max(fields.year or 2000, 1), fields.month or 1
    following = datetime(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _julian_leap_day(fields: DateFields) -> bool:
    """29 February 1900 was a day where the Julian calendar held; before it nobody counts so."""
    year = fields.year
    if year is None or year >= GREGORIAN or (fields.month, fields.day) != (2, 29):
        return False
    return year % 4 == 0 or year < 1


def _is_denied(span: Span, within: Within) -> bool:
    """True if the sentence itself says that there is no such day."""
    sentence = within.sentence(span).of(within.article.body).lower()
    return any(words in sentence for words in within.words("no_such_day"))


def _is_count(mention: Mention, within: Within) -> bool:
    """True for a month and a number that counts what follows: "before June 31 members left".

    A number with full stops may be that of a version.
    """
    lead, tail = within.before(mention.span).split()[-1:], within.after(mention.span)
    if fields_of(mention).year is not None:
        return any(w in within.words("version_lead") for w in lead)
    if fields_of(mention).weekday or any(w in within.words("sure_day_lead") for w in lead):
        return False
    following = tail.split()[:1] if tail.startswith(" ") else []
    return any(w.isalpha() and w not in within.words("function_words") for w in following)
