from __future__ import annotations

import io

import pytest

from checker.report.progress import Progress, bar


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def run(seconds, shown=True, total=10):
    """What is written in a run with one call after each step of `seconds`."""
    clock, stream = Clock(), io.StringIO()
    with Progress(stream, shown, clock) as progress:
        for done in range(total + 1):
            progress(done, total)
            clock.now += seconds
    return stream.getvalue()


def test_short_work_is_silent():
    assert run(0.05) == ""


def test_long_work_shows_a_bar_and_takes_it_away():
    written = run(0.5)
    assert "[####--------------------] 2 of 10 files, 4 s left" in written
    assert written.endswith("\r\x1b[K")


def test_where_it_is_not_wanted_nothing_is_written():
    assert run(0.5, shown=False) == ""


def test_it_is_not_drawn_with_every_file():
    assert run(0.01, total=300).count("[") < 60


def test_an_interruption_takes_it_away():
    clock, stream = Clock(), io.StringIO()

    def interrupted():
        with Progress(stream, True, clock) as progress:
            clock.now = 2.0
            progress(1, 9)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_terminal_that_goes_away_does_not_stop_the_work():
    clock, stream = Clock(), io.StringIO()
    progress = Progress(stream, True, clock)
    stream.close()
    clock.now = 2.0
    progress(1, 9)
    progress(2, 9)


def test_the_bar_survives_no_files():
    assert bar(0, 0, 2.0) == "0 files read, comparing"
