"""Where configuration files stand: the closest above a path, and those below it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.configuration.read import OWN, PROJECT, has_table

# Folders of packages and caches, which the search for articles does not enter either.
_NEVER = frozenset({"node_modules", "__pycache__"})


class Finder:
    """Looks into each folder once."""

    def __init__(self) -> None:
        self._in: dict[str, str] = {}

    def closest(self, folder: str) -> str:
        """The configuration that holds in an absolute folder; "" if there is none.

        The search goes up to the folder that holds .git, or to the top of the file system.
        """
        for above in upwards(folder):
            if found := self.inside(above):
                return found
        return ""

    def below(self, folder: str) -> Iterator[str]:
        """The configurations in the folders below `folder`; links are not followed."""
        stack = [folder]
        while stack:
            try:
                with os.scandir(stack.pop()) as scan:
                    entries = [e for e in scan if e.is_dir(follow_symlinks=False)]
            except OSError:
                continue  # the search for articles names it
            for entry in entries:
                if not entry.name.startswith(".") and entry.name not in _NEVER:
                    stack.append(entry.path)
                    if found := self.inside(entry.path):
                        yield found

    def inside(self, folder: str) -> str:
        """The configuration in a folder: factlint.toml, or the table in pyproject.toml."""
        if folder not in self._in:
            own, project = os.path.join(folder, OWN), os.path.join(folder, PROJECT)
            found = own if os.path.lexists(own) else ""
            if not found and os.path.isfile(project) and has_table(project):
                found = project
            self._in[folder] = found
        return self._in[folder]

    def limit(self, path: str) -> str:
        """The folder out of which a configuration file may not reach.

        It is the one that holds .git; without it, the outermost that has a configuration or is
        the working folder.
        """
        folders = list(upwards(os.path.dirname(path)))
        if is_repository(folders[-1]):
            return folders[-1]
        known = {os.path.realpath(os.curdir)}
        return next(f for f in reversed(folders) if f in known or self.inside(f) or f == folders[0])


def upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, up to the one that holds .git."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or is_repository(folder):
            return
        folder = parent


def is_repository(folder: str) -> bool:
    """True for the folder that holds .git."""
    return os.path.lexists(os.path.join(folder, ".git"))
