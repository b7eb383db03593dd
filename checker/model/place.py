"""Places: where in the corpus something stands."""

from __future__ import annotations

import msgspec

from checker.model.span import Span


class Place(msgspec.Struct, frozen=True):
    """Where in the corpus a claim stands. `line` and `column` start at 1."""

    article: str
    path: str
    span: Span
    line: int
    column: int
    sentence: Span
    quoted_line: str
    caret: int
