"""Text as a terminal shows it: how wide it is, and made harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What could move the cursor, start an escape sequence, turn the reading direction or hide text.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PICTURES = {c: chr(0x2400 + c) for c in range(0x20)} | {0x7F: "\N{SYMBOL FOR DELETE}"}
_NO_WIDTH = {"Mn", "Me", "Cf"}
TAB = 4


def clean(text: str) -> str:
    """`text` of the same length, with every character that a terminal might obey made visible."""
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub(_visible, text)


def one_line(text: str) -> str:
    """`text` made harmless, with every run of blanks and line ends as one blank."""
    return clean(" ".join(text.split()))


def _visible(match: re.Match[str]) -> str:
    return _PICTURES.get(ord(match[0]), _REPLACEMENT)


def width(text: str) -> int:
    """Columns that harmless `text` takes: 2 for a wide character, 0 for a combining one."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(text: str) -> list[tuple[str, int]]:
    """What to show for each character of a line, and how many columns that takes."""
    shown: list[tuple[str, int]] = []
    column = 0
    for char in text:
        if char == "\t":
            wide = TAB - column % TAB
            shown.append((" " * wide, wide))
        else:
            seen = clean(char)
            shown.append((seen, _width(seen)))
        column += shown[-1][1]
    return shown


def pad(text: str, columns: int) -> str:
    """`text` with blanks behind it, up to `columns`."""
    return text + " " * (columns - width(text))


def clip(text: str, columns: int) -> str:
    """`text`, cut off with an ellipsis where it is wider than `columns`."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for char in text:
        used += _width(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> str:
    """`text` in lines of `columns` at most; `first` leads the first line, `rest` the others.

    A word that is wider than a line stays whole, so that it can be copied.
    """
    rest = first if rest is None else rest
    return "\n".join(_lines(one_line(text).split(" "), columns, first, rest))


def _lines(words: list[str], columns: int, first: str, rest: str) -> Iterator[str]:
    line, used, empty = first, width(first), True
    for word in words:
        wide = width(word)
        if not empty and used + 1 + wide > columns:
            yield line
            line, used, empty = rest, width(rest), True
        line, used = (line + word, used + wide) if empty else (f"{line} {word}", used + 1 + wide)
        empty = False
    yield line.rstrip()
