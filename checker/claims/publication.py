"""When an article appeared: the first of its hints that reads as a date."""

from __future__ import annotations

import msgspec

from checker.kinds.time import TimeReader
from checker.kinds.time.foreign import ForeignReader
from checker.model import Article, Publication


def settle_publication(article: Article, reader: TimeReader | ForeignReader) -> Article:
    """The article with the date that its most trusted readable hint gives; else unchanged."""
    if article.publication.interval is not None:
        return article
    for hint in article.hints:
        interval = reader.read_date(hint.text)
        if interval is not None:
            publication = Publication(interval, hint.origin)
            return msgspec.structs.replace(article, publication=publication)
    return article
