"""T603: told as past, on a date that lies after the publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from checker.findings.make import make_finding
from checker.findings.within import Within, published_day
from checker.kinds.time import Told, reader
from checker.model import Anchor, CueClass, Finding, Mention, Span, Time, describe

RULE = "T603"
_CONFIDENCE = 0.8
# Where the text was written the day may be over; a date line may be that of the day before.
_ZONES = timedelta(days=1)
_NEAR = 6
_NOT_TOLD = frozenset(
    {
        CueClass.PLAN,
        CueClass.FORECAST,
        CueClass.CONDITION,
        CueClass.QUESTION,
        CueClass.SPECULATION,
        CueClass.NEGATION,
    }
)


def judge(within: Within) -> list[Finding]:
    """Events that an article tells before they can have happened."""
    published = published_day(within.article)
    if published is None or published.high is None:
        return []
    limit = published.high + _ZONES
    ahead = [m for m in within.extraction.mentions if begins_after(m, limit)]
    told = [m for m in ahead if _is_told(m, within)]
    if not told or _changed_later(ahead, within):
        return []
    day = str(published.low.date()) if published.low else ""
    return [_finding(m, day, within) for m in told]


def begins_after(mention: Mention, limit: datetime) -> bool:
    """True for an explicit date that begins after a moment."""
    value = mention.value
    if not isinstance(value, Time) or value.anchor is not Anchor.EXPLICIT or not value.interval:
        return False
    low = value.interval.low
    return value.bound in ("=", "range") and low is not None and low.replace(tzinfo=None) >= limit


def _is_told(mention: Mention, within: Within) -> bool:
    """True if a verb of the past in the same clause takes the date."""
    if not _NOT_TOLD.isdisjoint(within.cues(mention.span)) or _is_other(mention.span, within):
        return False
    if not (_told_before(mention.span, within) or _told_after(mention.span, within)):
        return False
    language = within.article.language
    tense = reader(within.context.rulebook, language)
    sentence = within.sentence(mention.span)
    return tense.told(within.article.body, sentence, mention.span) is Told.PAST


def _told_before(date: Span, within: Within) -> bool:
    """ "opened [in Lisle] on DATE": no word between that could take the date."""
    words = within.before(date).replace(",", " ,").split()
    if words and words[-1] in within.words("event_date_leads"):
        words.pop()
    elif not words or words[-1] not in within.words("past_events"):
        return False
    return _ends_in_event(words, within)


def _ends_in_event(words: Sequence[str], within: Within) -> bool:
    stops = within.words("past_event_stop")
    for index in range(len(words) - 1, max(len(words) - 1 - _NEAR, -1), -1):
        word = words[index]
        if word in within.words("past_events"):
            return _is_finite(words[max(index - 2, 0) : index], word, within)
        if word in stops or word.endswith("ing") or not word.replace("-", "").isalpha():
            return False
    return False


def _is_finite(before: Sequence[str], verb: str, within: Within) -> bool:
    """True if the words before a verb let it tell the past."""
    barred = within.words("not_past_lead")
    if any(w in barred or w.endswith("n't") for w in before):
        return False
    if verb in within.words("past_participles"):
        return bool(before) and before[-1] in within.words("past_helpers")
    return True


def _told_after(date: Span, within: Within) -> bool:
    """ "On DATE, the bridge opened": the date begins its sentence."""
    if within.before(date).strip() not in within.words("event_date_leads"):
        return False
    if not _NOT_TOLD.isdisjoint(within.cues(within.sentence(date))):
        return False
    words = [w.rstrip(".;") for w in within.after(date).lstrip(", ").replace(",", " ,").split()]
    for index, word in enumerate(words[: _NEAR + 2]):
        if word in within.words("past_reports"):
            return False  # "In 2030, she said, trains run"
        if word in within.words("past_events"):
            return _is_finite(words[max(index - 2, 0) : index], word, within)
        if not word.replace("-", "").isalpha() or word in within.words("not_past_lead"):
            return False
    return False


def _is_other(date: Span, within: Within) -> bool:
    """True for the years of accounts and seasons, and for tales."""
    near = f"{within.before(date)[-24:]} {within.text(date).lower()} {within.after(date)[:16]}"
    if not set(near.split()).isdisjoint(within.words("other_years")):
        return True
    sentence = within.sentence(date).of(within.article.body)
    words = f"{within.article.title} {sentence}".lower().replace(",", " ").replace(".", " ")
    return not set(words.split()).isdisjoint(within.words("fiction"))


def _changed_later(ahead: Sequence[Mention], within: Within) -> bool:
    """True if a date after the publication stands in a note that the text was changed."""
    body = within.article.body
    notes = {within.sentence(m.span).of(body).lower() for m in ahead}
    return any(mark in note for note in notes for mark in within.words("changed_later"))


def _finding(mention: Mention, published: str, within: Within) -> Finding:
    text, value = within.text(mention.span), describe.value(mention.value)
    return make_finding(
        RULE,
        within.context,
        {"text": text, "date": value, "published": published},
        [within.location(mention, value, "told as past", "date")],
        (within.digest(mention.span), text),
        [
            f"the article is dated {published} ({within.article.publication.origin})",
            "the clause tells it as past, and no plan, forecast or condition reaches the date",
        ],
        _CONFIDENCE,
    )
