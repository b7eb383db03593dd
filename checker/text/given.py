"""Articles that a program hands over, rather than a file."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.model import Article, DateHint, DateOrigin
from checker.problems import InputProblem
from checker.settings import Settings
from checker.text.article import Named, begins_with_front_matter, file_article
from checker.text.formats import Format, article_format
from checker.text.metadata import tidy
from checker.text.names import date_in_path


class Given(msgspec.Struct, frozen=True):
    """A text and what is known of it; "" where nothing is. The name of `path` tells the format."""

    text: str
    id: str
    path: str
    title: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""


def given_article(given: Given, settings: Settings) -> Iterator[Article | InputProblem]:
    """The article; and a problem, if its front matter cannot be read.

    What is given beats what the text says of itself.
    """
    named = Named(given.id, given.path, date_in_path(given.path))
    markdown = article_format(given.path) is Format.MARKDOWN
    markdown = markdown or begins_with_front_matter(given.text)
    for item in file_article(named, given.text, markdown, settings):
        yield item if isinstance(item, InputProblem) else _told(item, given)


def _told(article: Article, given: Given) -> Article:
    known = tidy(given.title, given.published, given.outlet, given.language)
    hint = DateHint(DateOrigin.METADATA, known.published)
    return msgspec.structs.replace(
        article,
        title=known.title or article.title,
        title_span=None if known.title else article.title_span,
        outlet=known.outlet or article.outlet,
        language=known.language or article.language,
        region=known.region if known.language else article.region,
        hints=(hint, *article.hints) if known.published else article.hints,
    )
