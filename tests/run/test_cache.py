"""The cache: what is wrong with it costs time, never a finding."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from checker import run
from checker.run.cache import Cache
from checker.run.store import Store
from tests.run.corpus import check, write

ROOT = Path(__file__).resolve().parents[2]
KEYS = [bytes([n]) * 16 for n in range(200)]


def values(size=300):
    return [(key, key * (size // 16)) for key in KEYS]


@pytest.fixture
def said():
    return []


@pytest.fixture
def opened(tmp_path, said):
    """Opens the cache in a folder, and closes it in the end."""
    caches = []

    def open_cache(limit=10_000_000):
        caches.append(Cache(tmp_path / "cache", said.append, limit))
        return caches[-1]

    yield open_cache
    for cache in caches:
        cache.close()


def filled(opened):
    cache = opened()
    cache.put(values())
    cache.close()
    return run.info(cache._path.parent).path


def test_values_come_back(opened, said):
    path = filled(opened)
    cache = opened()
    assert [cache.get(key) for key in KEYS] == [value for _, value in values()]
    assert cache.get(b"another key.....") is None
    assert (said, run.info(path.parent).entries) == ([], len(KEYS))


def test_a_folder_that_is_made_is_marked_as_a_cache(opened):
    folder = filled(opened).parent
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886")


def damaged_at(path, at, length=1):
    data = bytearray(path.read_bytes())
    data[at : at + length] = bytes(b ^ 0xFF for b in data[at : at + length])
    path.write_bytes(data)


@pytest.mark.parametrize("length", [1, 4000])
def test_a_damaged_file_gives_the_right_value_or_none(opened, said, length):
    path = filled(opened)
    whole = path.read_bytes()
    for at in range(0, len(whole), len(whole) // 60):
        path.write_bytes(whole)
        damaged_at(path, at, length)
        cache = opened()
        got = [(key, cache.get(key)) for key in KEYS]
        assert all(value is None or (key, value) in values() for key, value in got)
        cache.put(values())
        cache.close()
        assert len(said) <= 3
        said.clear()


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough" * 40, b"SQLite format 3\0"]
)
def test_what_is_no_database_is_made_anew(opened, said, content):
    path = filled(opened)
    path.write_bytes(content)
    cache = opened()
    cache.put(values())
    assert cache.get(KEYS[0]) == values()[0][1]
    assert len(said) == 1
    assert "made anew" in said[0]


def test_a_cut_off_file_is_made_anew(opened, said):
    path = filled(opened)
    path.write_bytes(path.read_bytes()[:-8000])
    cache = opened()
    for key, value in values():
        assert cache.get(key) in (None, value)
    assert len(said) == 1


def test_the_database_of_something_else_is_left_alone(opened, said, tmp_path):
    path = tmp_path / "cache" / "articles-1.sqlite3"
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE treasure(gold)")
    other.commit()
    other.close()
    before = path.read_bytes()
    cache = opened()
    cache.put(values())
    assert cache.get(KEYS[0]) is None
    assert run.clear(path.parent).foreign
    assert path.read_bytes() == before
    assert said == [f"{path}: it is not a cache of factlint; this run does without the cache"]


def test_a_folder_that_cannot_be_used_is_told_once(said, tmp_path):
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache", said.append)
    cache.put(values())
    assert cache.get(KEYS[0]) is None
    cache.close()
    assert len(said) == 1
    assert said[0].endswith("; this run does without the cache")


def test_a_folder_in_the_place_of_the_file(opened, said, tmp_path):
    (tmp_path / "cache" / "articles-1.sqlite3").mkdir(parents=True)
    opened().put(values())
    assert len(said) == 1


def test_a_file_that_is_too_large_is_made_anew(opened, said):
    path = filled(opened)
    opened(limit=1000)
    assert path.stat().st_size < 30_000
    assert said == [f"{path}: it is larger than it may be; the cache is made anew"]


def test_a_reader_is_not_disturbed_by_one_who_writes(opened, said):
    path = filled(opened)
    cache, writer = opened(), Store(path)
    with writer._transaction():
        writer._db.execute("DELETE FROM article")
        assert cache.get(KEYS[3]) == values()[3][1]
    assert cache.get(KEYS[3]) is None
    writer.close()
    assert said == []


def test_the_values_not_used_for_longest_make_room(opened):
    filled(opened)
    later = opened()
    later._now += 200_000
    used = KEYS[:20]
    assert all(later.get(key) for key in used)
    later.close()
    small = opened(limit=50_000)
    assert small.get(KEYS[30])
    small.put([(b"new" + key, b"n" * 1000) for key in KEYS[:5]])
    kept = [key for key in KEYS if small.get(key)]
    assert set(used) | {KEYS[30]} <= set(kept)
    assert len(kept) * 300 + 5000 <= 50_000
    assert all(small.get(b"new" + key) for key in KEYS[:5])


def test_what_a_run_used_is_not_thrown_out_by_it(opened):
    filled(opened)
    cache = opened(limit=60_000)
    assert all(map(cache.get, KEYS))
    cache.put([(b"new" + key, b"n" * 1000) for key in KEYS])
    assert all(map(cache.get, KEYS))


def test_info_and_clear(opened, tmp_path):
    folder = tmp_path / "cache"
    assert run.info(folder).size == 0
    path = filled(opened)
    assert run.clear(folder).entries == len(KEYS)
    assert not path.exists()
    assert run.clear(folder).size == 0


def test_a_damaged_cache_leaves_the_report_as_it_is(tmp_path):
    corpus, said = write(tmp_path / "corpus", 1), []
    expected = check(corpus)
    check(corpus, cache=tmp_path)
    path = run.info(tmp_path).path
    for at in range(100, path.stat().st_size, path.stat().st_size // 12):
        damaged_at(path, at, 600)
        assert check(corpus, cache=tmp_path, say=said.append) == expected
    assert said


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_two_runs_at_once_that_are_killed_lose_and_change_nothing(tmp_path):
    write(tmp_path / "corpus", 1)
    command = [sys.executable, "-m", "tests.run.killed", str(tmp_path), "50"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    killed, whole = map(int, done.stdout.split())
    assert killed >= 25
    assert whole >= 25
