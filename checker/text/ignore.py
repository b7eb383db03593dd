"""What .gitignore files say, as git reads them."""

from __future__ import annotations

import os

from checker.globs import Check, compiled

# A longer file is no list of patterns that a person wrote.
_MOST_BYTES = 1_000_000


class Ignore:
    """The .gitignore files that hold in a folder, outermost first. Paths are absolute."""

    def __init__(self, levels: tuple[tuple[str, Check], ...] = ()) -> None:
        self._levels = levels

    def below(self, folder: str) -> Ignore:
        """The same with the .gitignore of `folder`, if there is one."""
        lines = _lines(os.path.join(folder, ".gitignore"))
        check = _compile(lines) if lines else None
        return Ignore((*self._levels, (folder, check))) if check else self

    def ignores(self, path: str, is_folder: bool) -> bool:
        """True if the innermost file that says something about `path` excludes it."""
        for base, check in reversed(self._levels):
            inside = os.path.relpath(path, base) if base == os.sep else path[len(base) + 1 :]
            verdict = check(inside.replace(os.sep, "/") + ("/" if is_folder else ""))
            if verdict is not None:
                return verdict
        return False


def ignore_above(root: str) -> Ignore:
    """What the .gitignore files above `root` say, up to the folder that holds .git.

    Nothing, if there is no such folder, or if they exclude `root` itself: it was named.
    """
    above = _parents_in_repository(root)
    found = Ignore()
    for folder in above:
        if found.ignores(folder, is_folder=True):
            return Ignore()
        found = found.below(folder)
    return Ignore() if found.ignores(root, is_folder=True) else found


def _parents_in_repository(root: str) -> list[str]:
    if os.path.lexists(os.path.join(root, ".git")):
        return []
    parents: list[str] = []
    folder, parent = root, os.path.dirname(root)
    while parent != folder:
        parents.append(parent)
        if os.path.lexists(os.path.join(parent, ".git")):
            return parents[::-1]
        folder, parent = parent, os.path.dirname(parent)
    return []


def _lines(path: str) -> list[str]:
    # git, too, does not follow a link here; a pipe must not be waited for.
    if os.path.islink(path) or not os.path.isfile(path):
        return []
    try:
        with open(path, "rb") as file:
            raw = file.read(_MOST_BYTES)
    except OSError:
        return []
    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return [line.rstrip("\r") for line in text.split("\n") if line.strip()]


def _compile(lines: list[str]) -> Check | None:
    """The patterns that can be read, as git, too, passes over the others."""
    check = compiled(lines)
    if check is None:
        check = compiled([line for line in lines if compiled([line])])
    return check
