"""One article's work, the same in every process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from checker import pipeline
from checker.context import Context
from checker.model import Article
from checker.problems import InputProblem
from checker.run.codec import encoded

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
    """One after the other, in this process."""
    for work in works:
        outcome = outcome_of(work.article, context)
        stored = b""
        if work.key and isinstance(outcome, pipeline.Mapped):
            stored = encoded(outcome)
        yield Done(work, outcome, stored)


def outcome_of(article: Article, context: Context) -> Outcome:
    """The mapped article, or the problem that it made."""
    return attempt(pipeline.map_article, article, context)


def attempt(
    work: Callable[[Article, Context], T], article: Article, context: Context
) -> T | InputProblem:
    """What `work` makes of an article. One that fails never loses the others."""
    try:
        return work(article, context)
    except (ArithmeticError, ValueError, LookupError, TypeError, RecursionError) as error:
        if os.environ.get("FACTLINT_DEBUG"):
            raise
        return _failed(article, error)


def _failed(article: Article, error: Exception) -> InputProblem:
    reason = f"the check of this article failed: {type(error).__name__}: {error}"
    cure = "Please report it to the project with the article; FACTLINT_DEBUG=1 shows the place."
    return InputProblem(article.path, "I801", reason, cure)
