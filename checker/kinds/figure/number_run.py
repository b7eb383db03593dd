"""A run of number words, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

import msgspec

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.digits import part

_TOKEN = re.compile(r"[^\W\d_]+")
_NINE = Decimal(9)
_HUNDRED = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_THOUSAND = Decimal(1000)


class Tables(Protocol):
    """The words of a language that are numbers, by what they do."""

    cardinals: Mapping[str, Decimal]
    ordinals: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    parts: Mapping[str, int]
    vague: Mapping[str, tuple[Decimal, Decimal | None]]
    factors: Mapping[str, Decimal]
    point: str


class Piece(msgspec.Struct, frozen=True):
    """One number within a run of number words.

    `form` is words, ordinal, fraction, vague or factor.
    """

    start: int
    end: int
    amount: Amount
    form: str
    first: str


class _Token(msgspec.Struct, frozen=True):
    word: str
    gap: str
    start: int
    end: int


class Run:
    """Reads one run from left to right; each method takes the tokens of one number."""

    def __init__(self, words: Tables, run: str) -> None:
        self._words = words
        self._tokens: list[_Token] = []
        last = 0
        for match in _TOKEN.finditer(run):
            if match[0] in ("and", "a", "an", "of", words.point):
                continue
            gap = run[last : match.start()]
            self._tokens.append(_Token(match[0], gap, match.start(), match.end()))
            last = match.end()
        self._at = 0

    def pieces(self) -> list[Piece]:
        """All numbers of the run."""
        found = []
        while self._at < len(self._tokens):
            start = self._at
            amount, form = self._number()
            last = self._tokens[self._at - 1]
            first = self._tokens[start]
            if amount is not None:
                found.append(Piece(first.start, last.end, amount, form, first.word))
        return found

    def _peek(self, ahead: int = 0) -> _Token | None:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def _number(self) -> tuple[Amount | None, str]:
        token = self._tokens[self._at]
        words = self._words
        if token.word in words.vague:
            return self._vague(token)
        if token.word in words.parts:
            return self._part(ONE, token)
        if token.word in words.ordinals:
            self._at += 1
            return Amount(words.ordinals[token.word]), "ordinal"
        if token.word in words.factors:
            self._at += 1
            return Amount(words.factors[token.word]), "factor"
        return self._sum()

    def _vague(self, token: _Token) -> tuple[Amount | None, str]:
        phrase, used = token.word, 1
        while (after := self._peek(used)) and "of" in after.gap.split():
            longer = f"{phrase} of {after.word}"
            if longer not in self._words.vague:
                break
            phrase, used = longer, used + 1
        self._at += used
        low, high = self._words.vague[phrase]
        scale = self._scales() if token.word in ("several", "few", "couple", "multi") else ONE
        return Amount(low, scale, high, open=high is None), "vague"

    def _scales(self) -> Decimal:
        scale = ONE
        while (token := self._peek()) and token.word in self._words.scales and not _joined(token):
            scale *= self._words.scales[token.word]
            self._at += 1
        return scale

    def _part(self, count: Decimal, token: _Token) -> tuple[Amount | None, str]:
        """A half, three quarters, half a million."""
        self._at += 1
        scale = ONE
        after = self._peek()
        if (
            after
            and after.word in self._words.scales
            and after.gap.split() in ([], ["a"], ["of", "a"], ["-"])
        ):
            scale = self._scales()
        amount = part(0, int(count), self._words.parts[token.word])
        if scale == ONE:
            return amount, "fraction"
        return msgspec.structs.replace(amount, scale=scale, margin=""), "words"

    def _sum(self) -> tuple[Amount | None, str]:
        """Groups of up to three digits, each with its scale."""
        groups: list[tuple[Decimal, Decimal]] = []
        current: Decimal | None = None
        while token := self._peek():
            word, words = token.word, self._words
            joined = _joined(token)
            if current is not None and not groups and self._words.point in token.gap.split():
                return self._decimals(current), "words"
            if self._at and (current is not None or groups) and not _fits_gap(token):
                break
            if joined and current is not None and not groups and (mixed := self._mixed(current)):
                return mixed, "words"
            if (value := words.cardinals.get(word)) is not None:
                if current is None:
                    if groups and (value >= groups[-1][1] or (joined and groups[-1][1] < _HUNDRED)):
                        break
                    current = value
                elif _fits(current, value, joined):
                    current += value
                else:
                    break
            elif word in words.scales and not joined:
                scale = words.scales[word]
                if scale == _HUNDRED and current is not None:
                    if not 0 < current < 100:
                        break
                    current *= 100
                elif groups and scale >= groups[-1][1]:
                    if current is not None:
                        break
                    groups[-1] = (groups[-1][0], groups[-1][1] * scale)
                else:
                    groups.append((ONE if current is None else current, scale))
                    current = None
            elif word in words.parts and current is not None and not groups:
                if not joined:
                    return self._part(current, token)
                return self._and_part(current)
            elif word in words.ordinals and current is not None and not joined:
                return self._ordinal(groups, current, words.ordinals[word])
            else:
                break
            self._at += 1
        if current is not None and self._half_follows():
            return self._and_part(current)
        if current is None and len(groups) == 1 and self._half_follows():
            (count, scale), of_one = groups[0], self._and_part(ONE)[0]
            return Amount(count - ONE + (of_one.value if of_one else ONE), scale), "words"
        return _total(groups, current), "words"

    def _ordinal(
        self, groups: list[tuple[Decimal, Decimal]], current: Decimal, last: Decimal
    ) -> tuple[Amount | None, str]:
        """Twenty-first, two hundredth; one third is a part."""
        if _fits(current, last, False):
            self._at += 1
            return Amount(sum((m * s for m, s in groups), current + last)), "ordinal"
        if current == 1 and last > 2 and not groups:
            self._at += 1
            return part(0, 1, int(last)), "fraction"
        if last in self._words.scales.values():
            self._at += 1
            return Amount(current * last), "ordinal"
        return _total(groups, current), "words"

    def _mixed(self, whole: Decimal) -> Amount | None:
        """Twenty and three fifths."""
        count, below = self._peek(), self._peek(1)
        if (
            count is None
            or below is None
            or not _joined(count)
            or below.gap.strip() not in ("", "-")
        ):
            return None
        above, parts = self._words.cardinals.get(count.word), self._words.parts.get(below.word)
        if above is None or parts is None or not 0 < above < parts:
            return None
        self._at += 2
        return part(int(whole), int(above), parts)

    def _decimals(self, whole: Decimal) -> Amount:
        """Two point two five, also with a scale after it: one point six million."""
        digits = ""
        while (token := self._peek()) and (not digits or not token.gap.strip()):
            value = self._words.cardinals.get(token.word)
            if value is None or value > _NINE:
                break
            digits += str(value)
            self._at += 1
        return Amount(Decimal(f"{whole}.{digits}"), self._scales()) if digits else Amount(whole)

    def _half_follows(self) -> bool:
        token = self._peek()
        if token is None or "and" not in token.gap.split():
            return False
        return token.word in self._words.parts or token.word in self._words.ordinals

    def _and_part(self, whole: Decimal) -> tuple[Amount | None, str]:
        """Two and a half; with a scale after it, two and a half billion."""
        token = self._tokens[self._at]
        below = self._below(token)
        if token.gap.split() not in (["and", "a"], ["and", "one"]) or below is None:
            return Amount(whole), "words"
        self._at += 1
        value = whole + ONE / below
        return Amount(value, self._scales()), "words"

    def _below(self, token: _Token) -> Decimal | None:
        """What a single part is one of: a half, a third, a fifth."""
        if token.word in self._words.parts:
            plural = not token.word.endswith(("f", "r", "d"))
            return None if plural else Decimal(self._words.parts[token.word])
        below = self._words.ordinals.get(token.word)
        return below if below is not None and below > 2 else None


def _joined(token: _Token) -> bool:
    return "and" in token.gap.split()


def _fits_gap(token: _Token) -> bool:
    return token.gap.strip() in ("", "-", "and")


def _fits(current: Decimal, value: Decimal, joined: bool) -> bool:
    below = current % 100
    if below == 0 and current:
        return 0 < value < 100
    return not joined and below >= 20 and below % 10 == 0 and 0 < value < 10


def _hundreds(number: Decimal) -> Amount:
    """Three hundred keeps its scale, so that "two or three hundred" can share it."""
    if number >= 100 and number % 100 == 0:
        return Amount((number / 100).quantize(_HUNDREDTH), _HUNDRED)
    return Amount(number)


def _total(groups: list[tuple[Decimal, Decimal]], current: Decimal | None) -> Amount | None:
    if not groups:
        return None if current is None else _hundreds(current)
    if len(groups) == 1 and current is None:
        mantissa, scale = groups[0]
        if scale < _THOUSAND:  # a dozen, a hundred: every unit counts
            mantissa = mantissa.quantize(_HUNDREDTH)
        return Amount(mantissa, scale)
    total = sum((m * s for m, s in groups), current or Decimal(0))
    if current is not None:
        return Amount(total)
    step = groups[-1][1].normalize()
    return Amount((total / step) * step)
