"""A folder to the files in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from enum import Enum, auto

import msgspec

from checker.text.ignore import Ignore, ignore_above

# Folders of packages and caches; folders with a dot in front are passed over, too.
_NEVER = frozenset({"node_modules", "__pycache__"})
NOT_A_FILE = "not a regular file, but a pipe, a socket or a device"


class State(Enum):
    """What stands at a path."""

    FILE = auto()
    LINKED = auto()
    OUTSIDE = auto()
    FOLDER = auto()
    BROKEN = auto()
    SPECIAL = auto()
    CLOSED = auto()


class Entry(msgspec.Struct, frozen=True):
    """Something found: `inside` the root, `at` an absolute path, `real` with links resolved."""

    inside: str
    at: str
    real: str
    state: State
    reason: str = ""


def walk(root: str) -> Iterator[Entry]:
    """All files below `root` (an absolute path without links) that are not ignored, sorted.

    Folders that links lead to are not entered: inside the root they are met in their own place,
    and outside they are none of ours. So no loop of links can keep the walk going.
    """
    stack = [(root, "", ignore_above(root))]
    while stack:
        folder, inside, ignore = stack.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda e: e.name)
        except OSError as error:
            yield Entry(inside, folder, folder, State.CLOSED, reason(error))
            continue
        ignore = ignore.below(folder)
        folders = []
        for entry in entries:
            here = f"{inside}/{entry.name}" if inside else entry.name
            if entry.is_dir(follow_symlinks=False):
                if _enters(entry, ignore):
                    folders.append((entry.path, here, ignore))
            elif not ignore.ignores(entry.path, is_folder=False):
                yield _entry(entry, here, root)
        stack += reversed(folders)


def _enters(entry: os.DirEntry[str], ignore: Ignore) -> bool:
    if entry.name.startswith(".") or entry.name in _NEVER:
        return False
    return not ignore.ignores(entry.path, is_folder=True)


def _entry(entry: os.DirEntry[str], inside: str, root: str) -> Entry:
    if not entry.is_symlink():
        state = State.FILE if entry.is_file(follow_symlinks=False) else State.SPECIAL
        return Entry(
            inside, entry.path, entry.path, state, "" if state is State.FILE else NOT_A_FILE
        )
    state, why = look(entry.path)
    real = os.path.realpath(entry.path)
    if state is State.FILE:
        inner = real.startswith(root.rstrip(os.sep) + os.sep)
        state = State.LINKED if inner else State.OUTSIDE
    return Entry(inside, entry.path, real, state, why)


def look(path: str) -> tuple[State, str]:
    """What a path leads to, links followed, and why it cannot be read."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return State.BROKEN, "a link that leads nowhere"
    except OSError as error:
        return State.BROKEN, reason(error)
    if stat.S_ISDIR(mode):
        return State.FOLDER, ""
    return (State.FILE, "") if stat.S_ISREG(mode) else (State.SPECIAL, NOT_A_FILE)


def reason(error: OSError) -> str:
    """The operating system's reason in its own words, in lower case."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
