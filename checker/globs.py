"""Patterns for paths, as in .gitignore. The one door to pathspec."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import lru_cache

# The verdict on a path that is relative to the folder of the patterns; None if they say nothing.
Check = Callable[[str], bool | None]


def compiled(lines: Iterable[str]) -> Check | None:
    """What the lines say together; None if one of them cannot be read."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about sets in patterns that are not ours
        try:
            spec = GitIgnoreSpec.from_lines(lines)
        except Exception:  # several engines may stand behind it, each with errors of its own
            return None
    return lambda path: spec.check_file(path).include


@lru_cache(maxsize=256)
def _kept(patterns: tuple[str, ...]) -> Check | None:
    return compiled(patterns)


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """True if the patterns take in a path, which is relative to their folder."""
    check = _kept(patterns)
    return check is not None and bool(check(path))
