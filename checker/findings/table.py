"""A404 in tables: a row of totals that its columns do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from checker.findings.within import Within
from checker.model import Span

_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:-]*$")
# A sign or code before a number, and a unit behind it.
_NUMBER = re.compile(
    r"(?P<lead>[^\d\s.,-]{0,4})\s?(?P<n>-?\d{1,15}|-?\d{1,3}(?:,\d{3}){1,5})(?P<d>\.\d{1,6})?"
    r"\s?(?P<tail>[^\d\s,.]{0,8})$"
)


class Cell(msgspec.Struct, frozen=True):
    """The words between two bars."""

    span: Span
    text: str


class Column(msgspec.Struct, frozen=True):
    """The numbers of a column above its total."""

    label: Cell
    total: Decimal
    parts: tuple[Decimal, ...]
    cells: tuple[Cell, ...]
    unit: str


Row = tuple[Cell, ...]


def columns(within: Within) -> Iterator[Column]:
    """Every column of numbers with a total below, in tables whose last row is one of totals."""
    if "|" not in within.article.text:
        return
    for rows in _tables(within.article.text):
        if not rows[-1][0].span.of(within.article.body).strip():  # in a block of code
            continue
        label = rows[-1][0].text.strip("* ").lower().rstrip(":")
        if len(rows) >= 4 and label in within.words("total_labels"):
            yield from _summed(rows)


def _tables(text: str) -> Iterator[Sequence[Row]]:
    """The tables of a text, without the rules between head and body."""
    rows: list[Row] = []
    end = -1
    for match in _ROW.finditer(text):
        if match.start() != end + 1 and rows:
            yield rows
            rows = []
        if not _RULE.match(match[0]):
            rows.append(_cells(match[0], match.start()))
        end = match.end()
    if rows:
        yield rows


def _cells(line: str, start: int) -> Row:
    cells = []
    at = line.index("|") + 1
    for text in line[at:].rstrip().removesuffix("|").split("|"):
        lead = len(text) - len(text.lstrip())
        inner = text.strip()
        cells.append(Cell(Span(start + at + lead, start + at + lead + len(inner)), inner))
        at += len(text) + 1
    return tuple(cells)


def _summed(rows: Sequence[Row]) -> Iterator[Column]:
    width = len(rows[-1])
    body = [r for r in rows[1:] if len(r) == width]
    if len(body) != len(rows) - 1:
        return
    for at in range(1, width):
        column = [r[at] for r in body]
        numbers = [_number(c.text) for c in column]
        if all(n is not None for n in numbers) and len({n[1] for n in numbers if n}) == 1:
            *parts, total = [n[0] for n in numbers if n is not None]
            unit = next((n[1] for n in numbers if n), "")
            yield Column(rows[-1][0], total, tuple(parts), tuple(column), unit)


def _number(text: str) -> tuple[Decimal, str] | None:
    """A cell's number and what stands around it; None for another cell."""
    match = _NUMBER.match(text.strip("* "))
    if match is None:
        return None
    value = Decimal(match["n"].replace(",", "") + (match["d"] or ""))
    return value, match["lead"] + match["tail"]
