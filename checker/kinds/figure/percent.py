"""Shares in hundredths, and the points between them."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.kinds.figure.line import Line
from checker.kinds.figure.noun import NounReader
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.phrases import Following
from checker.kinds.figure.reading import Attached
from checker.model import Interval, Kind, Percent, Span, Stated
from checker.rulebook import Lexicon, alternation

_SIGNS = "%％"
# Behind it stands what the share is of: "sixty in every hundred members".
_IN_HUNDRED = "hundred"
_BASIS_POINT = Decimal("0.01")


class Share(msgspec.Struct, frozen=True):
    """Hundredths of something; `points` if it is a difference of percentages."""

    of: str | None = None
    points: bool = False
    kind = Kind.PERCENT

    def value(self, interval: Interval[Decimal], stated: Stated) -> Percent:
        """The percentage."""
        return Percent(interval, stated, self.of, self.points)


class PercentReader:
    """Finds the percent sign or its words after a number."""

    def __init__(self, lexicon: Lexicon, nouns: NounReader) -> None:
        words = lexicon.words
        self._nouns = nouns
        words_before = alternation(words.get("determiner", ("the",)))
        self._of = re.compile(rf"\s+of\s+(?:{words_before}\s+){{0,2}}")
        entries = [(w, "percent") for w in words.get("percent", ())]
        for name in ("percent_points", "basis_points"):
            entries += [(w + s, name) for w in words.get(name, ()) for s in ("", "s")]
        self._words = Following(entries)
        self._before = frozenset(words.get("percent_before", ()))
        self._alone = frozenset(words.get("percent", ())) - self._before
        self._asking = frozenset(words.get("percent_asking", ())) | frozenset(lexicon.cardinals)

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a percentage begins after its number."""
        return self._words.heads

    def read(self, line: Line, numeral: Numeral, follow: re.Match[str] | None) -> Attached | None:
        """The share, if one stands at the end of `numeral`."""
        at = numeral.end
        if line.char_at(at) == " ":
            at += 1
        if line.char_at(at) in _SIGNS and at < line.end:
            return self._share(line, numeral, "percent", at, at + 1, "number before percent sign")
        hit = self._words.match(follow) if follow else None
        if hit is None or follow is None:
            return None
        return self._share(
            line, numeral, hit[0], follow.start(2), hit[1], "number before percent word"
        )

    def named(self, line: Line, numeral: Numeral) -> Attached | None:
        """A shooting percentage of 45, or "percent of ten": the word stands before "of".

        "Percent" alone must open its sentence; behind a number it belongs to that one.
        """
        words = line.before(numeral.start)
        if numeral.first.startswith("."):
            return None  # a percentage of .512 is one of 51.2
        if len(words) > 1 and words[-2] in self._before:
            lead = words[-3] if len(words) > 2 else ""
            if lead in self._asking or lead[-1:].isdigit():
                return None
            start = line.cut_of(numeral.start, 2)
        elif " ".join(words[:-1]) in self._alone:
            start = line.cut_of(numeral.start, len(words))
        else:
            return None
        parts = (("number", Span(numeral.start, numeral.end)), ("unit", Span(start, numeral.start)))
        rule = "percent word before number"
        return Attached(start, numeral.end, numeral.amount, Share(), rule, parts)

    def _share(
        self, line: Line, numeral: Numeral, name: str, unit: int, end: int, rule: str
    ) -> Attached:
        parts = (("number", Span(numeral.start, numeral.end)), ("unit", Span(unit, end)))
        if name == "percent":
            what = Share(self._whole(line, end))
            if line.low.endswith(_IN_HUNDRED, unit, end):
                what = Share(self._noun(line, end))
            return Attached(numeral.start, end, numeral.amount, what, rule, parts)
        amount = numeral.amount
        if name == "basis_points":
            amount = amount.scaled(_BASIS_POINT)
        return Attached(numeral.start, end, amount, Share(points=True), rule, parts)

    def _whole(self, line: Line, at: int) -> str | None:
        """What the share is of: the noun after "of"."""
        if not line.low.startswith(" of ", at):
            return None
        match = self._of.match(line.low, at, line.end)
        return self._noun(line, match.end()) if match else None

    def _noun(self, line: Line, at: int) -> str | None:
        follow = line.after(at)
        if follow is None:
            return None
        match_noun = self._nouns.match
        found = match_noun(line, follow, single=False) or match_noun(line, follow, single=True)
        return found[0] if found else None
