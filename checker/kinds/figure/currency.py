"""The table of currencies: signs, codes and names on either side of a number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from checker.kinds.figure.line import Line
from checker.kinds.figure.phrases import Following
from checker.rulebook import Currency, Lexicon

_LONGEST = 8
_OPENERS = "([~<>≥≤"


class Found(msgspec.Struct, frozen=True):
    """A currency in the text; `minor` if its hundredth was named."""

    code: str
    start: int
    end: int
    minor: bool = False


class CurrencyTable:
    """Finds currencies before and after a number."""

    def __init__(self, currencies: Sequence[Currency], lexicon: Lexicon) -> None:
        self._doubtful = frozenset(lexicon.words.get("code_word", ()))
        self._iso = frozenset(c.code for c in currencies)
        self._signs: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._minor_signs: dict[str, str] = {}
        names: list[tuple[str, tuple[str, bool]]] = []
        for currency in currencies:
            self._add_symbols(currency)
            known = [*currency.names, *shortened(currency.names, lexicon.short_names)]
            names += [(n, (currency.code, False)) for w in known for n in forms(w)]
            names += [(n, (currency.code, True)) for w in currency.minor for n in forms(w)]
            self._minor_signs |= {w: currency.code for w in currency.minor if len(w) == 1}
        self._names = Following((n, v) for n, v in names if len(n) > 1)
        self._ends = frozenset(s[-1] for s in self._signs)
        self._heads = frozenset(s[0] for s in self._signs)
        self._lower_codes = frozenset(c.lower() for c in self._codes)

    def _add_symbols(self, currency: Currency) -> None:
        code = currency.code
        self._codes[code] = self._codes[code.lower()] = code
        for symbol in currency.symbols:
            if symbol[-1].isalpha() or symbol[-1] in "./":
                self._codes[symbol] = code
                continue
            letters, sign = symbol[:-1], symbol[-1]
            for written in {letters, letters.lower()}:
                self._signs[written + sign] = code
                if letters and written.lower() not in self._doubtful:
                    self._signs[f"{written} {sign}"] = code

    @property
    def prefixes(self) -> list[str]:
        """Codes that may stand right before digits."""
        return sorted(c for c in self._codes if c.isalpha())

    @property
    def first_words(self) -> frozenset[str]:
        """The words, lower case, with which a currency after a number begins."""
        return self._names.heads | self._lower_codes

    def before(self, line: Line, at: int, words: list[str]) -> Found | None:
        """The currency that ends before `at`, as the last of `words`."""
        if not words:
            return None
        word = words[-1]
        if word[-1] in self._ends:
            end = at
            while line.low[end - 1].isspace():
                end -= 1
            return self._sign_before(line, end)
        word = word.lstrip(_OPENERS)
        return self._code_before(line, at, word) if word in self._lower_codes else None

    def _sign_before(self, line: Line, end: int) -> Found | None:
        text, floor = line.text, line.start
        if end > floor + 1 and text[end - 2].isdigit() and line.char_at(end) == " ":
            return None  # "35€ 99": the sign belongs to the number before it
        for start in range(max(floor, end - _LONGEST), end):
            code = self._signs.get(text[start:end])
            whole = not text[start].isalpha() or start == floor or not text[start - 1].isalnum()
            if code and whole:
                return Found(code, start, end)
        return None

    def _code_before(self, line: Line, at: int, word: str) -> Found | None:
        start = line.low.rfind(word, line.start, at)
        end = start + len(word)
        code = self._code(line.text[start:end], glued=end == at)
        return Found(code, start, end) if code else None

    def _code(self, written: str, glued: bool) -> str | None:
        """The currency of a code; codes that are words too count only next to the digits."""
        code = self._codes.get(written)
        if code is None or (not glued and written.lower() in self._doubtful):
            return None
        return code

    def after(self, line: Line, at: int, follow: re.Match[str] | None) -> Found | None:
        """The currency that follows a number ending at `at`: name, code or sign."""
        if follow is not None:
            hit = self._names.match(follow)
            if hit is not None:
                (code, minor), end = hit
                return Found(code, follow.start(2), end, minor)
            found = self.code_after(line, follow)
            if found is not None:
                return found
        return self._sign_after(line, at)

    def _sign_after(self, line: Line, at: int) -> Found | None:
        """The sign after a number, unless it belongs to the number that follows."""
        start = at + 1 if line.char_at(at) == " " else at
        if line.char_at(start) not in self._heads:
            return None
        for end in range(min(line.end, start + _LONGEST), start, -1):
            code = self._signs.get(line.text[start:end])
            further = line.char_at(end) if start == at else line.char_at(end + 1)
            if code and not line.char_at(end).isdigit() and not further.isdigit():
                return Found(code, start, end)
        return None

    def code_after(self, line: Line, follow: re.Match[str]) -> Found | None:
        """An ISO code as the next word, unless it belongs to the number after it."""
        if len(follow[2]) != 3 or "-" in follow[1]:
            return None
        start, end = follow.span(2)
        code = self._code(line.text[start:end], glued=False)
        if code not in self._iso or code is None or line.char_at(end) in self._ends:
            return None
        return Found(code, start, end)

    def glued(self, line: Line, start: int, end: int) -> Found | None:
        """The code or the sign of a minor unit that stands right after digits."""
        written = line.text[start:end]
        if minor := self._minor_signs.get(written):
            return Found(minor, start, end, minor=True)
        code = self._code(written, glued=True)
        return Found(code, start, end) if code else None


def shortened(names: Sequence[str], short: Mapping[str, str]) -> list[str]:
    """The names whose last word agencies cut: "canadian dlr"."""
    split = [name.rpartition(" ") for name in names]
    return [
        front + gap + cut for cut, whole in short.items() for front, gap, w in split if w == whole
    ]


def forms(name: str) -> tuple[str, str, str]:
    """A currency name in singular and plural ("pounds sterling" too)."""
    plural = name[:-1] + "ies" if name.endswith("y") else name + "s"
    first, _, rest = name.partition(" ")
    return name, plural, f"{first}s {rest}".strip()
