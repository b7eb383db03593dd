"""T601: relative dates in an article that has no date of its own."""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.findings.wording import counted, listing
from checker.model import Anchor, Article, Finding, Mention, Time, describe

RULE = "T601"
_NAMED_IN_MESSAGE = 6
# One weekday may belong to a rule ("closed on Monday"); two different ones seldom do.
_WEEKDAYS = 2


def judge(within: Within) -> list[Finding]:
    """T601 undated-article: relative dates, and no date to count them from."""
    article = within.article
    if article.publication.known:
        return []
    told = tuple(f"{words} " for words in within.words("told_of"))
    relative = [
        m
        for m in within.extraction.mentions
        if _is_relative(m) and not within.text(m.span).lower().startswith(told)
    ]
    texts = list(dict.fromkeys(within.text(m.span) for m in relative))
    if not _tells_of_writing(relative, within):
        return []
    named = [f'"{t}"' for t in texts[:_NAMED_IN_MESSAGE]]
    if len(texts) > len(named):
        named.append(f"{len(texts) - len(named)} more")
    values = {"count": counted(len(relative), "relative date"), "dates": listing(named)}
    places = [within.location(m, _inferred(m), "undated", "relative date") for m in relative]
    # Any sentence names the article; the least digest is the same in whatever order they stand.
    identity = (min(p.at.digest for p in places),)
    return [make_finding(RULE, within.context, values, places, identity, _because(article))]


def _because(article: Article) -> list[str]:
    looked = "no date in metadata, file name, header line or dateline"
    unread = [f'"{h.text}" ({h.origin})' for h in article.hints]
    reasons = [looked if not unread else f"{looked} that can be read: {listing(unread)}"]
    if told := describe.inferred(article.publication):
        reasons.append(told)
    return reasons


def _inferred(mention: Mention) -> str:
    """When it was, as far as the text gives the date of publication away."""
    value = mention.value
    told = isinstance(value, Time) and value.anchor is Anchor.INFERRED
    return describe.value(value) if told else ""


def _is_relative(mention: Mention) -> bool:
    value = mention.value
    if not isinstance(value, Time) or not value.relative:
        return False
    # A year carried over from another sentence is a guess, so the month is still relative.
    return value.interval is None or value.anchor in (Anchor.CARRIED, Anchor.INFERRED)


def _tells_of_writing(relative: Sequence[Mention], within: Within) -> bool:
    """True if the words count from the day of writing, as "last week" and "met on Tuesday" do.

    "The day before" counts from another date in the text, "in March" may be any March, and a
    weekday in a sentence that tells no past may belong to a rule ("closed on Monday").
    """
    deictic, weekdays = frozenset(within.words("deictic")), frozenset(within.lexicon.weekdays)
    seen: set[str] = set()
    for mention in relative:
        words = frozenset(within.text(mention.span).lower().split())
        if words & deictic:
            return True
        if words & weekdays and _tells_the_past(mention, within):
            return True
        seen |= words & weekdays
    return len(seen) >= _WEEKDAYS


def _tells_the_past(mention: Mention, within: Within) -> bool:
    sentence = within.sentence(mention.span).of(within.article.body).lower()
    words = sentence.replace(",", " ").replace(".", " ").split()
    endings = tuple(within.words("past_endings"))
    past = frozenset(within.words("past"))
    if not frozenset(within.words("present")).isdisjoint(words):
        return False  # "is closed on Monday"
    return any(w in past or (len(w) > 4 and w.endswith(endings)) for w in words)
