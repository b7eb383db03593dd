"""What the words around a form of a state make of it: done, not done, planned, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from checker.model import Span
from checker.rulebook import PatternSet, PolarityRule, compile_pattern


class Turned(msgspec.Struct, frozen=True):
    """What the words around make of a form; `start` and `subject` count in the words before."""

    says: str
    start: int
    now: bool = False
    passive: bool = False
    subject: Span | None = None


NOTHING = Turned("nothing", 0)


class Polarities:
    """The rules of one side, asked in their order."""

    def __init__(self, rules: Sequence[PolarityRule], border: Sequence[str]) -> None:
        self._rules, self._border = rules, frozenset(border)
        self._compiled: list[Any] = [compile_pattern(r.pattern) for r in rules]
        self._set = PatternSet([r.pattern for r in rules])

    def first(self, form: str, text: str) -> Turned | None:
        """The first rule that fits."""
        straight = text.replace("’", "'")
        if not straight.strip():
            return None
        for index in self._set.which(straight):
            rule = self._rules[index]
            if form in rule.forms:
                if rule.says == "nothing":
                    return NOTHING
                found = _turned(rule, self._compiled[index].search(straight))
                if found.subject is None or not self._breaks(found.subject.of(straight)):
                    return found
        return None

    def _breaks(self, subject: str) -> bool:
        """True for what is no one phrase: "no surprise that the lease"."""
        return not self._border.isdisjoint(subject.lower().split())


def _turned(rule: PolarityRule, match: Any) -> Turned:
    group = match.re.groupindex.get("subject")
    subject = match.span(group) if group else None
    return Turned(
        rule.says,
        match.start(),
        rule.now,
        rule.voice == "passive",
        Span(*subject) if subject and subject[0] >= 0 else None,
    )
