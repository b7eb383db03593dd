"""The work on articles, the same in every process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from checker import pipeline
from checker.context import Context
from checker.model import Article
from checker.problems import InputProblem
from checker.run.codec import encoded

# Characters that are read at once: enough for the caches of the processor, few enough to wait for.
_BATCH = 300_000
# An article without a word counts as so many characters.
_LEAST = 100
T = TypeVar("T")
Outcome = pipeline.Mapped | InputProblem


class Work(msgspec.Struct, frozen=True):
    """An article to map, its place among all, and its key in the cache."""

    index: int
    article: Article
    key: bytes = b""


class Done(msgspec.Struct, frozen=True):
    """What came of it; `stored` as the cache keeps it, b"" if that is not known yet."""

    work: Work
    outcome: Outcome
    stored: bytes = b""


def in_turn(works: Iterable[Work], context: Context) -> Iterator[Done]:
    """A batch after the other, in this process."""
    for batch in batches(works, lambda w: len(w.article.text)):
        outcomes = outcomes_of([w.article for w in batch], context)
        for work, outcome in zip(batch, outcomes, strict=True):
            stored = b""
            if work.key and isinstance(outcome, pipeline.Mapped):
                stored = encoded(outcome)
            yield Done(work, outcome, stored)


def batches(items: Iterable[T], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in lists, each cut once it has enough characters; lists are read faster."""
    batch: list[T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += size_of(item) + _LEAST
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def outcomes_of(articles: Sequence[Article], context: Context) -> list[Outcome]:
    """Each article mapped, or the problem that it made."""
    return attempt(pipeline.map_articles, articles, context)


def attempt(
    work: Callable[[Sequence[Article], Context], list[T]],
    articles: Sequence[Article],
    context: Context,
) -> list[T | InputProblem]:
    """What `work` makes of each article. One that fails never loses the others."""
    try:
        return [*work(articles, context)]
    except (ArithmeticError, ValueError, LookupError, TypeError, RecursionError) as error:
        if len(articles) == 1:
            if os.environ.get("FACTLINT_DEBUG"):
                raise
            return [_failed(articles[0], error)]
    return [outcome for article in articles for outcome in attempt(work, [article], context)]


def _failed(article: Article, error: Exception) -> InputProblem:
    reason = f"the check of this article failed: {type(error).__name__}: {error}"
    cure = "Please report it to the project with the article; FACTLINT_DEBUG=1 shows the place."
    return InputProblem(article.path, "I801", reason, cure)
