"""Sums of money, and prices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.currency import CurrencyTable, Found, forms
from checker.kinds.figure.digits import ONE_DOT
from checker.kinds.figure.grouping import thousands
from checker.kinds.figure.line import Line
from checker.kinds.figure.noun import NounReader
from checker.kinds.figure.numeral import MINUS, Numeral, is_sign
from checker.kinds.figure.percent import Share
from checker.kinds.figure.reading import Attached
from checker.kinds.figure.units import UnitTable
from checker.model import Interval, Kind, Money, Span, Stated
from checker.rulebook import Currency, Lexicon, alternation

_DOLLAR = "USD"
_HUNDREDTH = Decimal("0.01")
# So many are hardly things.
_MANY = 1000
BEFORE = "currency before number"
AFTER = "number before currency"
PART = "hundredths of a currency"


class Sum(msgspec.Struct, frozen=True):
    """Money of a currency; `minor` if it was given in hundredths."""

    currency: str
    per: str | None = None
    minor: bool = False
    kind = Kind.MONEY

    def value(self, interval: Interval[Decimal], stated: Stated) -> Money:
        """The sum in the major unit."""
        return Money(interval, stated, self.currency, self.per)


class MoneyReader:
    """Makes sums of numbers and currencies."""

    def __init__(
        self, currencies: Sequence[Currency], lexicon: Lexicon, units: UnitTable, nouns: NounReader
    ) -> None:
        self.currencies = CurrencyTable(currencies, lexicon)
        self._units = units
        self._nouns = nouns
        self._commas = frozenset(c.code for c in currencies if c.comma)
        self._minors = {c.code: frozenset(f for m in c.minor for f in forms(m)) for c in currencies}
        self._time_shifts = frozenset(lexicon.words.get("time_shift", ()))
        self._things = frozenset(lexicon.words.get("money_or_thing", ()))
        self._cues = frozenset(lexicon.words.get("money_cue", ()))
        self._of_one = re.compile(rf"\s+{alternation(lexicon.words.get('money_part', ()))}(?=\s)")
        self._moved = frozenset(lexicon.words.get("change_verbs", ()))
        self._per_words = frozenset(lexicon.words.get("per_word", ()))
        self._suffixes = {k: Decimal(v) for k, v in lexicon.suffixes.items()}
        self._scales = {k: Decimal(v) for k, v in lexicon.scales.items()}

    def before(self, line: Line, numeral: Numeral, words: list[str]) -> Found | None:
        """The currency that stands before `numeral`."""
        return self.currencies.before(line, numeral.start, words)

    def with_currency(self, line: Line, numeral: Numeral, left: Found) -> Attached | None:
        """The sum of a numeral after a currency; None if glued letters make it a name."""
        amount, end = numeral.amount, numeral.end
        if numeral.glue:
            suffix = self._suffixes.get(numeral.glue)
            if suffix is None:
                return None
            amount, end = amount.scaled(suffix), end + len(numeral.glue)
        elif line.char_at(end) == " " and (follow := line.after(end)):
            amount, end = self._spaced_suffix(amount, end, follow)
        code = left.code
        follow = line.after(end) if line.char_at(end) == " " else None
        if follow and (better := self.currencies.code_after(line, follow)):
            code, end = better.code, better.end  # "$1,190 AUD"
        parts = (("currency", Span(left.start, left.end)), ("number", Span(numeral.start, end)))
        start = left.start
        if line.char_before(start) in MINUS and is_sign(line.low, start - 1):
            start, amount = start - 1, amount.negative()
        found = Attached(start, end, amount, Sum(code), BEFORE, parts)
        return self._grouped(self._priced(line, found))

    def _spaced_suffix(self, amount: Amount, end: int, follow: re.Match[str]) -> tuple[Amount, int]:
        """$5 m: a letter after a blank that multiplies."""
        suffix = self._suffixes.get(follow[2])
        if suffix is None or amount.scale != ONE or follow[1] != " ":
            return amount, end
        return amount.scaled(suffix), follow.end(2)

    def before_currency(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None
    ) -> Attached | None:
        """The sum whose currency follows the number."""
        right = self.currencies.after(line, numeral.end, follow)
        if right is None or self._are_things(line, numeral, right):
            return None
        share = self._of_whole(line, numeral, right) if right.minor else None
        return share or self._sum(line, numeral, right)

    def _of_whole(self, line: Line, numeral: Numeral, right: Found) -> Attached | None:
        """The share in "12 cents of every dollar"; not what "rose 2 cents on the dollar"."""
        joined = self._of_one.match(line.low, right.end, line.end)
        if joined is None or not self._moved.isdisjoint(line.before(numeral.start)[-1:]):
            return None
        follow = line.after(joined.end())
        whole = self.currencies.after(line, joined.end(), follow)
        word = line.low[right.start : right.end]
        if whole is None or whole.minor or not self._is_minor(word, whole.code):
            return None
        parts = (
            ("number", Span(numeral.start, numeral.end)),
            ("unit", Span(right.start, whole.end)),
        )
        return Attached(numeral.start, whole.end, numeral.amount, Share(), PART, parts)

    def _is_minor(self, word: str, code: str) -> bool:
        """True for the hundredths of a currency; of some the rules do not tell their name."""
        known = self._minors[code]
        return word in known if known else word in self._minors[_DOLLAR]

    def _are_things(self, line: Line, numeral: Numeral, right: Found) -> bool:
        """True for the crowns on teeth: there are few, and nothing is said of money."""
        if line.low[right.start : right.end] not in self._things:
            return False
        few = numeral.amount.value < _MANY
        return few and self._cues.isdisjoint(line.vocabulary)

    def glued(self, line: Line, numeral: Numeral) -> Attached | None:
        """115USD, 50p: a code or a minor unit right after the digits."""
        end = numeral.end + len(numeral.glue)
        right = self.currencies.glued(line, numeral.end, end)
        return None if right is None else self._sum(line, numeral, right)

    def _sum(self, line: Line, numeral: Numeral, right: Found) -> Attached:
        amount, end = numeral.amount, right.end
        if right.minor:
            amount = amount.scaled(_HUNDREDTH)
        elif amount.scale == ONE and (after := line.after(end)):
            scale = self._scales.get(after[2])
            if scale and "-" not in after[1]:  # "75 USD million"
                amount, end = amount.scaled(scale), after.end(2)
        number, currency = Span(numeral.start, numeral.end), Span(right.start, right.end)
        parts = (("number", number), ("currency", currency))
        what = Sum(right.code, None, right.minor)
        found = Attached(numeral.start, end, amount, what, AFTER, parts)
        return self._grouped(self._priced(line, found))

    def _grouped(self, found: Attached) -> Attached:
        """2.500 euros are thousands, if nothing else tells; a price per litre has decimals."""
        what = found.what
        assert isinstance(what, Sum)
        amount = found.amount
        if what.currency not in self._commas or what.per or amount.marks != ONE_DOT:
            return found
        return msgspec.structs.replace(found, amount=thousands(amount))

    def _shifts(self, line: Line, follow: re.Match[str]) -> bool:
        """True for "a year earlier": the words tell when, not what the sum is per."""
        after = line.after(follow.end(2))
        return after is not None and after[2] in self._time_shifts

    def _priced(self, line: Line, found: Attached) -> Attached:
        """The same sum with what it is per, if that follows."""
        match = self._units.per_word(line, found.end)
        follow = line.after(match.end()) if match else None
        if match is None or follow is None:
            return found
        if match[1] and match[1] != "per" and self._shifts(line, follow):
            return found
        unit = self._units.per(line, found.end)
        if unit is not None:
            name, end = unit[0].label, unit[1]
        elif (name := self._nouns.singular(follow[2])) in self._per_words or match[1] == "per":
            end = follow.end(2)
        else:
            return found
        what = found.what
        assert isinstance(what, Sum)
        what = Sum(what.currency, name, what.minor)
        parts = (*found.parts, ("per", Span(match.start(), end)))
        return msgspec.structs.replace(found, end=end, what=what, parts=parts)
