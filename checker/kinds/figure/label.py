"""Numbers that name or place something and state no amount."""

from __future__ import annotations

import re

from checker.kinds.figure.amount import ONE
from checker.kinds.figure.line import Line
from checker.kinds.figure.numeral import BROKEN, Numeral
from checker.rulebook import Lexicon

_CAPITALS = re.compile(r" [A-Z]{2,}\b")
_DAYS = 31
# No list is longer than such a number.
_LIST_DIGITS = 3
_NAME = 24
_CENTURIES = frozenset(("17", "18", "19", "20"))
_STREET = re.compile(r"((?: [A-Z][\w'’]*\.?){1,4})")
_RANGE_AFTER = re.compile(r" to [$£€]?[0-9]")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]")
# One word in so many may be in small letters.
_HEADLINE = 5
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SEPARATED = re.compile(r"[:/]\d")


class LabelReader:
    """Tells numbers that are labels: flights, sections, versions, times, telephone numbers."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._labels = frozenset(words.get("label", ()))
        self._weak = frozenset(words.get("label_or_verb", ()))
        self._suffixes = frozenset(lexicon.suffixes)
        self._prefixes = frozenset(words.get("number_prefix", ()))
        self._forms = frozenset(words.get("form", ()))
        self._to = frozenset(words.get("range_to", ()) + words.get("range_or", ()))
        self._cardinals = frozenset(lexicon.cardinals)
        self._months = frozenset(lexicon.months)
        self._street = frozenset(words.get("street", ()))
        self._clock = frozenset(words.get("clock", ()))
        self._stop = _no_names(lexicon)
        self._one_after = frozenset(words.get("pronoun_one_after", ()))
        self._one_before = frozenset(words.get("pronoun_one_before", ()))

    def glued(self, line: Line, numeral: Numeral) -> bool:
        """True if the digits hang on letters, signs or other digits, as in S-400 or 8:30."""
        low, start, end = line.low, numeral.start, numeral.end
        before = line.char_before(start)
        if before == "[" and line.char_at(end) == "]":
            return True  # a reference
        if before == "+" and _is_name_part(low[line.start : start - 1]):
            return True
        if before == "+" and line.char_at(end) in " -(":
            return line.char_at(end + 1) in "(0123456789"
        if before not in " $(" and self._hangs(line, start, before):
            return True
        after = line.char_at(end)
        if after == " " or numeral.glue:
            return False
        if after in ":/" and _SEPARATED.match(low, end, line.end):
            return True
        if after in "-‑" and line.char_at(end + 1).isalpha():
            return (
                line.text[end + 1].isupper()
                and line.char_at(end + 2) != "-"
                and not line.text[end + 1 : end + 3].istitle()
            )
        return after in "_\\" or (
            start == line.start
            and after in ".)"
            and len(numeral.first) <= _LIST_DIGITS
            and line.char_at(end + 1) == " "
        )

    def _hangs(self, line: Line, start: int, before: str) -> bool:
        if before.isalpha() or before in "_#@&\\№%=?":
            return True
        if start - 1 <= line.start:
            return False
        further = line.low[start - 2]
        if before in "-‑":
            if further.isalpha():
                return self._is_name(line, start - 1)
            return False
        if before in "/:.":
            return further.isdigit() or (before != ":" and further.isalpha())
        return before in "'’" and not further.isalnum()

    def _is_name(self, line: Line, at: int) -> bool:
        """True for the letters of S-400; not for mid-40s, nor for the k of 5k-20k."""
        start = at
        while start > line.start and line.low[start - 1].isalpha():
            start -= 1
        letters = line.low[start:at]
        scale = letters in self._suffixes and line.char_before(start).isdigit()
        return letters not in self._prefixes and not scale

    def labelled(self, numeral: Numeral, words: list[str]) -> bool:
        """True if the word before makes the number a label ("Flight 212", "No. 5")."""
        if not words:
            return False
        word = words[-1]
        if not word[0].isalnum():
            word = word.lstrip("(\"'“‘[")
        if word in self._labels:
            return True
        return _is_one(numeral) and word in self._one_after

    def perhaps(self, numeral: Numeral, words: list[str]) -> bool:
        """True if the word before labels a number that counts nothing ("stage 3")."""
        return bool(words) and words[-1] in self._weak and "," not in numeral.first

    def pronoun(self, line: Line, numeral: Numeral, follow: re.Match[str] | None) -> bool:
        """True if "one" counts nothing here: "one of the best", "one-way"."""
        if not _is_one(numeral):
            return False
        if follow is None:
            return line.end - line.start > 4
        if follow[2] in self._to and self._number_at(line, follow):
            return False
        return (
            follow[2] in self._one_before or "-" in follow[1] or line.char_at(numeral.end) in "'’"
        )

    def _number_at(self, line: Line, follow: re.Match[str]) -> bool:
        """True if a number stands behind the next word ("one to four")."""
        if follow[4] is not None:
            return follow[4] in self._cardinals
        return line.low[follow.end(2) : follow.end(2) + 2].strip(" ").isdigit()

    def day(self, numeral: Numeral, words: list[str]) -> bool:
        """True for the day of a month in words ("on April five")."""
        value = numeral.amount.value
        return bool(words) and words[-1] in self._months and 0 < value <= _DAYS

    def named(self, line: Line, numeral: Numeral) -> bool:
        """True if capitals around a bare number make it part of a name: Apollo 13, 737 MAX.

        No name has a million or thousands parted by marks in it.
        """
        if numeral.amount.scale != ONE or "," in numeral.first:
            return False
        if _RANGE_AFTER.match(line.text, numeral.end, line.end):
            return False
        at = numeral.start - 1
        if at <= line.start or line.text[at] != " " or not line.text[at - 1].isalpha():
            return False
        start = at
        while start > line.start and (
            line.text[start - 1].isalpha() or line.text[start - 1] == "-"
        ):
            start -= 1
        word = line.text[start:at]
        if word[0].isupper() and word.lower() not in self._stop:
            return True
        after = _CAPITALS.match(line.text, numeral.end, line.end)
        return after is not None and not word.isupper()

    def capital(self, line: Line, numeral: Numeral) -> bool:
        """True if a capital makes a number in words part of a name: Group of Seven, First Boston.

        A capital tells nothing at the start of a sentence or of a part of it, nor in a headline.
        """
        text, start = line.text, numeral.start
        if not text[start : start + 2].istitle():
            return False
        before = text[start - 2 : start] if start > line.start + 1 else ""
        inside = before[1:] == " " and (before[0].isalnum() or before[0] == ",")
        # "First Boston rose": only a name goes on with a capital.
        goes_on = numeral.form == "ordinal" and _CAPITAL_AFTER.match(text, numeral.end, line.end)
        return (inside or bool(goes_on)) and not _is_headline(line)

    @staticmethod
    def address_part(line: Line, numeral: Numeral) -> bool:
        """True for a word in a web address: "ferry.mil", "@three"."""
        before = line.char_before(numeral.start)
        dotted = before == "." and line.low[numeral.start - 2 : numeral.start - 1].isalnum()
        return dotted or before in "@_"

    def form(self, line: Line, numeral: Numeral) -> bool:
        """True for the letter of a form: "a 13F filing"."""
        end = numeral.end + len(numeral.glue)
        if len(numeral.glue) != 1 or not line.text[numeral.end].isupper():
            return False
        follow = line.after(end)
        return follow is not None and follow[2] in self._forms

    def address(self, line: Line, numeral: Numeral) -> bool:
        """True before a street name ("10 Downing Street")."""
        at = numeral.end
        if line.char_at(at) != " " or not line.text[at + 1 : at + 2].isupper():
            return False
        match = _STREET.match(line.text, at, line.end)
        if match is None:
            return False
        return any(w.lower().rstrip(".") in self._street for w in match[1].split()[1:])

    def clock(self, numeral: Numeral, follow: re.Match[str] | None) -> bool:
        """True before "pm" and the like."""
        return numeral.glue in self._clock or (follow is not None and follow[2] in self._clock)

    @staticmethod
    def year(numeral: Numeral) -> bool:
        """True for four digits that are a year, unless they are a round hundred."""
        digits = numeral.first
        if len(digits) != 4 or numeral.glue or not digits.isdigit():
            return False
        return digits[:2] in _CENTURIES and digits[2:] != "00" and numeral.amount.scale == ONE

    @staticmethod
    def identifier(numeral: Numeral) -> bool:
        """True for a long run of digits without a sign, or a year."""
        digits = numeral.first
        if not digits.isdigit():
            return numeral.form == BROKEN
        year = len(digits) == 4 and digits[:2] in _CENTURIES
        if len(digits) > 7:
            return not numeral.amount.mantissa.is_signed()
        return year and numeral.amount.scale == ONE


def _is_name_part(before: str) -> bool:
    """True if a word of letters and digits ends here: the K2207.3 of K2207.3+4512."""
    words = before[-_NAME:].split()
    if not words or not (words[-1][-1].isdigit() and words[-1][0].isalpha()):
        return False
    return words[-1].replace(".", "").isalnum()


def _is_headline(line: Line) -> bool:
    """True if nearly all words of some length begin with a capital."""
    words = _LONG_WORD.findall(line.text, line.start, line.end)
    return len([w for w in words if w[0].islower()]) * _HEADLINE < len(words)


def _is_one(numeral: Numeral) -> bool:
    return numeral.first == "one" and numeral.end - numeral.start == 3


def _no_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that may open a sentence before a number without being a name."""
    lists = (
        "noun_stop",
        "range_from",
        "range_between",
        "change_verbs",
        "age_before",
        "figure_verbs",
    )
    wordings = [w for name in lists for w in lexicon.words.get(name, ())]
    wordings += [w for words in lexicon.bounds.values() for w in words]
    return frozenset(word for wording in wordings for word in wording.split())
