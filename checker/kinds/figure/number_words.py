"""Numbers written in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from checker.kinds.figure.amount import ONE
from checker.kinds.figure.number_run import Piece, Run
from checker.rulebook import Lexicon

# Longer runs are no numbers anybody wrote to be read.
_LONGEST = 300
_TOKEN = re.compile(r"[^\W\d_]+")


class NumberWords:
    """The number words of a language, and how they add up."""

    def __init__(self, lexicon: Lexicon) -> None:
        cardinals = {w: Decimal(v) for w, v in lexicon.cardinals.items()}
        self.cardinals: Mapping[str, Decimal] = cardinals | _written_as_one(cardinals)
        self.ordinals: Mapping[str, Decimal] = {w: Decimal(v) for w, v in lexicon.ordinals.items()}
        self.scales: Mapping[str, Decimal] = {w: Decimal(v) for w, v in lexicon.scales.items()}
        self.plural_scales: Mapping[str, Decimal] = {f"{w}s": v for w, v in self.scales.items()}
        # The places that a scale makes: 3 millionth.
        self.scale_ordinals: Mapping[str, Decimal] = {
            w: v for w, v in self.ordinals.items() if v in self.scales.values() and v > 99
        }
        # Behind a number "tn" is a trillion; alone it is anything.
        self.behind_only = frozenset(lexicon.words.get("scale_behind", ()))
        plurals = {w + "s": v for w, v in lexicon.ordinals.items() if v > 2}
        self.parts: Mapping[str, int] = plurals | {w: int(v) for w, v in lexicon.fractions.items()}
        self.vague: Mapping[str, tuple[Decimal, Decimal | None]] = {
            w: (Decimal(low), Decimal(high) if high else None)
            for w, (low, high) in lexicon.vague.items()
        }
        self.factors: Mapping[str, Decimal] = {
            w: Decimal(v.removeprefix("1/")) for w, v in lexicon.factors.items()
        }
        # The word between a number and its decimals; a blank, which no word is, without one.
        self.point = next(iter(lexicon.words.get("decimal_point", ())), " ")
        self._memo: dict[str, tuple[Piece, ...]] = {}

    def words(self) -> list[str]:
        """Every single word that may be part of a number."""
        tables: list[Mapping[str, object]] = [
            self.cardinals, self.ordinals, self.scales, self.plural_scales, self.parts,
            self.vague, self.factors,
        ]  # fmt: skip
        return sorted(
            {
                word
                for table in tables
                for phrase in table
                for word in phrase.split()
                if word != "of"
            }
        )

    def read(self, run: str) -> tuple[Piece, ...]:
        """The numbers in a run of number words, in order."""
        if len(run) > _LONGEST:
            return ()
        pieces = self._memo.get(run)
        if pieces is None:
            if len(self._memo) > 20000:
                self._memo.clear()
            pieces = self._memo[run] = tuple(Run(self, run).pieces())
        return pieces

    def scale(self, run: str) -> Decimal:
        """The product of scale words that follow digits ("hundred thousand")."""
        product = ONE
        for word in _TOKEN.findall(run):
            product *= self.scales.get(word) or self.plural_scales[word]
        return product


def _written_as_one(cardinals: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Twentyone, as some write it."""
    tens = {w: v for w, v in cardinals.items() if v >= 20}
    ones = {w: v for w, v in cardinals.items() if 0 < v < 10}
    return {t + o: v + n for t, v in tens.items() for o, n in ones.items()}
