"""Which configurations hold for the paths of a run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import msgspec

from checker.cli.guard import complain
from checker.cli.request import Request
from checker.configuration import OF_A_RUN, Configuration, Finder, kebab, load
from checker.problems import Problem, Problems


class Holding(msgspec.Struct, frozen=True):
    """The configuration of the run as a whole, if there is one, and all that articles may have.

    The first is the closest to the folder that all paths are in, so that it does not depend on
    their order.
    """

    run: Configuration | None = None
    all: tuple[Configuration, ...] = ()


def holding(request: Request, problems: list[Problem]) -> Holding:
    """The configurations for the paths of a request; what is wrong is added to `problems`."""
    if request.isolated or not request.paths:
        return Holding()
    finder = Finder()
    folders = [folder_of(path, request.stdin_filename) for path in request.paths]
    whole = finder.closest(_common(folders))
    names = dict.fromkeys([whole] if whole else [])
    for path, folder in zip(request.paths, folders, strict=True):
        names.update(dict.fromkeys(_around(path, folder, finder)))
    found = {name: conf for name in names if (conf := _loaded(name, finder, problems))}
    every = tuple(found[name] for name in sorted(found))
    return Holding(found.get(whole), every)


def folder_of(path: str, stdin_filename: str | None = None) -> str:
    """The folder whose configuration holds for a path: the real one, absolute."""
    if path == "-":
        path = stdin_filename or os.path.join(os.curdir, "-")
    real = os.path.realpath(path)
    return real if os.path.isdir(real) else os.path.dirname(real)


def _around(path: str, folder: str, finder: Finder) -> Iterator[str]:
    if closest := finder.closest(folder):
        yield closest
    if path != "-" and os.path.isdir(path):
        yield from finder.below(folder)


def _common(folders: Sequence[str]) -> str:
    try:
        return os.path.commonpath(folders)
    except ValueError:  # on several drives
        return min(folders)


def _loaded(path: str, finder: Finder, problems: list[Problem]) -> Configuration | None:
    try:
        return load(path, finder)
    except Problems as wrong:
        # Two configurations may go on from one that is wrong.
        problems += [p for p in wrong.problems if p not in problems]
        return None


def tell_of_unused(found: Holding) -> None:
    """Say which keys of configurations for some articles would have to stand in that of the run."""
    of_run = found.run.values.items() if found.run else ()
    used = {(key, layer.path) for key, (_, layer) in of_run}
    for conf in found.all:
        if found.run is not None and conf.root == found.run.root:
            continue
        for key in OF_A_RUN:
            if key in conf.values and (key, conf.values[key][1].path) not in used:
                complain(
                    f"{conf.origin(key)}: `{kebab(key)}` holds for a whole run; it is not used "
                    "here, as the paths checked reach beyond this folder"
                )
