"""One process, one article after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker import pipeline, text
from checker.context import Context
from checker.model import Article, Claim, Extraction, Report
from checker.problems import InputProblem

Progress = Callable[[int, int], None]


def check(paths: Sequence[str], context: Context, progress: Progress) -> Report:
    """Read, map, link and judge; raises Problems for paths that are not there.

    `progress` is called with the number of files done and of files in all.
    """
    found = text.discover(paths, context.settings)
    mapped: list[pipeline.Mapped] = []
    unread: list[InputProblem] = []
    for item in _read(found, context, progress):
        if isinstance(item, Article):
            mapped.append(pipeline.map_article(item, context))
        else:
            unread.append(item)
    return pipeline.conclude(mapped, sorted(unread), found.other_files, context)


def extract(
    paths: Sequence[str], context: Context, progress: Progress
) -> Iterator[tuple[Article, Extraction] | InputProblem]:
    """What was found in each article, in order of the articles."""
    found = text.discover(paths, context.settings)
    for item in _read(found, context, progress):
        yield pipeline.read_article(item, context) if isinstance(item, Article) else item


def claims(
    paths: Sequence[str], context: Context, progress: Progress
) -> Iterator[tuple[Claim, ...] | InputProblem]:
    """The claims of each article, in order of the articles."""
    found = text.discover(paths, context.settings)
    for item in _read(found, context, progress):
        if isinstance(item, Article):
            yield pipeline.map_article(item, context).claims
        else:
            yield item


def _read(
    found: text.Discovery, context: Context, progress: Progress
) -> Iterator[Article | InputProblem]:
    yield from found.unread
    total = len(found.files)
    for done, file in enumerate(found.files):
        progress(done, total)
        yield from text.read(file, context.settings)
    progress(total, total)
