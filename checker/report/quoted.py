"""Places of one line are quoted together: a line is read once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checker.model import Location
from checker.report.excerpt import Mark, fits


class Quoted(msgspec.Struct):
    """Places that stand in one line, with as much of the line as they give.

    `begin` is the offset in the line at which `text` begins.
    """

    places: list[Location]
    text: str
    begin: int

    @property
    def cut(self) -> bool:
        """True if the line begins before `text`."""
        return self.begin > 0

    def offset(self, location: Location) -> int:
        """Where in `text` the place begins."""
        return location.at.column - 1 - self.begin


def quoted(locations: Iterable[Location], room: int) -> list[Quoted]:
    """The places, in order, those of one line together where that line fits into `room`."""
    groups: list[Quoted] = []
    for location in locations:
        alone = Quoted([location], location.at.quoted_line, _begin(location))
        for group in groups:
            if _joined(group, alone, room):
                break
        else:
            groups.append(alone)
    return groups


def _begin(location: Location) -> int:
    return max(location.at.column - 1 - location.at.caret, 0)


def _joined(group: Quoted, other: Quoted, room: int) -> bool:
    """True if `other` was taken into `group`."""
    here, there = group.places[0].at, other.places[0].at
    if (here.path, here.line) != (there.path, there.line) or not group.text or not other.text:
        return False
    text, begin = _union(group, other)
    if not text:
        return False
    places = [*group.places, *other.places]
    marks = [
        Mark(p.at.column - 1 - begin, p.at.column - 1 - begin + len(p.at.span)) for p in places
    ]
    if not fits(text, marks, room):
        return False
    group.places, group.text, group.begin = places, text, begin
    return True


def _union(group: Quoted, other: Quoted) -> tuple[str, int]:
    """The text that both hold of their line, and where it begins; empty if there is a gap."""
    first, second = sorted((group, other), key=lambda q: q.begin)
    end = first.begin + len(first.text)
    if second.begin > end:
        return "", 0
    return first.text + second.text[max(end - second.begin, 0) :], first.begin
