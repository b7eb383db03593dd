"""A408: an age that does not fit the dates of birth and of death."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from checker.findings.figures import amount
from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.model import Age, Anchor, Finding, Grain, Mention, Time, describe

RULE = "A408"
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)
# An age so far from the dates is that of someone else.
_FARTHEST = 12
_NEAR, _LONGEST = 80, 8
_DAY = timedelta(days=1)


class Life(msgspec.Struct, frozen=True):
    """One life as the article tells it."""

    birth: Mention
    death: Mention
    age: Mention


def judge(within: Within) -> list[Finding]:
    """Ages that no day of the dates gives."""
    mentions = within.extraction.mentions
    ages = [m for m in mentions if isinstance(m.value, Age)]
    if not ages:
        return []
    times = [m for m in mentions if isinstance(m.value, Time) and _is_date(m.value)]
    births = [m for m in times if _led(m, "birth_lead", within)]
    found = (_life(age, births, times, within) for age in ages)
    return [f for life in found if life and (f := _judged(life, within)) is not None]


def _is_date(value: Time) -> bool:
    given = value.anchor in (Anchor.EXPLICIT, Anchor.PUBLICATION) and value.grain in _GRAINS
    return given and value.interval is not None and value.bound == "=" and not value.mod


def _led(time: Mention, name: str, within: Within) -> bool:
    """True if a verb of the list stands before a date, with but a place between."""
    words = within.before(time.span)[-_NEAR:].replace("(", " ( ").split()
    verbs, barred = within.words(name), within.words("life_divides")
    at = max((i for i, w in enumerate(words) if w in verbs), default=-1)
    between = words[at + 1 :]
    return at >= 0 and len(between) <= _LONGEST and not any(w in barred for w in between)


def _life(
    age: Mention, births: Sequence[Mention], times: Sequence[Mention], within: Within
) -> Life | None:
    """The dates that belong to an age, if there is but one birth and one death."""
    if len(births) != 1 or not _is_at_death(age, within):
        return None
    sentence = within.sentence(age.span)
    deaths = [t for t in times if sentence.covers(t.span) and _led(t, "death_lead", within)]
    if len(deaths) != 1 or deaths[0].span == births[0].span:
        return None
    near = max(age.span.start, deaths[0].span.start) - min(age.span.end, deaths[0].span.end)
    if near > _NEAR or not _is_one_person(births[0], age, within):
        return None
    return Life(births[0], deaths[0], age)


def _is_at_death(age: Mention, within: Within) -> bool:
    """True for "died ... aged 80", "at the age of 80"."""
    words = within.before(age.span).split()[-14:]
    deadly = within.words("death_lead")
    bare = [w.strip(",;()") for w in words]
    return any(w in deadly for w in bare) and within.text(age.span).lower().startswith(
        within.words("age_at")
    )


def _is_one_person(birth: Mention, age: Mention, within: Within) -> bool:
    """True if both stand in one sentence, or the sentence of the birth goes on about someone."""
    first, second = within.sentence(birth.span), within.sentence(age.span)
    if first == second:
        return True
    lead = within.before(birth.span).split()
    other = first.of(within.article.body).split()
    if lead[:1] and lead[0] in within.words("person_pronouns"):
        return True
    names = {w.strip(".,'’()") for w in second.of(within.article.body).split() if w[:1].isupper()}
    opening = {w.strip(".,'’()") for w in other[:4] if w[:1].isupper()}
    return bool({n for n in names & opening if len(n) > 3})


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
    age, born, died = (within.text(m.span) for m in (life.age, life.birth, life.death))
    return make_finding(
        RULE,
        within.context,
        {"age": age, "born": born, "died": died, "is": counted},
        [
            within.location(life.age, describe.value(life.age.value), role="age"),
            within.location(life.birth, describe.value(life.birth.value), role="birth"),
            within.location(life.death, describe.value(life.death.value), role="death"),
        ],
        (within.identity, age, born, died),
        [f"from {born} to {died} makes an age of {counted}"],
    )


def _allowed(life: Life) -> tuple[int, int] | None:
    """The least and the most birthdays between the two."""
    born, died = _stretch(life.birth), _stretch(life.death)
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
