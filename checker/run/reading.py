"""Files to articles, with the progress made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker import text
from checker.model import Article
from checker.problems import InputProblem
from checker.settings import Settings

Progress = Callable[[int, int], None]
Read = Callable[[text.FileRef, Settings], Iterator[Article | InputProblem]]


def articles(
    found: text.Discovery, settings: Settings, progress: Progress, read: Read = text.read
) -> Iterator[Article | InputProblem]:
    """The articles of all files, and what could not be read; `read` reads one file."""
    yield from found.unread
    total = len(found.files)
    for done, file in enumerate(found.files):
        progress(done, total)
        yield from read(file, settings)
    progress(total, total)
