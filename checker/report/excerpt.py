"""A line of an article with what matters in it underlined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from checker.report.cells import cells

PRIMARY, SUPPORT = "^", "~"
_ELLIPSIS = "…"
# A cut goes to the border of a word if one is that near.
_SNAP = 16


class Mark(msgspec.Struct, frozen=True):
    """Characters of a line to be underlined, as offsets into it."""

    start: int
    end: int
    sign: str = PRIMARY


class Excerpt(msgspec.Struct, frozen=True):
    """A line and its underlining, both as wide as the terminal shows them."""

    line: str
    underline: str


def excerpt(line: str, marks: Sequence[Mark], room: int, cut: bool = False) -> Excerpt:
    """The part of `line` around `marks` (at least one) that fits into `room` columns.

    `cut` says that `line` itself lacks its beginning. What is left out is shown as an ellipsis;
    if the marks do not fit, the beginning of the first is shown.
    """
    first = min(m.start for m in marks)
    last = max(max(m.end, m.start + 1) for m in marks)
    begin, end = max(0, first - room), min(len(line), last + room)
    shown = cells(line[begin:end])
    hull = (min(first - begin, len(shown)), min(last - begin, len(shown)))
    low, high = _window([w for _, w in shown], hull, room, bool(begin or cut), end < len(line))
    low, high = _snap([c for c, _ in shown], hull, low, high)
    while low < hull[0] and shown[low][0].isspace():
        low += 1
    left = _ELLIPSIS if (low and _any_ink(shown[:low])) or begin or cut else ""
    right = _ELLIPSIS if high < len(shown) or end < len(line) else ""
    text = "".join(c for c, _ in shown[low:high])
    under = " " * len(left) + _underline([w for _, w in shown], marks, begin, low, high)
    return Excerpt(f"{left}{text}".rstrip() + right, under[:room].rstrip())


def fits(line: str, marks: Sequence[Mark], room: int) -> bool:
    """True if everything from the first mark to the last can be shown at once."""
    part = line[min(m.start for m in marks) : max(m.end for m in marks)]
    return len(part) <= room and sum(w for _, w in cells(part)) <= room - 2 * len(_ELLIPSIS)


def _any_ink(shown: Sequence[tuple[str, int]]) -> bool:
    return any(not c.isspace() for c, _ in shown)


def _window(
    widths: Sequence[int], hull: tuple[int, int], room: int, cut_left: bool, cut_right: bool
) -> tuple[int, int]:
    """The stretch of cells to show: the hull, with the room that is left shared around it."""
    at = list(accumulate(widths, initial=0))
    if at[-1] + cut_left + cut_right <= room:
        return 0, len(widths)
    spare = room - 2 * len(_ELLIPSIS)
    low, high = hull
    while high > low + 1 and at[high] - at[low] > spare:
        high -= 1
    left_over = max(0, spare - (at[high] - at[low]))
    right = min(left_over - min(left_over // 2, at[low]), at[-1] - at[high])
    left = left_over - right
    while low > 0 and at[hull[0]] - at[low - 1] <= left:
        low -= 1
    edge = at[high] + right
    while high < len(widths) and at[high + 1] <= edge:
        high += 1
    return low, high


def _snap(chars: Sequence[str], hull: tuple[int, int], low: int, high: int) -> tuple[int, int]:
    """The stretch without the halves of words at its ends."""
    if low > 0 and not chars[low - 1].isspace():
        low = next((i for i in range(low, min(low + _SNAP, hull[0])) if chars[i].isspace()), low)
    if high < len(chars) and not chars[high].isspace():
        floor = max(high - _SNAP, hull[1] - 1)
        high = next((i for i in range(high - 1, floor, -1) if chars[i].isspace()), high)
    return low, high


def _underline(
    widths: Sequence[int], marks: Sequence[Mark], begin: int, low: int, high: int
) -> str:
    """Signs under the marks, blanks under all else; the main mark goes over the others."""
    signs = [" "] * (high - low + 1)
    for mark in sorted(marks, key=lambda m: m.sign, reverse=True):
        start, end = mark.start - begin - low, mark.end - begin - low
        # A mark behind the end of the line gets a sign there, one that reaches it does not.
        edge = len(signs) - (start < high - low)
        for i in range(max(start, 0), min(max(end, start + 1), edge)):
            signs[i] = mark.sign
    shown = [*widths[low:high], 1]
    return "".join(s * w for s, w in zip(signs, shown, strict=True))
