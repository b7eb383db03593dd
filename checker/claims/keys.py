"""Settings in a manual: `max_retries` stands as code beside its value, and tells what it is."""

from __future__ import annotations

import re

from checker.model import Article, Span

# The mark around code.
CODE = "`"
_KEY = re.compile(r"`([A-Za-z][\w.-]{0,60})`")
_JOINTS = re.compile(r"[\W_]")
# A line no longer than this has keys before its sentence.
_LINE = 200


def with_keys(article: Article, sentence: Span) -> tuple[str, int]:
    """A sentence with the keys around it as words, and the offset at which that text begins."""
    text, body, start = article.text, article.body, sentence.start
    line = max(text.rfind("\n", 0, start) + 1, start - _LINE)
    if CODE not in text[line : sentence.end]:
        return sentence.of(body), start
    if not body[line:start].strip():
        start = line  # what stands before is code and marks
    told = list(body[start : sentence.end])
    for key in _KEY.finditer(text, start, sentence.end):
        told[key.start(1) - start : key.end(1) - start] = _JOINTS.sub(" ", key[1])
    return "".join(told), start


__all__ = ["CODE", "with_keys"]
