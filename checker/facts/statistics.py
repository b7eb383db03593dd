"""How common each name and word is in the corpus: a shared rare one says much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain
from math import log2

from checker.context import Statistics
from checker.model import Claim

# Shorter parts of a name, such as "of" and "von", name nobody.
_SHORT = 3
# Numbers of so many binary digits are exact; of greater ones so many digits are known.
_DIGITS = 5


def statistics_of(
    claims: Iterable[Claim], articles: int, newest: datetime | None = None
) -> Statistics:
    """In how many articles each name occurs, and in how many sentences with claims each word."""
    named: dict[str, set[str]] = {}
    sentences: dict[tuple[str, int], tuple[str, ...]] = {}
    for c in claims:
        named.setdefault(c.at.article, set()).update(with_parts((*c.subject, *c.topics)))
        sentences[c.at.article, c.at.sentence.start] = c.context
    names = Counter(chain.from_iterable(named.values()))
    words = Counter(chain.from_iterable(sentences.values()))
    plain = _plain(names, _unnamed(named, sentences))
    told = rounded(len(sentences))
    return Statistics(articles, _rounded(names), newest, told, _rounded(words), plain)


def rounded(number: int) -> int:
    """A number known to its first binary digits, so that one article more seldom changes it."""
    unknown = max(number.bit_length() - _DIGITS, 0)
    return (number + (1 << unknown >> 1)) >> unknown << unknown


def _rounded(counts: Mapping[str, int]) -> dict[str, int]:
    to = {number: rounded(number) for number in set(counts.values())}
    return {key: to[number] for key, number in counts.items()}


def _unnamed(
    named: Mapping[str, set[str]], sentences: Mapping[tuple[str, int], tuple[str, ...]]
) -> Counter[str]:
    """In how many articles each word occurs that is no name there."""
    told: dict[str, set[str]] = {}
    for (article, _), context in sentences.items():
        told.setdefault(article, set()).update(context)
    unnamed = (words - named[article] for article, words in told.items())
    return Counter(chain.from_iterable(unnamed))


def _plain(names: Mapping[str, int], unnamed: Mapping[str, int]) -> frozenset[str]:
    """Keys that are mostly no names: words with a capital only where a sentence begins."""
    found = (
        key
        for key, told in names.items()
        if unnamed.get(key, 0) > told or unnamed.get(key.removesuffix("s"), 0) > told
    )
    return frozenset(found)


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
