"""All figures of an article: numbers, with what they measure, as mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from checker.kinds.figure import grouping
from checker.kinds.figure.amount import Amount, Meaning, meaning, span_meaning
from checker.kinds.figure.both_bounds import closed
from checker.kinds.figure.bound import BoundReader
from checker.kinds.figure.line import Line, lowered
from checker.kinds.figure.local import LocalCurrencies
from checker.kinds.figure.numeral import BROKEN, Numeral, NumeralReader
from checker.kinds.figure.ordinal import Rank
from checker.kinds.figure.proportion import ProportionReader
from checker.kinds.figure.reading import ELSEWHERE, SKIP, Attached, Bare, Reading, bare
from checker.kinds.figure.sharing import SharingReader
from checker.kinds.figure.span_range import RangeReader
from checker.kinds.figure.surroundings import SurroundingsReader
from checker.model import Mention, Span
from checker.model.values import Bound
from checker.rulebook import Rulebook


class FigureReader:
    """Reads the figures of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        rules = rulebook.language(language)
        lexicon = rules.lexicon
        self._bounds = BoundReader(lexicon)
        self._around = SurroundingsReader(rulebook, lexicon, self._bounds)
        self._numerals = NumeralReader(rules, self._around.prefixes)
        self._ranges = RangeReader(lexicon, self._bounds)
        self._proportions = ProportionReader(lexicon)
        self._sharing = SharingReader(lexicon, self._bounds)
        self._local = LocalCurrencies(rulebook.currencies, lexicon)
        self._comma_regions = frozenset(lexicon.words.get("regions_comma", ()))
        self._joiners = frozenset(lexicon.words.get("range_bounds", ()))
        self._meaning = lru_cache(maxsize=32768)(self._means)

    def find(
        self, body: str, sentences: Sequence[Span], taken: Sequence[Span], region: str = ""
    ) -> list[Mention]:
        """The figures in `body`, in order; those that overlap a `taken` span are left out.

        `region` is where the text comes from (AU of en-AU): "$" is the dollar of that place.
        """
        low = lowered(body)
        busy = _Busy(taken)
        found: list[Mention] = []
        lines = list(self._numerals.lines(body, low, sentences))
        for line, numerals in grouping.settled(lines, region in self._comma_regions):
            told = self._proportions.read(line, numerals)
            rest = _outside(told, numerals) if told else numerals
            readings = self._readings(line, rest, busy)
            joined = readings
            if len(readings) > 1:
                joined = self._sharing.shared(line, self._ranges.join(line, readings))
            joined = sorted((*joined, *told), key=lambda r: r.start) if told else joined
            mentions = self._mentions(line, [r for r in joined if r.what.kind is not None])
            found += closed(line, mentions, self._joiners) if len(mentions) > 1 else mentions
        return self._local.settled(body, found, region)

    def _readings(self, line: Line, numerals: list[Numeral], busy: _Busy) -> list[Reading]:
        found: list[Reading] = []
        broken_end = -9
        for numeral in numerals:
            if busy.holds(numeral.start, numeral.end):
                found.append(_reading(numeral, bare(numeral, ELSEWHERE)))
                continue
            attached = None
            if not _goes_on(line, broken_end, numeral):
                attached = self._around.read(line, numeral)
            if attached is None:
                if numeral.form in ("digits", BROKEN):
                    broken_end = numeral.end
                    if (
                        found
                        and isinstance(found[-1].what, Bare)
                        and line.low[found[-1].end : numeral.start] == "-"
                    ):
                        found.pop()  # "25-09"
            elif found and attached.start < found[-1].end:
                continue
            elif attached is not SKIP:
                found.append(_reading(numeral, attached))
        return found

    def _mentions(self, line: Line, readings: Sequence[Reading]) -> list[Mention]:
        """A mention for each; none takes the one before for its bound: a couple of a dozen."""
        ends = [line.start, *(r.end if r.bound == "=" else r.numeral.end for r in readings)]
        return [self._mention(line, r, end) for r, end in zip(readings, ends, strict=False)]

    def _mention(self, line: Line, reading: Reading, free: int) -> Mention:
        start, end, parts = reading.start, reading.end, reading.parts
        bound, margin = reading.bound, reading.margin
        if bound == "=" and not isinstance(reading.what, Rank):
            limit = self._bounds.before(line, start, line.before(start))
            if limit is not None and limit.start < free:
                limit = None
            if limit is None and self._bounds.opens(line, end):
                limit = self._bounds.behind(line, end, line.after(end))
            if limit is not None:
                bound, margin = limit.bound, limit.margin
                start, end = min(start, limit.start), max(end, limit.end)
                parts = (("bound", Span(limit.start, limit.end)), *parts)
        # 1 and 1.00 are one key to a cache; the digits given tell them apart.
        digits = (_digits(reading.amount), _digits(reading.last))
        means = self._meaning(reading.amount, reading.last, bound, margin, digits)
        value = reading.what.value(means.interval, means.stated)
        assert reading.what.kind is not None
        return Mention(reading.what.kind, Span(start, end), value, reading.rule, parts)

    def _means(
        self, amount: Amount, last: Amount | None, bound: Bound, margin: str, _digits: object
    ) -> Meaning:
        if last is not None:
            return span_meaning(amount, last, bound, self._bounds.margins)
        return meaning(amount, bound, margin, self._bounds.margins)


def _outside(told: Sequence[Reading], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals that are no part of a ratio."""
    return [n for n in numerals if not any(r.start <= n.start < r.end for r in told)]


def _digits(amount: Amount | None) -> str:
    return "" if amount is None else str(amount.mantissa)


class _Busy:
    """Spans that are taken; asked in ascending order or not."""

    def __init__(self, taken: Sequence[Span]) -> None:
        self._spans = sorted(taken)
        self._starts = [s.start for s in self._spans]

    def holds(self, start: int, end: int) -> bool:
        """True if start to end overlaps a taken span."""
        if not self._starts:
            return False
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self._spans[at - 1].end > start


def _reading(numeral: Numeral, found: Attached) -> Reading:
    return Reading(
        numeral, found.start, found.end, found.amount, found.what, found.rule, found.parts,
        None, found.bound, found.margin,
    )  # fmt: skip


def _goes_on(line: Line, end: int, numeral: Numeral) -> bool:
    """True if digits continue an identifier that ended just before ("+1 (555) 123-4567")."""
    if not 0 < numeral.start - end <= 2 or numeral.form not in ("digits", BROKEN):
        return False
    return not line.low[end : numeral.start].strip(" -.()/")


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> FigureReader:
    """The reader of figures of a language, compiled once for each rulebook."""
    return FigureReader(rulebook, language)
