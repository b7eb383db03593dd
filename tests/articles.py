"""Small articles for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from checker import pipeline
from checker.context import Context
from checker.model import (
    UNDATED,
    Article,
    Claim,
    DateHint,
    DateOrigin,
    Interval,
    Publication,
    Report,
    Span,
)
from checker.rulebook import load
from checker.text import sentence_words, sentences
from checker.text.blank import blank
from checker.text.markdown import mask_markdown
from checker.text.suppressions import Declared, plain_comments, with_suppressions

CONTEXT = Context(load())


def day(text: str) -> Publication:
    """A publication on one day, or none for an empty text."""
    if not text:
        return UNDATED
    low = datetime.fromisoformat(text)
    return Publication(Interval(low, low + timedelta(days=1)), DateOrigin.METADATA)


def article(
    text: str, published: str = "", name: str = "a.txt", title: str = "", outlet: str = ""
) -> Article:
    comments = plain_comments(text, 0)
    body = blank(text, comments)
    try:
        when, hints = day(published), ()
    except ValueError:  # left to be read
        when, hints = UNDATED, (DateHint(DateOrigin.METADATA, published),)
    made = Article(
        name, name, text, body, title=title, outlet=outlet, publication=when, hints=hints
    )
    return with_suppressions(made, comments, Declared())


def claims_in(text: str, published: str = "", markdown: bool = False) -> dict[str, Claim]:
    """The claims of a text by their words."""
    made = article(text, published)
    if markdown:
        made = replace(made, body=mask_markdown(text, 0).body)
    return {c.text: c for c in pipeline.map_article(made, CONTEXT).claims}


def check(articles: Iterable[Article], context: Context = CONTEXT) -> Report:
    mapped = [pipeline.map_article(a, context) for a in articles]
    return pipeline.conclude(mapped, [], 0, context)


def cut(body: str) -> tuple[Span, ...]:
    """The sentences of a body by the English rules."""
    return sentences(body, *sentence_words(CONTEXT.rulebook.language("en").lexicon))
