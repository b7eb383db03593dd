"""Stretches of a text to spaces of the same length."""

from __future__ import annotations

import re
from collections.abc import Iterable

Stretch = tuple[int, int]

_SHOWN = re.compile(r"[^\r\n]+")
# Bare addresses; "»" and curly quotes end them, as people put links into quotations.
_URL = re.compile(r"(?:(?:https?|ftp)://|\bwww\.)[^\s<>\"“”«»|]+", re.IGNORECASE)
_TAIL = ".,;:!?'’)]}*_"


def spaces(text: str) -> str:
    """As many spaces as `text` is long; line ends stay."""
    return _SHOWN.sub(lambda m: " " * len(m[0]), text)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with spaces at `spans`, in any order; its length does not change."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            parts += (text[done : max(start, done)], spaces(text[max(start, done) : end]))
            done = end
    return "".join((*parts, text[done:])) if parts else text


def urls(text: str) -> list[tuple[int, int]]:
    """Where the bare addresses stand, without the punctuation of the sentence around them."""
    if "://" not in text and "www." not in text.lower():
        return []
    return [(m.start(), m.start() + url_length(m[0])) for m in _URL.finditer(text)]


def url_length(found: str) -> int:
    """The length of an address whose end may belong to the sentence around it."""
    bare = found.rstrip(_TAIL)
    if "(" in bare and found[len(bare) : len(bare) + 1] == ")":
        return len(bare) + 1
    return len(bare)
