"""The command line: commands, options, exit codes."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

# What takes long to take apart, in a process that ends without doing so; None in any other.
_held: list[object] | None = None


def command() -> NoReturn:
    """The program: `main`, and then the end of the process, without freeing what it made.

    To search the claims of 10 MB for cycles and to free them takes half as long as to compare them.
    """
    global _held
    _held = []
    code = main()
    atexit._run_exitfuncs()
    os._exit(_settle(code))


def hold(thing: object) -> None:
    """Keep what is soon no longer needed, if the process ends right after the command.

    Nor does Python search it, or what else there is by now, for cycles any more.
    """
    if _held is not None:
        _held.append(thing)
        gc.freeze()


def main() -> int:
    """Run the command in `sys.argv`; the exit code."""
    try:
        from checker.cli.app import app

        app(prog_name="factlint")
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return _settle(_code(end))
    except Exception as error:
        from checker.cli.guard import fail

        return fail(error)
    return _settle(0)


def _code(end: SystemExit) -> int:
    """The exit code of a command; typer ends with 1 for what is wrong usage here.

    It does so for a reader of --help that left early, too, which is no error.
    """
    from checker.cli.guard import Answer

    code = end.code if isinstance(end.code, int) else int(end.code is not None)
    if code != 1 or isinstance(end, Answer):
        return code
    return 0 if isinstance(end.__context__, BrokenPipeError) else 2


def _settle(code: int) -> int:
    """Hand out what is still held back, so that the interpreter does not fail on it later."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            silence(1 if stream is sys.stdout else 2)
    return code


def silence(descriptor: int) -> None:
    """Let what is still written to a descriptor vanish: its reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
