"""One saying in other words: same speaker, same occasion, and the same rare things spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.context import Context
from checker.findings.quotations.groups import (
    Group,
    Line,
)

# Words that so many quotations of one speaker hold bring nothing together.
_COMMON = 12
# Bits of the words in common, and of those of the occasion.
_ENOUGH, _OCCASION = 9.0, 2.0


def paraphrases(
    found: Sequence[Group], context: Context
) -> Iterator[tuple[Line, Line, tuple[str, ...]]]:
    """Pairs of whole quotations of different articles, with the words that they share."""
    return iter(())
