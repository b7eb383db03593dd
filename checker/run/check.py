"""A whole check: what is known from earlier runs, the rest in one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial

from checker import pipeline, text
from checker.context import Context
from checker.model import Article, Report
from checker.problems import InputProblem
from checker.run.cache import Cache
from checker.run.changed import Changed, changed_since
from checker.run.codec import Decoder, Unreadable
from checker.run.collector import rare_collections
from checker.run.forks import in_forks
from checker.run.key import Keys, for_mapping
from checker.run.memory import remembering
from checker.run.plan import Plan
from checker.run.pool import shared_out
from checker.run.reading import Progress, articles
from checker.run.shelf import Shelf
from checker.run.work import Work

# Bytes of values that are written to the cache at once.
_WRITE = 2_000_000
# To compare a claim takes as long as it takes to read so many characters.
_PER_CLAIM = 500
PLAIN = Plan()
Mapped = pipeline.Mapped | pipeline.Unopened


def check(paths: Sequence[str], context: Context, progress: Progress, plan: Plan = PLAIN) -> Report:
    """Read, map, link and judge; raises Problems for paths that are not there.

    `progress` is called with the number of files done and of files in all. The report does not
    depend on the plan, but for what `since`, `staged` and `all_rules` leave out of it.
    """
    with rare_collections():
        found = text.discover(paths, context.settings)
        changed = Changed(changed_since(found, plan)) if plan.limited else None
        read = changed.read if changed else text.read
        items = articles(found, context.settings, progress, read)
        spans = changed.spans if changed else None
        shelf = Shelf(plan.cache, plan.say, for_mapping(context)) if plan.cache else None
        with remembering(plan, context, paths, shelf) as memory:
            mapped, unread = mapped_and_unread(items, context, plan, memory, shelf)
            plan.let_go(mapped)
            try:
                return pipeline.conclude(
                    mapped,
                    unread,
                    found.other_files,
                    context,
                    spans,
                    plan.all_rules,
                    _spread(plan, shelf),
                    memory,
                )
            finally:
                if shelf is not None:
                    shelf.close()


def check_articles(
    given: Iterable[Article | InputProblem], context: Context, plan: Plan = PLAIN
) -> Report:
    """As `check`, for articles that are read already, each with an id of its own."""
    with rare_collections():
        mapped, unread = mapped_and_unread(given, context, plan)
        return pipeline.conclude(mapped, unread, 0, context, None, plan.all_rules, _spread(plan))


def _spread(plan: Plan, shelf: Shelf | None = None) -> pipeline.Spread:
    """Comparing shared out by forks, where that is worth their while."""

    def spread(
        works: Sequence[Callable[[], pipeline.Judged]], claims: int
    ) -> list[pipeline.Judged]:
        jobs = plan.jobs if claims * _PER_CLAIM >= plan.worth else 1
        if shelf is not None:
            shelf.close()
        return in_forks(works, jobs)

    return spread


def mapped_and_unread(
    items: Iterable[Article | InputProblem],
    context: Context,
    plan: Plan,
    memory: pipeline.Memory | None = None,
    shelf: Shelf | None = None,
) -> tuple[list[Mapped], list[InputProblem]]:
    """What was mapped, in its order, and what could not be read, sorted.

    With a cache that works, `memory` gets the key of each article; what it knows stays unopened.
    """
    mapped: list[Mapped] = []
    unread: list[InputProblem] = []
    for item in _outcomes(items, context, plan, memory or pipeline.Memory({}), shelf):
        if isinstance(item, InputProblem):
            unread.append(item)
        else:
            mapped.append(item)
    return mapped, sorted(unread)


def _outcomes(
    items: Iterable[Article | InputProblem],
    context: Context,
    plan: Plan,
    memory: pipeline.Memory,
    shelf: Shelf | None,
) -> list[Mapped | InputProblem]:
    """What came of each item, in their order."""
    if plan.cache is None:
        return _Outcomes(context, None, memory, shelf).of(items, plan)
    with closing(Cache(plan.cache, plan.say)) as cache:
        found = _Outcomes(context, cache, memory, shelf).of(items, plan)
        if not cache.works:
            memory.articles.clear()
        return found


class _Outcomes:
    """Looks up what is known, has the rest mapped, and keeps that for the next run."""

    def __init__(
        self,
        context: Context,
        cache: Cache | None,
        memory: pipeline.Memory,
        shelf: Shelf | None,
    ) -> None:
        self._context = for_mapping(context)
        self._cache = cache
        self._keys = Keys(self._context) if cache else None
        self._memory, self._shelf = memory, shelf
        self._decoder = Decoder()
        self._found: list[Mapped | InputProblem | None] = []
        self._new: list[tuple[bytes, bytes]] = []
        self._size = 0

    def of(
        self, items: Iterable[Article | InputProblem], plan: Plan
    ) -> list[Mapped | InputProblem]:
        """The outcomes of all items."""
        works = self._unknown(items)
        try:
            for done in shared_out(works, self._context, plan.jobs, plan.worth):
                self._found[done.work.index] = done.outcome
                if done.stored and done.work.key:
                    self._keep(done.work.key, done.stored)
        finally:
            self._write()  # also what was done before an interruption
        return [outcome for outcome in self._found if outcome is not None]

    def _unknown(self, items: Iterable[Article | InputProblem]) -> Iterator[Work]:
        for item in items:
            if isinstance(item, InputProblem):
                self._found.append(item)
                continue
            key = self._keys.of(item) if self._keys else b""
            # Of two articles with one id it cannot be told whose a claim is.
            keys = self._memory.articles
            keys[item.id] = b"" if item.id in keys else key
            known = pipeline.without_rules(item, self._context) or self._known(item, key)
            self._found.append(known)
            if known is None:
                yield Work(len(self._found) - 1, item, key)

    def _known(self, article: Article, key: bytes) -> Mapped | None:
        if not self._cache or not key:
            return None
        if self._shelf and self._memory.known(article.id) and self._cache.has(key):
            return pipeline.Unopened(article.id, partial(self._shelf.fetch, article, key))
        value = self._cache.get(key)
        if value is None:
            return None
        try:
            return self._decoder.decode(value)
        except Unreadable:
            self._cache.distrust("an entry makes no sense")
            return None

    def _keep(self, key: bytes, value: bytes) -> None:
        self._new.append((key, value))
        self._size += len(value)
        if self._size >= _WRITE:
            self._write()

    def _write(self) -> None:
        if self._cache:
            self._cache.put(self._new)
        self._new, self._size = [], 0
