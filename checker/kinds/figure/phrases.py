"""Look-up of wordings that start, or end, with a given word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
_SPLIT = re.compile(r"[\s\-‑]+")


class Following(Generic[T]):
    """Wordings after a number, by their first word; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for wording, value in entries:
            first, *rest = _SPLIT.split(wording.lower())
            self._table.setdefault(first, []).append((tuple(rest), value))
        for options in self._table.values():
            options.sort(key=lambda o: -len(o[0]))

        self.heads = frozenset(self._table)

    def match(self, follow: re.Match[str]) -> tuple[T, int] | None:
        """The value of the wording that `follow` begins with, and the offset where it ends."""
        for rest, value in self._table.get(follow[2], ()):
            last = 2 + 2 * len(rest)
            if not rest or (last <= 10 and all(follow[4 + 2 * i] == w for i, w in enumerate(rest))):
                return value, follow.end(last)
        return None


class Preceding(Generic[T]):
    """Wordings before a number, by their last word; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], str, T]]] = {}
        for wording, value in entries:
            *rest, last = wording.lower().split()
            self._table.setdefault(last, []).append((tuple(rest), wording, value))
        for options in self._table.values():
            options.sort(key=lambda o: -len(o[0]))

        self.tails = frozenset(self._table)

    def match(self, words: Sequence[str]) -> tuple[T, str, int] | None:
        """(value, wording, number of words) of the wording that `words` end with."""
        if not words:
            return None
        options = self._table.get(words[-1])
        if options is None:
            if words[-1][0].isalnum():
                return None
            options = self._table.get(words[-1].lstrip(_OPENERS))
            if options is None:
                return None
        for rest, wording, value in options:
            size = len(rest)
            if not size:
                return value, wording, 1
            if len(words) > size and self._same(words[-1 - size : -1], rest):
                return value, wording, size + 1
        return None

    @staticmethod
    def _same(words: Sequence[str], rest: tuple[str, ...]) -> bool:
        return words[0].lstrip(_OPENERS) == rest[0] and tuple(words[1:]) == rest[1:]


_OPENERS = "([{\"'“‘—–-"
