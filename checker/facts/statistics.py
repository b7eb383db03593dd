"""How common each name and word is in the corpus: a shared rare one says much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain
from math import log2

import msgspec

from checker.context import Statistics
from checker.model import Claim

Articles = Iterable[Sequence[Claim]]
# Shorter parts of a name, such as "of" and "von", name nobody.
_SHORT = 3
# Numbers of so many binary digits are exact; of greater ones so many digits are known.
_DIGITS = 5


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """Exact counts: in how many articles each name occurs, and each word that is no name there; in
    how many sentences that claim something each word does, and how many there are.
    """

    names: Mapping[str, int] = {}
    unnamed: Mapping[str, int] = {}
    words: Mapping[str, int] = {}
    sentences: int = 0

    def changed(self, gone: Articles, come: Articles) -> Counts:
        """The counts without some articles, and with others; each as its claims."""
        less, more = _counted(gone), _counted(come)
        return Counts(
            _changed(self.names, less.names, more.names),
            _changed(self.unnamed, less.unnamed, more.unnamed),
            _changed(self.words, less.words, more.words),
            self.sentences - less.sentences + more.sentences,
        )

    def statistics(self, articles: int, newest: datetime | None = None) -> Statistics:
        """What is known of a corpus, with greater counts rounded."""
        plain = frozenset(key for key in self.names if self._is_plain(key))
        told = rounded(self.sentences)
        names, words = _rounded(self.names), _rounded(self.words)
        return Statistics(articles, names, newest, told, words, plain)

    def moved(self, before: Counts) -> set[str]:
        """The names and words of which something else is known than before."""
        unnamed = _differing(self.unnamed, before.unnamed)
        names = _differing(self.names, before.names)
        asked = names | unnamed | {f"{word}s" for word in unnamed}
        moved = {k for k in asked if self._is_plain(k) is not before._is_plain(k)}
        for now, then, differing in (
            (self.names, before.names, names),
            (self.words, before.words, _differing(self.words, before.words)),
        ):
            moved |= {k for k in differing if rounded(now.get(k, 0)) != rounded(then.get(k, 0))}
        return moved

    def _is_plain(self, key: str) -> bool:
        """True for what is mostly no name: words with a capital only where a sentence begins."""
        told, unnamed = self.names.get(key), self.unnamed
        return told is not None and (
            unnamed.get(key, 0) > told or unnamed.get(key.removesuffix("s"), 0) > told
        )


def _changed(
    counts: Mapping[str, int], less: Mapping[str, int], more: Mapping[str, int]
) -> Mapping[str, int]:
    """The counts, without those that came down to nothing."""
    if not counts and not less:
        return more
    found = dict(counts)
    for key in less.keys() | more.keys():
        number = found.get(key, 0) - less.get(key, 0) + more.get(key, 0)
        if number > 0:
            found[key] = number
        else:
            found.pop(key, None)
    return found


def _differing(one: Mapping[str, int], two: Mapping[str, int]) -> set[str]:
    return {key for key, n in one.items() if two.get(key) != n} | (two.keys() - one.keys())


def _counted(articles: Articles) -> Counts:
    named: list[frozenset[str]] = []
    unnamed: list[set[str]] = []
    contexts: list[tuple[str, ...]] = []
    for claims in articles:
        names = frozenset().union(*{with_parts((*c.subject, *c.topics)) for c in claims})
        sentences = {c.at.sentence.start: c.context for c in claims}
        contexts.extend(sentences.values())
        named.append(names)
        unnamed.append(set(chain.from_iterable(sentences.values())) - names)
    every = chain.from_iterable
    words = Counter(every(contexts))
    return Counts(Counter(every(named)), Counter(every(unnamed)), words, len(contexts))


def statistics_of(
    claims: Iterable[Claim], articles: int, newest: datetime | None = None
) -> Statistics:
    """In how many articles each name occurs, and in how many sentences with claims each word."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.at.article, []).append(claim)
    return Counts().changed((), told.values()).statistics(articles, newest)


def rounded(number: int) -> int:
    """A number known to its first binary digits, so that one article more seldom changes it."""
    unknown = max(number.bit_length() - _DIGITS, 0)
    return (number + (1 << unknown >> 1)) >> unknown << unknown


def _rounded(counts: Mapping[str, int]) -> dict[str, int]:
    to = {number: rounded(number) for number in set(counts.values())}
    return {key: to[number] for key, number in counts.items()}


@lru_cache(maxsize=1 << 16)  # claims of one sentence have the same names
def with_parts(names: tuple[str, ...]) -> frozenset[str]:
    """Names with the words that longer ones are made of, so that "Orme Lifts" meets "Orme"."""
    return frozenset([part for name in names for part in _parts(name)])


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> tuple[str, ...]:
    words = name.split()
    return (name, *(w for w in words if len(w) > _SHORT)) if len(words) > 1 else (name,)


def rarity(key: str, statistics: Statistics) -> float:
    """Bits of information in meeting the name `key`: 0 if every article has it.

    Smoothed, so that in a corpus of a handful of articles a shared name still counts.
    """
    total = rounded(max(statistics.articles, 1)) + 16
    return log2(total / (statistics.frequency.get(key, 0) + 1))


def word_rarity(word: str, statistics: Statistics) -> float:
    """Bits of information in meeting `word` in a sentence that makes a claim."""
    total = statistics.sentences + 4
    return log2(total / (statistics.words.get(word, 0) + 1)) + 0.5
