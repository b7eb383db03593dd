"""What an earlier run kept of a whole corpus, and what this one keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.facts import kept as keeping
from checker.facts.corpus import Corpus, mark
from checker.facts.earlier import Same
from checker.facts.kept import NONE_REFUSED, NOTHING, Kept, Known, Refused, Remembered
from checker.facts.statistics import Counts, rounded
from checker.facts.view import FEW_ARTICLES
from checker.model import Claim

# The claims of an article of the run before, by its digest; None if they are gone.
Before = Callable[[bytes], Sequence[Claim] | None]


class Memory:
    """What comparing found out `before`, and what it leaves for the next run, b"" if nothing new.

    `articles` are digests of all that was read, by the ids of the articles; without any, nothing is
    used or kept. `read_before` gives the claims of articles that are others now, or gone.
    """

    def __init__(
        self,
        articles: dict[str, bytes],
        before: bytes = b"",
        read_before: Before = lambda _digest: None,
    ) -> None:
        self.articles, self.read_before = articles, read_before
        self.remembered = keeping.remembered(before) if before else None
        self.after = b""

    def known(self, article: str) -> Known | None:
        """What was kept of an article that is as it was."""
        found = self.remembered.articles.get(article) if self.remembered else None
        return found if found and found.key and found.key == self.articles.get(article) else None

    def forget(self) -> None:
        """Do without what was found out before: it is not of these articles."""
        self.remembered = None


class Recall:
    """What is known of a corpus that is read whole, and of the same corpus before.

    `count` is how many articles have words; of the rules in `passed_over` no findings are made.
    """

    def __init__(
        self, memory: Memory, told: Corpus, count: int, passed_over: frozenset[str] = frozenset()
    ) -> None:
        self._memory, self._told = memory, told
        self._count, self._passed_over = count, passed_over
        self._before = memory.remembered if memory.articles else None
        same = {a for a in told.outlines if memory.known(a)} if self._before else set()
        self.counts = self._counted(same)
        self.unchanged = self._same(frozenset(same))
        self.new = bool(memory.articles) and not self._is_kept(len(same))

    def _counted(self, same: set[str]) -> Counts:
        """The counts of now, from those of before."""
        told = self._told
        come = (told.of(a) for a in told.outlines if a not in same)
        if self._before is not None:
            others = (known for a, known in self._before.articles.items() if a not in same)
            gone = [self._memory.read_before(known.key) for known in others]
            whole = [claims for claims in gone if claims is not None]
            if len(whole) == len(gone):
                return self._before.counts.changed(whole, come)
            self._before = None
        return Counts().changed((), map(told.of, told.outlines))

    def _same(self, articles: frozenset[str]) -> Same:
        before, now = self._before, self.counts
        if before is None or (rounded(self._count), rounded(now.sentences)) != (
            rounded(before.count),
            rounded(before.counts.sentences),
        ):
            return Same()
        moved = now.moved(before.counts) | (self._told.templates ^ before.templates)
        marks = frozenset(map(mark, moved))
        outlines = self._told.outlines
        steady = frozenset(a for a in articles if not outlines[a].has_any(marks))
        counted = self._count == before.count
        many = min(self._count, before.count) >= FEW_ARTICLES
        judged = self._passed_over == before.passed_over and (counted or many)
        return Same(articles, steady, judged, counted)

    def _is_kept(self, same: int) -> bool:
        """True if all that this run finds out is kept already."""
        before = self._before
        return (
            before is not None
            and same == len(before.articles) == len(self._told.outlines)
            and self._passed_over == before.passed_over
        )

    def of(self, kind: str) -> Kept:
        """What was kept of a kind of claims."""
        if self._before is None or kind not in self._before.kinds:
            return NOTHING
        return keeping.kept(self._before.kinds[kind])

    def refused(self) -> Refused:
        """What was kept of the statuses."""
        return keeping.refused(self._before.statuses) if self._before else NONE_REFUSED

    def encoded(self, kept: Kept | Refused) -> bytes:
        """What is to be kept of claims; b"" if that is kept already."""
        return keeping.encoded(kept) if self.new else b""

    def keep(
        self, kinds: Mapping[str, bytes], statuses: bytes, rest: Callable[[str], bytes]
    ) -> None:
        """Keep all, with the `rest` of each article, unless it is kept already."""
        if not self.new:
            return
        keys = self._memory.articles
        articles = {
            a: self._memory.known(a) or Known(keys.get(a, b""), outline, rest(a))
            for a, outline in self._told.outlines.items()
        }
        self._memory.after = keeping.encoded(
            Remembered(
                articles,
                self._count,
                self.counts,
                self._told.templates,
                self._passed_over,
                kinds,
                statuses,
            )
        )
