"""A sentence without its figure, as a digest: that of an edited copy is the same."""

from __future__ import annotations

import hashlib
import re

from checker.model import Grain, Mention, Span, Time

_WORD = re.compile(r"\w+")
# Fewer words beside a figure tell nothing.
_FEWEST = 4


def form_of(mention: Mention, body: str, sentence: Span, bounding: frozenset[str]) -> str:
    """A digest of the words around a figure; none in a short sentence, or for "yesterday".

    The words of its bound, which are in `bounding`, are the figure's: "in more than 20 days".
    """
    value = mention.value
    if isinstance(value, Time) and value.relative and not names_a_day(value):
        return ""
    before = _WORD.findall(body, sentence.start, mention.span.start)
    while before and before[-1].lower() in bounding:
        before.pop()
    after = _WORD.findall(body, mention.span.end, sentence.end)
    if len(before) + len(after) < _FEWEST:
        return ""
    told = " ".join((*before, "#", *after)).lower()
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def names_a_day(value: Time) -> bool:
    """True for "9 March" and "the first Monday of March", which need no more than a year."""
    fields = value.fields
    return bool(fields and fields.month and (fields.day or value.grain is Grain.DAY))
