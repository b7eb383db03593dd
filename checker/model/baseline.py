"""Baselines: findings that were there before, and are let be."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{12,16}$")]
Count = Annotated[int, Meta(ge=1)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A known finding by its content: no path, no line, no day, no word of the rule's message.

    `values` are the words of the articles, sorted; `told` counts the places of each sentence that
    tells it, by its digest.
    """

    rule: Annotated[str, Meta(pattern="^[A-Z][0-9]{3}$")]
    values: tuple[str, ...]
    told: Annotated[dict[Digest, Count], Meta(min_length=1)]

    @property
    def key(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What tells two entries apart, and their order."""
        return (self.rule, self.values, tuple(sorted(self.told)))


class Baseline(msgspec.Struct, frozen=True):
    """The entries of a file, in its order; entry number n stands in line n + 1."""

    path: str
    entries: tuple[Entry, ...] = ()
