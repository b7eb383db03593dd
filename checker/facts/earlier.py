"""What an earlier run found out that still holds: of articles, of claims and of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from checker.context import Statistics
from checker.facts.kept import NOTHING, Corpus, Kept, Pair, Remembered, Shown
from checker.facts.statistics import rounded, with_parts
from checker.facts.view import Dimension, Viewer
from checker.model import Claim


class Same(msgspec.Struct, frozen=True):
    """Articles, by their ids, that are as they were; `steady` are those of them of whose names and
    words nothing else is known than before, so that what was weighed of them holds.
    """

    articles: frozenset[str] = frozenset()
    steady: frozenset[str] = frozenset()


def corpus_of(statistics: Statistics, viewer: Viewer) -> Corpus:
    """What weights depend on beside the articles of a pair."""
    return Corpus(
        rounded(statistics.articles),
        statistics.sentences,
        statistics.frequency,
        statistics.words,
        statistics.plain,
        viewer.templates,
    )


def same(
    now: Corpus,
    keys: Mapping[str, bytes],
    claims: Iterable[Claim],
    before: Remembered | None,
) -> Same:
    """What is as it was before; `keys` are digests of the articles of `claims`."""
    if before is None or (now.articles, now.sentences) != (
        before.corpus.articles,
        before.corpus.sentences,
    ):
        return Same()
    articles = frozenset(a for a, key in keys.items() if key and before.articles.get(a) == key)
    moved = _moved(claims, now, before.corpus)
    return Same(articles, articles - moved)


def _moved(claims: Iterable[Claim], now: Corpus, before: Corpus) -> set[str]:
    """Articles with a name, a word or a form of which something else is known than before."""
    names = {k for k, _ in now.names.items() ^ before.names.items()} | (now.plain ^ before.plain)
    words = {k for k, _ in now.words.items() ^ before.words.items()}
    forms = now.templates ^ before.templates
    moved: set[str] = set()
    for c in claims:
        if c.at.article in moved:
            continue
        if (
            c.form in forms
            or not words.isdisjoint(c.context)
            or not words.isdisjoint(c.near)
            or not names.isdisjoint(with_parts((*c.subject, *c.topics)))
            or not names.isdisjoint(c.local)
        ):
            moved.add(c.at.article)
    return moved


class Earlier:
    """What is known of the claims of one kind, `claims` by their article and number.

    `shown` has what was kept of a claim of which nothing else is known now, else None; `weights`
    are those of the pairs that may be links, with their levels, and `echoes` the pairs that echo
    each other.
    """

    def __init__(
        self, kept: Kept, claims: Sequence[tuple[str, int]], found: Same, mixed: bool
    ) -> None:
        if kept.mixed is not mixed:
            kept = NOTHING
        self._kept = kept
        places = {place: at for at, place in enumerate(kept.claims) if place[0] in found.articles}
        self._old = [places.get(place, -1) for place in claims]
        self.shown: list[list[Shown] | None] = [
            kept.shown[old] if old >= 0 and place[0] in found.steady else None
            for old, place in zip(self._old, claims, strict=True)
        ]
        now = [-1] * len(kept.claims)
        for index, old in enumerate(self._old):
            if old >= 0 and self.shown[index] is not None:
                now[old] = index
        self.weights: dict[Pair, tuple[float, list[str]]] = {
            (now[a], now[b]): (weight, levels)
            for a, b, weight, levels in kept.links
            if now[a] >= 0 and now[b] >= 0
        }
        self.echoes: set[Pair] = {
            (now[a], now[b]) for a, b in kept.echoes if now[a] >= 0 and now[b] >= 0
        }

    @classmethod
    def of_nothing(cls, count: int) -> Earlier:
        """Of so many claims nothing is known."""
        return cls(NOTHING, [("", n) for n in range(count)], Same(), mixed=NOTHING.mixed)

    @property
    def known(self) -> set[Pair]:
        """Pairs that were weighed and may be links, or echo each other."""
        return self.weights.keys() | self.echoes

    @property
    def large(self) -> list[Dimension]:
        """The dimensions in which not all claims met."""
        return self._kept.large

    def touched(self, shown: Sequence[Sequence[Shown]]) -> set[int]:
        """Keys of the blocks whose claims are not those that they were."""
        gone = [True] * len(self._kept.claims)
        found: set[int] = set()
        for index, old in enumerate(self._old):
            if old >= 0:
                gone[old] = False
            if self.shown[index] is None:
                before = keys_of(self._kept.shown[old]) if old >= 0 else frozenset()
                found |= keys_of(shown[index]) ^ before
        for old, over in enumerate(gone):
            if over:
                found |= keys_of(self._kept.shown[old])
        return found


def keys_of(shown: Iterable[Shown]) -> frozenset[int]:
    """The blocks that a claim is in, in any way in which it is compared."""
    return frozenset(chain.from_iterable(face.keys for face in shown))
