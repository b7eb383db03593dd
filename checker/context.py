"""What every step may read: the rules, the settings and what is known of the corpus."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from checker.rulebook import Rulebook
from checker.settings import Settings


class Statistics(msgspec.Struct, frozen=True):
    """How many articles there are, and in how many of them each name occurs.

    `newest` is when the newest of the articles that are dated to the day appeared; `words` tells
    in how many of the `sentences` that make claims each word occurs; `plain` are the keys that look
    like names and are words.
    """

    articles: int = 0
    frequency: Mapping[str, int] = {}
    newest: datetime | None = None
    sentences: int = 0
    words: Mapping[str, int] = {}
    plain: frozenset[str] = frozenset()


class Context(msgspec.Struct, frozen=True):
    """Frozen and picklable, so that it may cross a process border."""

    rulebook: Rulebook
    settings: Settings = Settings()
    statistics: Statistics = Statistics()
