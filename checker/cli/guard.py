"""Every command ends in an exit code, whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn


class Answer(SystemExit):
    """The exit code of a command, told apart from one that typer chose."""


def answer(work: Callable[[], int]) -> NoReturn:
    """End the command with the exit code that `work` returns, or that its failure stands for."""
    raise Answer(_outcome(work))


def _outcome(work: Callable[[], int]) -> int:
    from checker.problems import Problems

    try:
        return work()
    except Problems as wrong:
        for problem in wrong.problems:
            complain(str(problem))
        return 2
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    except Exception as error:
        return fail(error)


def fail(error: Exception) -> int:
    """Tell of an error of our own; its exit code."""
    if os.environ.get("FACTLINT_DEBUG") == "1":
        import traceback

        complain("".join(traceback.format_exception(error)))
    complain(internal(error))
    return 3


def internal(error: Exception) -> str:
    """One line on an error of our own: what, where, how to report it."""
    trace, where = error.__traceback__, "unknown place"
    while trace is not None:
        code = trace.tb_frame.f_code
        if "checker" in code.co_filename:
            where = f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}, {code.co_name}"
        trace = trace.tb_next
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return (
        f"internal error: {said} ({where}). Please report it to the project, with the command and "
        "the traceback that FACTLINT_DEBUG=1 shows."
    )


def complain(message: str) -> None:
    """A message on standard error; lost, without a word, if nobody can hear it."""
    from checker.report.cells import clean

    try:
        lines = "\n".join(map(clean, message.split("\n")))
        print(f"factlint: {lines}", file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, ValueError, AttributeError):
        return
