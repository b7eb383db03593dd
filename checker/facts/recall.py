"""What an earlier run kept of a whole corpus, and what this one keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.context import Statistics
from checker.facts import kept as keeping
from checker.facts.earlier import Same, corpus_of, same
from checker.facts.kept import NOTHING, Kept, Remembered
from checker.facts.view import Viewer
from checker.model import Claim


class Recall:
    """Reads what an earlier run kept, and makes what the next one may need.

    `articles` are digests of the articles by their ids; without any, nothing is read or kept.
    """

    def __init__(
        self,
        articles: Mapping[str, bytes],
        before: bytes,
        claims: Sequence[Claim],
        statistics: Statistics,
        viewer: Viewer,
    ) -> None:
        self._articles = articles
        self._before = keeping.remembered(before) if articles and before else None
        self._corpus = corpus_of(statistics, viewer)
        self._new = bool(articles) and (
            self._before is None or dict(self._before.articles) != dict(articles)
        )
        self.unchanged: Same = same(self._corpus, articles, claims, self._before)

    def of(self, kind: str) -> Kept:
        """What was kept of a kind of claims."""
        if self._before is None or kind not in self._before.kinds:
            return NOTHING
        return keeping.kept(self._before.kinds[kind])

    def encoded(self, kept: Kept) -> bytes:
        """What is to be kept of a kind of claims; b"" if that is kept already."""
        return keeping.encoded(kept) if self._new else b""

    def after(self, kinds: Mapping[str, bytes]) -> bytes:
        """All that is to be kept; b"" if that is kept already."""
        if not self._new:
            return b""
        return keeping.encoded(Remembered(self._articles, self._corpus, kinds))
