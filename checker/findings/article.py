"""The rules that need one article only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing
from checker.model import Anchor, Article, Extraction, Finding, Location, Mention, Span, Time
from checker.rulebook import Lexicon
from checker.text import Places

RULE = "T601"
_NAMED_IN_MESSAGE = 6
# One weekday may belong to a rule ("closed on Monday"); two different ones seldom do.
_WEEKDAYS = 2


def judge_article(article: Article, extraction: Extraction, context: Context) -> list[Finding]:
    """T601 undated-article: relative dates, and no date to count them from."""
    if article.publication.interval is not None:
        return []
    relative = [m for m in extraction.mentions if _is_relative(m)]
    texts = list(dict.fromkeys(_text(m, article) for m in relative))
    if not _tells_of_writing(relative, article, extraction, context):
        return []
    named = [f'"{t}"' for t in texts[:_NAMED_IN_MESSAGE]]
    if len(texts) > len(named):
        named.append(f"{len(texts) - len(named)} more")
    values = {"count": counted(len(relative), "relative date"), "dates": listing(named)}
    places = _locations(relative, article, extraction)
    identity = (article.title or article.id, *texts)
    return [make_finding(RULE, context, values, places, identity, _because(article))]


def _because(article: Article) -> list[str]:
    looked = "no date in metadata, file name, header line or dateline"
    unread = [f'"{h.text}" ({h.origin})' for h in article.hints]
    return [looked] if not unread else [f"{looked} that can be read: {listing(unread)}"]


def _is_relative(mention: Mention) -> bool:
    value = mention.value
    if not isinstance(value, Time) or not value.relative:
        return False
    # A year carried over from another sentence is a guess, so the month is still relative.
    return value.interval is None or value.anchor is Anchor.CARRIED


def _tells_of_writing(
    relative: Sequence[Mention], article: Article, extraction: Extraction, context: Context
) -> bool:
    """True if the words count from the day of writing, as "last week" and "met on Tuesday" do.

    "The day before" counts from another date in the text, "in March" may be any March, and a
    weekday in a sentence that tells no past may belong to a rule ("closed on Monday").
    """
    lexicon = context.rulebook.language(article.language).lexicon
    deictic, weekdays = frozenset(lexicon.words.get("deictic", ())), frozenset(lexicon.weekdays)
    seen: set[str] = set()
    for mention in relative:
        words = frozenset(_text(mention, article).lower().split())
        if words & deictic:
            return True
        if words & weekdays and _tells_the_past(mention, article, extraction, lexicon):
            return True
        seen |= words & weekdays
    return len(seen) >= _WEEKDAYS


def _tells_the_past(
    mention: Mention, article: Article, extraction: Extraction, lexicon: Lexicon
) -> bool:
    sentence = _sentence(mention, extraction).of(article.body).lower()
    words = sentence.replace(",", " ").replace(".", " ").split()
    endings = tuple(lexicon.words.get("past_endings", ()))
    past = frozenset(lexicon.words.get("past", ()))
    if not frozenset(lexicon.words.get("present", ())).isdisjoint(words):
        return False  # "is closed on Monday"
    return any(w in past or (len(w) > 4 and w.endswith(endings)) for w in words)


def _sentence(mention: Mention, extraction: Extraction) -> Span:
    starts = [s.start for s in extraction.sentences]
    index = bisect_right(starts, mention.span.start) - 1
    return extraction.sentences[max(index, 0)] if starts else mention.span


def _text(mention: Mention, article: Article) -> str:
    return " ".join(mention.span.of(article.text).split())


def _locations(
    relative: Sequence[Mention], article: Article, extraction: Extraction
) -> list[Location]:
    places = Places(article)
    found = []
    for mention in relative:
        at = places.of(mention.span, _sentence(mention, extraction))
        text = _text(mention, article)
        found.append(Location(at, text, certainty="undated", role="relative date"))
    return found
