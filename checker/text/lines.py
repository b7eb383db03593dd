"""Offsets to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

_SHOWN = re.compile(r"\S")


class Lines:
    """The lines of a text, ended by a line feed; counted once, when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character; the end of the text is a place, too."""
        starts = self._all()
        line = bisect_right(starts, max(offset, 0))
        return line, max(offset, 0) - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end. Raises IndexError."""
        starts = self._all()
        if not 1 <= number <= len(starts):
            raise IndexError(f"line {number} of {len(starts)}")
        end = starts[number] - 1 if number < len(starts) else len(self._text)
        return self._text[starts[number - 1] : end].removesuffix("\r")

    def says(self, number: int, body: str) -> bool:
        """True if something stands on that line of `body`, which is as long as the text."""
        starts = self._all()
        end = starts[number] if number < len(starts) else len(body)
        return _SHOWN.search(body, starts[number - 1], end) is not None

    def _all(self) -> list[int]:
        if not self._starts:
            lengths = (len(line) + 1 for line in self._text.split("\n"))
            self._starts = list(accumulate(lengths, initial=0))[:-1]
        return self._starts


def position(text: str) -> Lines:
    """The line index of a text: linear to build, logarithmic to ask."""
    return Lines(text)
