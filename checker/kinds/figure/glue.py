"""Letters glued to digits: 150k, 5km, 115USD, 50p, 21st."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.kinds.figure.amount import ONE, plain
from checker.kinds.figure.change import ChangeReader
from checker.kinds.figure.line import Line
from checker.kinds.figure.money import MoneyReader
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.percent import PercentReader
from checker.kinds.figure.quantity import QuantityReader
from checker.kinds.figure.reading import Attached, Bare
from checker.kinds.figure.units import UnitTable
from checker.model import Interval, Number, Stated
from checker.model.values import Alternative
from checker.rulebook import Lexicon

METRE = "m"
# One of these stands behind a scale that is written apart.
_CLOSERS = " ,;:)$€£"
_MILLION = Decimal(1000000)


class MillionOrMetre(Bare, frozen=True):
    """Millions of something not named, or metres."""

    def value(self, interval: Interval[Decimal], stated: Stated) -> Number:
        """The number, with the metres as its other reading."""
        other = Alternative(_metres(stated.low), _metres(stated.high), "meter")
        # As a number it may be either, so that it contradicts neither.
        metres = Interval(_metres(interval.low), _metres(interval.high))
        return Number(interval.hull(metres), msgspec.structs.replace(stated, other=other))


def _metres(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain(value / _MILLION)


MILLION_OR_METRE = MillionOrMetre()


class GlueReader:
    """Resolves glued letters to a scale, a unit or a currency."""

    def __init__(
        self,
        lexicon: Lexicon,
        money: MoneyReader,
        percent: PercentReader,
        quantity: QuantityReader,
        units: UnitTable,
        changes: ChangeReader,
    ) -> None:
        self._money = money
        self._percent = percent
        self._quantity = quantity
        self._units = units
        self._changes = changes
        self._suffixes = {k: Decimal(v) for k, v in lexicon.suffixes.items()}
        words = lexicon.words
        self._apart = frozenset(words.get("suffix_apart", ()))
        self.apart_letters = frozenset(letter.lower() for letter in self._apart)
        self._metre_before = frozenset(words.get("metre_before", ()))
        self._metre_cue = frozenset(words.get("metre_cue", ()))
        self._million_cue = frozenset(words.get("million_cue", ()) + words.get("money_cue", ()))

    def read(self, line: Line, numeral: Numeral) -> Numeral | Attached | None:
        """The numeral with its scale, or with its unit; None if the letters make it a name."""
        end = numeral.end + len(numeral.glue)
        suffix = self._suffixes.get(numeral.glue)
        if suffix is not None and not self._is_unit(line, numeral, end):
            scaled = numeral.amount.scaled(suffix)
            return msgspec.structs.replace(numeral, end=end, amount=scaled, glue="")
        return self._measured(line, numeral)

    def apart(self, line: Line, numeral: Numeral) -> Numeral:
        """The numeral with a scale that a blank parts from it: 2.3 M users, 5.5 k readers."""
        at = numeral.end + 1
        if at >= line.end or line.text[at] not in self._apart or line.low[numeral.end] != " ":
            return numeral
        if line.char_at(at + 1) not in _CLOSERS or numeral.amount.scale != ONE:
            return numeral
        amount = numeral.amount.scaled(self._suffixes[line.low[at]])
        return msgspec.structs.replace(numeral, end=at + 1, amount=amount)

    def _measured(self, line: Line, numeral: Numeral) -> Attached | None:
        follow = line.after(numeral.end)
        return (
            self._percent.read(line, numeral, follow)
            or self._quantity.read(line, numeral, follow)
            or self._money.glued(line, numeral)
            or self._changes.after(line, numeral, follow, line.before(numeral.start))
        )

    def _is_unit(self, line: Line, numeral: Numeral, end: int) -> bool:
        """True for metres and tonnes, where the letter may mean million and trillion too."""
        written = line.text[numeral.end : end]
        if self._units.exact(written) is None or numeral.glue == "k":
            return False
        if numeral.glue != METRE:
            return True
        if line.char_at(end) in "/²³2":
            return True
        follow = line.after(end)
        if follow is None or follow[2] not in self._metre_before:
            return False
        return self._units.find(line, end, follow) is None  # "5m long tons"

    def settled(self, line: Line, numeral: Numeral, found: Attached) -> Attached:
        """A bare 5m as the words of its sentence have it, millions or metres; else as both."""
        if numeral.glue != METRE or not isinstance(found.what, Bare):
            return found
        metres = not line.vocabulary.isdisjoint(self._metre_cue)
        if not line.vocabulary.isdisjoint(self._million_cue):
            return msgspec.structs.replace(found, what=MILLION_OR_METRE) if metres else found
        if metres and (measured := self._measured(line, numeral)):
            return measured
        return msgspec.structs.replace(found, what=MILLION_OR_METRE)
