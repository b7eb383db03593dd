"""Line ends inside a paragraph: does the sentence go on below?

A line was wrapped if the next word did not fit on it. What "fit" means is told by the longest line
of the paragraph; where that is very long, or very short, nothing was wrapped and each line stands
for itself.
"""

from __future__ import annotations

import re

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ITEM = re.compile(r"(?:[-*•+–—·▪◦]|\d{1,3}[.)]|[a-z]\))\s")
_TABULAR = re.compile(r"\S(?:\s{3}|\s?\t)\s*\S|\|")
_FIRST_WORD = re.compile(r"\S{1,40}")
# Narrower columns are lists and tables, wider ones are paragraphs on one line each. Indented lines
# may be items whose bullets were blanked, and need more to pass for wrapped.
_NARROW, _NARROW_INDENTED, _WIDE = 60, 72, 130
# A line this long is no entry of a list of words.
_LEAST_PROSE = 30
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


class Wrapping:
    """The paragraphs of a body, measured when first asked about."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._until = -1
        self._width = 0
        self._line = (0, 0)
        self._wrapped: bool | None = None

    def goes_on(self, at: int, below: int) -> bool:
        """True if the sentence before the line feed at `at` goes on at `below`."""
        body = self._body
        if below >= len(body) or body.find("\n", at + 1, below) >= 0:
            return False
        start = self.line_start(at)
        upper = body[start:at].strip()
        end = body.find("\n", below)
        lower = body[below : end if end >= 0 else len(body)].rstrip()
        return not _set_off(upper, lower) and self._joined(upper, lower, at, below)

    def _joined(self, upper: str, lower: str, at: int, below: int) -> bool:
        indent = below - at - 1
        open_end = upper[-1].isalnum() or upper[-1] in ",;-–—"
        if lower[0].islower() and not indent and open_end and len(upper) >= _LEAST_PROSE:
            return True
        width = self._paragraph_width(at)
        word = _FIRST_WORD.match(lower)
        fits = len(upper) + indent + 1 + (len(word[0]) if word else 0) <= width
        if fits or not (_NARROW_INDENTED if indent else _NARROW) <= width <= _WIDE:
            return False
        return self._is_wrapped() or (open_end and _SENTENCE_END.search(lower) is not None)

    def _is_wrapped(self) -> bool:
        """True if the text as a whole has the look of lines that were cut at a width."""
        if self._wrapped is None:
            lengths = [len(line.rstrip()) for line in self._body.split("\n")]
            filled = [length for length in lengths if length]
            near = 0.75 * max(filled)
            long = sum(length > near for length in filled)
            self._wrapped = long >= max(2, 0.3 * len(filled))
        return self._wrapped

    def _paragraph_width(self, at: int) -> int:
        """The longest line of the paragraph around `at`; each paragraph is measured once."""
        if at >= self._until:
            end = _BLANK_LINE.search(self._body, at)
            self._until = end.start() if end else len(self._body)
            start = self.line_start(at)
            lines = self._body[start : self._until].split("\n")
            self._width = max(len(line.rstrip()) for line in lines)
        return self._width

    def line_start(self, at: int) -> int:
        """Where the line around `at` begins; cheap for places that come in order."""
        done, start = self._line
        found = self._body.rfind("\n", done, at) + 1 if at > done else 0
        start = found or (start if at >= done else self._body.rfind("\n", 0, at) + 1)
        self._line = (at, start)
        return start


def _set_off(upper: str, lower: str) -> bool:
    """True for lines that are blocks of their own: items of a list, rows of a table."""
    if not upper or not lower or _ITEM.match(lower):
        return True
    return _is_row(upper) or _is_row(lower)


def _is_row(line: str) -> bool:
    # Printable white space is blanks alone: most lines need no pattern (5.7 to 1).
    if line.isprintable() and "   " not in line and "|" not in line:
        return False
    return _TABULAR.search(line) is not None
