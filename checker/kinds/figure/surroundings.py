"""What stands around a numeral and gives it its kind."""

from __future__ import annotations

import re

import msgspec

from checker.kinds.figure.age import AgeReader
from checker.kinds.figure.amount import ONE
from checker.kinds.figure.bound import BoundReader, Limit
from checker.kinds.figure.change import ChangeReader
from checker.kinds.figure.glue import GlueReader
from checker.kinds.figure.label import LabelReader
from checker.kinds.figure.line import Line
from checker.kinds.figure.money import MoneyReader, Sum
from checker.kinds.figure.noun import NounReader, Things
from checker.kinds.figure.numeral import BROKEN, Numeral
from checker.kinds.figure.ordinal import OrdinalReader
from checker.kinds.figure.percent import PercentReader, Share
from checker.kinds.figure.quantity import Measure, QuantityReader
from checker.kinds.figure.reading import BARE, ELSEWHERE, LONE, SKIP, Attached, Bare, bare
from checker.kinds.figure.units import UnitTable
from checker.model import Span
from checker.rulebook import Lexicon, Rulebook

_MILLION = 1_000_000
_SIGNED = ("words", "fraction")
# So many words may stand between "by" and a half: those of a bound.
_BOUND_WORDS = 4
# What a part may be one of: half of a mile, a quarter of one percent.
_SINGLE = ("a", "an", "one")


class SurroundingsReader:
    """Asks the readers of each kind, in the order in which their words are told apart."""

    def __init__(self, rulebook: Rulebook, lexicon: Lexicon, bounds: BoundReader) -> None:
        words = lexicon.words
        units = UnitTable(rulebook.units, lexicon)
        self._bounds = bounds
        self._labels = LabelReader(lexicon)
        self._nouns = NounReader(lexicon)
        self._ages = AgeReader(lexicon, bounds)
        self._money = MoneyReader(rulebook.currencies, lexicon, units, self._nouns)
        self._percent = PercentReader(lexicon, self._nouns)
        self._quantity = QuantityReader(units, lexicon)
        self._changes = ChangeReader(lexicon)
        self._glue = GlueReader(
            lexicon, self._money, self._percent, self._quantity, units, self._changes
        )
        self._ordinals = OrdinalReader(lexicon)
        # A word that begins no unit, currency, percentage, age or bound can only be a noun.
        self._heads = (
            units.first_words | self._money.currencies.first_words | self._percent.first_words
            | bounds.first_words | self._ages.first_words | self._changes.first_words
        )  # fmt: skip
        self._money_cue = frozenset(words.get("money_cue", ()))
        self._weight_cue = frozenset(words.get("weight_cue", ()))
        self._part_of = frozenset(words.get("part_of", ()))
        self._needs_of = frozenset(words.get("vague_of", ()))
        self._minus = frozenset(words.get("minus", ()))
        self._halves = frozenset(lexicon.fractions)
        self._by = frozenset(words.get("change_by", ()))

    @property
    def prefixes(self) -> list[str]:
        """What may stand right before digits and leave them a number."""
        return self._money.currencies.prefixes

    def read(self, line: Line, numeral: Numeral) -> Attached | None:
        """What the numeral measures; None if it is a label, SKIP if it says too little."""
        if numeral.form == "digits" or numeral.form == BROKEN:
            return self._of_digits(line, numeral)
        words = line.before(numeral.start)
        follow = line.after(numeral.end)
        if self._labels.capital(line, numeral) or self._labels.address_part(line, numeral):
            return None
        if numeral.form == "ordinal":
            return self._ordinals.read(line, numeral, follow, words)
        if numeral.form == "factor":
            return self._changes.word(line, numeral, follow, words)
        if self._labels.labelled(numeral, words):
            return self._ordinals.numbered(numeral, follow, words)
        below = bool(words) and words[-1] in self._minus
        if numeral.first == "one" and not below and self._labels.pronoun(line, numeral, follow):
            return None if line.end - line.start > 6 else bare(numeral)
        left = self._money.before(line, numeral, words)
        if left is not None:
            return self._money.with_currency(line, numeral, left)
        return self._of_words(line, numeral, follow, words)

    def _of_digits(self, line: Line, numeral: Numeral) -> Attached | None:
        if numeral.form == BROKEN:
            return None
        words = line.before(numeral.start)
        left = self._money.before(line, numeral, words)
        if left is not None:
            return self._money.with_currency(line, numeral, left)
        start, end, low = numeral.start, numeral.end, line.low
        if (low[start - 1 : start] != " " or low[end : end + 1] != " ") and self._labels.glued(
            line, numeral
        ):
            return None
        follow = line.after(end)
        if self._labels.clock(numeral, follow):
            return None
        if self._labels.labelled(numeral, words) and not self._quantity.is_size(line, end, follow):
            return self._ordinals.numbered(numeral, follow, words)
        if self._labels.year(numeral) and self._only_noun(follow) and low[end : end + 1] in " .,":
            return None
        if words and words[-1] in self._minus:
            numeral = self._below_zero(line, numeral, words)
        given = numeral
        if numeral.glue:
            if self._labels.form(line, numeral):
                return None
            resolved = self._glue.read(line, numeral)
            if not isinstance(resolved, Numeral):
                return resolved
            numeral = resolved
            follow = line.after(numeral.end)
        elif low[end + 1 : end + 2] in self._glue.apart_letters:
            numeral = self._glue.apart(line, numeral)
            follow = line.after(numeral.end)
        found = self._around(line, numeral, follow, words)
        if self._is_name(line, numeral, found, words):
            return None
        return self._glue.settled(line, given, found) if given.glue else found

    def _below_zero(self, line: Line, numeral: Numeral, words: list[str]) -> Numeral:
        """ "minus 5" is below zero; what is taken from another number, or a tolerance, is not."""
        if (len(words) > 1 and words[-2][-1].isdigit()) or self._bounds.tolerated(words):
            return numeral
        start, amount = line.cut_of(numeral.start, 1), numeral.amount.negative()
        return msgspec.structs.replace(numeral, start=start, amount=amount)

    def _only_noun(self, follow: re.Match[str] | None) -> bool:
        """True if the next word begins no unit, currency, percentage, age or bound."""
        return follow is None or (follow[1] == " " and follow[2] not in self._heads)

    def _is_name(self, line: Line, numeral: Numeral, found: Attached, words: list[str]) -> bool:
        """Years, names that end in a number, house numbers, long identifiers."""
        what = found.what
        if not isinstance(what, Bare | Things):
            return False
        if isinstance(what, Bare) and (
            self._labels.perhaps(numeral, words) or self._labels.named(line, numeral)
        ):
            return True
        if self._labels.address(line, numeral):
            return True
        if not self._labels.identifier(numeral):
            return False
        direct = isinstance(what, Things) and not numeral.amount.value % 100
        return not direct or (bool(words) and words[-1] in ("the", "in", "since", "of"))

    def _of_words(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        if words and words[-1] in self._minus and numeral.form in _SIGNED:
            numeral = self._below_zero(line, numeral, words)
        article = bool(words) and words[-1] in ("a", "an") and numeral.first != "one"
        if article:
            numeral = msgspec.structs.replace(numeral, start=line.cut_of(numeral.start, 1))
            words = words[:-1]
        if numeral.form == "fraction":
            return self._fraction(line, numeral, follow, words)
        if numeral.form == "vague" and numeral.amount.scale == ONE:
            return self._vague(line, numeral, follow, words, article)
        if follow and follow[2] == "of" and numeral.form == "vague":
            return self._past(line, numeral, follow.end(2), words)
        found = self._around(line, numeral, follow, words)
        if isinstance(found.what, Bare) and self._labels.day(numeral, words):
            return None
        if (
            numeral.first == "one"
            and isinstance(found.what, Bare)
            and numeral.end - numeral.start == 3
        ):
            return found if line.end - line.start <= 6 else bare(numeral, LONE)
        return found

    def _vague(
        self,
        line: Line,
        numeral: Numeral,
        follow: re.Match[str] | None,
        words: list[str],
        article: bool,
    ) -> Attached | None:
        """Dozens of people; "several" and "few" alone say too little."""
        if numeral.first in ("several", "few", "multi"):
            return SKIP
        if numeral.first in self._needs_of and not (follow and follow[2] == "of"):
            return SKIP
        if numeral.first == "couple" and not (article and follow and follow[2] == "of"):
            return SKIP
        if follow and follow[2] == "of":
            return self._past(line, numeral, follow.end(2), words)
        return self._around(line, numeral, follow, words)

    def _past(self, line: Line, numeral: Numeral, end: int, words: list[str]) -> Attached:
        """Reads on from `end`, after "of" or "a"; the span is the numeral's own if it fails."""
        probe = msgspec.structs.replace(numeral, end=end)
        found = self._around(line, probe, line.after(end), words)
        return bare(numeral) if isinstance(found.what, Bare) else found

    def _fraction(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached | None:
        after = follow[2] if follow else ""
        if numeral.first in self._halves and (change := self._changes.part(numeral, follow)):
            return change
        if after in ("a", "an", "of") and follow is not None:
            single = after == "of" and follow[4] in _SINGLE
            found = self._past(line, numeral, follow.end(4 if single else 2), [])
            if isinstance(found.what, Measure | Share) or found.what is ELSEWHERE:
                return found
        alone = follow is None and line.end - line.start <= 20
        if numeral.first in self._halves and after not in self._part_of and not alone:
            found = self._around(line, numeral, follow, [])
            if isinstance(found.what, Measure | Share | Sum):
                return found
            led = isinstance(found.what, Bare) and not self._by.isdisjoint(words[-_BOUND_WORDS:])
            return bare(numeral, BARE if led else LONE, "fraction word")
        if follow and after not in self._part_of:
            found = self._around(line, numeral, follow, [])
            if isinstance(found.what, Measure | Share | Sum) or found.what is ELSEWHERE:
                return found
        return bare(numeral, rule="fraction word")

    def _around(
        self, line: Line, numeral: Numeral, follow: re.Match[str] | None, words: list[str]
    ) -> Attached:
        """The first kind whose words stand around the numeral."""
        if follow is not None and self._only_noun(follow) and not self._ages.near(words):
            return self._counted(line, numeral, follow)
        limit = self._bounds.after(line, numeral.end, follow)
        if limit is not None:
            return self._bounded(line, numeral, limit, words)
        found = (
            self._percent.read(line, numeral, follow)
            or self._ages.read(line, numeral, follow, words)
            or self._changes.after(line, numeral, follow, words)
        )
        if found is not None:
            return found
        measured = self._quantity.read(line, numeral, follow)
        if measured is None or self._may_be_money(line, numeral, measured):
            named = self._money.before_currency(line, numeral, follow)
            if named is not None:
                return named
        return measured or self._counted(line, numeral, follow)

    def _bounded(self, line: Line, numeral: Numeral, limit: Limit, words: list[str]) -> Attached:
        """ "20 or more people": the bound stands between the number and what it counts."""
        probe = msgspec.structs.replace(numeral, end=limit.end)
        found = self._around_once(line, probe, words)
        parts = (("bound", Span(limit.start, limit.end)), *found.parts)
        return msgspec.structs.replace(found, bound=limit.bound, margin=limit.margin, parts=parts)

    def _around_once(self, line: Line, numeral: Numeral, words: list[str]) -> Attached:
        follow = line.after(numeral.end)
        return (
            self._percent.read(line, numeral, follow)
            or self._ages.read(line, numeral, follow, words)
            or self._quantity.read(line, numeral, follow)
            or self._money.before_currency(line, numeral, follow)
            or self._counted(line, numeral, follow)
        )

    def _counted(self, line: Line, numeral: Numeral, follow: re.Match[str] | None) -> Attached:
        if follow is None:
            return self._alone(line, numeral)
        if follow[2] == "of" and numeral.amount.scale != ONE and line.low[numeral.end - 1] == "s":
            follow = line.after(follow.end(2)) or follow  # "7 dozens of eggs"
        single = numeral.amount.high is None and numeral.amount.value == 1
        hit = self._nouns.match(line, follow, single)
        if hit is None:
            inches = self._quantity.inches(line, numeral) if follow[2] == "in" else None
            return inches or self._alone(line, numeral)
        noun, start, end = hit
        parts = (("number", Span(numeral.start, numeral.end)), ("noun", Span(start, end)))
        return Attached(
            numeral.start, end, numeral.amount, Things(noun), "number before noun", parts
        )

    def _alone(self, line: Line, numeral: Numeral) -> Attached:
        """A number that no word behind it tells of."""
        start = numeral.start
        named = line.low[start - 4 : start] == " of " and self._percent.named(line, numeral)
        return named or bare(numeral)

    def _may_be_money(self, line: Line, numeral: Numeral, measured: Attached) -> bool:
        """True if "pounds" are money here: millions of them, or a sentence about paying."""
        if not isinstance(measured.what, Measure) or measured.what.unit != "pound":
            return False
        if numeral.amount.scale >= _MILLION:
            return True
        if line.char_at(numeral.end) == "-":
            return False
        words = line.vocabulary
        return bool(words & self._money_cue) and not words & self._weight_cue
