"""What a bare number counts, where the noun does not stand right behind it.

"Six of its nine boats", "nine of them", "the number of cases has grown to 31", "Boats: 31",
and cells of a table, whose head may tell that all are millions of some currency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from checker.claims import table
from checker.claims.table import Columns
from checker.claims.when import Within
from checker.kinds.figure.amount import Amount, meaning
from checker.kinds.figure.line import Line, lowered
from checker.kinds.figure.noun import NounReader
from checker.model import Article, Count, Kind, Mention, Money, Number, Span
from checker.rulebook import Lexicon, Rulebook, alternation

# So far before a number that which it stands for, or what tells of what it is the number, may be.
_BEFORE, _CLOSE = 160, 40
# The names of the parts of a mention that is a part of something larger, and that a label tells of.
PART, LABEL = "part", "label"
# No noun that is counted stands further behind what opens its phrase.
_PHRASE, _WORD = 80, 12


class CountedReader:
    """Finds the nouns with the words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._nouns = NounReader(lexicon)
        numbers = f"\\d[\\d,.]*|{alternation([*lexicon.cardinals])}"
        of, owners = words.get("counts_part", ()), words.get("part_owner", ())
        self._part = _pattern(
            rf"\s+{{}}\s+(?:(?P<owner>{{}})\s+)?(?:(?P<number>{numbers})\s+)?", of, owners
        )
        self._whole = _pattern(rf"\b(?:{numbers})\s+{{}}\s+(?:{{}}\s+)?$", of, owners)
        self._before_whole = frozenset(w.split()[-1] for w in (*of, *owners))
        self._again = _pattern(r"\s+{}\s+{}\b", of, words.get("counted_again", ()))
        self._exists = _pattern(r"\b{}\s+$", words.get("exists", ()))
        self._definite = _pattern(r"\b{}\s+", words.get("definite", ()))
        self._who = _pattern(r"\s+{}\b", words.get("counted_who", ()))
        self._people = " ".join(words.get("who_are", ()))
        self._number_of = _pattern(r"\b{}\s+", words.get("number_of", ()))

    def of(
        self, mention: Mention, article: Article, sentence: Span, columns: Columns, within: Within
    ) -> Mention:
        """The mention as a count of what the words tell, else as it is."""
        span, body, value = mention.span, article.body, mention.value
        if not isinstance(value, Number):
            return mention
        told = (
            (PART, self._of_part(body, span, sentence)),
            ("noun", self._of_those(body, span, within)),
            ("noun", self._of_number(body, span, sentence, within)),
            (LABEL, self._of_label(article.text, span, columns)),
        )
        how, noun = next((pair for pair in told if pair[1]), ("", ""))
        if not noun:
            return mention
        count = Count(value.interval, value.stated, noun)
        return replace(mention, kind=Kind.COUNT, value=count, parts=(*mention.parts, (how, span)))

    def is_whole(self, mention: Mention, body: str) -> bool:
        """True for the nine of "six of its nine boats": what is told is told of the six."""
        start = mention.span.start
        last = body[max(start - _WORD, 0) : start].split()[-1:]
        if not isinstance(mention.value, Count) or not last:
            return False
        near = last[0].lower() in self._before_whole
        return near and self._whole.search(body, max(start - _CLOSE, 0), start) is not None

    def _of_part(self, body: str, span: Span, sentence: Span) -> str:
        """ "Six of its nine boats", "8 of 13 charges"."""
        found = self._part.match(body, span.end, sentence.end)
        if found is None or not (found["owner"] or found["number"]):
            return ""
        return self._plural(body[found.end() : min(found.end() + _PHRASE, sentence.end)])

    def _of_those(self, body: str, span: Span, within: Within) -> str:
        """ "Nine of them": what was counted last. "The nine who drowned": people."""
        if self._who.match(body, span.end):
            return self._plural(self._people)
        if not self._again.match(body, span.end):
            return ""
        first = max(span.start - _BEFORE, 0)
        if self._exists.search(body, first, span.start):  # not some of them: so many there are
            told = (
                self._plural(body[m.end() : m.end() + _PHRASE])
                for m in self._definite.finditer(body, first, span.start)
            )
            return ([noun for noun in told if noun] or [""])[-1]
        counted = _nouns(within(Span(first, span.start)))
        return counted[-1] if counted else ""

    def _of_number(self, body: str, span: Span, sentence: Span, within: Within) -> str:
        """ "The number of cases has grown to 31"."""
        first = max(span.start - _BEFORE, sentence.start)
        ends = [m.end() for m in self._number_of.finditer(body, first, span.start)]
        if not ends or _nouns(within(Span(ends[-1], span.start))):
            return ""
        return self._plural(body[ends[-1] : min(ends[-1] + _PHRASE, span.start)])

    def _of_label(self, text: str, span: Span, columns: Columns) -> str:
        """ "Boats: 31", or a cell behind that label, if the heads tell the columns apart."""
        found = table.label_of(text, span)
        if found is None:
            return ""
        label, first = found
        if not first and columns.time(span) is None:
            return ""
        return self._plural(label)

    def _plural(self, words: str) -> str:
        """The plural that a phrase is about, in the singular; "" if it has none."""
        line = Line(words, lowered(words), 0, len(words))
        follow = line.after(0)
        found = self._nouns.match(line, follow, single=False) if follow else None
        return found[0] if found else ""


def is_labelled(mention: Mention) -> bool:
    """True for a count of which a label tells: its words may say more than what is counted."""
    return any(name == LABEL for name, _ in mention.parts)


def heads(text: str, span: Span, within: Within) -> list[Mention]:
    """What stands in the head of the column of a cell, and in the corner of its table."""
    head = table.head_of(text, span)
    if head is None:
        return []
    columns = (1, table.column(text, span.start))
    return [m for m in within(head) if table.column(text, m.span.start) in columns]


def in_units_of_table(mention: Mention, text: str, within: Within) -> Mention | None:
    """A cell as a sum, if the head of its table tells the currency: "EUR million"."""
    value = mention.value
    if not isinstance(value, Number) or value.stated.low is None:
        return None
    units = [
        m.value for m in heads(text, mention.span, within)
        if isinstance(m.value, Money) and not _has_digits(m, text)
    ]  # fmt: skip
    if len(units) != 1 or value.stated.low != value.stated.high or not units[0].stated.low:
        return None
    told = meaning(Amount(value.stated.low, units[0].stated.low), "=", "", {})
    money = Money(told.interval, told.stated, units[0].currency)
    return replace(mention, kind=Kind.MONEY, value=money)


def is_unit_of_table(mention: Mention, text: str) -> bool:
    """True for "EUR million" in the head of a table, which is no sum."""
    return (
        mention.kind is Kind.MONEY
        and not _has_digits(mention, text)
        and (table.is_head(text, mention.span))
    )


def _has_digits(mention: Mention, text: str) -> bool:
    return any(c.isdigit() for c in mention.span.of(text))


def _nouns(mentions: Sequence[Mention]) -> list[str]:
    """What is counted, in order."""
    return [m.value.noun for m in mentions if isinstance(m.value, Count) and m.value.noun]


def _pattern(form: str, *lists: Sequence[str]) -> re.Pattern[str]:
    """The form with each list in its place."""
    return re.compile(form.format(*map(alternation, lists)), re.IGNORECASE)


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> CountedReader:
    """The reader of a language, made once for each rulebook."""
    return CountedReader(rulebook.language(language).lexicon)
