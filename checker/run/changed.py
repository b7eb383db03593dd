"""What changed, as places in articles."""

from __future__ import annotations

import os
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from checker import text
from checker.model import Article, Span
from checker.problems import InputProblem, Problem, Problems
from checker.run.git import Hunk, Repository
from checker.run.plan import Plan
from checker.settings import Settings


class Lines(msgspec.Struct, frozen=True):
    """Changed lines of a file, from a first to a last; where lines were removed, the last is the
    one in front of them and the first the one behind. `everything` changed in a new file.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    everything: bool = False


ALL = Lines(everything=True)


def changed_since(found: text.Discovery, plan: Plan) -> Mapping[str, Lines]:
    """The changed lines of each changed file, by its source. Raises Problems."""
    option = "--staged" if plan.since is None else "--since"
    repository = Repository(option)
    paths = {file.source: _inside(file, repository, option) for file in found.files}
    if plan.since is None:
        lines = _staged(*repository.staged())
    else:
        lines = {p: _after(h) for p, h in repository.since(plan.since).items()}
        # What git does not know, new or passed over, has no past: all of it is new.
        lines |= dict.fromkeys({*paths.values()} - repository.tracked(), ALL)
    lines["-"] = ALL
    return {source: lines[path] for source, path in paths.items() if path in lines}


def _inside(file: text.FileRef, repository: Repository, option: str) -> str:
    """The path as git has it; raises Problems if the file is not in the repository."""
    if file.source == "-":
        return "-"
    path = os.path.relpath(os.path.realpath(file.source), repository.top)
    if path.startswith(os.pardir + os.sep) or os.path.isabs(path):
        message = f"{file.path} is not in the repository at {repository.top}"
        cure = f"Run factlint inside the repository of the articles, or leave out {option}."
        raise Problems([Problem(option, 0, message, cure)])
    return path.replace(os.sep, "/")


def _after(hunks: Sequence[Hunk]) -> Lines:
    return Lines(tuple(_range(hunk) for hunk in hunks))


def _range(hunk: Hunk) -> tuple[int, int]:
    if hunk.added:
        return hunk.after, hunk.after + hunk.added - 1
    return hunk.after + 1, hunk.after


def _staged(
    staged: Mapping[str, Sequence[Hunk]], unstaged: Mapping[str, Sequence[Hunk]]
) -> dict[str, Lines]:
    """What is staged, in the lines that the files on disk have."""
    found = {}
    for path, hunks in staged.items():
        later = unstaged.get(path, ())
        ends = [
            (_on_disk(first, later), _on_disk(last, later)) for first, last in _after(hunks).ranges
        ]
        found[path] = Lines(tuple((first[0], last[1]) for first, last in ends))
    return found


def _on_disk(line: int, hunks: Sequence[Hunk]) -> tuple[int, int]:
    """Where a staged line is, or the lines that took its place."""
    moved = 0
    for hunk in hunks:
        if hunk.removed and hunk.before <= line < hunk.before + hunk.removed:
            return _range(hunk)
        if line < hunk.before + (not hunk.removed):
            break
        moved += hunk.added - hunk.removed
    return line + moved, line + moved


class Changed:
    """Reads files as `text.read` does, and notes in `spans` what changed in which article."""

    def __init__(self, lines: Mapping[str, Lines]) -> None:
        self._lines = lines
        self.spans: dict[str, tuple[Span, ...]] = {}

    def read(self, file: text.FileRef, settings: Settings) -> Iterator[Article | InputProblem]:
        """The articles of a file."""
        lines = self._lines.get(file.source)
        if lines is None:
            yield from text.read(file, settings)
            return
        for number, item in text.read_numbered(file, settings):
            if isinstance(item, Article):
                self.spans[item.id] = (
                    _spans(item, lines) if number == 0 else _line(item, lines, number)
                )
            yield item


def _line(article: Article, lines: Lines, number: int) -> tuple[Span, ...]:
    """All of an article that is one line of its file, if that changed."""
    changed = lines.everything or any(first <= number <= last for first, last in lines.ranges)
    return (Span(0, len(article.text)),) if changed else ()


def _spans(article: Article, lines: Lines) -> tuple[Span, ...]:
    """The changed lines of an article, or all of it if the head changed that dates it."""
    starts = _starts(article.text)
    if lines.everything or any(_dates(article, starts, *ends) for ends in lines.ranges):
        return (Span(0, len(article.text)),)
    size = len(article.text)
    places = [*starts, size, size]
    return tuple(
        Span(places[min(first, len(starts)) - 1], places[min(last, len(starts))])
        for first, last in lines.ranges
        if first <= min(last, len(starts))
    )


def _dates(article: Article, starts: Sequence[int], first: int, last: int) -> bool:
    """True for lines above the text, as front matter is, or with a date of publication in them."""
    above = len(article.body) - len(article.body.lstrip())
    if first < bisect(starts, above) + (first > last):
        return True
    dates = (bisect(starts, hint.span.start) for hint in article.hints if hint.span)
    return any(first <= line <= last for line in dates)


def _starts(content: str) -> list[int]:
    """Where each line starts."""
    return [0, *(i + 1 for i, sign in enumerate(content) if sign == "\n")]
