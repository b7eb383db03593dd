"""Work that does not depend on each other, on several processors, without a word of it copied.

A process that is forked sees all that its parent has; only what it makes crosses a border.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from checker.run.pool import WorkerDied, begin, undisturbed

# A byte has so many values, and a process asks for no more than its number.
_MOST = 256
T = TypeVar("T")
_Child = tuple[BaseProcess, Connection]


def can_fork() -> bool:
    """True if a fork is safe: no thread may hold a lock then, and the system must know forks."""
    known = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return known and threading.active_count() == 1


def in_forks(works: Sequence[Callable[[], T]], jobs: int) -> list[T]:
    """What the works make, in their order; `jobs` processes, this one among them, do the next.

    What fails in another process is done here, so that it is raised with its place. Raises
    WorkerDied.
    """
    if jobs < 2 or not 1 < len(works) <= _MOST or not can_fork():
        return [work() for work in works]
    turns, numbers = os.pipe()
    os.write(numbers, bytes(range(len(works))))
    os.close(numbers)
    children: list[_Child] = []
    try:
        for _ in range(min(jobs, len(works)) - 1):
            children.append(_started(works, turns))
        done = dict(_own(works, turns))
        for _, results in children:
            done |= _received(results)
    finally:
        os.close(turns)
        for child, results in children:
            child.kill()
            child.join()
            results.close()
    return [done[n] if n in done else work() for n, work in enumerate(works)]


def _started(works: Sequence[Callable[[], T]], turns: int) -> _Child:
    results, give = multiprocessing.Pipe(duplex=False)
    with undisturbed():
        child = multiprocessing.get_context("fork").Process(
            target=_serve, args=(works, turns, give), daemon=True
        )
        child.start()
    give.close()
    return child, results


def _own(works: Sequence[Callable[[], T]], turns: int) -> Iterator[tuple[int, T]]:
    """The works that nobody has begun, one after the other."""
    while turn := os.read(turns, 1):
        yield turn[0], works[turn[0]]()


def _serve(works: Sequence[Callable[[], T]], turns: int, give: Connection) -> None:
    """In a forked process."""
    begin()
    done: dict[int, T] = {}
    with suppress(Exception):  # what is missing is done by the parent
        for number, made in _own(works, turns):
            done[number] = made
    give.send(done)


def _received(results: Connection) -> dict[int, T]:
    try:
        done: dict[int, T] = results.recv()
    except (EOFError, OSError):
        message = "a process ended by itself, perhaps for want of memory; --jobs 1 takes least"
        raise WorkerDied(message) from None
    return done
