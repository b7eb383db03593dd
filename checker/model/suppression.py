"""Suppressions: what an article says of findings that are known and accepted."""

from __future__ import annotations

import msgspec

from checker.model.place import Place


class Suppression(msgspec.Struct, frozen=True):
    """Words that take the findings of one rule out of the answer.

    `rule` is an id or a name, as it was written. `lines` are the first and the last line, counted
    from 1, that it holds for; None for the whole article. `until` is the last day on which it
    holds, as it was written; "" for always. `trouble` says why the words cannot be read.
    """

    rule: str
    reason: str
    at: Place
    lines: tuple[int, int] | None = None
    until: str = ""
    trouble: str = ""
