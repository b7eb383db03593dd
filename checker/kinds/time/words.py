"""Words of time to the numbers and units that they stand for."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from checker.kinds.time.terms import FEW
from checker.model import Bound, Grain
from checker.rulebook import Lexicon

_SPLIT = re.compile(r"[\s-]+")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
_SIGNS = {
    "1/2": Decimal("0.5"),
    "1/4": Decimal("0.25"),
    "3/4": Decimal("0.75"),
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_FILLERS = frozenset(("a", "an", "and", "of", "more", "other", "full", "the", "long", "whole"))
_BOUNDS: tuple[Bound, ...] = ("=", "~", "<", ">", "<=", ">=")
_PAIR = frozenset(("couple", "pair"))
# The lists of words that set which side of a time is meant.
BOUNDS: dict[Bound, str] = {
    "<": "time_before", ">": "time_after", ">=": "time_since", "<=": "time_until",
    "~": "time_about",
}  # fmt: skip
# Units that are a grain of their own; nights, fortnights and the rest are counted in others.
GRAINS = {g.value: g for g in Grain if g is not Grain.VAGUE}


class Words:
    """The lexicon of one language, as productions need it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.months = lexicon.months
        self.weekdays = lexicon.weekdays
        self.seasons = lexicon.seasons
        self.parts = {k: _hours(v) for k, v in lexicon.day_parts.items()}
        self.units = lexicon.time_units
        self.holidays = lexicon.holidays
        self.ordinals = lexicon.ordinals
        self.cardinals = lexicon.cardinals
        self.scales = {w: Decimal(v) for w, v in lexicon.scales.items()}
        self.bounds: dict[str, Bound] = {
            wording: bound for bound in _BOUNDS for wording in lexicon.bounds.get(bound, ())
        }
        self.margins = {k: (Decimal(v[0]), Decimal(v[1])) for k, v in lexicon.margins.items()}
        self._vague = lexicon.vague
        self.lists = {name: frozenset(words) for name, words in lexicon.words.items()}

    def number(self, text: str) -> Decimal | None:
        """A count in digits or words ("2.5", "twenty-one", "two and a half"); None if vague."""
        text = text.strip().lower()
        if text in ("a", "an", "one"):
            return Decimal(1)
        total, run, known = Decimal(0), Decimal(0), False
        for token in _SPLIT.split(text):
            value = self._token(token)
            if value is None:
                if token in _FILLERS:
                    continue
                return None
            known = True
            if token in self.scales:
                if value > total:  # sixty-two million
                    total, run = Decimal(0), total + run
                run = (run or Decimal(1)) * value
            elif token in _FRACTIONS and run.is_normal() and token == "quarters":
                run *= value
            else:
                total, run = total + run, value
        return total + run if known else None

    def vague(self, text: str) -> tuple[Decimal, Decimal]:
        """The least and the most that a count without digits means ("several hundred")."""
        (low, high), scale = FEW, Decimal(1)
        for token in _SPLIT.split(text.strip().lower()):
            least, most = self._vague.get(token, ("", ""))
            if most:
                low, high = Decimal(least), Decimal(most)
            scale *= self.scales.get(token, 1)
        return low * scale, high * scale

    def _token(self, token: str) -> Decimal | None:
        if _DIGITS.fullmatch(token):
            try:
                return Decimal(token.replace(",", ""))
            except InvalidOperation:
                return None
        if token in self.cardinals:
            return Decimal(self.cardinals[token])
        if token in _PAIR:
            return Decimal(2)
        return self.scales.get(token) or _FRACTIONS.get(token) or _SIGNS.get(token)

    def year(self, text: str) -> int | None:
        """A year in words: "nineteen ninety-six", "two thousand and four"."""
        first, *rest = _SPLIT.split(text.strip().lower())
        century = self.cardinals.get(first)
        plain = rest and rest[0] not in self.scales
        if century is None or not (plain and 11 <= century <= 20):
            return self._year(self.number(text))
        after = self.number(" ".join(rest).replace("oh ", "").replace("o ", ""))
        return self._year(century * 100 + after) if after is not None and after < 100 else None

    def _year(self, value: Decimal | None) -> int | None:
        return int(value) if value is not None and 1000 <= value <= 2999 else None

    def ordinal(self, text: str) -> int | None:
        """The number of "3rd", "third", "twenty-first", "last" (-1), "3", "third last" (-3)."""
        text = text.strip().lower()
        if text in ("last", "final"):
            return -1
        if text.endswith(" last"):
            inner = self.ordinal(text[:-5])
            return -inner if inner else None
        digits = re.match(r"\d+", text)
        if digits:
            return int(digits[0])
        *tens, last = _SPLIT.split(text)
        value = self.ordinals.get(last) or self.cardinals.get(last)
        if value is None or not all(t in self.cardinals for t in tens):
            return None
        return value + sum(self.cardinals[t] for t in tens)

    def unit(self, text: str) -> str | None:
        """The name of a unit of time, without its plural."""
        word = text.lower().rstrip(".")
        return self.units.get(word) or self.units.get(word.rsplit(" ", 1)[-1])

    def month(self, text: str) -> int | None:
        """The number of a month, abbreviated or not."""
        return self.months.get(text.lower().rstrip("."))

    def weekday(self, text: str) -> int | None:
        """Monday is 1; plurals count."""
        word = text.lower().rstrip(".")
        return self.weekdays.get(word) or self.weekdays.get(word.removesuffix("s"))


def _hours(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    return int(low), int(high)


def year(text: str, short: bool = True) -> int | None:
    """A year in four, three or two digits; two mean 1936 to 2035 unless an era stands beside."""
    digits = text.strip("'’ ")
    if not digits.isdigit():
        return None
    value = int(digits)
    if len(digits) == 2 and short:
        value += 2000 if value < 36 else 1900
    return value if 1 <= value <= 9998 else None
