"""`factlint mentions` and `factlint claims`: one article after the other, as they are read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from checker import run
from checker.cli import output
from checker.cli.guard import complain
from checker.cli.options import Color, LineFormat
from checker.context import Context
from checker.model import Article, Claim, Extraction
from checker.problems import InputProblem
from checker.report import claims, found, mentions
from checker.report.progress import Progress
from checker.report.summary import trouble
from checker.settings import Settings

T = TypeVar("T")


class Tally(msgspec.Struct):
    """What came of the inputs."""

    shown: int = 0
    unread: int = 0


def list_mentions(
    context: Context, paths: Sequence[str], chosen: LineFormat | None, color: Color
) -> int:
    """Write what is found in each article; the exit code. Raises Problems."""
    colored, columns = output.wants_color(color), output.columns()

    def as_text(item: tuple[Article, Extraction]) -> str:
        return found.render(*item, colored, columns) + "\n"

    def as_line(item: tuple[Article, Extraction]) -> bytes:
        return mentions.line(*item)

    with _progress() as progress:
        items = run.extract(paths, context, progress)
        tally = _write(items, as_line if _for_programs(chosen) else as_text, progress)
    return _ended(tally, tally.shown, context.settings)


def list_claims(
    context: Context, paths: Sequence[str], chosen: LineFormat | None, color: Color
) -> int:
    """Write the claims of each article; the exit code. Raises Problems."""
    colored, columns = output.wants_color(color), output.columns()

    def as_text(found: tuple[Claim, ...]) -> str:
        return "".join(claims.text(c, colored, columns) + "\n" for c in found)

    def as_lines(found: tuple[Claim, ...]) -> bytes:
        return b"".join(map(claims.line, found))

    with _progress() as progress:
        items = run.claims(paths, context, progress)
        tally = _write(items, as_lines if _for_programs(chosen) else as_text, progress)
    return _ended(tally, tally.shown, context.settings)


def _for_programs(chosen: LineFormat | None) -> bool:
    return not output.is_terminal() if chosen is None else chosen is LineFormat.JSONL


def _progress() -> Progress:
    """Shown only where it cannot get into the listing."""
    return Progress(sys.stderr, output.hears_progress() and not output.is_terminal())


def _write(
    items: Iterable[T | InputProblem], render: Callable[[T], str | bytes], progress: Progress
) -> Tally:
    """Write each item as it comes, until the reader leaves."""
    tally, at_once = Tally(), output.is_terminal()
    with run.rare_collections():
        for item in items:
            if isinstance(item, InputProblem):
                tally.unread += 1
                progress.clear()
                complain(f"{item.path}:{item.line}: {item.rule} {item.message}\n  {item.cure}")
                continue
            tally.shown += 1
            if not output.write(render(item), at_once=at_once):
                return tally
    output.write(b"")
    return tally


def _ended(tally: Tally, read: int, settings: Settings) -> int:
    """The exit code; what the reader did not wait for is not held against the run."""
    code = 0
    if tally.unread and not settings.allow_partial:
        code = 4
    elif not read and not settings.allow_empty:
        code = 5
    if code:
        complain(trouble(code, tally.unread))
    return code
