"""Lines that label a figure, and tables: which words of the text stand over, or before, a cell.

Read from the text, since in the body of an article the marks of a table are blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.time import TimeReader
from checker.model import Article, Span, Time

EDGE = "|"
# A table is looked up no further than this, and a line no longer than this has a label.
_ROWS, _LINE, _COLUMNS = 300, 400, 40
# What stands before a label: marks of a list, a quotation or a table.
_LABELLED = re.compile(r"[\s>|*+•·-]*([^\W\d_][^|:=\n]{0,60}?)[*`\s]*[|:=]([^\n]*)")
# Between a label and its figure stand marks, and in a table other figures.
_MARKS, _CELLS = re.compile(r"[\s*|`]*"), re.compile(r"(?:[\s*|\d.,%±<>~–−-]|n/a)*")
_RULE = re.compile(r"\|[ |:]*-[-|: ]*$", re.MULTILINE)
_ENDS = re.compile(r"[\s*`]*(?:[|;,(.]|$)")


def label_of(text: str, span: Span) -> tuple[str, bool] | None:
    """The words that label a figure in its line, and whether it is the first behind them.

    None if the figure is no whole cell, or if the line is a sentence.
    """
    start = _line_start(text, span.start)
    end = text.find("\n", span.end, span.end + _LINE)
    behind = text[span.end : end if end >= 0 else span.end + _LINE]
    if span.start - start > _LINE or not _ENDS.match(behind):
        return None
    found = _LABELLED.fullmatch(text, start, span.start)
    if found is None:
        return None
    if _MARKS.fullmatch(found[2]):
        return found[1], True
    return (found[1], False) if EDGE in found[2] and _CELLS.fullmatch(found[2]) else None


def head_of(text: str, span: Span) -> Span | None:
    """The first row of the table in which a cell stands; None if that is its own row, or none."""
    start = _line_start(text, span.start)
    if text[start : start + 1] != EDGE:
        return None
    head = start
    for _ in range(_ROWS):
        above = _line_start(text, max(head - 1, 0))
        if above >= head or text[above] != EDGE:
            break
        head = above
    end = text.find("\n", head)
    return Span(head, end) if head < start and end >= 0 else None


def is_head(text: str, span: Span) -> bool:
    """True for a place in a row that a rule parts from the rows below."""
    end = text.find("\n", span.end, span.end + _LINE)
    return end >= 0 and _RULE.match(text, end + 1) is not None


def column(text: str, at: int) -> int:
    """The number of edges before a place in its row."""
    return text.count(EDGE, _line_start(text, at), at)


class Columns:
    """The times that the heads of the columns of an article's tables name."""

    def __init__(self, article: Article, reader: TimeReader) -> None:
        self._article = article
        self._reader = reader
        self._known: dict[Span, dict[int, Time]] = {}

    def time(self, span: Span) -> Time | None:
        """The time at the head of the column in which a figure stands."""
        text = self._article.text
        head = head_of(text, span)
        if head is None:
            return None
        if head not in self._known:
            self._known[head] = dict(self._times(head.of(text)))
        return self._known[head].get(column(text, span.start))

    def _times(self, head: str) -> Iterator[tuple[int, Time]]:
        """The columns of a head that nothing but a time stands over, counted by edges."""
        for number, cell in enumerate(head.split(EDGE)[:_COLUMNS]):
            name = cell.strip(" *_`")
            whole = Span(0, len(name))
            found = self._reader.find(name, [whole], self._article.publication) if name else ()
            value = next((m.value for m in found if m.span == whole), None)
            if isinstance(value, Time) and value.interval is not None:
                yield number, value


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
