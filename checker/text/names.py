"""Names of files: how they are shown, what they are called, and what was meant."""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import PurePath

_MOST_NAMES = 2000
_ISO_LIKE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?P<between>[-_./]?)(0[1-9]|1[0-2])(?P=between)(0[1-9]|[12]\d|3[01])(?!\d)"
)


def printable(name: str) -> str:
    """A file name as text that can be written anywhere; odd bytes become escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def shown(given: str, inside: str = "") -> str:
    """The path as the user gave it, with the part below it; forward slashes."""
    return printable((PurePath(given) / inside).as_posix())


def date_in_path(path: str) -> str:
    """The ISO date in a file's name, or in the folders next to it (2017/09/12); else ""."""
    parts = PurePath(path).parts
    candidates = (parts[-1], "/".join(parts[-4:])) if parts else ()
    for text in candidates:
        for found in reversed(list(_ISO_LIKE.finditer(text))):
            if _is_day(*map(int, found.group(1, 3, 4))):
                return "-".join(found.group(1, 3, 4))
    return ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def unique_ids(files: Sequence[tuple[str, str]]) -> list[str]:
    """Ids for (id, absolute path): as given, with parent folders in front where two are equal."""
    parts = [[printable(p) for p in PurePath(path).parts[1:]] for _, path in files]
    taken = [len(PurePath(own).parts) for own, _ in files]
    ids = [printable(own) for own, _ in files]
    while True:
        counts = Counter(ids)
        longer = [i for i, own in enumerate(ids) if counts[own] > 1 and taken[i] < len(parts[i])]
        if not longer:
            return ids
        for i in longer:
            taken[i] += 1
            ids[i] = "/".join(parts[i][-taken[i] :])


def nearest(path: str) -> str:
    """An existing path whose name is close to one that does not exist; else ""."""
    parent, name = os.path.split(path.rstrip("/" + os.sep))
    try:
        with os.scandir(parent or os.curdir) as scan:
            names = sorted(entry.name for entry in islice(scan, _MOST_NAMES))
    except (OSError, ValueError):
        return ""
    by_lower = {n.lower(): n for n in reversed(names)}
    close = difflib.get_close_matches(name.lower()[:255], by_lower, n=1, cutoff=0.6)
    return shown(parent, by_lower[close[0]]) if close else ""
