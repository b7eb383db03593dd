"""A decoded text, and what is known of it, to an Article."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.model import Article, DateHint, DateOrigin, Span
from checker.problems import InputProblem
from checker.settings import Settings
from checker.text.blank import blank, urls
from checker.text.front_matter import NOTHING, FrontMatter, front_matter, strings
from checker.text.hints import hints_in
from checker.text.language import Tag, language_tag
from checker.text.markdown import mask_markdown
from checker.text.metadata import NO_METADATA, Metadata, metadata
from checker.text.suppressions import (
    Declared,
    declared_in,
    plain_comments,
    with_suppressions,
)


class Named(msgspec.Struct, frozen=True):
    """What an article is called, and the date in its file's name."""

    id: str
    path: str
    date: str = ""


def file_article(
    name: Named, text: str, markdown: bool, settings: Settings
) -> Iterator[Article | InputProblem]:
    """The article of one file; and a problem, if its front matter cannot be read."""
    front = front_matter(text, markdown)
    if front.problem:
        yield _unreadable(name, front)
    declared = declared_in(front.values, front.end)
    if declared.problem:
        yield _unreadable(name, FrontMatter(problem=declared.problem))
    known = metadata(strings(front.values))
    if not markdown:
        yield plain_article(name, text, known, settings, front.end, declared)
        return
    masked = mask_markdown(text, front.end)
    title, title_span = known.title, None
    if not title and masked.title:
        title, title_span = " ".join(masked.title.of(masked.body).split()), masked.title
    article = _article(name, text, masked.body, _titled(known, title), settings, title_span)
    yield with_suppressions(article, masked.comments, declared)


def plain_article(
    name: Named,
    text: str,
    known: Metadata = NO_METADATA,
    settings: Settings | None = None,
    start: int = 0,
    declared: Declared | None = None,
) -> Article:
    """The article of a plain text whose first `start` characters are front matter."""
    comments = plain_comments(text, start)
    body = blank(text, [(0, start), *comments, *urls(text)])
    article = _article(name, text, body, known, settings or Settings(), None)
    return with_suppressions(article, comments, declared or Declared())


def begins_with_front_matter(text: str) -> bool:
    """True if a text of unknown format begins like a Markdown article."""
    return front_matter(text, markdown=False) is not NOTHING


def _titled(known: Metadata, title: str) -> Metadata:
    return msgspec.structs.replace(known, title=title)


def _article(
    name: Named, text: str, body: str, known: Metadata, settings: Settings, title_span: Span | None
) -> Article:
    inside = hints_in(body)
    outside = (
        DateHint(DateOrigin.METADATA, known.published),
        DateHint(DateOrigin.FILE_NAME, name.date),
    )
    # An article that names its language says all of it: no region comes with that of others.
    own = Tag(known.language, known.region) if known.language else language_tag(settings.language)
    return Article(
        id=name.id,
        path=name.path,
        text=text,
        body=blank(body, inside.header),
        title=known.title,
        outlet=known.outlet or settings.outlet,
        language=own.language or "en",
        hints=(*(hint for hint in outside if hint.text), *inside.hints),
        title_span=title_span,
        region=own.region or settings.region,
    )


def _unreadable(name: Named, front: FrontMatter) -> InputProblem:
    return InputProblem(
        name.path,
        "I801",
        f"the front matter is unreadable: {front.problem}",
        "Correct it, or remove it; the text below was checked.",
        front.line,
    )
