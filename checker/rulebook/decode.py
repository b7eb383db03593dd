"""TOML to typed values, with every problem at once and the line where each stands."""

from __future__ import annotations

import difflib
import re
import tomllib
import types
import typing
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from checker.problems import Problem

T = TypeVar("T", bound=msgspec.Struct)
Key = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_ASSIGN = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*=""")
_SYNTAX = re.compile(r"\(at line (\d+), column (\d+)\)")
_LONG_STRING = re.compile(r'"""|' + "'''")


def read_toml(path: Path, shown: str) -> tuple[str, dict[str, Any]] | Problem:
    """The text of a TOML file and its tables, or what is wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return _unreadable(shown, error)
    return parse_toml(raw, shown)


def parse_toml(raw: bytes, shown: str) -> tuple[str, dict[str, Any]] | Problem:
    """The text of TOML and its tables, or what is wrong with it."""
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _SYNTAX.search(str(error))
        last = raw.count(b"\n") + 1
        line, column = (int(place[1]), int(place[2])) if place else (last, 0)
        message = "not valid TOML: " + _SYNTAX.sub("", str(error)).strip()
        return Problem(shown, line, message, "Correct the syntax; see https://toml.io.", column)
    except RecursionError:
        return Problem(shown, 0, "cannot be read: nested too deep", "Give tables of few levels.")
    except ValueError as error:
        return _unreadable(shown, error)


def _unreadable(shown: str, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(shown, 0, f"cannot be read: {reason}", "Give a UTF-8 TOML file.")


def decode(
    cls: type[T], text: str | Lines, data: dict[str, Any], shown: str, at: Key = ()
) -> T | list[Problem]:
    """`data`, which stands at the key `at` of the text, as `cls`, or all its problems."""
    try:
        return msgspec.convert(data, cls)
    except msgspec.ValidationError as error:
        problems: list[Problem] = []
        lines = text if isinstance(text, Lines) else Lines(text)
        _check(cls, data, at, problems, lines, shown)
        # None is left by a check that spans fields.
        return problems or [Problem(shown, 1, str(error), "Correct the value.")]


class Lines:
    """Finds the line where a key stands, by reading headers and assignments in order."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Key, int] = {}
        counts: dict[str, int] = {}
        prefix: Key = ()
        closing = ""
        for number, line in enumerate(text.splitlines(), 1):
            if closing:
                closing = "" if closing in line else closing
                continue
            if header := _HEADER.match(line):
                prefix = self._open(header[1] == "[[", header[2], counts)
                self._lines.setdefault(prefix, number)
            elif assign := _ASSIGN.match(line):
                name = next(g for g in assign.groups() if g is not None)
                self._lines.setdefault((*prefix, name), number)
            if (quote := _LONG_STRING.search(line)) and line.count(quote[0]) == 1:
                closing = quote[0]

    def _open(self, array: bool, name: str, counts: dict[str, int]) -> Key:
        if not array:
            return self._resolve(name, counts)
        counts[name] = counts.get(name, -1) + 1
        return self._resolve(name, counts)

    def _resolve(self, name: str, counts: dict[str, int]) -> Key:
        key: list[str | int] = []
        dotted = ""
        for part in name.split("."):
            part = part.strip().strip("\"'")
            dotted = f"{dotted}.{part}" if dotted else part
            key.append(part)
            if dotted in counts:
                key.append(counts[dotted])
        return tuple(key)

    def of(self, key: Key) -> int:
        """The line of `key`, or of the nearest table around it; 1 if nothing is known."""
        while key:
            if key in self._lines:
                return self._lines[key]
            key = key[:-1]
        return 1


def _check(
    cls: type[Any], data: Any, at: Key, problems: list[Problem], lines: Lines, shown: str
) -> None:
    if not isinstance(data, dict):
        message = f"{_name(at)} must be a table, not {_type_name(data)}"
        problems.append(Problem(shown, lines.of(at), message, "Write it as a [table]."))
        return
    fields = _fields(cls)  # type: ignore[arg-type] # a class can be hashed
    for key in data:
        if key not in fields:
            cure = _suggest(key, list(fields))
            problems.append(Problem(shown, lines.of((*at, key)), f"unknown key `{key}`", cure))
    for name, field in fields.items():
        if name in data:
            _check_field(field.type, data[name], (*at, name), problems, lines, shown)
        elif field.required:
            message = f"{_name(at)} lacks the key `{name}`"
            problems.append(Problem(shown, lines.of(at), message, f"Add `{name} = ...`."))


@cache
def _fields(cls: type[Any]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a struct by the key that stands for them; resolving types costs time."""
    return {f.encode_name: f for f in msgspec.structs.fields(cls)}


def _check_field(
    kind: Any, value: Any, at: Key, problems: list[Problem], lines: Lines, shown: str
) -> None:
    kind = _bare(kind)
    if _is_struct(kind):
        _check(kind, value, at, problems, lines, shown)
        return
    if inner := _structs(kind, value):
        for index, entry in enumerate(value):
            _check(inner, entry, (*at, index), problems, lines, shown)
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        before = len(problems)
        for key, entry in _entries(kind, value):
            _check_field(_annotated(kind)[1], entry, (*at, key), problems, lines, shown)
        if len(problems) == before:
            name = next(part for part in reversed(at) if isinstance(part, str))
            problems.append(Problem(shown, lines.of(at), f"`{name}`: {error}", _cure(kind)))


def _bare(kind: Any) -> Any:
    """A type without what only says that it may be missing."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        there = [k for k in typing.get_args(kind) if k not in (msgspec.UnsetType, type(None))]
        kind = there[0] if len(there) == 1 else kind
    if typing.get_origin(kind) is typing.Annotated and _is_struct(typing.get_args(kind)[0]):
        kind = typing.get_args(kind)[0]
    return kind


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _annotated(kind: Any) -> tuple[Any, ...]:
    """What stands in the brackets of a type: of dict[str, int] str and int."""
    if typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    return typing.get_args(kind)


def _structs(kind: Any, value: Any) -> Any:
    """The struct in `tuple[Struct, ...]`, if `value` is a list that holds something."""
    inner = _annotated(kind)[:1]
    return (
        inner[0] if isinstance(value, list) and value and inner and _is_struct(inner[0]) else None
    )


def _entries(kind: Any, value: Any) -> list[tuple[str, Any]]:
    """The entries of a table whose values have one type."""
    bare = typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
    is_table = typing.get_origin(bare) is dict and isinstance(value, dict)
    return list(value.items()) if is_table else []


def _cure(kind: Any) -> str:
    bare = typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
    if typing.get_origin(bare) is typing.Literal:
        return f"Give one of {', '.join(map(str, typing.get_args(bare)))}."
    return "Give a value of that type."


def _suggest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else "Known keys: " + ", ".join(sorted(known)) + "."


def _name(at: Key) -> str:
    return "the file" if not at else "`" + ".".join(str(k) for k in at if isinstance(k, str)) + "`"


def _type_name(value: Any) -> str:
    return "a list" if isinstance(value, list) else type(value).__name__
