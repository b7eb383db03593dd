"""Names in code, such as those of commands, which prose tells of: "`--fast` was removed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Span

_CODE = re.compile(r"`([^`\n]{1,60})`")
# A name stands so near behind the words of a state, and so far before a pronoun.
_NEXT, _BACK = 30, 240


def near(
    text: str, told: Span, about: Span, named: bool, sentences: Sequence[Span]
) -> tuple[str, ...]:
    """The keys of the name in code that the words at `told` are about; none if it is a noun's.

    `about` is the phrase of what it is, `named` whether that has a noun, and `sentences` are those
    up to the one of the words. A pronoun means the last name of the sentences before.
    """
    # A name in code is no prose, so a sentence may begin behind it.
    start = sentences[-2].end if len(sentences) > 1 else 0
    behind = _CODE.search(text, about.start, told.end + _NEXT) if about.start >= told.end else None
    if behind is not None:
        return _keys(behind[1])
    before = list(_CODE.finditer(text, start, told.start))
    if not before and not named and len(sentences) > 1:
        before = list(_CODE.finditer(text, max(sentences[-2].start, start - _BACK), start))
    return _keys(before[-1][1]) if before else ()


def _keys(code: str) -> tuple[str, ...]:
    """One key for each word of a name; of several the first is the program's."""
    words = code.split()
    return tuple(f"`{word}`" for word in (words[1:] or words))
