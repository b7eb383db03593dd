"""What was made of the articles that were last read, for those who ask again."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")
# Characters of the articles that are remembered: more than are read at once.
_MOST = 1_000_000


class Recent(Generic[T]):
    """Values by the body of their article."""

    def __init__(self) -> None:
        self._known: dict[str, T] = {}
        self._size = 0

    def get(self, body: str) -> T | None:
        """The value, or None if it is not known any more."""
        return self._known.get(body)

    def keep(self, body: str, value: T) -> T:
        """The value, now known."""
        if self._size > _MOST:
            self._known, self._size = {}, 0
        self._known[body] = value
        self._size += len(body)
        return value
