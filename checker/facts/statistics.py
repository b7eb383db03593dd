"""How common each name is in the corpus: a shared rare name says much, a common one little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from math import log2

from checker.context import Statistics
from checker.model import Claim


def statistics_of(
    claims: Iterable[Claim], articles: int, newest: datetime | None = None
) -> Statistics:
    """In how many articles each subject key occurs; `newest` is the last day of publication."""
    seen = {(c.at.article, key) for c in claims for key in (*c.subject, *c.topics)}
    return Statistics(articles, dict(Counter(key for _, key in seen)), newest)


def rarity(key: str, statistics: Statistics) -> float:
    """Bits of information in meeting `key`: 0 if every article has it.

    Smoothed, so that in a corpus of a handful of articles a shared name still counts.
    """
    total = max(statistics.articles, 1) + 16
    return log2(total / (statistics.frequency.get(key, 0) + 1))
