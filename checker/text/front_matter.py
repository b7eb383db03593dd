"""What stands between --- or +++ lines at the very start. The one door to YAML.

Only the events of the YAML parser are read; no value is ever constructed, so tags, aliases and
merges cannot do anything. A plain scalar is its text: `date: 2024-05-14` stays that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

import msgspec

# Text, or lists and mappings of it.
Node = Any
# The reader of TOML takes a time that grows with the square of a dotted key.
_MOST_CHARACTERS = {"---": 64 * 1024, "+++": 8 * 1024}
_MOST_DEPTH = 30
_OPEN = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_KEY = re.compile(r"""\s*(?:#[^\n]*\n\s*)*["']?[^\W\d][\w -]{0,60}["']?[ \t]*[:=]""")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class FrontMatter(msgspec.Struct, frozen=True):
    """The keys and values, where the article begins behind them, and what was wrong, if so."""

    values: Mapping[str, Node] = {}
    end: int = 0
    problem: str = ""
    line: int = 1


NOTHING = FrontMatter()


def front_matter(text: str, markdown: bool) -> FrontMatter:
    """The front matter of a text; NOTHING if it has none.

    In plain text, where a line of hyphens may be a line of hyphens, the first line below must
    look like a key. Values that cannot be read are left out and named in `problem`.
    """
    opened = _OPEN.match(text)
    if opened is None:
        return NOTHING
    closed = _CLOSE[opened[1]].search(text, opened.end())
    if closed is None:
        return NOTHING
    start, stop = opened.end(), closed.start()
    keyed = _KEY.match(text, start, stop) is not None
    if not keyed and not markdown:
        return NOTHING
    most = _MOST_CHARACTERS[opened[1]]
    if stop - start > most:
        return FrontMatter({}, closed.end(), f"longer than {most:,} characters", 1)
    inner = text[start:stop]
    values, problem, line = _toml(inner) if opened[1] == "+++" else _yaml(inner)
    if not values and not keyed and not problem:
        return NOTHING  # a rule, prose, and another rule
    return FrontMatter(values, closed.end(), problem, line)


def _toml(inner: str) -> tuple[dict[str, Node], str, int]:
    import tomllib

    try:
        values = _plain(tomllib.loads(inner.replace("\r\n", "\n")), 0)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, _first_line(error), 1
    return (values, "", 1) if isinstance(values, dict) else ({}, "", 1)


def _plain(value: object, depth: int) -> Node:
    if isinstance(value, dict) and depth < _MOST_DEPTH:
        return {key: _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list) and depth < _MOST_DEPTH:
        return [_plain(inner, depth + 1) for inner in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value
    # Digits beyond this are no year and no date, and turning them to text takes long.
    return str(value) if isinstance(value, int) and abs(value) < 10**20 else ""


def _yaml(inner: str) -> tuple[dict[str, Node], str, int]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _YamlReader()
    try:
        for event in yaml.parse(inner, Loader=loader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return reader.found, error.problem or "not YAML", (mark.line if mark else 0) + 2
    except (yaml.YAMLError, _TooDeep, ValueError) as error:
        return reader.found, _first_line(error), 2
    return reader.found, "", 1


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


class _TooDeep(Exception):
    pass


class _YamlReader:
    """Events to lists and mappings of text. What was taken before an error stays in `found`."""

    def __init__(self) -> None:
        self.found: dict[str, Node] = {}
        # Open collections, each with the key that waits for its value.
        self._open: list[tuple[dict[str, Node] | list[Node], list[str]]] = []

    def take(self, event: object) -> None:
        kind = type(event).__name__
        if kind == "MappingStartEvent":
            self._enter({} if self._open else self.found)
        elif kind == "SequenceStartEvent":
            self._enter([])
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            value, _ = self._open.pop()
            self._put(value)
        elif kind == "ScalarEvent":
            self._put(_scalar(event))
        elif kind == "AliasEvent":
            self._put("")

    def _enter(self, collection: dict[str, Node] | list[Node]) -> None:
        if len(self._open) >= _MOST_DEPTH:
            raise _TooDeep(f"nested deeper than {_MOST_DEPTH} levels")
        self._open.append((collection, []))

    def _put(self, value: Node) -> None:
        if not self._open:
            return
        collection, waiting = self._open[-1]
        if isinstance(collection, list):
            collection.append(value)
        elif waiting:
            collection[waiting.pop()] = value
        else:
            waiting.append(value if isinstance(value, str) else "")


def _scalar(event: Any) -> str:
    plain = event.implicit[0]
    value = str(event.value)
    return "" if plain and value in _NULLS else value


def strings(values: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """The top-level keys whose values are texts that hold something."""
    for key, value in values.items():
        if isinstance(value, str) and value.strip():
            yield key, value.strip()
