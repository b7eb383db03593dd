"""The words of a run of number words, and a place among them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

import msgspec

_TOKEN = re.compile(r"[^\W\d_]+")
_SMALL = ("and", "a", "an", "of")


class Tables(Protocol):
    """The words of a language that are numbers, by what they do."""

    cardinals: Mapping[str, Decimal]
    ordinals: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    plural_scales: Mapping[str, Decimal]
    behind_only: frozenset[str]
    parts: Mapping[str, int]
    vague: Mapping[str, tuple[Decimal, Decimal | None]]
    factors: Mapping[str, Decimal]
    point: str


class Token(msgspec.Struct, frozen=True):
    """A word with what stands between it and the word before."""

    word: str
    gap: str
    start: int
    end: int

    @property
    def joined(self) -> bool:
        """True behind "and"."""
        return "and" in self.gap.split()

    @property
    def near(self) -> bool:
        """True if no small word but "and" stands before it."""
        return self.gap.strip() in ("", "-", "and")

    @property
    def close(self) -> bool:
        """True if nothing but a blank or a hyphen stands before it."""
        return self.gap.strip() in ("", "-")


class Tokens:
    """The tokens of a run, read from left to right; `at` is the next one."""

    def __init__(self, run: str, point: str) -> None:
        self.at = 0
        self.all: list[Token] = []
        last = 0
        for match in _TOKEN.finditer(run):
            if match[0] in _SMALL or match[0] == point:
                continue
            gap = run[last : match.start()]
            if "and" in gap:  # two-and-a-half
                gap = gap.replace("-", " ").replace("‑", " ")
            self.all.append(Token(match[0], gap, match.start(), match.end()))
            last = match.end()

    @property
    def ended(self) -> bool:
        """True if no token is left."""
        return self.at >= len(self.all)

    def peek(self, ahead: int = 0) -> Token | None:
        """The next token, or one further on; None beyond the last."""
        at = self.at + ahead
        return self.all[at] if at < len(self.all) else None


def fits(current: Decimal, value: Decimal, joined: bool) -> bool:
    """True if `value` can be added behind `current`: forty and two, three hundred and five."""
    below = current % 100
    if below == 0 and current:
        return 0 < value < 100
    return not joined and below >= 20 and below % 10 == 0 and 0 < value < 10
