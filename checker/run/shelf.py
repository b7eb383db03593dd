"""Mapped articles of earlier runs, fetched one by one, in any process."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from checker import pipeline
from checker.context import Context
from checker.model import Article, Claim
from checker.run.cache import Cache
from checker.run.codec import Decoder, Unreadable


class Shelf:
    """The cache in `folder`, opened once something is fetched.

    What a fork inherits of an open file is no use to it, so each process opens its own.
    """

    def __init__(self, folder: Path, say: Callable[[str], None], context: Context) -> None:
        self._folder, self._say, self._context = folder, say, context
        self._decoder = Decoder()
        self._open: tuple[int, Cache] | None = None

    def fetch(self, article: Article, key: bytes) -> pipeline.Mapped:
        """An article as it was kept; what is gone since is mapped again."""
        return self.find(key) or pipeline.map_article(article, self._context)

    def find(self, key: bytes) -> pipeline.Mapped | None:
        """What was kept, or None."""
        cache = self._cache()
        value = cache.get(key)
        try:
            return None if value is None else self._decoder.decode(value)
        except Unreadable:
            cache.distrust("an entry makes no sense")
            return None

    def claims(self, key: bytes) -> Sequence[Claim] | None:
        """The claims of an article that was kept, or None."""
        found = self.find(key)
        return found.claims if found else None

    def close(self) -> None:
        """Let go of the file, before processes are forked and when all is done."""
        if self._open is not None and self._open[0] == os.getpid():
            self._open[1].close()
        self._open = None

    def _cache(self) -> Cache:
        if self._open is None or self._open[0] != os.getpid():
            self._open = (os.getpid(), Cache(self._folder, self._say))
        return self._open[1]
