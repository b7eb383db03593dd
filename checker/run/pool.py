"""Articles shared out among processes. They are started afresh, as every platform can do it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from multiprocessing import connection

from checker import pipeline
from checker.context import Context
from checker.model import Article
from checker.run.codec import Decoder, encoded
from checker.run.collector import rare_collections
from checker.run.work import Done, Outcome, Work, batches, in_turn, outcomes_of

# Batches in the hands of each process: enough to keep it busy, few enough not to hold many.
_AHEAD = 3
# Windows cannot wait for more.
_MOST_PROCESSES = 60

Results = list[Outcome | bytes]


class WorkerDied(Exception):
    """A process of the pool ended by itself."""


def shared_out(works: Iterable[Work], context: Context, jobs: int, worth: int) -> Iterator[Done]:
    """In `jobs` processes if there are at least `worth` characters to read; in order."""
    works = iter(works)
    first: list[Work] = []
    size = 0
    if jobs > 1:
        for work in works:
            first.append(work)
            size += len(work.article.text)
            if size >= worth:
                yield from _in_processes(chain(first, works), context, min(jobs, _MOST_PROCESSES))
                return
    yield from in_turn(chain(first, works), context)


def _in_processes(works: Iterable[Work], context: Context, jobs: int) -> Iterator[Done]:
    decoder = Decoder()
    waiting: deque[tuple[list[Work], Future[Results]]] = deque()
    # Sent with each batch: what a process gets as it starts is written to a pipe that nobody may
    # read any more.
    packed = pickle.dumps(context)
    with _processes(jobs) as pool:
        for batch in batches(works, lambda w: len(w.article.text)):
            with undisturbed():  # it may start a process
                future = pool.submit(_map, packed, [work.article for work in batch])
            waiting.append((batch, future))
            if len(waiting) > jobs * _AHEAD:
                yield from _results(*waiting.popleft(), context, decoder)
        while waiting:
            yield from _results(*waiting.popleft(), context, decoder)


def _results(
    batch: list[Work], future: Future[Results], context: Context, decoder: Decoder
) -> Iterator[Done]:
    try:
        results = future.result()
    except BrokenProcessPool:
        raise
    except Exception:
        # Once more, here: what went wrong there is raised with the place where it does.
        yield from in_turn(batch, context)
        return
    for work, result in zip(batch, results, strict=True):
        if isinstance(result, bytes):
            yield Done(work, decoder.decode(result), result)
        else:
            yield Done(work, result)


@contextmanager
def _processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """The pool. Whatever ends the block early ends the processes at once. Raises WorkerDied."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), begin)
    try:
        yield pool
        pool.shutdown()
    except BaseException as error:
        for child in set(multiprocessing.active_children()) - others:
            child.kill()
        pool.shutdown(cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            message = "a process ended by itself, perhaps for want of memory; --jobs 1 takes least"
            raise WorkerDied(message) from None
        raise


@contextmanager
def undisturbed() -> Iterator[None]:
    """Processes started inside never see Ctrl-C: this one ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield  # Windows: they close their ears as they begin
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """In a process of the pool, before its first batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    """A process whose parent was killed would wait for work for ever."""
    connection.wait([parent])
    os._exit(1)


def _map(packed: bytes, articles: Sequence[Article]) -> Results:
    context = _unpacked(packed)
    with rare_collections():
        return [_sendable(outcome) for outcome in outcomes_of(articles, context)]


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Context:
    """The context, made once; it comes from our own process, never from a file."""
    context: Context = pickle.loads(packed)
    return context


def _sendable(outcome: Outcome) -> Outcome | bytes:
    """As bytes, which are smaller, quicker to read, and what the cache keeps."""
    return (isinstance(outcome, pipeline.Mapped) and encoded(outcome)) or outcome
