"""Who issued an article, if that is an authority or a party to the matter and no medium."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model import Article
from checker.rulebook import Lexicon, Rulebook

# An article that a party issues names it at its head, or often; so much of it is searched.
_HEAD, _LONGEST = 300, 20_000
_AROUND = 24
_WORD = re.compile(r"[^\W_]+(?:[./'’-][^\W_]+)*")
_DATELINE = (")", " -", " –", " —", ":", " |")


class IssuerReader:
    """Tells what an outlet is by the words of its name, and by how the article names it."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._medium, self._newsroom = listed("medium"), listed("newsroom")
        self._institution, self._forms = listed("institution"), listed("legal_form")
        self._issued = tuple(lexicon.words.get("issued", ()))
        self._speaks_to, self._reports = listed("speaks_to"), listed("reports_itself")

    def of(self, article: Article) -> str:
        """The outlet, where what it issues is its own word; "" for a medium, or if unknown."""
        words = _WORD.findall(article.outlet.lower())
        if not words:
            return ""
        own = _holds(words, self._newsroom)
        words = _without(words, self._newsroom)
        if not own and _holds(words, self._medium):
            return ""
        if own or _holds(words, self._institution) or words[-1] in self._forms:
            return article.outlet
        own = self._is_issued(article.title) or self._names_itself(words, article)
        return article.outlet if own else ""

    def _is_issued(self, title: str) -> bool:
        """True for the heading of a document: "Statement on the fire"."""
        words = " ".join(_WORD.findall(title.lower()))
        return any(f"{words} ".startswith(f"{opening} ") for opening in self._issued)

    def _names_itself(self, words: list[str], article: Article) -> bool:
        """True if the title or the head of an article, or it at all twice, speaks of its outlet."""
        if self._mentions(words, article.title):
            return True
        found = self._mentions(words, article.body[:_LONGEST])
        head = len(article.body) - len(article.body.lstrip()) + _HEAD
        return len(found) > 1 or any(at < head for at in found)

    def _mentions(self, words: list[str], text: str) -> list[int]:
        """Where a text speaks of a name, not as the medium that was told or in a dateline."""
        name = r"\s+".join(map(re.escape, words))
        found = re.finditer(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE)
        return [m.start() for m in found if self._is_spoken_of(text, m)]

    def _is_spoken_of(self, text: str, match: re.Match[str]) -> bool:
        behind = _WORD.findall(text[match.end() : match.end() + _AROUND].lower())[:2]
        if text.startswith(_DATELINE, match.end()) or _holds(behind, self._reports):
            return False
        before = _WORD.findall(text[max(match.start() - _AROUND, 0) : match.start()].lower())
        return self._speaks_to.isdisjoint([w for w in before if w != "the"][-1:])


def _holds(words: list[str], names: frozenset[str]) -> bool:
    """True if one of the names, of one word or two, is among the words."""
    return any(_opens(words[at:], names) for at in range(len(words)))


def _without(words: list[str], names: frozenset[str]) -> list[str]:
    """The words up to the first of the names; all, if nothing stands before it."""
    ends = (at for at in range(1, len(words)) if _opens(words[at:], names))
    return words[: next(ends, len(words))]


def _opens(words: list[str], names: frozenset[str]) -> bool:
    return words[0] in names or " ".join(words[:2]) in names


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> IssuerReader:
    """The reader of a language, made once for each rulebook."""
    return IssuerReader(rulebook.language(language).lexicon)
