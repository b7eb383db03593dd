"""Degrees that name no scale, in a sentence about warmth: "the water is kept at 28 degrees"."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from checker.model import Interval, Mention, Quantity
from checker.rulebook import Lexicon, Rulebook, Unit

_DEGREE, _TEMPERATURE = "degree", "temperature"
_CELSIUS, _FAHRENHEIT = "degree_Celsius", "degree_Fahrenheit"
_WORD = re.compile(r"[^\W\d_]+")


class WarmthReader:
    """Tells degrees of warmth from those of an angle by the words of the sentence."""

    def __init__(self, lexicon: Lexicon, units: tuple[Unit, ...]) -> None:
        self._warm = frozenset(lexicon.words.get("temperature_cue", ()))
        self._angle = frozenset(lexicon.words.get("angle_cue", ()))
        self._scales = {u.name: (_factor(u), Decimal(u.offset)) for u in units}

    def of(self, mention: Mention, sentence: str) -> Mention | None:
        """The mention as a temperature that allows both scales; None if it is none."""
        value = mention.value
        if not isinstance(value, Quantity) or value.unit != _DEGREE:
            return None
        words = frozenset(_WORD.findall(sentence.lower()))
        if self._warm.isdisjoint(words) or not self._angle.isdisjoint(words):
            return None
        factor, offset = self._scales[_CELSIUS]
        either = value.interval.hull(self._in_celsius(value.interval))
        warm = Quantity(either, value.stated, _DEGREE, _TEMPERATURE, factor, offset)
        return replace(mention, value=warm)

    def _in_celsius(self, fahrenheit: Interval[Decimal]) -> Interval[Decimal]:
        return Interval(self._degrees(fahrenheit.low), self._degrees(fahrenheit.high))

    def _degrees(self, fahrenheit: Decimal | None) -> Decimal | None:
        if fahrenheit is None:
            return None
        factor, offset = self._scales[_FAHRENHEIT]
        base, zero = self._scales[_CELSIUS]
        return (fahrenheit + offset) * factor / base - zero


def _factor(unit: Unit) -> Decimal:
    whole = Fraction(unit.factor)
    return Decimal(whole.numerator) / whole.denominator


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> WarmthReader:
    """The reader of a language, made once for each rulebook."""
    return WarmthReader(rulebook.language(language).lexicon, tuple(rulebook.units))
