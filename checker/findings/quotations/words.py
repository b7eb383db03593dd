"""Quotations as words that can be compared: spelling, marks and style of the house taken out."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from checker.model import Span
from checker.rulebook import Lexicon, Rulebook

# What an editor left out or put in; it may stand for any words of the other wording.
GAP = "…"
_TOKEN = re.compile(
    r"\[[^\]\n]{0,200}\]|\([^()\n]{1,60}\)|\(\.\.\.\)|\.\.+(?: ?\.)*|(?:\. ){2,}\.|…"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’‘][^\W\d_]+)*['’]?|[.!?%$€£]"
)
_END = frozenset(".!?")
_SIGNS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds"}
_LONGEST_SENTENCE = 160
# So many quotations are remembered: each is asked for several times.
_TEXTS = 10_000
_ENDINGS = ("ing", "ies", "ed", "es", "s", "e", "y")


class Word(msgspec.Struct, frozen=True):
    """A word as it is compared, where it stands in the quotation, and whether it has a capital."""

    form: str
    span: Span
    name: bool = False


class Words:
    """Reads quotations with the spellings and the light words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._spellings = {k: tuple(v.split()) for k, v in lexicon.spellings.items()}
        self._endings = sorted(lexicon.spelling_endings.items(), key=lambda e: (-len(e[0]), e))
        numbers = {**lexicon.ordinals, **lexicon.cardinals}
        self._numbers = {k: str(v) for k, v in numbers.items()}
        self.negations = frozenset(words.get("quote_negation", ()))
        self.light = frozenset(words.get("quote_light", ())) - self.negations
        self.tense = frozenset(words.get("quote_tense", ()))
        self.formula = frozenset(words.get("quote_formula", ()))
        self.determiners = frozenset(words.get("quote_determiner", ()))
        self._stop = frozenset(words.get("stop", ())) | self.light
        self._known: dict[str, tuple[str, ...]] = {}
        self._texts: dict[str, list[list[Word]]] = {}

    def sentences(self, text: str) -> list[list[Word]]:
        """The words of each sentence of a quotation, in order; remembered."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _TEXTS:
                self._texts.clear()
            found = self._texts[text] = self._sentences(text)
        return found

    def content(self, text: str) -> set[str]:
        """The stems of the words that carry meaning."""
        sentences = self._texts.get(text) or self._sentences(text)
        words = (w.form for s in sentences for w in s)
        return {stem(w) for w in words if self.is_content(w)}

    def _sentences(self, text: str) -> list[list[Word]]:
        found: list[list[Word]] = [[]]
        for match in _TOKEN.finditer(text):
            token = match[0]
            if token in _END:
                found.append([])
                continue
            span, name = Span(*match.span()), token[0].isupper()
            for form in self._forms(token):
                found[-1].append(Word(form, span, name))
            if len(found[-1]) >= _LONGEST_SENTENCE:
                found.append([])
        return [_tidy(s) for s in found if s]

    def is_content(self, form: str) -> bool:
        """True for a word whose change changes what is said."""
        return (form != GAP and form not in self._stop and len(form) > 2) or form[:1].isdigit()

    def _forms(self, token: str) -> tuple[str, ...]:
        forms = self._known.get(token)
        if forms is None:
            if len(self._known) > 65_536:
                self._known.clear()
            forms = self._known[token] = self._read(token)
        return forms

    def _read(self, token: str) -> tuple[str, ...]:
        if token[0] in "[(.…":
            return (GAP,)
        if token in _SIGNS:
            return (_SIGNS[token],)
        if token[0].isdigit():
            return (token.replace(",", "").rstrip("stndrh"),)
        if token in self._spellings:
            return self._spellings[token]
        if "." in token or (token.isupper() and len(token) > 1):
            plain = token.replace(".", "").upper()
            return self._spellings.get(plain, (plain,))
        base, mark, rest = token.replace("’", "'").partition("'")
        if mark and len(base) > 1 and base.isupper():
            return (*self._read(base), *self._read("it'" + rest)[1:])
        low = token.lower().replace("’", "'").replace("‘", "'").strip("'")
        if low in self._spellings:
            return self._spellings[low]
        for ending, standard in self._endings:
            if low.endswith(ending) and len(low) > len(ending) + 2 - 2 * ("'" in ending):
                done = low[: -len(ending)] + standard
                return tuple(done.split())
        return (self._numbers.get(low, low),)


def _tidy(words: list[Word]) -> list[Word]:
    """Number words that a hyphen joins are one number: twenty-two is 22."""
    if not any(word.form.isdecimal() for word in words):
        return words
    done: list[Word] = []
    for word in words:
        last = done[-1] if done else None
        if last and _joins(last, word):
            total = str(int(last.form) + int(word.form))
            done[-1] = Word(total, Span(last.span.start, word.span.end))
        else:
            done.append(word)
    return done


def _joins(tens: Word, ones: Word) -> bool:
    if not (tens.form.isdecimal() and ones.form.isdecimal()):
        return False
    high, low = int(tens.form), int(ones.form)
    return 20 <= high <= 90 and high % 10 == 0 and 0 < low < 10 and len(tens.span) > 2


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its plainest endings, so that "speeches" meets "speech"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> Words:
    """The reader of a language, made once for each rulebook."""
    return Words(rulebook.language(language).lexicon)
