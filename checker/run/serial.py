"""One process, one article after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from checker import pipeline, text
from checker.context import Context
from checker.model import Article, Claim, Extraction, Report
from checker.problems import InputProblem
from checker.run.collector import rare_collections

T = TypeVar("T")
Progress = Callable[[int, int], None]


def check(paths: Sequence[str], context: Context, progress: Progress) -> Report:
    """Read, map, link and judge; raises Problems for paths that are not there.

    `progress` is called with the number of files done and of files in all.
    """
    with rare_collections():
        return _checked(text.discover(paths, context.settings), context, progress)


def _checked(found: text.Discovery, context: Context, progress: Progress) -> Report:
    mapped: list[pipeline.Mapped] = []
    unread: list[InputProblem] = []
    for item in _each(found, context, progress, pipeline.map_article):
        if isinstance(item, InputProblem):
            unread.append(item)
        else:
            mapped.append(item)
    return pipeline.conclude(mapped, sorted(unread), found.other_files, context)


def extract(
    paths: Sequence[str], context: Context, progress: Progress
) -> Iterator[tuple[Article, Extraction] | InputProblem]:
    """What was found in each article, in order of the articles.

    Of an article in a language without rules come the dates that it gives, behind its problem.
    """
    found = text.discover(paths, context.settings)
    return _each(found, context, progress, pipeline.read_article, pipeline.dates_only)


def claims(
    paths: Sequence[str], context: Context, progress: Progress
) -> Iterator[tuple[Claim, ...] | InputProblem]:
    """The claims of each article, in order of the articles."""
    found = text.discover(paths, context.settings)
    for item in _each(found, context, progress, pipeline.map_article):
        yield item if isinstance(item, InputProblem) else item.claims


def _each(
    found: text.Discovery,
    context: Context,
    progress: Progress,
    work: Callable[[Article, Context], T],
    partly: Callable[[Article, Context], bool] = lambda _article, _context: False,
) -> Iterator[T | InputProblem]:
    """The outcome of `work` for each article. One that fails never loses the others.

    `partly` tells whether `work` can do something for an article without rules.
    """
    for item in _read(found, context, progress):
        if isinstance(item, InputProblem):
            yield item
            continue
        problem = pipeline.without_rules(item, context)
        if problem:
            yield problem
        if problem is None or partly(item, context):
            yield _outcome(item, context, work)


def _outcome(
    article: Article, context: Context, work: Callable[[Article, Context], T]
) -> T | InputProblem:
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


def _read(
    found: text.Discovery, context: Context, progress: Progress
) -> Iterator[Article | InputProblem]:
    yield from found.unread
    total = len(found.files)
    for done, file in enumerate(found.files):
        progress(done, total)
        yield from text.read(file, context.settings)
    progress(total, total)
