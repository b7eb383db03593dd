"""Places: where in the corpus something stands."""

from __future__ import annotations

import msgspec

from checker.model.span import Span


class Place(msgspec.Struct, frozen=True):
    """Where in the corpus a claim stands. `line` and `column` start at 1.

    `digest` stands for the words of the sentence, wherever they stand and however they are laid
    out: 12 hexadecimal digits, or none where there is no sentence.
    """

    article: str
    path: str
    span: Span
    line: int
    column: int
    sentence: Span
    quoted_line: str
    caret: int
    digest: str = ""
