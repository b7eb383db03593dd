"""Degrees that only the words around tell to be of temperature, and the article of which scale.

"The pool is kept at 28 degrees" is told in the degrees of the article's other temperatures; where
it has none, by what the figure can be: nobody swims at 82 degrees Celsius.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from checker.kinds.figure.units import UnitTable
from checker.model import Mention, Quantity
from checker.rulebook import Rulebook, alternation

_DEGREE, _TEMPERATURE = "degree", "temperature"
_SIGNS = ("°C", "°F")
# How far around a figure the words may stand.
_AROUND = 100
# What people feel is below the first in degrees Celsius, and from the second on in Fahrenheit.
_CELSIUS, _FAHRENHEIT = Decimal(46), Decimal(60)
_FAHRENHEIT_REGIONS = {"US"}


class DegreesReader:
    """Finds the temperatures among the degrees of a text."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        lexicon = rulebook.language(language).lexicon
        units, words = UnitTable(rulebook.units, lexicon), lexicon.words
        self._units = [unit for sign in _SIGNS if (unit := units.exact(sign))]
        self._warm, self._felt, self._other = (
            re.compile(rf"\b{alternation(words.get(name, ()))}\b", re.IGNORECASE)
            for name in ("tells_temperature", "tells_felt", "not_a_temperature")
        )

    def settled(self, body: str, found: Sequence[Mention], region: str) -> Sequence[Mention]:
        """The mentions, those in bare degrees of temperature in degrees of one scale."""
        if not any(_is_bare(m) for m in found):
            return found
        told = {m.value.unit for m in found if _is_temperature(m) and isinstance(m.value, Quantity)}
        return [self._read(m, body, told, region) if _is_bare(m) else m for m in found]

    def _read(self, mention: Mention, body: str, told: set[str], region: str) -> Mention:
        span, value = mention.span, mention.value
        around = body[max(span.start - _AROUND, 0) : span.end + _AROUND]
        if not isinstance(value, Quantity) or self._other.search(around):
            return mention
        if not self._warm.search(around):
            return mention
        felt = self._felt.search(around) is not None
        scales = [u for u in self._units if self._may_be(u.unit, value, told, felt, region)]
        if len(scales) != 1:
            return mention
        unit = scales[0]
        given = replace(
            value,
            unit=unit.unit,
            dimension=unit.dimension,
            factor=unit.factor,
            offset=unit.offset,
        )
        return replace(mention, value=given)

    def _may_be(self, unit: str, value: Quantity, told: set[str], felt: bool, region: str) -> bool:
        if told:
            return unit in told
        fahrenheit = unit != self._units[0].unit
        if region in _FAHRENHEIT_REGIONS:
            return fahrenheit
        warmest = value.stated.high if value.stated.high is not None else value.stated.low
        if warmest is None or not felt:
            return False
        return warmest >= _FAHRENHEIT if fahrenheit else warmest < _CELSIUS


def _is_bare(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.unit == _DEGREE


def _is_temperature(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.dimension == _TEMPERATURE


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> DegreesReader:
    """The reader of a language, made once for each rulebook."""
    return DegreesReader(rulebook, language)
