"""A file with all that it extends, as one configuration."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from checker.configuration.find import Finder
from checker.configuration.read import Layer, read, shown
from checker.configuration.schema import File, Override
from checker.problems import Problem, Problems
from checker.settings import below

_MOST_FILES = 20
_CURE_OUTSIDE = "Name a path inside it, or run factlint with a folder above as its root."


class Scoped(msgspec.Struct, frozen=True):
    """An override, the file that it stands in, and its number there."""

    override: Override
    layer: Layer
    number: int

    def origin(self, *key: str) -> str:
        """File and line of a key."""
        return self.layer.origin("overrides", self.number, *key)


class Configuration(msgspec.Struct, frozen=True):
    """What a file says, with what it extends: it holds for the articles below its folder.

    `values` are the keys that are set, in snake case, each with the layer that sets it; those of
    `severity` each have their own.
    """

    layer: Layer
    values: Mapping[str, tuple[Any, Layer]]
    severity: Mapping[str, tuple[str, Layer]]
    overrides: tuple[Scoped, ...]

    @property
    def root(self) -> str:
        """The absolute folder that it holds for."""
        return self.layer.folder

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or what it is if nobody sets it."""
        return self.values[key][0] if key in self.values else default

    def origin(self, key: str) -> str:
        """File and line that set a key; "" if none does."""
        return self.values[key][1].origin(kebab(key)) if key in self.values else ""


def kebab(key: str) -> str:
    """A key as it is written in the file."""
    return key.replace("_", "-")


def load(path: str, finder: Finder) -> Configuration:
    """The configuration of the file at an absolute path; raises Problems, all that there are."""
    loader = _Loader(finder.limit(path))
    layers = list(loader.layers(path, ()))
    if loader.problems:
        raise Problems(dict.fromkeys(loader.problems))
    return _joined(layers)


def _joined(layers: list[Layer]) -> Configuration:
    """Layers to one, the first of them the most general."""
    values: dict[str, tuple[Any, Layer]] = {}
    severity: dict[str, tuple[str, Layer]] = {}
    overrides: list[Scoped] = []
    for layer in layers:
        file = layer.file
        for key in File.__struct_fields__:
            if getattr(file, key) is not UNSET and key not in ("extend", "severity", "overrides"):
                values[key] = (getattr(file, key), layer)
        for rule, level in (file.severity or {}).items():
            severity.pop(rule, None)  # the last one stands last
            severity[rule] = (level, layer)
        own = file.overrides or ()
        overrides += [Scoped(override, layer, number) for number, override in enumerate(own)]
    return Configuration(layers[-1], values, severity, tuple(overrides))


class _Loader:
    """Reads a file and those that it extends, and collects what is wrong on the way."""

    def __init__(self, limit: str) -> None:
        self.problems: list[Problem] = []
        self._limit = limit
        self._read = 0

    def layers(self, path: str, above: tuple[str, ...]) -> Iterator[Layer]:
        """The layers of a file, its own behind those that it extends."""
        real = os.path.realpath(path)
        if not self._allowed(real):
            self._wrong(path, 0, f"is a link that leads out of {self._limit}")
            return
        try:
            layer = read(path)
        except Problems as wrong:
            self.problems += wrong.problems
            return
        self._read += 1
        self._check_rules(layer)
        extend = layer.file.extend
        for name in (extend,) if isinstance(extend, str) else extend or ():
            yield from self._extended(layer, name, (*above, real))
        yield layer

    def _extended(self, layer: Layer, name: str, above: tuple[str, ...]) -> Iterator[Layer]:
        path = os.path.normpath(os.path.join(layer.folder, name))
        line = layer.line("extend")
        if "\0" in name or not name.strip() or not self._allowed(os.path.realpath(path)):
            self._wrong(layer.path, line, f"`extend`: {name!r} is outside {self._limit}")
        elif os.path.realpath(path) in above:
            cure = "Remove one of the two."
            message = f"`extend`: {name} goes on from this file itself"
            self.problems.append(Problem(layer.shown, line, message, cure))
        elif self._read >= _MOST_FILES:
            message = f"`extend`: more than {_MOST_FILES} files go on from each other"
            self.problems.append(Problem(layer.shown, line, message, "Join some of them."))
        elif not os.path.lexists(path):
            message = f"`extend`: there is no file {shown(path)}"
            cure = f"Name a file relative to {shown(layer.folder)}/."
            self.problems.append(Problem(layer.shown, line, message, cure))
        else:
            yield from self.layers(path, above)

    def _check_rules(self, layer: Layer) -> None:
        for name in layer.file.rules or ():
            path, line = os.path.join(layer.folder, name), layer.line("rules")
            if "\0" in name or not self._allowed(os.path.realpath(path)):
                self._wrong(layer.path, line, f"`rules`: {name!r} is outside {self._limit}")
            elif not os.path.isdir(path):
                message = f"`rules`: {name!r} is no folder"
                cure = "Name a folder with rules, relative to this file; see rules/README.md."
                self.problems.append(Problem(layer.shown, line, message, cure))

    def _allowed(self, real: str) -> bool:
        return real == self._limit or below(real, self._limit) is not None

    def _wrong(self, path: str, line: int, message: str) -> None:
        self.problems.append(Problem(shown(path), line, message, _CURE_OUTSIDE))
