"""One configuration file to its typed content. A stranger may have written it."""

from __future__ import annotations

import os
import re
import stat
from typing import Any

import msgspec

from checker.configuration.schema import File
from checker.problems import Problem, Problems
from checker.rulebook import decode as toml

OWN, PROJECT = "factlint.toml", "pyproject.toml"
_TABLE: toml.Key = ("tool", "factlint")
_MOST_BYTES = {OWN: 256 * 1024, PROJECT: 1024 * 1024}
# The reader of TOML takes a time that grows with the square of a dotted key.
_MOST_DOTS = 200
_CURE_SIZE = "Cut it down; a configuration is a page at most."


class Layer(msgspec.Struct, frozen=True):
    """A file: where it is, as what it is shown, its content, and the lines of its keys."""

    path: str
    shown: str
    file: File
    lines: toml.Lines
    table: toml.Key = ()

    @property
    def folder(self) -> str:
        """The absolute folder that its paths are relative to."""
        return os.path.dirname(self.path)

    def line(self, *key: str | int) -> int:
        """The line of a key, written as in the file."""
        return self.lines.of((*self.table, *key))

    def origin(self, *key: str | int) -> str:
        """File and line of a key."""
        return f"{self.shown}:{self.line(*key)}"


def shown(path: str) -> str:
    """A path relative to the working folder if it is below it, else in full."""
    inside = os.path.relpath(path)
    return (path if inside.startswith(os.pardir) else inside).replace(os.sep, "/")


def has_table(path: str) -> bool:
    """True if a pyproject.toml holds a table for factlint, or seems to and cannot be read."""
    try:
        raw = _raw(path, PROJECT)
    except Problems:
        return False  # none of ours, as far as one can see
    if b"factlint" not in raw:
        return False
    try:
        data = _parsed(path, raw)[1]
    except Problems:
        return re.search(rb"(?m)^\s*\[+\s*tool\s*\.\s*\"?factlint", raw) is not None
    return _inner(data) is not None


def read(path: str) -> Layer:
    """The file at an absolute path; raises Problems, all of them."""
    project = os.path.basename(path) == PROJECT
    text, data = _parsed(path, _raw(path, PROJECT if project else OWN))
    at = _TABLE if project else ()
    content = _inner(data) if project else data
    if content is None:
        message = "there is no table [tool.factlint]"
        raise Problems([Problem(shown(path), 0, message, "Add it, or name another file.")])
    lines = toml.Lines(text)
    file = toml.decode(File, lines, content, shown(path), at)
    if isinstance(file, list):
        raise Problems(file)
    return Layer(path, shown(path), file, lines, at)


def _inner(data: dict[str, Any]) -> Any:
    tool = data.get("tool")
    return tool.get("factlint") if isinstance(tool, dict) else None


def _raw(path: str, kind: str) -> bytes:
    most = _MOST_BYTES[kind]
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        number = os.open(path, flags)
        with open(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise OSError(0, "it is no regular file")
            raw = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        cure = "Make it a readable file, or remove it; --isolated reads no configuration."
        raise Problems([Problem(shown(path), 0, f"cannot be read: {reason}", cure)]) from None
    if len(raw) > most:
        message = f"larger than the {most:,} bytes that a configuration may have"
        raise Problems([Problem(shown(path), 0, message, _CURE_SIZE)])
    return raw


def _parsed(path: str, raw: bytes) -> tuple[str, dict[str, Any]]:
    long = next((n for n, s in enumerate(raw.split(b"\n"), 1) if s.count(b".") > _MOST_DOTS), 0)
    if long:
        message = f"a line with more than {_MOST_DOTS} dots"
        raise Problems([Problem(shown(path), long, message, _CURE_SIZE)])
    found = toml.parse_toml(raw.removeprefix(b"\xef\xbb\xbf"), shown(path))
    if isinstance(found, Problem):
        raise Problems([found])
    return found
