"""Ratios: "a ratio of 4 to 1", "the ratio of boats to ferries is 3:2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.kinds.figure.digits import part
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import Numeral
from checker.kinds.figure.reading import BARE, Reading
from checker.model import Span
from checker.rulebook import Lexicon

# So far behind the word that announces it, in characters, a ratio may stand.
_REACH = 160
_PAIR = re.compile(r"(?<![\d.,:/-])(\d{1,4})(?:\s?:\s?|\s(?:to)\s|-to-)(\d{1,4})(?![\d:/-]|[.,]\d)")


def _is_ratio(match: re.Match[str]) -> bool:
    """False for "a price-earnings ratio of 12 to 15", which is a range."""
    above, below = int(match[1]), int(match[2])
    return below > 0 and (":" in match[0] or above >= below or above == 1)


class ProportionReader:
    """Tells ratios from scores and times by the word before them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = frozenset(lexicon.words.get("proportion", ()))

    def read(self, line: Line, numerals: Sequence[Numeral]) -> list[Reading]:
        """The ratios of a sentence, in order."""
        if len(numerals) < 2 or not self._occurs(line):
            return []
        starts = {n.start: n for n in numerals}
        return [
            self._reading(starts[m.start()], m)
            for m in _PAIR.finditer(line.low, line.start, line.end)
            if m.start() in starts and _is_ratio(m) and self._announced(line, m.start())
        ]

    def _occurs(self, line: Line) -> bool:
        """True if a word that announces ratios is in the sentence; few need all of its words."""
        find, start, end = line.low.find, line.start, line.end
        if all(find(word, start, end) < 0 for word in self._words):
            return False
        return not self._words.isdisjoint(line.vocabulary)

    def _announced(self, line: Line, at: int) -> bool:
        before = line.low[max(line.start, at - _REACH) : at]
        return any(word in before for word in self._words)

    def _reading(self, numeral: Numeral, match: re.Match[str]) -> Reading:
        amount = part(0, int(match[1]), int(match[2]))
        number = ("number", Span(match.start(), match.end()))
        return Reading(
            numeral, match.start(), match.end(), amount, BARE, "number to number", (number,)
        )
