"""The one door to SQLite: values by key, in a file that several runs may share."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_APPLICATION = 0x66636C74
_SCHEMA = (
    "CREATE TABLE article(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE,"
    " used INTEGER NOT NULL, size INTEGER NOT NULL)",
    # Apart, so that noting when a value was used does not write it again.
    "CREATE TABLE mapped(id INTEGER PRIMARY KEY, value BLOB NOT NULL)",
)
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG}
_LARGEST_VALUE = 256 * 1024 * 1024
# Seconds to wait for another run that is writing.
_PATIENCE = 5.0
_DIGEST = 16
# Making room goes on until so much of the limit is taken, or it would be made again at once.
_FILLED = 0.9


class Foreign(Exception):
    """A database of something else, which is left alone."""


class Damaged(Exception):
    """A file, or an entry, that is not what was written."""


class Store:
    """An open file. Raises Foreign, Damaged, and sqlite3.Error for all else that goes wrong.

    Every value carries a digest of itself and its key, as SQLite does not notice a changed bit.
    A change is a transaction with a journal: a run that is killed leaves none half done.
    """

    def __init__(self, path: Path, create: bool = True) -> None:
        mode = "rwc" if create else "ro"
        place = f"{path.absolute().as_uri()}?mode={mode}"
        with _told_apart():
            self._db = sqlite3.connect(place, _PATIENCE, isolation_level=None, uri=True)
            try:
                self._prepare(create)
            except BaseException:
                self._db.close()
                raise
        self._size = -1

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def find(self, key: bytes) -> tuple[int, int, bytes] | None:
        """Number, time of last use in seconds, and value of a key."""
        sql = "SELECT id, used, value FROM article JOIN mapped USING (id) WHERE key = ?"
        with _told_apart():
            row = self._db.execute(sql, (key,)).fetchone()
        if row is None:
            return None
        number, used, sealed = row
        if not isinstance(used, int) or not isinstance(sealed, bytes):
            raise Damaged("an entry is damaged")
        value = sealed[_DIGEST:]
        if sealed[:_DIGEST] != _digest(key, value):
            raise Damaged("an entry is damaged")
        return number, used, value

    def index(self) -> Iterator[tuple[bytes, int, int]]:
        """Key, number and time of last use of all values."""
        with _told_apart():
            rows = self._db.execute("SELECT key, id, used FROM article").fetchall()
        return (row for row in rows if isinstance(row[0], bytes) and isinstance(row[2], int))

    def add(
        self, entries: Sequence[tuple[bytes, bytes]], now: int, limit: int, kept: Collection[int]
    ) -> list[int]:
        """Keep values under their keys, all or none; the numbers of those that are new.

        Values not used for longest make room, but for those in `kept`; what finds none within
        `limit` bytes is left out.
        """
        with _told_apart(), self._transaction():
            self._make_room(sum(len(value) for _, value in entries), limit, kept)
            return [n for key, value in entries for n in self._insert(key, value, now, limit)]

    def replace(self, key: bytes, value: bytes, now: int, limit: int) -> None:
        """Keep a value in place of the one that its key has; others make room as with `add`."""
        with _told_apart(), self._transaction():
            found = self._db.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchall()
            self._db.executemany("DELETE FROM article WHERE id = ?", found)
            self._db.executemany("DELETE FROM mapped WHERE id = ?", found)
            self._size = -1
            self._make_room(len(value), limit, ())
            self._insert(key, value, now, limit)

    def note(self, numbers: Iterable[int], now: int) -> None:
        """Write down that entries were used."""
        with _told_apart(), self._transaction():
            sql = "UPDATE article SET used = ? WHERE id = ?"
            self._db.executemany(sql, ((now, number) for number in numbers))

    def totals(self) -> tuple[int, int]:
        """How many entries there are, and the bytes of their values."""
        with _told_apart():
            count, size = self._db.execute("SELECT count(*), total(size) FROM article").fetchone()
        return count, int(size)

    def _prepare(self, create: bool) -> None:
        run = self._db.execute
        self._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
        self._db.text_factory = bytes
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA cell_size_check = ON")
        # A power failure may damage what is not synced; that is noticed, and costs time only.
        run("PRAGMA synchronous = OFF")
        if create and self._is_new():
            with self._transaction():
                self._create()
        (mark,) = run("PRAGMA application_id").fetchone()
        found = {
            sql.decode("utf-8", "replace")
            for (sql,) in run("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
        }
        if mark != _APPLICATION or found != set(_SCHEMA):
            raise Foreign("it is not a cache of factlint")

    def _is_new(self) -> bool:
        return self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None

    def _create(self) -> None:
        if self._is_new():  # unless another run was faster
            self._db.execute(f"PRAGMA application_id = {_APPLICATION}")
            for table in _SCHEMA:
                self._db.execute(table)

    def _insert(self, key: bytes, value: bytes, now: int, limit: int) -> list[int]:
        if self._size + len(value) > limit:
            return []
        sql = "INSERT OR IGNORE INTO article (key, used, size) VALUES (?, ?, ?)"
        added = self._db.execute(sql, (key, now, len(value)))
        if not added.rowcount:  # another run was faster
            return []
        self._size += len(value)
        number = added.lastrowid or 0
        sql = "INSERT OR REPLACE INTO mapped VALUES (?, zeroblob(?))"
        self._db.execute(sql, (number, _DIGEST + len(value)))
        # Piece by piece, for a large value would be copied twice.
        with self._db.blobopen("mapped", "value", number) as blob:
            blob.write(_digest(key, value))
            blob.write(value)
        return [number]

    def _make_room(self, needed: int, limit: int, kept: Collection[int]) -> None:
        if self._size < 0:
            self._size = self.totals()[1]
        if self._size + needed <= limit:
            return
        gone = []
        oldest = self._db.execute("SELECT id, size FROM article ORDER BY used, id").fetchall()
        for number, size in oldest:
            if self._size + needed <= limit * _FILLED:
                break
            if number not in kept:
                gone.append((number,))
                self._size -= size
        self._db.executemany("DELETE FROM article WHERE id = ?", gone)
        self._db.executemany("DELETE FROM mapped WHERE id = ?", gone)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._size = -1
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise


@contextmanager
def _told_apart() -> Iterator[None]:
    """Damage becomes Damaged; a lock, a full disk and the like stay as they are."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code & 0xFF in _DAMAGE:
            raise Damaged(str(error)) from None
        raise


def _digest(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=key, digest_size=_DIGEST).digest()
