"""Pairs of runs on one cache, one of them killed in the middle: `killed.py FOLDER ROUNDS`.

Prints how many were killed and how many ended with the right report. A wrong one ends it with 1.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from checker import run
from checker.model import Report
from checker.run import check as checks
from tests.run.corpus import check

_WRONG = 3


def main() -> int:
    """All rounds."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    corpus, chance = folder / "corpus", random.Random(11)
    checks._WRITE = 1  # each article is written by itself: more moments to be killed in
    expected = check(corpus)
    began = time.perf_counter()
    check(corpus, cache=folder / "other")
    took = time.perf_counter() - began
    ends = []
    for number in range(rounds):
        if number % 5 == 0:
            run.clear(folder)
        pair = [_start(corpus, folder, expected) for _ in range(2)]
        time.sleep(chance.uniform(0, took))
        os.kill(pair[number % 2], signal.SIGKILL)
        ends += [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in pair]
        if check(corpus, cache=folder, say=_unexpected) != expected:
            return 1
    print(ends.count(-signal.SIGKILL), ends.count(0))
    return int(set(ends) - {0, -signal.SIGKILL} != set())


def _start(corpus: Path, folder: Path, expected: Report) -> int:
    """A run in a process of its own, which ends with 0 if its report is the expected one."""
    child = os.fork()
    if not child:
        code = _WRONG
        try:
            code = 0 if check(corpus, cache=folder, say=_unexpected) == expected else 1
        finally:
            os._exit(code)
    return child


def _unexpected(message: str) -> None:
    print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
