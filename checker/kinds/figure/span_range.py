"""Neighbouring figures that make one; above all ranges."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.kinds.figure.age import Years
from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.bound import BoundReader
from checker.kinds.figure.composed import (
    and_hundredths,
    hundred_and,
    inches,
    ratio,
    two_scales,
    two_units,
)
from checker.kinds.figure.line import Line
from checker.kinds.figure.money import BEFORE, Sum
from checker.kinds.figure.noun import Things
from checker.kinds.figure.phrases import Preceding
from checker.kinds.figure.quantity import Measure
from checker.kinds.figure.reading import Bare, Elsewhere, Reading
from checker.kinds.figure.tolerance import within
from checker.model import Span
from checker.rulebook import Lexicon

_FARTHEST = 16
# So many words before a figure may a verb of change stand; a range seldom spans so much.
_VERB_NEAR = 5
_FAR, _FAR_BARE = 2, 5


class RangeReader:
    """Joins neighbouring figures of a sentence."""

    def __init__(self, lexicon: Lexicon, bounds: BoundReader) -> None:
        words = lexicon.words
        self._connectors: dict[str, str] = {}
        for name in ("hyphen", "to", "or", "and"):
            self._connectors |= dict.fromkeys(words.get(f"range_{name}", ()), name)
        self._terms = frozenset(words.get("term_gap", ()))
        self._ratio = frozenset(words.get("ratio", ()))
        self._and = frozenset(words.get("number_and", ()))
        self._change = frozenset(words.get("change_verbs", ()))
        self._by_words = frozenset(words.get("change_by", ()))
        self._ahead = frozenset(words.get("change_ahead", ()))
        openers = [(w, "from") for w in words.get("range_from", ())]
        self._from = frozenset(words.get("range_from", ()))
        openers += [(w, "between") for w in words.get("range_between", ())]
        self._openers = Preceding(openers)
        self._tolerance = frozenset(words.get("tolerance", ()))
        self._bounds = bounds

    def join(self, line: Line, readings: Sequence[Reading]) -> list[Reading]:
        """The figures with those that belong together made one."""
        joined: list[Reading] = []
        scores: set[int] = set()
        for reading in readings:
            if joined and 0 < reading.start - joined[-1].end <= _FARTHEST:
                gap = line.low[joined[-1].end : reading.start]
                one = None
                terms = self._are_terms(joined[-1], reading, gap)
                led = len(joined) > 1 and self._by(line, joined[-2], joined[-1], gap)
                if not terms and not led:
                    one = self._pair(line, joined[-1], reading, gap)
                if one is not None:
                    joined[-1] = one
                    continue
                if terms or _is_score(joined[-1], reading, gap):
                    scores |= {joined[-1].start, reading.start}
            joined.append(reading)
        if scores:
            return [r for r in joined if r.start not in scores]
        return joined

    def _are_terms(self, first: Reading, second: Reading, gap: str) -> bool:
        """True for "a two-for-one split" and "a 5-to-4 vote"."""
        if gap not in self._terms or not isinstance(first.what, Bare):
            return False
        counts = isinstance(second.what, Things) and gap not in self._connectors
        return isinstance(second.what, Bare) or counts

    def _by(self, line: Line, change: Reading, first: Reading, gap: str) -> bool:
        """True for "3 points from 5 to 8": an amount before "from" is that of a change."""
        if isinstance(change.what, Bare) or self._connectors.get(gap.strip()) != "to":
            return False
        return line.low[change.end : first.start].strip() in self._from

    def _pair(self, line: Line, first: Reading, second: Reading, gap: str) -> Reading | None:
        if first.last is not None or second.last is not None:
            return None
        word = gap.strip()
        kind = self._connectors.get(gap) or self._connectors.get(word)
        if kind is not None and (found := self._range(line, first, second, kind)):
            return found
        if word in self._ratio:
            return ratio(first, second)
        if word.strip(" ,") in self._tolerance:
            return within(first, second)
        if not word and (whole := two_scales(first, second) or and_hundredths(line, first, second)):
            return whole
        if word in self._and and (whole := hundred_and(first, second)):
            return whole
        opener = self._openers.match(line.before(first.start)) if word else None
        if opener and opener[0] == "between":  # "between 2 m and 90 cm" are two ends
            return None
        return two_units(first, second, word) or inches(line, first, second, word)

    def _range(self, line: Line, first: Reading, second: Reading, kind: str) -> Reading | None:
        if isinstance(first.what, Things) or not _alike(first, second):
            return None
        opener = self._openers.match(line.before(first.start))
        opened = opener[0] if opener else ""
        if kind == "and" and opened != "between":
            return None
        if opened == "from" and kind != "hyphen" and self._changes(line, first.start):
            return None
        low, high = _shared_scale(first.amount, second.amount), second.amount
        if low.value > high.value and low.value < 0 and kind in ("to", "and"):
            low, high = high, low  # "from -18 to -34 degrees"
        if low.value >= high.value or low.high is not None or high.high is not None:
            return None
        if kind == "to" and not opened and _unit_first(first, second):
            return None
        if kind == "to" and not opened and self._changes_from(line, first.start):
            return None
        if kind == "to" and not opened and self._moved(line, first, low.value, high.value):
            return None
        bare = isinstance(first.what, Bare) and isinstance(second.what, Bare)
        if bare and kind == "hyphen" and not opened and second.amount.scale == ONE:
            return None
        start = line.cut_of(first.start, opener[2]) if opener else first.start
        while not line.low[start].isalnum() and start < first.start:
            start += 1
        parts = (
            *((("bound", Span(start, first.start)),) if opened else ()),
            *first.parts,
            *second.parts,
        )
        what = second.what if isinstance(first.what, Bare) else first.what
        if isinstance(second.what, Sum) and second.what.per:
            what = second.what
        return Reading(
            first.numeral,
            start,
            second.end,
            low,
            what,
            f"range of {second.rule}" if what is second.what else f"range of {first.rule}",
            parts,
            high,
        )

    def _moved(self, line: Line, first: Reading, low: Decimal, high: Decimal) -> bool:
        """True if a change and where it led are told: "fell 2 million to 30 million".

        What has far to go is no range: "rose 3 to 5 percent" and "to grow 1% to 3%" are one.
        """
        words = [w.strip(",.;:()") for w in line.before(first.start)]
        if not words or words[-1] not in self._by_words:
            words = words[-_VERB_NEAR:]
        at = max((i for i, w in enumerate(words) if w in self._change), default=-1)
        if at < 0 or low <= 0 or (at and words[at - 1] in self._ahead):
            return False
        far = _FAR_BARE if isinstance(first.what, Bare) else _FAR
        return high >= low * far

    def _changes_from(self, line: Line, at: int) -> bool:
        """True for "rose from about 3": a bound stands between."""
        limit = self._bounds.before(line, at, line.before(at))
        opener = self._openers.match(line.before(limit.start)) if limit else None
        if limit is None or opener is None or opener[0] != "from":
            return False
        return self._changes(line, limit.start)

    def _changes(self, line: Line, at: int) -> bool:
        return any(w.strip(",.;:()") in self._change for w in line.before(at)[-7:])


def _unit_first(first: Reading, second: Reading) -> bool:
    """True if the first alone has a unit behind it: "by 4 million marks to 9 million"."""
    if isinstance(first.what, Bare | Years) or not isinstance(second.what, Bare):
        return False
    return first.rule != BEFORE


def _is_score(first: Reading, second: Reading, gap: str) -> bool:
    """3-1, 52-48: two bare numbers with a hyphen are a result, or a label."""
    if gap not in ("-", "–", "‑"):
        return False
    return isinstance(first.what, Bare) and isinstance(second.what, Bare | Things)


def _alike(first: Reading, second: Reading) -> bool:
    a, b = first.what, second.what
    if isinstance(a, Elsewhere) or isinstance(b, Elsewhere):
        return isinstance(a, Bare) or type(a) is type(b)
    if isinstance(a, Bare):
        return b.kind != "ordinal"
    if isinstance(a, Sum):
        return isinstance(b, Bare) or (isinstance(b, Sum) and a.currency == b.currency)
    if isinstance(a, Years):
        return isinstance(b, Bare | Years)
    if isinstance(a, Measure):
        return isinstance(b, Measure) and a.unit == b.unit
    return type(a) is type(b) and a.kind != "ordinal"


def _shared_scale(first: Amount, second: Amount) -> Amount:
    """ "2-3 million": the scale of the second number is that of the first, if that makes sense."""
    if first.scale == ONE != second.scale and first.mantissa < second.mantissa:
        return first.scaled(second.scale)
    return first
