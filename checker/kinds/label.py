"""Speakers that a mark alone names: "Finch: We lost", and a dash behind a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.model import Quote, Span

_NAME = r"[^\W\d_a-z][\w.’'-]*(?:[ \xa0][^\W\d_a-z][\w.’'-]*){0,3}"
_LABEL = re.compile(rf"[ \t]*[\"“]?({_NAME})(:)[ \t]+(?=\S)")
_DASHED = re.compile(
    rf"[\"“”][ \t]*(―|—|–|--?)[ \t]*({_NAME})\.?[ \t]*(?:$|(?=[,(]))", re.MULTILINE
)
_MARKS = '"“”'
_LEAST_WORDS = 3
_LONGEST = 2000
# Each looks through the whole text; a bound, so that no text makes the work grow.
_MOST = 400


def find(body: str, quotes: Sequence[Quote]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each. Only names that the text has elsewhere speak in a label."""
    if ":" in body:
        yield from _labels(body)
    if not any(mark in body for mark in _MARKS):
        return
    ends = {q.span.end: q for q in quotes if not q.scare}
    for match in _DASHED.finditer(body):
        quote = ends.get(match.start() + 1)
        line = body.rfind("\n", max(match.start() - _LONGEST, 0), match.start()) + 1
        content = quote.span if quote else Span(line, match.start() + 1)
        yield Span(*match.span(2)), Span(*match.span(1)), content


def _labels(body: str) -> Iterator[tuple[Span, Span, Span]]:
    for match in islice(_openings(body), _MOST):
        end = body.find("\n", match.end(), match.end() + _LONGEST)
        end = min(len(body), match.end() + _LONGEST) if end < 0 else end
        content = Span(match.end(), match.end() + len(body[match.end() : end].rstrip()))
        enough = len(content.of(body).split(None, _LEAST_WORDS)) >= _LEAST_WORDS
        if enough and _named_elsewhere(body, match[1]):
            yield Span(*match.span(1)), Span(*match.span(2)), content


def _openings(body: str) -> Iterator[re.Match[str]]:
    """The labels of all lines; only those with a colon are looked at."""
    colon = body.find(":")
    while colon >= 0:
        match = _LABEL.match(body, body.rfind("\n", 0, colon) + 1)
        if match:
            yield match
        end = body.find("\n", colon)
        colon = body.find(":", end) if end >= 0 else -1


def _named_elsewhere(body: str, name: str) -> bool:
    """True if the last word of a name stands in the text without a colon behind it, too."""
    last = name.split()[-1]
    return any(body.count(w) > body.count(w + ":") for w in {last, last.title()})
