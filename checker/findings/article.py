"""The rules that need one article only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing
from checker.model import Article, Extraction, Finding, Grain, Location, Mention, Span, Time
from checker.text import Places

RULE = "T601"
# A month or a season alone may belong to any year; a "Tuesday" needs the day of publication.
_TIMELESS = {Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.VAGUE}
_NAMED_IN_MESSAGE = 6


def judge_article(article: Article, extraction: Extraction, context: Context) -> list[Finding]:
    """T601 undated-article: relative dates, and no date to count them from."""
    if article.publication.interval is not None:
        return []
    relative = [m for m in extraction.mentions if _is_relative(m)]
    if not any(_needs_publication(m) for m in relative):
        return []
    texts = list(dict.fromkeys(_text(m, article) for m in relative))
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
    return isinstance(value, Time) and value.relative and value.interval is None


def _needs_publication(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Time) and (value.grain not in _TIMELESS or "anchor" in _parts(mention))


def _parts(mention: Mention) -> set[str]:
    return {name for name, _ in mention.parts}


def _text(mention: Mention, article: Article) -> str:
    return " ".join(mention.span.of(article.text).split())


def _locations(
    relative: Sequence[Mention], article: Article, extraction: Extraction
) -> list[Location]:
    places = Places(article)
    starts = [s.start for s in extraction.sentences]
    found = []
    for mention in relative:
        index = max(bisect_right(starts, mention.span.start) - 1, 0)
        sentence = extraction.sentences[index] if starts else Span(0, 0)
        at = places.of(mention.span, sentence)
        found.append(
            Location(at, _text(mention, article), certainty="undated", role="relative date")
        )
    return found
