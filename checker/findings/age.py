"""A408: an age that does not fit the dates of birth and of an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from checker.findings.figures import amount
from checker.findings.make import make_finding
from checker.findings.within import Within, published_day
from checker.model import Age, Anchor, Finding, Grain, Mention, Number, Span, Time, describe

RULE = "A408"
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)
# An age so far from the dates is that of someone else.
_FARTHEST = 12
_NEAR, _LONGEST, _OPENING = 80, 8, 4
_DAY = timedelta(days=1)
# A day without a year that is told later may be of another year.
_NEWS = timedelta(days=60)


class Life(msgspec.Struct, frozen=True):
    """A birth, a later event of that life, and the age that is told for it."""

    birth: Mention
    event: Mention
    age: Mention


def judge(within: Within) -> list[Finding]:
    """Ages that no day of the dates gives."""
    mentions = within.extraction.mentions
    times = [m for m in mentions if isinstance(m.value, Time) and _is_date(m.value)]
    if len(times) < 2:
        return []
    births = [m for m in times if _is_explicit(m) and _led(m, "birth_lead", within)]
    if len(births) != 1:  # with several, no one can tell whose age it is
        return []
    ages = (m for m in mentions if isinstance(m.value, Age | Number))
    found = (_life(age, births[0], times, within) for age in ages)
    return [f for life in found if life and (f := _judged(life, within)) is not None]


def _is_date(value: Time) -> bool:
    given = value.anchor in (Anchor.EXPLICIT, Anchor.PUBLICATION) and value.grain in _GRAINS
    return given and value.interval is not None and value.bound == "=" and not value.mod


def _is_explicit(time: Mention) -> bool:
    return isinstance(time.value, Time) and time.value.anchor is Anchor.EXPLICIT


def _is_recent(time: Mention, within: Within) -> bool:
    """True for a day with its year, or one of the weeks before the article appeared."""
    stretch, published = _stretch(time), published_day(within.article)
    if _is_explicit(time) or stretch is None:
        return True
    known = published.low if published else None
    return known is not None and stretch[0] <= known <= stretch[0] + _NEWS


def _led(time: Mention, name: str, within: Within) -> bool:
    """True if a verb of the list stands before a date, with but a place between."""
    words = within.before(time.span)[-_NEAR:].replace("(", " ( ").split()
    verbs, barred = within.words(name), within.words("life_divides")
    at = max((i for i, w in enumerate(words) if w in verbs), default=-1)
    between = words[at + 1 :]
    return at >= 0 and len(between) <= _LONGEST and not any(w in barred for w in between)


def _life(age: Mention, birth: Mention, times: Sequence[Mention], within: Within) -> Life | None:
    """The event that an age belongs to, if the one who was born is meant."""
    sentence = within.sentence(age.span)
    dates = [t for t in times if sentence.covers(t.span) and t.span != birth.span]
    if _is_at_death(age, within):
        dates = [t for t in dates if _led(t, "death_lead", within)]
    elif not _is_at_event(age, within) or (dates and dates[0].span < age.span):
        return None
    if len(dates) != 1 or not _is_recent(dates[0], within):
        return None
    if not _is_one_person(birth, age, within):
        return None
    near = max(age.span.start, dates[0].span.start) - min(age.span.end, dates[0].span.end)
    return Life(birth, dates[0], age) if near <= _NEAR else None


def _is_at_death(age: Mention, within: Within) -> bool:
    """True for "died ... aged 80", "at the age of 80"."""
    if not isinstance(age.value, Age):
        return False
    bare = [w.strip(",;()") for w in within.before(age.span).split()[-14:]]
    led = any(w in within.words("death_lead") for w in bare)
    return led and within.text(age.span).lower().startswith(within.words("age_at"))


def _is_at_event(age: Mention, within: Within) -> bool:
    """True for "was 51 when he left"."""
    if not within.after(age.span).startswith(within.words("age_then_event")):
        return False
    lead = within.before(age.span).split()[-1:]
    return isinstance(age.value, Age) or any(w in within.words("age_lead") for w in lead)


def _is_one_person(birth: Mention, age: Mention, within: Within) -> bool:
    """True if both stand in one sentence, or the sentence of the birth goes on about someone."""
    first, second = within.sentence(birth.span), within.sentence(age.span)
    if first == second:
        return True
    words, others = (s.of(within.article.body).split() for s in (first, second))
    pronouns, relatives = within.words("person_pronouns"), within.words("relatives")
    if any(w.strip(".,").lower() in relatives for w in (*words, *others)):
        return False
    if any(w.lower() in pronouns for w in words[:1]):
        return True
    if any(w.lower() in pronouns for w in others[:1]) and _follows(first, second, within):
        return True
    return bool(_names(words[:_OPENING]) & _names(others))


def _follows(first: Span, second: Span, within: Within) -> bool:
    between = within.article.body[first.end : second.start]
    return first.end <= second.start and not between.strip()


def _names(words: Sequence[str]) -> set[str]:
    bare = {w.strip(".,'’()*_") for w in words if w.strip("*_(")[:1].isupper()}
    return {w for w in bare if len(w) > 3}


def _judged(life: Life, within: Within) -> Finding | None:
    said, allowed = amount(life.age), _allowed(life)
    if said is None or allowed is None or allowed[0] <= said <= allowed[1]:
        return None
    if (
        said != said.to_integral_value()
        or not allowed[0] - _FARTHEST <= said <= allowed[1] + _FARTHEST
    ):
        return None
    counted = " or ".join(dict.fromkeys(str(n) for n in allowed))
    age, born, died = (within.text(m.span) for m in (life.age, life.birth, life.event))
    event = _with_year(died, life.event)
    return make_finding(
        RULE,
        within.context,
        {"age": age, "born": born, "died": event, "is": counted},
        [
            within.location(life.age, describe.value(life.age.value), role="age"),
            within.location(life.birth, describe.value(life.birth.value), role="birth"),
            within.location(life.event, describe.value(life.event.value), role="event"),
        ],
        (within.digest(life.age.span), age, born, died),
        [f"from {born} to {event} makes an age of {counted}"],
    )


def _with_year(text: str, event: Mention) -> str:
    """A date as written, and what it was read as if it does not give its year."""
    read = _stretch(event)
    if read is None or str(read[0].year) in text:
        return text
    return f"{text} ({describe.value(event.value)})"


def _allowed(life: Life) -> tuple[int, int] | None:
    """The least and the most birthdays between the two."""
    born, died = _stretch(life.birth), _stretch(life.event)
    if born is None or died is None or born[0] >= died[0]:
        return None
    return _years(born[1], died[0]), _years(born[0], died[1])


def _stretch(mention: Mention) -> tuple[datetime, datetime] | None:
    """The first and the last day that a date may be."""
    interval = mention.value.interval if isinstance(mention.value, Time) else None
    if interval is None or interval.low is None or interval.high is None:
        return None
    return interval.low, max(interval.low, interval.high - _DAY)


def _years(born: datetime, day: datetime) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
