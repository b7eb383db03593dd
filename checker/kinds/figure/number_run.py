"""A run of number words, read from left to right."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.digits import part
from checker.kinds.figure.number_parts import PartReader
from checker.kinds.figure.number_tokens import Tables, Token, Tokens, fits

_HUNDRED = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_THOUSAND = Decimal(1000)
Found = tuple[Amount | None, str]


class Piece(msgspec.Struct, frozen=True):
    """One number within a run of number words.

    `form` is words, ordinal, fraction, vague or factor.
    """

    start: int
    end: int
    amount: Amount
    form: str
    first: str


class Run:
    """Reads one run from left to right; each method takes the tokens of one number."""

    def __init__(self, words: Tables, run: str) -> None:
        self._words = words
        self._tokens = Tokens(run, words.point)
        self._parts = PartReader(words, self._tokens)

    def pieces(self) -> list[Piece]:
        """All numbers of the run."""
        found, tokens = [], self._tokens
        while not tokens.ended:
            first = tokens.all[tokens.at]
            amount, form = self._number(first)
            last = tokens.all[tokens.at - 1]
            if amount is not None:
                found.append(Piece(first.start, last.end, amount, form, first.word))
        return found

    def _number(self, token: Token) -> Found:
        words = self._words
        if token.word in words.vague:
            return self._vague(token)
        if token.word in words.parts:
            return self._parts.of(ONE, words.parts[token.word])
        if token.word in words.behind_only or token.word in words.plural_scales:
            self._tokens.at += 1
            return None, "words"
        if token.word in words.ordinals:
            self._tokens.at += 1
            return Amount(words.ordinals[token.word]), "ordinal"
        if token.word in words.factors:
            self._tokens.at += 1
            return Amount(words.factors[token.word]), "factor"
        return _Sum(words, self._tokens, self._parts).read()

    def _vague(self, token: Token) -> Found:
        phrase, used = token.word, 1
        while (after := self._tokens.peek(used)) and "of" in after.gap.split():
            longer = f"{phrase} of {after.word}"
            if longer not in self._words.vague:
                break
            phrase, used = longer, used + 1
        self._tokens.at += used
        low, high = self._words.vague[phrase]
        many = token.word in ("several", "few", "couple", "multi")
        scale = self._parts.scales() if many else ONE
        return Amount(low, scale, high, open=high is None), "vague"


class _Sum:
    """Groups of up to three digits, each with its scale; `current` has none yet."""

    def __init__(self, words: Tables, tokens: Tokens, parts: PartReader) -> None:
        self._words = words
        self._tokens = tokens
        self._parts = parts
        self._groups: list[tuple[Decimal, Decimal]] = []
        self._current: Decimal | None = None

    def read(self) -> Found:
        """The number that begins at the next token, which is a cardinal or a scale."""
        start = self._tokens.at
        while token := self._tokens.peek():
            if self._tokens.at > start and (end := self._ended(token)):
                return end
            if not (self._cardinal(token) or self._scale(token)):
                break
            self._tokens.at += 1
        return _total(self._groups, self._current), "words"

    def _ended(self, token: Token) -> Found | None:
        """The whole number, if the next token brings it to an end; None if it may go on."""
        words, current, groups = self._words, self._current, self._groups
        if current is not None and not groups and words.point in token.gap.split():
            return self._parts.decimals(current), "words"
        if token.joined and (found := self._and_parts()):
            return found, "words"
        if not token.near:
            return _total(groups, current), "words"
        if not token.joined and (found_part := self._part(token)):
            return found_part
        return self._ordinal(token) if token.word in words.ordinals else None

    def _and_parts(self) -> Amount | None:
        """What "and a half" and the like add to the number."""
        if self._current is not None:
            whole = self._sum(self._current)
            return self._parts.mixed(whole) or self._parts.joined(whole)
        if len(self._groups) == 1:
            return self._parts.of_scale(*self._groups[0])
        return None

    def _part(self, token: Token) -> Found | None:
        """Three quarters, one sixty-fourth, a hundred millionths."""
        parts, current = self._words.parts, self._current
        total = self._sum(current or Decimal(0))
        below = parts.get(token.word)
        if below is not None and not (self._groups and below in (2, 4)):
            return self._parts.of(total, below)
        if current is None or self._groups or not self._opens_part(token, current):
            return None
        below = self._parts.below(single=current == 1)
        return None if below is None else (part(0, int(current), below), "fraction")

    def _opens_part(self, token: Token, current: Decimal) -> bool:
        """True if the next number is no sum with `current`, or has a hyphen: thirty-fifths."""
        value = self._words.cardinals.get(token.word)
        if value is None:
            return False
        after = self._tokens.peek(1)
        hyphen = after is not None and after.gap == "-" and after.word in self._words.parts
        return not fits(current, value, False) or (hyphen and value >= 20)

    def _cardinal(self, token: Token) -> bool:
        """Takes a cardinal, if the number may go on with it."""
        value = self._words.cardinals.get(token.word)
        if value is None:
            return False
        groups = self._groups
        if self._current is None:
            if groups and (value >= groups[-1][1] or (token.joined and self._apart())):
                return False
            self._current = value
        elif fits(self._current, value, token.joined) and not self._again(self._current):
            self._current += value
        else:
            return False
        return True

    def _again(self, current: Decimal) -> bool:
        """True if other hundreds follow: two hundred and three hundred."""
        after = self._tokens.peek(1)
        if after is None or not after.close or current < _HUNDRED:
            return False
        return self._words.scales.get(after.word) == _HUNDRED

    def _apart(self) -> bool:
        """True if a number of its own follows "and": a dozen and five, two mln and nine mln."""
        above = self._groups[-1][1]
        after = self._tokens.peek(1)
        scale = self._words.scales.get(after.word) if after and after.close else None
        return above < _HUNDRED or (scale is not None and scale >= above)

    def _scale(self, token: Token) -> bool:
        """Takes a word that multiplies; in the plural only behind a number."""
        words, groups, current = self._words, self._groups, self._current
        scale = words.scales.get(token.word)
        if scale is None and (groups or current is not None):
            scale = words.plural_scales.get(token.word)
        begun = bool(groups) or current is not None
        if scale is None or (token.joined and begun):
            return False
        if scale == _HUNDRED and current is not None:
            if not 0 < current < 100:
                return False
            self._current = current * 100
        elif groups and scale >= groups[-1][1]:
            if current is not None:
                return False
            groups[-1] = (groups[-1][0], groups[-1][1] * scale)
        else:
            groups.append((ONE if current is None else current, scale))
            self._current = None
        return True

    def _ordinal(self, token: Token) -> Found:
        """Twenty-first, hundred and first, two hundredth; one third is a part."""
        last, current = self._words.ordinals[token.word], self._current
        total = self._sum(current or Decimal(0))
        if current is None:  # "a hundred and first"
            added = token.joined and last < _HUNDRED
        else:
            added = fits(current, last, False) and not (token.joined and current % 100)
        if added:
            self._tokens.at += 1
            return Amount(total + last), "ordinal"
        if token.joined:
            return _total(self._groups, current), "words"
        if current == 1 and last > 2 and not self._groups:
            self._tokens.at += 1
            return part(0, 1, int(last)), "fraction"
        if last in self._words.scales.values():
            self._tokens.at += 1
            if current is None:  # a hundred billionth
                return Amount(total * last), "ordinal"
            return Amount(total + current * (last - 1)), "ordinal"
        return _total(self._groups, current), "words"

    def _sum(self, current: Decimal) -> Decimal:
        return sum((m * s for m, s in self._groups), current)


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
