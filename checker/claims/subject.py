"""What a claim speaks of: the entities near it and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from checker.model import Entity, Span

_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
_ENDINGS = ("'s", "’s", "ing", "ies", "ed", "es", "s")
# How many of an article's most frequent entities stand in where a sentence names none.
_SALIENT = 4


class Subjects:
    """Entities of one article, by place and by how much the article is about them."""

    def __init__(
        self,
        entities: Sequence[Entity],
        title: Sequence[str],
        body: str,
        stop_words: frozenset[str],
        sources: Sequence[Span] = (),
        opening: int = 0,
    ) -> None:
        # Neither where an article was written nor who tells of a matter is a part of it.
        entities = [e for e in entities if e.span.start >= opening]
        self.topics = _most_named(entities, title)
        self._all = entities
        self._entities = _without(entities, sorted(sources))
        self._starts = [e.span.start for e in self._entities]
        self._body = body
        self._stop = stop_words

    def near(self, span: Span, stretch: Span) -> tuple[str, ...]:
        """Keys of the entities in a stretch of text around `span`, nearest first, each once."""
        first = bisect_left(self._starts, stretch.start)
        last = bisect_left(self._starts, stretch.end)
        inside = sorted(self._entities[first:last], key=lambda e: e.span.gap(span))
        return tuple(dict.fromkeys(e.key for e in inside if not e.span.overlaps(span)))

    def within(self, stretch: Span) -> tuple[Entity, ...]:
        """The entities that overlap a stretch of text, in order of place, sources too."""
        first = max(bisect_left(self._all, stretch.start, key=_start) - 1, 0)
        last = bisect_left(self._all, stretch.end, key=_start)
        return tuple(e for e in self._all[first:last] if e.span.overlaps(stretch))

    def words(self, sentence: Span) -> tuple[str, ...]:
        """Content words of the sentence, lower case, roughly stemmed, in order of the alphabet."""
        found = _WORD.findall(self._body, sentence.start, sentence.end)
        return tuple(sorted(set(map(stem, found)) - self._stop))


def _start(entity: Entity) -> int:
    return entity.span.start


def _without(entities: Sequence[Entity], spans: Sequence[Span]) -> list[Entity]:
    """The entities outside the spans, which are in order."""
    starts = [s.start for s in spans]
    return [
        e
        for e in entities
        if not spans or not spans[max(bisect_right(starts, e.span.start) - 1, 0)].covers(e.span)
    ]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word in lower case without its plainest endings, so that "Deals" meets "deal"."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _most_named(entities: Sequence[Entity], title: Sequence[str]) -> tuple[str, ...]:
    """The names an article is most about; one in the title counts as often as all the others."""
    counts = Counter(dict.fromkeys(title, len(entities) + 1))
    counts.update(e.key for e in entities)
    return tuple(key for key, _ in counts.most_common(_SALIENT))
