"""What a number counts: the head noun after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from checker.kinds.figure.line import Line
from checker.model import Count, Interval, Kind, Stated
from checker.rulebook import Lexicon

_WORDS = (2, 4, 6, 8)


class Things(msgspec.Struct, frozen=True):
    """Things of one sort, counted."""

    noun: str
    kind = Kind.COUNT

    def value(self, interval: Interval[Decimal], stated: Stated) -> Count:
        """A count of them."""
        return Count(interval, stated, self.noun)


class NounReader:
    """Finds the noun that a number counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._stop = frozenset(words.get("noun_stop", ()))
        self._not_plural = frozenset(words.get("not_plural", ()))
        self._attributive = frozenset(words.get("attributive_plural", ()))
        self._adjective = frozenset(words.get("noun_adjective", ()))
        self._paired = frozenset(words.get("paired_adjective", ()))
        self._joins = frozenset(words.get("joins_adjectives", ()))
        self._endings = words.get("adjective_ending", ())
        self._numbers = frozenset(lexicon.cardinals)
        self._plurals: Mapping[str, str] = lexicon.plurals
        self._single: dict[str, str] = {}
        # By its first word: each plural of several words, "men and women", with what it counts.
        self._joined: dict[str, list[tuple[str, str]]] = {}
        for plural, noun in lexicon.plurals.items():
            first, _, more = plural.partition(" ")
            if more:
                self._joined.setdefault(first.rstrip(","), []).append((plural, noun))

    def match(self, line: Line, follow: re.Match[str], single: bool) -> tuple[str, int, int] | None:
        """(noun in the singular, start, end) of what is counted after a number."""
        if follow[1] == "-":
            return self._compound(follow)
        return self._one(line, follow) if single else self._plural(line, follow)

    def _compound(self, follow: re.Match[str]) -> tuple[str, int, int] | None:
        word = follow[2]
        if word in self._stop or not word.isalpha() or word in self._numbers:
            return None
        return self.singular(word), follow.start(2), follow.end(2)

    def _plural(self, line: Line, follow: re.Match[str]) -> tuple[str, int, int] | None:
        found = 0
        for at in _WORDS:
            word = follow[at]
            if word in self._joins and self._joins_adjectives(follow, at):
                continue
            if (
                word is None
                or (word in self._stop and not self._is_letter(line, follow, at))
                or ("-" in follow[at - 1] and " " in follow[at - 1])
            ):
                break
            if self.is_plural(word):
                if found and not self._describes(line, follow, found, at):
                    break
                found = at
            elif found:
                break
        if not found:
            return None
        for plural, noun in self._joined.get(follow[found], ()):
            if line.low.startswith(plural, follow.start(found)):
                return noun, follow.start(found), follow.start(found) + len(plural)
        return self.singular(follow[found]), follow.start(found), follow.end(found)

    def _joins_adjectives(self, follow: re.Match[str], at: int) -> bool:
        """True for the "and" of "900 current and former members"."""
        return at > _WORDS[0] and {follow[at - 2], follow[at + 2]} <= self._paired

    @staticmethod
    def _is_letter(line: Line, follow: re.Match[str], at: int) -> bool:
        """True for the letter of "Class A shares"."""
        if len(follow[at]) > 1 or at < _WORDS[1]:
            return False
        return line.text[follow.start(at)].isupper() and line.text[follow.start(at - 2)].isupper()

    def _describes(self, line: Line, follow: re.Match[str], plural: int, after: int) -> bool:
        """True if a plural stands before the noun it describes: "five arms dealers".

        Else the word after it is a verb, as in "five banks expires".
        """
        if line.text[follow.start(after)].isupper():
            return False
        return line.text[follow.start(plural)].isupper() or follow[plural] in self._attributive

    def _one(self, line: Line, follow: re.Match[str]) -> tuple[str, int, int] | None:
        for at in _WORDS[:3]:
            word = follow[at]
            if word is None or word in self._stop or not word.isalpha():
                return None
            after = follow[at + 2]
            adjective = word in self._adjective or len(word) == 1 or word.endswith(self._endings)
            if adjective and after is not None and after not in self._stop:
                continue
            if len(word) == 1:
                return None  # "one U.K. bank": what is counted stands out of reach
            if (
                line.text[follow.start(at)].isupper()
                and after is not None
                and after not in self._stop
            ):
                continue
            return self.singular(word), follow.start(at), follow.end(at)
        return None

    def is_plural(self, word: str) -> bool:
        """True if `word` looks like a plural noun."""
        if word in self._plurals or (word.endswith("men") and word not in self._not_plural):
            return True
        return (
            len(word) > 3
            and word[-1] == "s"
            and word[-2] not in "si'’"
            and word not in self._not_plural
            and word[-2:] != "us"
        )

    def singular(self, word: str) -> str:
        """The singular of a noun in lower case; other words as they are."""
        known = self._single.get(word)
        if known is None:
            if len(self._single) > 20000:
                self._single.clear()
            known = self._single[word] = self._plurals.get(word) or _singular(word)
        return known


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("men"):
        return word[:-2] + "an"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
