"""Baselines in files: one JSON line a finding, sorted, so that changes seldom meet in a line."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from checker.model import Baseline, Entry
from checker.problems import Problem, Problems

_LARGEST = 64 * 1024 * 1024
# So many broken lines are named; the rest are counted.
_NAMED = 10
_MAKE = "Make it with factlint baseline create."
_REMOVE = "Correct or remove the line."
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_decoder = msgspec.json.Decoder(Entry)
_encoder = msgspec.json.Encoder()


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file; raises Problems that name every line that is no entry."""
    lines = _read(path).split(b"\n")
    if not lines[-1]:
        lines.pop()
    problems: list[Problem] = []
    entries = tuple(_entries(str(path), lines, problems))
    problems += _twice(str(path), entries) if not problems else []
    if problems:
        raise Problems(_some(str(path), problems))
    return Baseline(str(path), entries)


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries; a reader sees the old file or the new one. Raises Problems."""
    data = b"".join(_encoder.encode(entry) + b"\n" for entry in entries)
    unfinished = ""
    try:
        target = path.resolve() if path.is_symlink() else path
        number, unfinished = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with open(number, "wb") as file:
            file.write(data)
        os.chmod(unfinished, _mode(target))
        os.replace(unfinished, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(unfinished)
        reason = error.strerror or str(error)
        cure = "Free it, or name another file with --baseline FILE."
        message = f"the baseline cannot be written: {reason}"
        raise Problems([Problem(str(path), 0, message, cure)]) from None


def _mode(path: Path) -> int:
    """The rights that a file has, or would get if it were made now."""
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _read(path: Path) -> bytes:
    def refused(reason: str, cure: str) -> Problems:
        return Problems([Problem(str(path), 0, f"the baseline {reason}", cure)])

    try:
        if path.is_dir():
            raise refused("is a folder", "Name the file that factlint baseline create wrote.")
        if path.exists() and not path.is_file():
            raise refused(
                "is no regular file", "Name the file that factlint baseline create wrote."
            )
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise refused("is not there", _MAKE) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refused(f"cannot be read: {reason}", "Make the file readable.") from None
    if len(data) > _LARGEST:
        raise refused(f"is larger than {_LARGEST:,} bytes", f"No baseline is so large. {_MAKE}")
    return data


def _entries(path: str, lines: Sequence[bytes], problems: list[Problem]) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        try:
            yield _decoder.decode(line)
        except msgspec.ValidationError as error:
            problems.append(Problem(path, number, f"no entry of a baseline: {error}", _REMOVE))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            problems.append(_no_json(path, number, line, error))


def _no_json(path: str, number: int, line: bytes, error: Exception) -> Problem:
    if line.startswith(_CONFLICT):
        cure = "Keep the lines of both sides, sorted, without the marks; or make the baseline anew."
        return Problem(path, number, "a mark of a merge that was not finished", cure)
    if not line.strip():
        return Problem(path, number, "an empty line", "Remove it.")
    return Problem(path, number, f"not JSON: {error}", _REMOVE)


def _twice(path: str, entries: Sequence[Entry]) -> list[Problem]:
    first: dict[object, int] = {}
    problems = []
    for number, entry in enumerate(entries, 1):
        earlier = first.setdefault(entry.key, number)
        if earlier != number:
            message = f"the same entry as in line {earlier}"
            problems.append(Problem(path, number, message, "Remove one of the two lines."))
    return problems


def _some(path: str, problems: Sequence[Problem]) -> list[Problem]:
    left = len(problems) - _NAMED
    if left <= 0:
        return list(problems)
    last = Problem(path, problems[-1].line, f"{left:,} more lines are no entries", _MAKE)
    return [*problems[:_NAMED], last]
