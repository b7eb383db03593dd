"""Parts of a whole in a run of number words: three quarters, two and a half, one sixty-fourth."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.digits import part
from checker.kinds.figure.number_tokens import Tables, Token, Tokens, fits

_NINE = Decimal(9)
_TEN = Decimal(10)
_HUNDRED = Decimal(100)


class PartReader:
    """Reads parts at the place where a run is; what it takes, it moves on from."""

    def __init__(self, words: Tables, tokens: Tokens) -> None:
        self._words = words
        self._tokens = tokens

    def scales(self) -> Decimal:
        """The product of the scale words that follow."""
        scale = ONE
        while (token := self._tokens.peek()) and (one := self._scale(token)) and not token.joined:
            scale *= one
            self._tokens.at += 1
        return scale

    def _scale(self, token: Token) -> Decimal | None:
        return self._words.scales.get(token.word) or self._words.plural_scales.get(token.word)

    def of(self, count: Decimal, below: int) -> tuple[Amount, str]:
        """A half, three quarters, half a million; the name of the part is the next token."""
        self._tokens.at += 1
        scale = ONE
        after = self._tokens.peek()
        if (
            after
            and after.word in self._words.scales
            and after.gap.split() in ([], ["a"], ["of", "a"], ["-"])
        ):
            scale = self.scales()
        amount = part(0, int(count), below)
        if scale == ONE:
            return amount, "fraction"
        return msgspec.structs.replace(amount, scale=scale, margin=""), "words"

    def mixed(self, whole: Decimal) -> Amount | None:
        """Seven and two thirds, nine and twenty-one hundredths: `whole` has been read."""
        tokens, above, ahead = self._tokens, Decimal(0), 0
        while (token := tokens.peek(ahead)) is not None:
            value = self._words.cardinals.get(token.word)
            if value is None or not (token.close if ahead else token.joined):
                break
            if ahead and not (above >= 20 and fits(above, value, False)):
                return None
            above, ahead = above + value, ahead + 1
        if token is None or not above or not token.close:
            return None
        below = self._named(token, above == 1)
        if below is None or not above < below:
            return None
        tokens.at += ahead + 1
        return part(int(whole), int(above), below)

    def joined(self, whole: Decimal) -> Amount | None:
        """Two and a half; with a scale after it, two and a half billion."""
        token = self._tokens.peek()
        if token is None or token.gap.split() != ["and", "a"]:
            return None
        below = self._named(token, True)
        if below is None:
            return None
        self._tokens.at += 1
        return Amount(whole + ONE / below, self.scales())

    def of_scale(self, count: Decimal, scale: Decimal) -> Amount | None:
        """A million and a half, six million and two thirds: the part is one of a million.

        With a scale of its own it is not: two billion and a half million.
        """
        at = self._tokens.at
        rest = self.joined(Decimal(0)) or self.mixed(Decimal(0))
        if rest is None:
            return None
        own = rest.scale if rest.scale != ONE else self.scales()
        if own == ONE:
            return Amount(count + rest.mantissa, scale, margin=rest.margin)
        if own < scale:
            return Amount(count * scale + rest.mantissa * own)
        self._tokens.at = at
        return None

    def _named(self, token: Token, single: bool) -> int | None:
        """How many of that part make a whole; a single one has the name of a place in an order."""
        below = self._words.parts.get(token.word)
        if below is not None:
            # One half, but three halves.
            return below if not single or token.word.endswith(("f", "r", "d")) else None
        place = self._words.ordinals.get(token.word)
        return int(place) if single and place is not None and place > 2 else None

    def below(self, single: bool) -> int | None:
        """The sixty-fourth of "one sixty-fourth", the hundredths of "three one-hundredths".

        None, and nothing taken, if no such name follows.
        """
        tokens, total = self._tokens, Decimal(0)
        names = self._words.ordinals if single else self._words.parts
        for ahead in range(4):
            token = tokens.peek(ahead)
            if token is None or not (token.near if ahead else token.close):
                return None
            value = self._words.cardinals.get(token.word)
            if ahead and (named := names.get(token.word)):
                whole = _denominator(total, Decimal(named))
                tokens.at += ahead + 1 if whole else 0
                return whole
            if token.word in self._words.scales and 0 < total < _TEN:
                total *= self._words.scales[token.word]
            elif value and (not ahead or fits(total, value, token.joined)):
                total += value
            else:
                return None
        return None

    def decimals(self, whole: Decimal) -> Amount:
        """Two point two five, two point seventy-five; also with a scale after it."""
        first = self._cardinal()
        if first is None:
            return Amount(whole)
        digits = str(first)
        while (value := self._cardinal(close=True)) is not None:
            if first > _NINE and fits(first, value, False) and len(digits) < 3:
                digits = str(first + value)
            elif first <= _NINE and value <= _NINE:
                digits += str(value)
            else:
                self._tokens.at -= 1
                break
        return Amount(Decimal(f"{whole}.{digits}"), self.scales())

    def _cardinal(self, close: bool = False) -> Decimal | None:
        """The value of the next token, which is taken, if it is a cardinal."""
        token = self._tokens.peek()
        if token is None or (close and not token.close):
            return None
        value = self._words.cardinals.get(token.word)
        self._tokens.at += value is not None
        return value


def _denominator(total: Decimal, last: Decimal) -> int | None:
    """Sixty and fourth make 64, one and hundredth 100."""
    if fits(total, last, False):
        return int(total + last)
    return int(total * last) if last >= _HUNDRED and total < _TEN else None
