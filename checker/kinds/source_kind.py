"""The kind of a source, told by its words."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import SourceKind
from checker.rulebook import PatternSet, SourceRule

# A nameless person stays nameless in whatever office; a named official is an official.
_ORDER = (SourceKind.UNNAMED, SourceKind.RELAYED, SourceKind.DOCUMENT, SourceKind.OFFICIAL)
_REMEMBERED = 65_536


class SourceKinds:
    """Source rules, asked for the same words once."""

    def __init__(self, rules: Sequence[SourceRule]) -> None:
        self._rules = rules
        self._set = PatternSet([r.pattern for r in rules])
        self._known: dict[str, SourceKind] = {}

    def of(self, words: str) -> SourceKind:
        """The kind of the source that `words` name; NAMED if no rule tells more."""
        kind = self._known.get(words)
        if kind is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            kind = self._known[words] = self._read(words)
        return kind

    def _read(self, words: str) -> SourceKind:
        if not words:
            return SourceKind.UNNAMED
        kinds = {self._rules[i].kind for i in self._set.which(words)}
        if SourceKind.OFFICIAL in kinds and SourceKind.DOCUMENT in kinds:
            kinds.discard(SourceKind.DOCUMENT)
        return next((k for k in _ORDER if k in kinds), SourceKind.NAMED)
