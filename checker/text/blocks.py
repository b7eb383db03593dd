"""The blocks of Markdown: which lines are code, and what at the start of a line is a mark.

One pass over the lines; each is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checker.text.blank import Stretch

_QUOTE = re.compile(r"(?:[ \t]*>)+")
_INDENT = re.compile(r"[ \t]*")
_FENCE = re.compile(r"(`{3,})[^`\n]*$|(~{3,})")
_HEADING = re.compile(r"#{1,6}(?=[ \t\r\n]|$)")
_CLOSING_HASHES = re.compile(r"[ \t]#+[ \t\r\n]*$")
_BULLET = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?=[ \t\r\n]|$)")
_TASK = re.compile(r"[ \t]+\[[ xX]\](?=[ \t])")
_RULE = re.compile(r"(?:[-_*][ \t]*){3,}$|=+$")
_TABLE_RULE = re.compile(r"[ \t|:-]+$")
_DEFINITION = re.compile(r"\[([^\]\n]{1,200})\]:[ \t]*\S")
# Lists in lists that begin on one line.
_MOST_BULLETS = 9
# What opens a stretch that is no prose; backticks, within which nothing opens a comment.
_OPENS = re.compile(r"`+|<!--|<(script|style|pre|code|svg|math)\b", re.IGNORECASE)


class Blocks(msgspec.Struct):
    """What is to be blanked, the labels of link definitions, comments, and the first heading."""

    marks: list[Stretch]
    labels: set[str]
    comments: list[Stretch]
    title: Stretch | None = None


def read_blocks(text: str, start: int) -> Blocks:
    """The blocks of `text` from offset `start` on."""
    reader = _Reader(text)
    for begin, line in _lines(text, start):
        reader.take(begin, line)
    return Blocks(reader.marks, reader.labels, reader.comments, reader.title)


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    for line in text[start:].split("\n"):
        yield start, line
        start += len(line) + 1


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[Stretch] = []
        self.labels: set[str] = set()
        self.comments: list[Stretch] = []
        self.title: Stretch | None = None
        self._fence = ""
        self._hidden_until = 0
        self._absent: set[str] = set()
        self._list_indent = 0
        self._table = False
        # The line above: its stretch, or None if it was blank; and whether it was prose.
        self._above: Stretch | None = None
        self._prose = False

    def take(self, begin: int, line: str) -> None:
        """The next line, without its line feed."""
        end = begin + len(line)
        if begin < self._hidden_until or self._in_fence(begin, line):
            return
        if not line or line.isspace():
            self._above, self._prose, self._table = None, False, False
            return
        quote = _QUOTE.match(line)
        at = quote.end() if quote else 0
        if at:
            self._mark(begin, begin + at)
        indent = _width(line, at)
        if self._is_code(indent, quoted=bool(at)):
            self._mark(begin, end)
            return
        self._line(begin, line, at, indent)
        self._above = (begin, end)

    def _in_fence(self, begin: int, line: str) -> bool:
        bare = line.strip().lstrip("> \t") if self._fence else ""
        if not self._fence:
            return False
        self._mark(begin, begin + len(line))
        if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
            self._fence = ""
        return True

    def _is_code(self, indent: int, quoted: bool) -> bool:
        # In a list, text stands deeper; below prose, a deep line goes on with it.
        return not quoted and indent >= self._list_indent + 4 and not self._prose

    def _line(self, begin: int, line: str, at: int, indent: int) -> None:
        at = _INDENT.match(line, at).end()  # type: ignore[union-attr] # matches anything
        at = self._bullets(begin, line, at, indent)
        rest = line[at:].rstrip()
        fence = _FENCE.match(rest)
        if fence:
            self._fence = fence[1] or fence[2]
            self._mark(begin + at, begin + len(line))
            self._prose = False
            return
        heading = _HEADING.match(rest)
        if heading:
            self._heading(begin + at, rest, heading.end())
        elif _RULE.match(rest):
            self._underline(begin + at, rest)
        elif "|" in rest:
            self._row(begin + at, rest)
        elif rest.startswith("[") and (definition := _DEFINITION.match(rest)):
            self._definition(begin + at, rest, definition)
        else:
            self._prose = bool(rest)
        if "<" in rest:
            self._hide(begin + at, rest)

    def _bullets(self, begin: int, line: str, at: int, indent: int) -> int:
        found = False
        if _RULE.match(line[at:].rstrip()):
            return at
        for _ in range(_MOST_BULLETS):
            bullet = _BULLET.match(line, at)
            if bullet is None:
                break
            # "1999. " in the middle of a paragraph is a year: only a 1 may begin a list there.
            if bullet[1] and self._prose and not self._list_indent and bullet[1] != "1":
                break
            task = _TASK.match(line, bullet.end())
            stop = task.end() if task else bullet.end()
            self._mark(begin + at, begin + stop)
            at = _INDENT.match(line, stop).end()  # type: ignore[union-attr] # matches anything
            self._list_indent, found, self._prose = min(at, stop + 1), True, False
        if not found and indent == 0 and self._above is None:
            self._list_indent = 0
        return at

    def _heading(self, at: int, rest: str, marks: int) -> None:
        self._mark(at, at + marks)
        closing = _CLOSING_HASHES.search(rest, marks)
        stop = closing.start() if closing else len(rest)
        self._mark(at + stop, at + len(rest))
        self._titled(at + marks, at + stop)
        self._prose = False

    def _underline(self, at: int, rest: str) -> None:
        if self._above and self._prose and rest.strip("-") in ("", rest.strip("=")):
            self._titled(*self._above)
        self._mark(at, at + len(rest))
        self._prose = False

    def _titled(self, start: int, end: int) -> None:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        if self.title is None and words.strip():
            self.title = (start, start + len(words.strip()))

    def _row(self, at: int, rest: str) -> None:
        if "-" in rest and _TABLE_RULE.match(rest):
            self._mark(at, at + len(rest))
            self._table = True
            if self._above:
                self._pipes(self._above[0], self.text[slice(*self._above)])
        elif self._table:
            self._pipes(at, rest)
        self._prose = not self._table

    def _pipes(self, at: int, line: str) -> None:
        self.marks += [(at + i, at + i + 1) for i, c in enumerate(line) if c == "|"]

    def _definition(self, at: int, rest: str, found: re.Match[str]) -> None:
        label = found[1]
        if label.startswith("^"):
            self._mark(at, at + found.end(1) + 2)
            self._prose = True
        else:
            self.labels.add(" ".join(label.lower().split()))
            self._mark(at, at + len(rest))

    def _hide(self, at: int, rest: str) -> None:
        """Comments, and elements whose content is no prose; both may reach over lines."""
        ticks = 0
        for opening in _OPENS.finditer(rest):
            start, inside = at + opening.start(), at + opening.end()
            if start < self._hidden_until:
                continue
            if opening[0][0] == "`":
                ticks += len(opening[0])
            elif opening[1]:
                self._hide_to(f"</{opening[1].lower()}>", start, inside)
            elif ticks % 2 == 0 and (end := self._hide_to("-->", start, inside)):
                self.comments.append((start, end))

    def _hide_to(self, closing: str, start: int, inside: int) -> int:
        """Hide what stands up to `closing`; its end, or 0 if it does not come."""
        if closing in self._absent:
            return 0
        end = self.text.find(closing, inside)
        if end < 0:
            self._absent.add(closing)  # looked for once, or a page of openings takes for ever
            return 0
        end += len(closing)
        self._mark(start, end)
        self._hidden_until = max(self._hidden_until, end)
        return end

    def _mark(self, start: int, end: int) -> None:
        self.marks.append((start, end))


def _width(line: str, at: int) -> int:
    indent = line[at : _INDENT.match(line, at).end()]  # type: ignore[union-attr] # matches anything
    return len(indent.expandtabs(4))
