"""The one door to git: which lines changed."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

from checker.problems import Problem, Problems

_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_SIGNS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_UNMERGED = b"* Unmerged path "
# Whatever the user has configured, this form; no program that a repository names is run.
_DIFF = (
    *("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--text", "--unified=0"),
    *("--inter-hunk-context=0", "--find-renames", "--ignore-submodules", "--no-relative"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)


class Hunk(NamedTuple):
    """Lines that were replaced: the first and how many, before and after; lines start at 1.

    Where there are none, the first is the line that they would stand behind.
    """

    before: int
    removed: int
    after: int
    added: int


class Repository:
    """The repository that the working folder is in. Raises Problems."""

    def __init__(self, option: str) -> None:
        self._option = option
        self.top = os.getcwd()
        told = self._run("rev-parse", "--show-toplevel")
        if told is None:
            message = "the working folder is not in a repository of git"
            raise self._problem(message, "Run factlint inside the repository of the articles.")
        self.top = os.path.realpath(os.fsdecode(told.removesuffix(b"\n")))

    def since(self, revision: str) -> dict[str, list[Hunk]]:
        """How the files on disk differ from where HEAD and a revision parted; by path."""
        told = None
        if revision and not revision.startswith("-"):
            told = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if told is None:
            cure = "Name a commit, branch or tag, for example: --since main"
            raise self._problem(f"`{revision}` is no revision of git", cure)
        commit = os.fsdecode(told.strip())
        # Without a common commit, as in a clone cut short, the revision itself is compared.
        parted = self._run("merge-base", commit, "HEAD")
        return self._diff(os.fsdecode(parted.split()[0]) if parted else commit)

    def staged(self) -> tuple[dict[str, list[Hunk]], dict[str, list[Hunk]]]:
        """How what is staged differs from HEAD, and the files on disk from what is staged."""
        return self._diff("--cached"), self._diff()

    def tracked(self) -> frozenset[str]:
        """The paths that git knows."""
        return frozenset(map(os.fsdecode, self._must("ls-files", "-z").split(b"\0")))

    def _diff(self, *against: str) -> dict[str, list[Hunk]]:
        return hunks(self._must(*_DIFF, *against, "--"))

    def _must(self, *arguments: str) -> bytes:
        told = self._run(*arguments)
        if told is None:
            command = next(a for a in arguments if not a.startswith("-"))
            cure = "Run git in that folder to see what is wrong with the repository."
            raise self._problem(f"`git {command}` failed in {self.top}", cure)
        return told

    def _run(self, *arguments: str) -> bytes | None:
        """What git says, or None if it fails."""
        environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        command = ("git", "-c", "core.fsmonitor=false", *arguments)
        try:
            done = subprocess.run(
                command,
                cwd=self.top,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            cure = f"Install git, or leave out {self._option}."
            raise self._problem(f"git cannot be run: {error.strerror}", cure) from None
        return None if done.returncode else done.stdout

    def _problem(self, message: str, cure: str) -> Problems:
        return Problems([Problem(self._option, 0, message, cure)])


def hunks(diff: bytes) -> dict[str, list[Hunk]]:
    """A diff without context, by the path after it."""
    found: dict[str, list[Hunk]] = {}
    path = ""
    lines = iter(diff.split(b"\n"))
    for line in lines:
        hunk = _HUNK.match(line)
        if hunk:
            before, removed, after, added = (int(n) if n else 1 for n in hunk.groups())
            found.setdefault(path, []).append(Hunk(before, removed, after, added))
            _pass_over(lines, removed + added)
        elif line.startswith(b"+++ "):
            path = _path(line[4:]).removeprefix("b/")
        elif line.startswith(_UNMERGED):
            found[_path(line[len(_UNMERGED) :])] = [Hunk(0, 0, 1, 1 << 30)]
    return found


def _pass_over(lines: Iterator[bytes], count: int) -> None:
    """The text of a hunk, which may look like anything."""
    while count:
        count -= not next(lines, b"").startswith(b"\\")


def _path(raw: bytes) -> str:
    """A path as git writes it: quoted if it is unusual, with a tab behind it if it has blanks."""
    raw = raw.removesuffix(b"\t")
    if raw.startswith(b'"'):
        raw = _ESCAPE.sub(_sign, raw[1:-1])
    return os.fsdecode(raw)


def _sign(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _SIGNS.get(code, code)
