"""One sentence as the readers of figures see it."""

from __future__ import annotations

import re

_WORD = r"(?:[ap]\.m\.|u\.s\.|(?:sq|cu|fl)\.|[^\W\d_]+(?:['’][^\W\d_]+)*)"
_GAP = r"(\s{0,2}[-‑/]?\s?)"
# Up to five words, each with what parts it from the one before.
_AFTER = re.compile(
    _GAP + f"({_WORD})" + "".join(f"(?:{_GAP}({_WORD})" for _ in range(4)) + ")?" * 4
)
_TOKEN = re.compile(r"[^\W\d_]+|[£$€]")
_REACH = 48


class Line:
    """A sentence of `text`: `low` is the whole text in lower case, with the same offsets."""

    __slots__ = ("_at", "_vocabulary", "_words", "end", "low", "start", "text")

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text = text
        self.low = low
        self.start = start
        self.end = end
        self._at = -1
        self._words: list[str] = []
        self._vocabulary: frozenset[str] | None = None

    def after(self, at: int) -> re.Match[str] | None:
        """The words that follow `at`: groups 1, 3, ... are gaps, groups 2, 4, ... words."""
        return _AFTER.match(self.low, at, self.end)

    def before(self, at: int) -> list[str]:
        """The last words before `at`, lower case, with their punctuation; the nearest last."""
        if at != self._at:
            self._at = at
            self._words = self.low[max(self.start, at - _REACH) : at].split()
        return self._words

    @property
    def vocabulary(self) -> frozenset[str]:
        """All words of the sentence, and the signs of common currencies; found once."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(_TOKEN.findall(self.low, self.start, self.end))
        return self._vocabulary

    def cut_of(self, at: int, words: int) -> int:
        """The offset at which the last `words` words before `at` begin."""
        low, start = self.low, self.start
        for _ in range(words):
            while at > start and low[at - 1].isspace():
                at -= 1
            while at > start and not low[at - 1].isspace():
                at -= 1
        return at

    def char_before(self, at: int) -> str:
        """The character before `at`, or a blank at the start of the sentence."""
        return self.low[at - 1] if at > self.start else " "

    def char_at(self, at: int) -> str:
        """The character at `at`, or a blank at the end of the sentence."""
        return self.low[at] if at < self.end else " "


def lowered(text: str) -> str:
    """`text` in lower case, character by character, so that offsets stay."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
