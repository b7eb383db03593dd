"""Works that forked processes share."""

from __future__ import annotations

import os
import threading
import time
from functools import partial

import pytest

from checker.run import forks
from checker.run.pool import WorkerDied
from tests.run.corpus import check, write

HERE = os.getpid()
needs_forks = pytest.mark.skipif(not forks.can_fork(), reason="no forks on this system")


def number(n):
    time.sleep(0.02)
    return n, os.getpid()


@needs_forks
@pytest.mark.parametrize("jobs", [2, 3, 40])
def test_works_are_shared_and_come_back_in_order(jobs):
    done = forks.in_forks([partial(number, n) for n in range(20)], jobs)
    assert [n for n, _ in done] == list(range(20))
    where = {pid for _, pid in done}
    assert 1 < len(where) <= jobs


def test_one_process_does_all_alone():
    works = [partial(number, n) for n in range(3)]
    assert {pid for _, pid in forks.in_forks(works, 1)} == {HERE}
    assert {pid for _, pid in forks.in_forks(works[:1], 8)} == {HERE}
    assert forks.in_forks([], 8) == []


def test_nothing_is_forked_beside_a_thread():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        works = [partial(number, n) for n in range(4)]
        assert {pid for _, pid in forks.in_forks(works, 4)} == {HERE}
    finally:
        stop.set()
        thread.join()


def elsewhere(does):
    if os.getpid() != HERE:
        does()
    time.sleep(0.1)
    return os.getpid()


def fail():
    raise ZeroDivisionError


@needs_forks
def test_what_fails_in_a_fork_is_done_here():
    assert set(forks.in_forks([partial(elsewhere, fail)] * 4, 2)) == {HERE}


@needs_forks
def test_what_fails_is_raised_with_its_place():
    with pytest.raises(ZeroDivisionError) as raised:
        forks.in_forks([partial(number, 1), fail, fail], 2)
    assert raised.traceback[-1].name == "fail"


@needs_forks
def test_a_fork_that_dies_ends_the_run():
    with pytest.raises(WorkerDied, match="--jobs 1"):
        forks.in_forks([partial(elsewhere, partial(os._exit, 1))] * 4, 2)


@needs_forks
def test_a_check_is_shared(tmp_path, monkeypatch):
    corpus = write(tmp_path / "articles")
    alone = check(corpus)
    started = []
    begin = forks._started
    monkeypatch.setattr(
        forks, "_started", lambda *given: started.append(begin(*given)) or started[-1]
    )
    assert check(corpus, jobs=2, worth=0) == alone
    assert started
