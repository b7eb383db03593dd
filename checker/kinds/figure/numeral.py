"""Where numerals stand in a text, and what numbers they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from checker.kinds.figure import digits
from checker.kinds.figure.amount import ONE, Amount
from checker.kinds.figure.line import Line
from checker.kinds.figure.number_words import NumberWords
from checker.model import Span
from checker.rulebook import Language, Spotter

BROKEN = "broken"
# Stands for a half, a quarter and their like where only ASCII is looked at.
_PART = "#"
_HEAD = re.compile(r"[a-z0-9]+")
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_NOTHING = Amount(Decimal(0))
MINUS = "-−"
_BEFORE_SIGN = frozenset(("", "(", "[", "\n", "$", "£", "€", "¥"))
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


class Numeral(msgspec.Struct, frozen=True):
    """A number in the text, from `start` to `end` with its scale word.

    `form` is digits, words, ordinal, fraction, vague, factor, or broken (digits that are no
    number); `first` is its first word or its digits; `glue` are letters that follow digits directly
    and are not yet part of the span.
    """

    start: int
    end: int
    amount: Amount
    form: str
    first: str
    glue: str = ""


class NumeralReader:
    """Finds numerals in digits and in words."""

    def __init__(self, language: Language, prefixes: Iterable[str]) -> None:
        self.words = NumberWords(language.lexicon)
        word = _trie(self.words.words()) + "(?![a-z0-9])"
        scale = _trie([*self.words.scales, *self.words.plural_scales])
        place = _trie([*self.words.scale_ordinals])
        point = re.escape(self.words.point)
        hyphens = r"\s?[-‑]\s?(?:and[-‑](?:an?[-‑])?)?"  # two-and-a-half
        gap = rf"(?:{hyphens}|\s+(?:{point}\s+|(?:and\s+)?(?:of\s+)?(?:an?\s+)?))"
        between = language.lexicon.words.get("range_between", ())
        self._between = tuple(f"{w} {a}" for w in between for a in ("", "a "))
        first = "".join(digits.PARTS)
        codes = _trie([p.lower() for p in prefixes])
        # No part is meant in "3 and a half-dozen" or "3 and a half of the rest".
        self._part = re.compile(r" and (an?|[a-z]{3,5}) ([a-z]+)(?![a-z0-9-]| of\b)")
        self._spotter = Spotter(_beginnings(self.words.words(), [p.lower() for p in prefixes]))
        # Digits are never read from the middle of a word, except after a currency ("USD115").
        self._pattern = re.compile(
            rf"(?<![a-z0-9])(?:({word}(?:{gap}{word})*)"
            rf"|(?:{codes}(?=[0-9]))?(?=[0-9.{first}])"
            rf"({digits.PATTERN})([a-z]+)?(?:[\s-]{{1,2}}(?:({scale}(?:\s+{scale})*)|({place}))(?![^\W_]))?)"
        )

    def lines(
        self, text: str, low: str, sentences: Sequence[Span]
    ) -> Iterator[tuple[Line, list[Numeral]]]:
        """Each sentence that holds numerals, with them in order."""
        if not sentences:
            return
        at, found = 0, list[Numeral]()
        for match in self._matches(low, sentences[0].start, sentences[-1].end):
            start = match.start()
            if start >= sentences[at].end:
                if found:
                    yield Line(text, low, sentences[at].start, sentences[at].end), found
                    found = []
                while at + 1 < len(sentences) and start >= sentences[at].end:
                    at += 1
            if start >= sentences[at].start:
                self._add(found, low, match, sentences[at])
        if found:
            yield Line(text, low, sentences[at].start, sentences[at].end), found

    def _matches(self, low: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `finditer` gives, tried only where a number may begin (2.2 times as fast)."""
        match = self._pattern.match
        for at, _ in self._spotter.spans(_parted(low[:end])):
            found = match(low, at - 1, end) if at > start and low[at - 1] == "." else None
            if found is None and at >= start:
                found = match(low, at, end)
            if found is not None:
                yield found
                start = found.end()

    def _add(self, found: list[Numeral], low: str, match: re.Match[str], sentence: Span) -> None:
        if match.end() > sentence.end:
            cut = self._pattern.match(low, match.start(), sentence.end)
            if cut is None:
                return
            match = cut
        if match[1] is None:
            read = self._digits(low, match)
            more = low.startswith(" and ", read.end)
            found.append(self._with_part(low, read, sentence.end) if more else read)
            return
        at, taken = match.start(), found[-1].end if found else 0
        for start, run in self._runs(low, at, match[1]):
            for p in self.words.read(run):
                if start + p.start >= taken:
                    piece = Numeral(start + p.start, start + p.end, p.amount, p.form, p.first)
                    found.append(piece)

    def _runs(self, low: str, at: int, run: str) -> list[tuple[int, str]]:
        """The run of number words at `at`; two where its only "and" stands behind "between"."""
        first, joined, second = run.partition(" and ")
        if not joined or " and " in second or second.startswith(("a ", "an ")):
            return [(at, run)]
        if not low.endswith(self._between, 0, at):
            return [(at, run)]
        return [(at, first), (at + len(first) + len(joined), second)]

    def _with_part(self, low: str, numeral: Numeral, end: int) -> Numeral:
        """2 and a half, 7 million and three quarters: the words behind are part of it."""
        amount = numeral.amount
        whole = amount.mantissa % 1 == 0 and 0 < amount.mantissa < _THOUSAND
        if not whole or numeral.glue or numeral.form != "digits":
            return numeral
        match = self._part.match(low, numeral.end, end)
        below = self.words.parts.get(match[2]) if match else None
        if match is None or below is None or not (amount.scale == ONE or amount.scale > _HUNDRED):
            return numeral
        above = self.words.cardinals.get(match[1], ONE)
        if not 0 < above < below:
            return numeral
        total = Amount(amount.mantissa + above / below, amount.scale)
        return msgspec.structs.replace(numeral, end=match.end(2), amount=total)

    def _digits(self, low: str, match: re.Match[str]) -> Numeral:
        written, glue, scale, place = match[2], match[3] or "", match[4], match[5]
        start, end = match.span(2)
        amount = digits.read(written)
        if amount is None:
            return Numeral(start, match.end(), _NOTHING, BROKEN, written, glue)
        if glue in _ORDINAL_ENDINGS and written.replace(",", "").isdigit():
            return Numeral(start, match.end(3), amount, "ordinal", written)
        if place is not None and not glue and written.isdigit():
            value = amount.value * self.words.ordinals[place]
            return Numeral(start, match.end(5), Amount(value), "ordinal", written)
        if start and low[start - 1] in MINUS and is_sign(low, start - 1):
            start -= 1
            amount = amount.negative()
        if scale is not None and not glue:
            amount, end = amount.scaled(self.words.scale(scale)), match.end(4)
        return Numeral(start, end, amount, "digits", written, glue)


def _beginnings(words: Sequence[str], codes: Sequence[str]) -> str:
    """A pattern for what may begin a number: a word of numbers, digits with or without a code.

    It is for a text without underscores, in which all beyond ASCII is a question mark. It may
    find too much, but inside of what it finds no number begins.
    """
    heads = {m[0] for w in words if w.isascii() and (m := _HEAD.match(w))}
    plain, front = _trie(sorted(heads)), _trie([c for c in codes if c.isascii()])
    # Behind a code that ends beyond ASCII the digits are found alone.
    others = [w for w in (*words, *(c for c in codes if c[-1].isascii())) if not w.isascii()]
    odd = {_PART, *(w[0] if w[0].isascii() else "?" for w in others)}
    return rf"\b(?:{plain}\b|(?:{front})?[0-9]+)|[{re.escape(''.join(sorted(odd)))}]"


def _parted(low: str) -> str:
    """The text with blanks for underscores, which part words of numbers as blanks do."""
    if not low.isascii():
        for sign in digits.PARTS:
            low = low.replace(sign, _PART)
    return low.replace("_", " ")


def is_sign(low: str, at: int) -> bool:
    """True if the dash at `at` is a minus: it stands free on its left, and no number is there."""
    before = low[at - 1 : at]
    return before in _BEFORE_SIGN or (before == " " and not low[at - 2 : at - 1].isdigit())


def _trie(words: Sequence[str]) -> str:
    """A pattern for any of `words` that looks at each character once."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    options = [re.escape(char) + _branch(below) for char, below in sorted(tree.items()) if char]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 and "" not in tree else f"(?:{'|'.join(options)})"
    return joined + ("?" if "" in tree else "")
