"""Where reports go: UTF-8 whatever the locale, quiet when a reader leaves."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from checker.cli import silence
from checker.cli.options import Color
from checker.problems import Problem, Problems

# Where no terminal tells its width.
_COLUMNS = 100


def write(text: str | bytes, at_once: bool = True) -> bool:
    """Write to standard output; False if its reader has gone. Raises Problems for other failures.

    Bytes are written as they are; half characters in a text are replaced. What is not written
    `at_once` waits for more.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    try:
        if sys.stdout is None:
            raise OSError("it is closed")
        sys.stdout.buffer.write(data)
        if at_once:
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(1)
        return False
    except OSError as error:
        silence(1)
        raise Problems([unwritable("standard output", error)]) from None
    return True


def write_file(path: Path, text: str | bytes) -> None:
    """Write a report to a file; raises Problems."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Problems([unwritable(str(path), error)]) from None


def require_writable(path: Path) -> None:
    """Raise Problems now rather than after all the work if a file cannot be written."""
    existed = os.path.lexists(path)
    if existed and not path.is_file() and not path.is_dir():
        return  # a pipe or a device: opening it would already be a message to its reader
    try:
        # Opened for appending: what is there stays until the report is ready.
        with path.open("ab"):
            pass
        if not existed:
            path.unlink()
    except OSError as error:
        raise Problems([unwritable(str(path), error)]) from None


def unwritable(path: str, error: OSError) -> Problem:
    """The problem of a report that has no place to go."""
    reason = error.strerror or str(error)
    cure = "Free it, or name another place for the report."
    return Problem(path, 0, f"the report cannot be written: {reason}", cure)


def is_terminal() -> bool:
    """True if standard output is one."""
    return sys.stdout is not None and sys.stdout.isatty()


def hears_progress() -> bool:
    """True if standard error is a terminal that can draw a bar."""
    known = sys.stderr is not None and sys.stderr.isatty()
    return known and os.environ.get("TERM") != "dumb"


def wants_color(when: Color, terminal: bool | None = None) -> bool:
    """The option first, then NO_COLOR, then FORCE_COLOR, then what the output is."""
    if when is not Color.AUTO:
        return when is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    seen = is_terminal() if terminal is None else terminal
    return seen and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal, or COLUMNS, or 100."""
    return shutil.get_terminal_size((_COLUMNS, 24)).columns
