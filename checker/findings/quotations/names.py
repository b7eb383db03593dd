"""Names of speakers: when two of them can be one person, or one voice."""

from __future__ import annotations

from checker.kinds.people import WORD
from checker.model import Speaker


def same_person(a: str, b: str) -> bool:
    """True if two keys can be names of one person: one holds the parts of the other, or their
    last names are spelt almost alike."""
    first, second = a.split(), b.split()
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    if first[-1] == second[-1]:
        return len(first) == 1 or len(second) == 1 or _initial(first[0], second[0])
    return _close(first[-1], second[-1])


def _initial(a: str, b: str) -> bool:
    return a[:1] == b[:1] or _close(a, b)


def _close(a: str, b: str) -> bool:
    """True for two spellings of one name: Selensky, Selenskiy."""
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 2:
        return False
    return _edits(a, b) <= (1 if min(len(a), len(b)) < 7 or a[0] != b[0] else 2)


def _edits(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def strangers(a: Speaker, b: Speaker) -> bool:
    """True if the names of two people share no part at all, not even one spelt in two ways."""
    mine, theirs = _parts(a), _parts(b)
    return not any(
        x == y or _close(x, y) for x in a.key.split() for y in theirs if len(x) > 1
    ) and (not any(x == y or _close(x, y) for x in b.key.split() for y in mine if len(x) > 1))


def _parts(speaker: Speaker) -> set[str]:
    """All words that a speaker is told with."""
    return {*speaker.key.split(), *(w.lower() for w in WORD.findall(speaker.text))}


def compatible(a: Speaker | None, b: Speaker | None) -> bool:
    """True unless both are known by name and nothing allows them to be one."""
    if a is None or b is None or not a.key or not b.key:
        return True
    if same_person(a.key, b.key):
        return True
    if a.person and b.person:
        return False
    # A body and one who speaks for it are one voice.
    mine, theirs = {a.key, *a.allies}, {b.key, *b.allies}
    return bool(mine & theirs)
