"""Mapped articles of earlier runs. Whatever is wrong with the cache costs time, never a finding."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from checker.run.store import Damaged, Foreign, Store

# Of values; those of 6 GB of articles.
LIMIT = 1024 * 1024 * 1024
# The number tells layouts apart, so that two versions of the program do not undo each other.
_NAME = "articles-1.sqlite3"
# What comparing found out is one value for each collection of articles.
COMPARED = "compared-1.sqlite3"
_BESIDE = ("-journal", "-wal", "-shm")
# When an entry was used is written down once a day, not in every run.
_DAY = 86_400
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache; see https://bford.info/cachedir/\n"


class Info(msgspec.Struct, frozen=True):
    """What is in a cache: `path` of its file, bytes on disk, entries, what is wrong with it.

    `foreign` is true for a file of something else.
    """

    path: Path
    size: int
    entries: int = 0
    trouble: str = ""
    foreign: bool = False


class Cache:
    """Values by key. Reading and writing never raise.

    `say` hears, in one line each, why the cache is made anew or is not used.
    """

    def __init__(
        self,
        folder: Path,
        say: Callable[[str], None],
        limit: int = LIMIT,
        name: str = _NAME,
    ) -> None:
        self._path = folder / name
        self._say, self._limit = say, limit
        self._now = int(time.time())
        self._used: set[int] = set()
        self._stale: list[int] = []
        self._index: dict[bytes, tuple[int, int]] | None = None
        self._renewed = self._full = False
        self._store: Store | None = None
        self._open()

    @property
    def works(self) -> bool:
        """False if the run does without it."""
        return self._store is not None

    def get(self, key: bytes) -> bytes | None:
        """The value, or None."""
        if self._store is None:
            return None
        try:
            found = self._store.find(key)
        except (sqlite3.Error, Damaged) as error:
            self._failed(error)
            return None
        if found is None:
            return None
        number, used, value = found
        self._note(number, used)
        return value

    def has(self, key: bytes) -> bool:
        """True if there is a value, which is in use then; what it is, is not looked at."""
        if self._index is None:
            self._index = self._indexed()
        found = self._index.get(key)
        if found is None or self._store is None:
            return False
        self._note(*found)
        return True

    def _indexed(self) -> dict[bytes, tuple[int, int]]:
        try:
            index = self._store.index() if self._store else ()
            return {key: (number, used) for key, number, used in index}
        except (sqlite3.Error, Damaged) as error:
            self._failed(error)
            return {}

    def _note(self, number: int, used: int) -> None:
        self._used.add(number)
        if used < self._now - _DAY:
            self._stale.append(number)

    def put(self, entries: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep values under their keys."""
        self._written(
            lambda store: self._used.update(store.add(entries, self._now, self._limit, self._used))
        )

    def replace(self, key: bytes, value: bytes) -> None:
        """Keep a value in place of the one that its key has."""
        self._written(lambda store: store.replace(key, value, self._now, self._limit))

    def _written(self, write: Callable[[Store], None]) -> None:
        if self._store is None or self._full:
            return
        try:
            write(self._store)
        except Damaged as error:
            self._failed(error)
        except sqlite3.Error as error:
            self._full = True
            self._say(f"{self._path}: {error}; nothing is added to the cache")

    def distrust(self, why: str) -> None:
        """Begin anew, for a value that was read makes no sense."""
        self._failed(Damaged(why))

    def close(self) -> None:
        """Write down what was used, and let go of the file."""
        if self._store is not None and self._stale and not self._full:
            with suppress(sqlite3.Error, Damaged):
                self._store.note(self._stale, self._now)
        self._let_go()

    def _open(self) -> None:
        try:
            _make_folder(self._path.parent)
            if _size(self._path) > 2 * self._limit:
                raise Damaged("it is larger than it may be")
            self._store = Store(self._path)
        except (OSError, sqlite3.Error, Damaged, Foreign) as error:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        """Make the cache anew if it is damaged, once; else do without it."""
        self._let_go()
        if self._renewed or not isinstance(error, Damaged):
            self._say(f"{self._path}: {_reason(error)}; this run does without the cache")
            return
        self._say(f"{self._path}: {error}; the cache is made anew")
        self._renewed = True
        self._used, self._stale, self._index = set(), [], None
        try:
            _remove(self._path)
        except OSError as other:
            self._failed(other)
        else:
            self._open()

    def _let_go(self) -> None:
        if self._store is not None:
            with suppress(sqlite3.Error):
                self._store.close()
        self._store = None


def default_folder() -> Path | None:
    """Where a user's caches live on this platform; None for a user without a home.

    Not among the articles: they may be another's, and a cache that came with them could hide what
    is in them.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return Path(given, "factlint")
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(
            os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local", "factlint", "Cache"
        )
    caches = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
    return caches / "factlint"


def info(folder: Path) -> Info:
    """What is in the cache of a folder; its size is that of all its files."""
    found = _info_of(folder / _NAME)
    size = found.size + _size(folder / COMPARED)
    return msgspec.structs.replace(found, size=size)


def _info_of(path: Path) -> Info:
    size = _size(path)
    if not size:
        return Info(path, 0)
    try:
        store = Store(path, create=False)
        try:
            return Info(path, size, store.totals()[0])
        finally:
            store.close()
    except (sqlite3.Error, Damaged, Foreign) as error:
        return Info(path, size, trouble=str(error), foreign=isinstance(error, Foreign))


def clear(folder: Path) -> Info:
    """Remove the cache of a folder, unless it is something else; what was in it. Raises OSError."""
    found = info(folder)
    for path in (folder / _NAME, folder / COMPARED):
        if not _info_of(path).foreign:
            _remove(path)
    return found


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        # For git and for backups, as other tools mark theirs.
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _remove(path: Path) -> None:
    for name in (path.name, *(path.name + ending for ending in _BESIDE)):
        path.with_name(name).unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
