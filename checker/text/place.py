"""Spans to places that a person can find."""

from __future__ import annotations

import hashlib
import re

from checker.model import Article, Place, Span
from checker.text.lines import position

# A line of an article may be a whole page; what is kept of it is what a report can show.
_BEFORE, _AFTER = 160, 240
_WORD = re.compile(r"\w+")


class Places:
    """Places of one article; lines are counted once, when the first is asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lines = position(article.text)
        self._digests: dict[Span, str] = {}

    def of(self, span: Span, sentence: Span) -> Place:
        """The place of `span`, with as much of its line as a report can show."""
        article = self._article
        line, column = self._lines.line_column(span.start)
        first = span.start - (column - 1)
        last = article.text.find("\n", span.start)
        last = len(article.text) if last < 0 else last
        start = max(first, span.start - _BEFORE)
        end = min(last, max(span.end, span.start + 1) + _AFTER)
        return Place(
            article=article.id,
            path=article.path,
            span=span,
            line=line,
            column=column,
            sentence=sentence,
            quoted_line=article.text[start:end].rstrip("\r"),
            caret=span.start - start,
            digest=self._digest(sentence),
        )

    def _digest(self, sentence: Span) -> str:
        if sentence not in self._digests:
            self._digests[sentence] = digest(sentence.of(self._article.body))
        return self._digests[sentence]


def digest(text: str) -> str:
    """12 hexadecimal digits for the words of a text; case, marks and line ends do not count."""
    words = " ".join(_WORD.findall(text)).casefold()
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=6).hexdigest()
