"""Places in an article's text."""

from __future__ import annotations

from typing import Self

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of text: character offsets, `end` exclusive, counted as Python counts."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: Span) -> int:
        """Characters between the two; 0 if they meet."""
        return max(self.start - other.end, other.start - self.end, 0)

    def shifted(self, by: int) -> Self:
        """The same stretch seen from `by` characters further left."""
        return type(self)(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters of `text` at this place."""
        return text[self.start : self.end]
