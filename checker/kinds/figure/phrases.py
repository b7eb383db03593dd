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
        self._single: dict[str, tuple[T, str, int]] = {}
        longer: dict[str, list[tuple[tuple[str, ...], str, T]]] = {}
        for wording, value in entries:
            *rest, last = wording.lower().split()
            if rest:
                longer.setdefault(last, []).append((tuple(rest), wording, value))
            else:
                self._single.setdefault(last, (value, wording, 1))
        # With the words that stand before the last one: most words are none of them.
        self._longer = {
            last: (
                frozenset(rest[-1].lstrip(_OPENERS) for rest, _, _ in options),
                sorted(options, key=lambda o: -len(o[0])),
            )
            for last, options in longer.items()
        }
        self.tails = frozenset((*self._single, *self._longer))

    def match(self, words: Sequence[str]) -> tuple[T, str, int] | None:
        """(value, wording, number of words) of the wording that `words` end with."""
        if not words:
            return None
        last = words[-1]
        if last not in self.tails:
            if last[0].isalnum():
                return None
            last = last.lstrip(_OPENERS)
        if len(words) > 1 and last in self._longer:
            before, options = self._longer[last]
            if words[-2].lstrip(_OPENERS) in before:
                for rest, wording, value in options:
                    size = len(rest)
                    if len(words) > size and self._same(words[-1 - size : -1], rest):
                        return value, wording, size + 1
        return self._single.get(last)

    @staticmethod
    def _same(words: Sequence[str], rest: tuple[str, ...]) -> bool:
        return words[0].lstrip(_OPENERS) == rest[0] and tuple(words[1:]) == rest[1:]


_OPENERS = "([{\"'“‘—–-"
