"""A408: an age that does not fit the dates of birth and of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

import msgspec

from checker.findings.figures import amount
from checker.findings.make import make_finding
from checker.findings.within import Within, published_day
from checker.model import Age, Anchor, Finding, Grain, Mention, Number, Span, Time, describe
from checker.rulebook import alternation

RULE = "A408"
_GRAINS = (Grain.HOUR, Grain.DAY, Grain.MONTH, Grain.YEAR)
# An age so far from the dates is that of someone else.
_FARTHEST = 12
_NEAR, _LONGEST, _OPENING = 90, 12, 4
# "Ada Orrin, the eldest daughter of a vet, died": so many words open an apposition.
_APPOSED, _YEAR = 4, 4
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
    times = [m for m in mentions if isinstance(m.value, Time) and _is_date(m, within)]
    if len(times) < 2:
        return []
    births = [m for m in times if _is_explicit(m) and _is_told(m, "birth_lead", within)]
    if len({_stretch(m) for m in births}) != 1:  # of several, no one can tell whose age it is
        return []
    deaths = [m for m in times if m not in births and _is_told(m, "death_lead", within)]
    ages = (m for m in mentions if isinstance(m.value, Age | Number))
    found = (_life(age, births, deaths, times, within) for age in ages)
    return [f for life in found if life and (f := _judged(life, within)) is not None]


def _is_date(time: Mention, within: Within) -> bool:
    value = time.value
    if not isinstance(value, Time) or value.interval is None or value.mod:
        return False
    given = value.anchor in (Anchor.EXPLICIT, Anchor.PUBLICATION) and value.grain in _GRAINS
    return given and (value.bound == "=" or bool(_life_end(time, within)))


def _is_explicit(time: Mention) -> bool:
    return isinstance(time.value, Time) and time.value.anchor is Anchor.EXPLICIT


def _is_recent(time: Mention, within: Within) -> bool:
    """True for a day with its year, or one of the weeks before the article appeared."""
    stretch, published = _stretch(time), published_day(within.article)
    if _is_explicit(time) or stretch is None:
        return True
    known = published.low if published else None
    return known is not None and stretch[0] <= known <= stretch[0] + _NEWS


def _life_end(time: Mention, within: Within) -> str:
    """The list of the end of a life that a date of "Ada Orr (4 May 1879 - 9 May 1951)" is."""
    before, after = within.before(time.span).rstrip(), within.after(time.span).lstrip()
    if before.endswith("(") and after.startswith("-"):
        return "birth_lead"
    return "death_lead" if before.endswith("-") and after.startswith(")") else ""


def _is_told(time: Mention, name: str, within: Within) -> bool:
    """True for a date beside a wording of the list, with but a place or a person between."""
    if _life_end(time, within) == name:
        return True
    verb = _wording(within.words(name))
    before, after = within.before(time.span)[-_NEAR:], within.after(time.span)[:_NEAR]
    last = max((m.end() for m in verb.finditer(before)), default=-1)
    if last >= 0 and _is_bare(before[last:], within):
        return True
    first = verb.search(after)
    if first is None or len(within.before(time.span).split()) > _OPENING:
        return False
    return _is_bare(after[: first.start()], within)


def _is_bare(between: str, within: Within) -> bool:
    """True if nothing between a verb and a date gives the date to something else."""
    words = between.replace("(", " ( ").split()
    barred = within.words("life_divides")
    dated = any(w[:_YEAR].isdigit() and len(w) >= _YEAR for w in words)
    return len(words) <= _LONGEST and not dated and not any(w in barred for w in words)


@lru_cache(maxsize=8)
def _wording(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words)}\b")


def _life(
    age: Mention,
    births: Sequence[Mention],
    deaths: Sequence[Mention],
    times: Sequence[Mention],
    within: Within,
) -> Life | None:
    """The event that an age belongs to, if the one who was born is meant."""
    sentence, birth = within.sentence(age.span), births[0]
    dates: Sequence[Mention]
    dates = [t for t in times if sentence.covers(t.span) and t not in births]
    if _is_at_death(age, within):
        dates = [t for t in dates if t in deaths] if dates else _one_day(deaths)
    elif _stands_alone(age, within) and not dates:
        dates = [t for t in deaths if _follows(within.sentence(t.span), sentence, within)]
    elif not _is_at_event(age, within) or (dates and dates[0].span < age.span):
        return None
    if len(dates) != 1 or not _is_recent(dates[0], within):
        return None
    if not all(_is_one_person(birth, m, within) for m in (age, dates[0])):
        return None
    if not sentence.covers(dates[0].span):
        return Life(birth, dates[0], age)
    near = max(age.span.start, dates[0].span.start) - min(age.span.end, dates[0].span.end)
    return Life(birth, dates[0], age) if near <= _NEAR else None


def _one_day(times: Sequence[Mention]) -> Sequence[Mention]:
    """The first of several mentions of one day; none if they are of several days."""
    return times[:1] if len({_stretch(t) for t in times}) == 1 else ()


def _is_at_death(age: Mention, within: Within) -> bool:
    """True for "died ... aged 80", "at the age of 80"."""
    if not isinstance(age.value, Age):
        return False
    led = _wording(within.words("death_lead")).search(within.before(age.span)[-_NEAR:])
    return bool(led) and within.text(age.span).lower().startswith(within.words("age_at"))


def _stands_alone(age: Mention, within: Within) -> bool:
    """True for "She was 80." behind the sentence that tells of a death."""
    opening, tail = within.before(age.span).split(), within.after(age.span)
    person, verbs = within.words("person_pronouns"), within.words("age_lead")
    if len(opening) != 2 or opening[0] not in person or opening[1] not in verbs:
        return False
    return not tail.strip() or tail.startswith((".", ",", ";"))


def _is_at_event(age: Mention, within: Within) -> bool:
    """True for "was 51 when he left"."""
    if not within.after(age.span).startswith(within.words("age_then_event")):
        return False
    lead = within.before(age.span).split()[-1:]
    return isinstance(age.value, Age) or any(w in within.words("age_lead") for w in lead)


def _is_one_person(birth: Mention, told: Mention, within: Within) -> bool:
    """True if both stand in one sentence, or the sentence of the birth goes on about someone."""
    first, second = within.sentence(birth.span), within.sentence(told.span)
    if first == second:
        return True
    if any(_names_relative(m, within) for m in (birth, told)):
        return False
    words, others = (s.of(within.article.body).split() for s in (first, second))
    pronouns = within.words("person_pronouns")
    if any(w.lower() in pronouns for w in words[:1]):
        return True
    if any(w.lower() in pronouns for w in others[:1]) and _follows(first, second, within):
        return True
    return bool(_names(words[:_OPENING]) & _names(others))


def _names_relative(told: Mention, within: Within) -> bool:
    """True if a relative may be meant: "her brother died", not "the daughter of a vet, died"."""
    relatives, belongs = within.words("relatives"), within.words("relative_of")
    words = within.before(told.span).replace(",", " , ").split()
    for at, word in enumerate(words):
        opens = "," in words[max(at - _APPOSED, 0) : at] or at < _APPOSED
        of_parents = opens and words[at + 1 : at + 2] and words[at + 1] in belongs
        if word.strip(".,") in relatives and not (of_parents and "," in words[at:]):
            return True
    return False


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
