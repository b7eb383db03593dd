"""Listings: one article after the other, shown as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from checker import pipeline, text
from checker.context import Context
from checker.model import Article, Claim, Extraction
from checker.problems import InputProblem
from checker.run.reading import Progress, articles
from checker.run.work import attempt, batches

T = TypeVar("T")


def extract(
    paths: Sequence[str], context: Context, progress: Progress
) -> Iterator[tuple[Article, Extraction] | InputProblem]:
    """What was found in each article, in order of the articles.

    Of an article in a language without rules come the dates that it gives, behind its problem.
    """
    found = text.discover(paths, context.settings)
    return _each(found, context, progress, pipeline.read_articles, pipeline.dates_only)


def claims(
    paths: Sequence[str], context: Context, progress: Progress
) -> Iterator[tuple[Claim, ...] | InputProblem]:
    """The claims of each article, in order of the articles."""
    found = text.discover(paths, context.settings)
    for item in _each(found, context, progress, pipeline.map_articles):
        yield item if isinstance(item, InputProblem) else item.every


def _each(
    found: text.Discovery,
    context: Context,
    progress: Progress,
    work: Callable[[Sequence[Article], Context], list[T]],
    partly: Callable[[Article, Context], bool] = lambda _article, _context: False,
) -> Iterator[T | InputProblem]:
    """The outcome of `work` for each article.

    `partly` tells whether `work` can do something for an article without rules.
    """
    for batch in batches(articles(found, context.settings, progress), _size):
        problems = [_problem(item, context) for item in batch]
        wanted = {
            index: item
            for index, item in enumerate(batch)
            if isinstance(item, Article) and (not problems[index] or partly(item, context))
        }
        done = attempt(work, [*wanted.values()], context)
        outcomes = dict(zip(wanted, done, strict=True))
        for index, problem in enumerate(problems):
            if problem:
                yield problem
            if index in outcomes:
                yield outcomes[index]


def _size(item: Article | InputProblem) -> int:
    return 0 if isinstance(item, InputProblem) else len(item.text)


def _problem(item: Article | InputProblem, context: Context) -> InputProblem | None:
    return item if isinstance(item, InputProblem) else pipeline.without_rules(item, context)
