"""How far a run is, on a terminal, if it takes long enough to wonder."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

# Seconds: silent until the first, then not more often than the second.
_PATIENCE, _PAUSE = 1.0, 0.1
_BAR = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """A bar on `stream`, called with what is done and the total; use it as a context manager.

    Nothing is written if `shown` is false, and nothing is left when it ends, however it ends.
    `total` is the last total heard of.
    """

    def __init__(
        self, stream: TextIO | None, shown: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream if shown else None
        self._clock = clock
        self._started = clock()
        self._next = self._started + _PATIENCE
        self._drawn = False
        self.total = 0

    def __call__(self, done: int, total: int) -> None:
        """Draw, if it is time to."""
        self.total = total
        if self._stream is None:
            return
        now = self._clock()
        # The last call is drawn whatever the time: what follows it says nothing any more.
        if now >= self._next or (self._drawn and done >= total):
            self._next = now + _PAUSE
            self._write(_CLEAR + bar(done, total, now - self._started))
            self._drawn = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar away, until it is drawn again."""
        if self._drawn:
            self._write(_CLEAR)

    def aside(self, tell: Callable[[str], None]) -> Callable[[str], None]:
        """`tell`, with the bar out of its way."""

        def told(message: str) -> None:
            self.clear()
            tell(message)

        return told

    def _write(self, text: str) -> None:
        try:
            if self._stream is not None:
                self._stream.write(text)
                self._stream.flush()
        except (OSError, ValueError):  # a terminal that went away is no reason to stop
            self._stream = None


def bar(done: int, total: int, seconds: float) -> str:
    """ "[####----] 1,200 of 7,000 files, 12 s left"; narrow enough for any terminal."""
    if done >= total:
        return f"{total:,} files read, comparing"
    filled = _BAR * done // total
    drawn = "#" * filled + "-" * (_BAR - filled)
    left = f", {seconds / done * (total - done):.0f} s left" if done else ""
    return f"[{drawn}] {done:,} of {total:,} files{left}"
