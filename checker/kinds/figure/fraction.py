"""Parts of a whole as shares: a quarter of the members, one boat in five, fell by a third."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from checker.kinds.figure.line import Line, lowered
from checker.kinds.figure.noun import NounReader
from checker.model import Interval, Kind, Mention, Number, Percent, Stated
from checker.rulebook import Lexicon, Rulebook, alternation

# How figures are read that tell a part of a whole.
RULES = frozenset({"fraction word", "range of fraction word", "number in number"})
_HUNDRED = Decimal(100)
# A part in words is told roughly: "a third" may be three tenths.
_LOW, _HIGH = Decimal("0.9"), Decimal("1.1")
# No noun stands further behind the part of it.
_PHRASE = 80
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class FractionReader:
    """Tells shares from halves of years, of matches and of the way."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._nouns = NounReader(lexicon)
        owners = alternation(words.get("part_owner", ()))
        self._whole = re.compile(rf"(?:\s+of)?\s+(?:{owners}\s+)*(?=\w)", re.IGNORECASE)
        self._owned = re.compile(rf"\s+(?:of\b|{owners}\b)", re.IGNORECASE)
        self._place = frozenset((*lexicon.ordinals, *words.get("half_placed", ())))
        self._no_group = frozenset((*words.get("half_of", ()), *lexicon.time_units))
        self._stop = frozenset(words.get("noun_stop", ())) - {"a", "an", "the", "per"}
        self._idioms = frozenset(words.get("half_idiom", ()))
        self._by = frozenset(words.get("change_by", ())) | {"of"}

    def share(self, mention: Mention, body: str) -> Mention | None:
        """The mention as a percentage, if it tells a part of a group, or of what it was before."""
        value = mention.value
        if mention.rule not in RULES or not isinstance(value, Number):
            return None
        before = _WORD.findall(body[max(mention.span.start - _PHRASE, 0) : mention.span.start])
        last = before[-1].lower() if before else ""
        if last in self._place:
            return None
        end = mention.span.end
        counted = mention.rule == "number in number"
        if not counted and not self._owned.match(body, end):
            return self._percent(mention, value, None) if self._changes(last, body, end) else None
        whole = self._whole.match(body, end)
        phrase = body[whole.end() : whole.end() + _PHRASE] if whole else ""
        first = _WORD.match(phrase)
        if first is not None and (first[0].lower() in self._no_group or _YEAR.match(first[0])):
            return None
        if not counted and first is not None and self._is_idiom(whole, first[0].lower()):
            return None
        return self._percent(mention, value, self._noun(phrase))

    def _is_idiom(self, whole: re.Match[str] | None, noun: str) -> bool:
        """True for "half the town came": many did."""
        return (
            whole is not None and noun in self._idioms and not whole[0].lstrip().startswith("of ")
        )

    def _changes(self, last: str, body: str, end: int) -> bool:
        """True for "by a third" and "a rise of a third", with nothing behind that is measured."""
        behind = _WORD.match(body, end + 1) if body[end : end + 1] == " " else None
        return last in self._by and (behind is None or behind[0].lower() in self._stop)

    def _noun(self, phrase: str) -> str | None:
        line = Line(phrase, lowered(phrase), 0, len(phrase))
        follow = line.after(0)
        found = self._nouns.match(line, follow, single=False) if follow else None
        return found[0] if found else None

    def _percent(self, mention: Mention, value: Number, of: str | None) -> Mention:
        interval, stated = value.interval, value.stated
        low, high = interval.low, interval.high
        if stated.low is not None and low is not None:
            low = max(low, stated.low * _LOW)
        if stated.high is not None and high is not None:
            high = min(high, stated.high * _HIGH)
        share = Percent(
            Interval(_hundredths(low), _hundredths(high)),
            Stated(_hundredths(stated.low), _hundredths(stated.high), stated.bound),
            of,
        )
        return replace(mention, kind=Kind.PERCENT, value=share)


def _hundredths(part: Decimal | None) -> Decimal | None:
    return None if part is None else part * _HUNDRED


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> FractionReader:
    """The reader of a language, made once for each rulebook."""
    return FractionReader(rulebook.language(language).lexicon)
