"""Figures side by side that share a unit or a magnitude: 45 and 50 mg, from $3 to $4 million."""

from __future__ import annotations

import msgspec

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.bound import BoundReader
from checker.kinds.figure.line import Line
from checker.kinds.figure.money import BEFORE, Sum
from checker.kinds.figure.noun import Things
from checker.kinds.figure.percent import Share
from checker.kinds.figure.quantity import Measure
from checker.kinds.figure.reading import Bare, Part, Reading
from checker.model import Span
from checker.rulebook import Lexicon

_FARTHEST = 16
# Numbers farther apart have no magnitude in common.
_FAR = 10
_SHARED = ", shared"
_UNIT_PARTS = ("unit", "currency", "noun", "per")


class SharingReader:
    """Gives the first of two figures what is said of the second only."""

    def __init__(self, lexicon: Lexicon, bounds: BoundReader) -> None:
        self._links: dict[str, str] = {",": "comma"}
        for name in ("and", "to", "from", "versus"):
            self._links |= dict.fromkeys(lexicon.words.get(f"share_{name}", ()), name)
        self._openers = frozenset(lexicon.words.get("range_from", ()))
        self._to = frozenset(lexicon.words.get("share_to", ()))
        self._bounds = bounds

    def shared(self, line: Line, readings: list[Reading]) -> list[Reading]:
        """The figures of a sentence, with units and magnitudes taken over from the right."""
        chained = False
        for at in range(len(readings) - 2, -1, -1):
            first, second = readings[at], readings[at + 1]
            link = self._link(line, first, second)
            chained = bool(link) and (chained or link != "comma")
            if link and chained:
                readings[at], readings[at + 1] = self._pair(line, first, second, link)
        return readings

    def _link(self, line: Line, first: Reading, second: Reading) -> str:
        if not 0 < second.start - first.end <= _FARTHEST:
            return ""
        start = second.start
        words = line.low[first.end : start].split(None, 1)
        link = self._links.get(words[0], "") if words else ""
        if not link or len(words) == 1:
            return link
        limit = self._bounds.before(line, start, line.before(start))
        between = line.low[first.end : limit.start] if limit else ""
        return self._links.get(between.strip(), "")

    def _pair(
        self, line: Line, first: Reading, second: Reading, link: str
    ) -> tuple[Reading, Reading]:
        origin = self._origin(line, first) if link == "to" else None
        if link == "to" and origin is None:
            return first, second
        one = self._shared(line, first, second, link)
        if origin is None:
            return one, second
        # What rose "from 3 to 4" is told of by two figures, each with its role.
        led = Span(first.end, second.start)
        return (
            msgspec.structs.replace(one, parts=(("from", origin), *one.parts)),
            msgspec.structs.replace(second, parts=(("to", led), *second.parts)),
        )

    def _origin(self, line: Line, first: Reading) -> Span | None:
        """The "from" before a figure, be there a bound between or not."""
        start = first.start
        words = line.before(start)
        if limit := self._bounds.before(line, start, words):
            start = limit.start
            words = line.before(start)
        if not words or words[-1] not in self._openers:
            return None
        return Span(line.cut_of(start, 1), start)

    def _shared(self, line: Line, first: Reading, second: Reading, link: str) -> Reading:
        if first.last is not None or first.amount.high is not None or first.numeral.glue:
            return first
        amount = _magnitude(first.amount, second.amount)
        if _prefixed(first) and _prefixed(second):
            return msgspec.structs.replace(first, amount=amount)
        if not isinstance(first.what, Bare) or not self._gives(line, first, second, link):
            return first
        parts: tuple[Part, ...] = tuple(p for p in second.parts if p[0] in _UNIT_PARTS)
        return msgspec.structs.replace(
            first,
            amount=amount,
            what=second.what,
            rule=f"{second.rule.removesuffix(_SHARED)}{_SHARED}",
            parts=(*first.parts, *parts),
        )

    def _gives(self, line: Line, first: Reading, second: Reading, link: str) -> bool:
        """True if the unit behind the second figure is that of the first, too."""
        what = second.what
        if isinstance(what, Sum):
            return second.rule != BEFORE and not what.minor
        if isinstance(what, Measure | Share):
            return True
        if not isinstance(what, Things) or first.numeral.form != second.numeral.form:
            return False
        if first.amount.scale > second.amount.scale:
            return False  # "5 million and 20 people"
        if link == "from":
            words = line.before(first.start)
            return bool(words) and words[-1] in self._to
        return link != "versus" and line.char_at(second.numeral.end) == " "


def _prefixed(reading: Reading) -> bool:
    return isinstance(reading.what, Sum) and reading.rule == BEFORE


def _magnitude(first: Amount, second: Amount) -> Amount:
    """The first amount in the magnitude of the second, if the two are then near each other."""
    if first.scale != ONE or second.scale <= ONE or first.mantissa <= 0 or second.mantissa <= 0:
        return first
    near = first.mantissa < second.mantissa * _FAR and second.mantissa < first.mantissa * _FAR
    return first.scaled(second.scale) if near else first
