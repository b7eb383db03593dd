"""Letters glued to digits: 150k, 5km, 115USD, 50p, 21st."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.kinds.figure.line import Line
from checker.kinds.figure.money import MoneyReader
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.percent import PercentReader
from checker.kinds.figure.quantity import QuantityReader
from checker.kinds.figure.reading import Attached
from checker.kinds.figure.units import UnitTable
from checker.rulebook import Lexicon


class GlueReader:
    """Resolves glued letters to a scale, a unit or a currency."""

    def __init__(
        self,
        lexicon: Lexicon,
        money: MoneyReader,
        percent: PercentReader,
        quantity: QuantityReader,
        units: UnitTable,
    ) -> None:
        self._money = money
        self._percent = percent
        self._quantity = quantity
        self._units = units
        self._suffixes = {k: Decimal(v) for k, v in lexicon.suffixes.items()}
        self._metre_before = frozenset(lexicon.words.get("metre_before", ()))

    def read(self, line: Line, numeral: Numeral) -> Numeral | Attached | None:
        """The numeral with its scale, or with its unit; None if the letters make it a name."""
        end = numeral.end + len(numeral.glue)
        suffix = self._suffixes.get(numeral.glue)
        if suffix is not None and not self._is_unit(line, numeral, end):
            scaled = numeral.amount.scaled(suffix)
            return msgspec.structs.replace(numeral, end=end, amount=scaled, glue="")
        follow = line.after(numeral.end)
        return (
            self._percent.read(line, numeral, follow)
            or self._quantity.read(line, numeral, follow)
            or self._money.glued(line, numeral)
        )

    def _is_unit(self, line: Line, numeral: Numeral, end: int) -> bool:
        """True for metres and tonnes, where the letter may mean million and trillion too."""
        written = line.text[numeral.end : end]
        if self._units.exact(written) is None or numeral.glue == "k":
            return False
        if numeral.glue != "m":
            return True
        if line.char_at(end) in "/²³2":
            return True
        follow = line.after(end)
        return follow is not None and follow[2] in self._metre_before
