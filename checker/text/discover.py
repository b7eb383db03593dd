"""Paths to files: what is read, what cannot be, and how much is no article."""

from __future__ import annotations

import os
from collections.abc import Sequence

import msgspec

from checker.problems import InputProblem, Problem, Problems
from checker.settings import Settings
from checker.text import formats
from checker.text.formats import Format
from checker.text.names import date_in_path, nearest, printable, shown, unique_ids
from checker.text.walk import NOT_A_FILE, State, look, walk

STDIN = "<stdin>"


class FileRef(msgspec.Struct, frozen=True):
    """A file to read. `id` and `path` as in Article; `source` is opened, "-" is standard input.

    `at` is the absolute path whose settings hold.

    `date` is the ISO date in its name or in the folders around it, "" if there is none.
    """

    id: str
    path: str
    source: str
    format: Format
    date: str = ""
    at: str = ""


class Discovery(msgspec.Struct, frozen=True):
    """What was found, in an order that does not depend on that of the arguments."""

    files: tuple[FileRef, ...]
    unread: tuple[InputProblem, ...]
    other_files: int


def discover(paths: Sequence[str], settings: Settings) -> Discovery:
    """Files, folders and "-" to the files to read; raises Problems for all that are missing.

    A folder gives its .txt, .md and .jsonl files, .gitignore respected; files and folders with a
    dot in front are passed over, and so are links that lead out of it. A file that is named is
    read in any case. The same file is read once. Standard input may be a version of a file, whose
    place it then takes.
    """
    wanted = sorted(set(paths))
    missing = [path for path in wanted if path != "-" and not _exists(path)]
    if missing:
        raise Problems(_missing(path) for path in missing)
    found = _Found(settings.stdin_name)
    for path in wanted:
        found.add(path)
    return found.discovery()


def _exists(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        # A name that no file can have is missing; a folder that may not be entered is not.
        return isinstance(error, PermissionError)
    return True


def _missing(path: str) -> Problem:
    near = nearest(path)
    where = f"Paths are relative to {printable(os.getcwd())}."
    cure = f'Did you mean "{near}"?' if near else f"Name a file or folder that exists. {where}"
    return Problem(printable(path), 0, "no such file or folder", cure)


class _File(msgspec.Struct, frozen=True):
    real: str
    at: str
    inside: str
    path: str
    format: Format
    linked: bool = False

    def preference(self) -> tuple[bool, int, int, str]:
        """One file reached on several ways keeps the id that says most."""
        return (self.linked, -len(self.inside), len(self.path), self.path)


class _Found:
    def __init__(self, stdin_name: str) -> None:
        self.stdin = False
        self.stdin_name = stdin_name
        self.files: dict[str, _File] = {}
        self.unread: dict[str, InputProblem] = {}
        self.others: set[str] = set()

    def add(self, path: str) -> None:
        """A path that the user named."""
        if path == "-":
            self.stdin = True
            return
        state, why = look(path)
        real = os.path.realpath(path)
        if state is State.FOLDER:
            self._folder(path, real)
        elif state is State.FILE:
            self._named(path, real)
        else:
            self._unreadable(real, shown(path), why)

    def _named(self, path: str, real: str) -> None:
        name = os.path.basename(path)
        kind = formats.article_format(name)
        if kind is None and formats.skipped(name, named=True):
            self._skipped(real, shown(path))
        else:
            self._file(_File(real, os.path.abspath(path), name, shown(path), kind or Format.TEXT))

    def _folder(self, path: str, root: str) -> None:
        for entry in walk(root):
            name = os.path.basename(entry.inside)
            kind = None if name.startswith(".") else formats.article_format(name)
            where = shown(path, entry.inside)
            readable = entry.state in (State.FILE, State.LINKED)
            if entry.state is State.CLOSED or (
                kind and entry.state in (State.BROKEN, State.SPECIAL)
            ):
                self._unreadable(entry.real, where, entry.reason)
            elif kind and readable:
                linked = entry.state is State.LINKED
                self._file(_File(entry.real, entry.at, entry.inside, where, kind, linked))
            elif readable and not name.startswith(".") and formats.skipped(name, named=False):
                self._skipped(entry.real, where)
            elif entry.state is not State.FOLDER:
                self.others.add(entry.real)

    def _file(self, file: _File) -> None:
        key = os.path.normcase(file.real)
        known = self.files.get(key)
        if known is None or file.preference() < known.preference():
            self.files[key] = file

    def _unreadable(self, real: str, path: str, why: str) -> None:
        cure = "Name a regular file that may be read, or leave it out."
        if why == NOT_A_FILE:
            cure = 'Give its content on standard input, with "-" as the path, or leave it out.'
        self._problem(real, InputProblem(path, "I801", why, cure))

    def _skipped(self, real: str, path: str) -> None:
        message = f"{formats.suffix(path)} files cannot be read yet"
        self._problem(real, InputProblem(path, "I803", message, formats.cure_for(path)))

    def _problem(self, real: str, problem: InputProblem) -> None:
        key = os.path.normcase(real)
        self.unread[key] = min(problem, self.unread.get(key, problem))

    def discovery(self) -> Discovery:
        """All of it, in order."""
        given = os.path.realpath(self.stdin_name) if self.stdin and self.stdin_name else ""
        if given:
            self.unread.pop(os.path.normcase(given), None)
            self._named(self.stdin_name, given)
        chosen = sorted(self.files.values(), key=lambda f: f.real)
        ids = unique_ids([(f.inside, f.at) for f in chosen])
        refs = [
            FileRef(
                own,
                f.path,
                "-" if f.real == given else f.real,
                f.format,
                date_in_path(f.at),
                f.real,
            )
            for own, f in zip(ids, chosen, strict=True)
        ]
        if self.stdin and not given:
            at = os.path.join(os.path.realpath(os.curdir), STDIN)
            refs.append(FileRef(STDIN, STDIN, "-", Format.STDIN, at=at))
        seen = {*self.files, *self.unread}
        others = {os.path.normcase(real) for real in self.others}
        return Discovery(
            tuple(sorted(refs, key=lambda r: (r.id, r.path))),
            tuple(sorted(self.unread.values())),
            len(others - seen),
        )
