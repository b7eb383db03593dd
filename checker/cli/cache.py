"""`factlint cache`."""

from __future__ import annotations

from pathlib import Path

from checker import run
from checker.cli import output
from checker.cli.plan import cache_folder
from checker.problems import Problem, Problems


def show_cache(given: str | None) -> int:
    """Write where the cache is and what is in it; 0. Raises Problems."""
    info = run.info(_folder(given))
    output.write(f"{info.path}\n{_content(info)}\n")
    return 0


def clear_cache(given: str | None) -> int:
    """Remove the cache; 0. Raises Problems if that fails, or if it is something else."""
    folder = _folder(given)
    try:
        info = run.clear(folder)
    except OSError as error:
        cure = "Free it, or name another folder with --cache-dir."
        raise Problems([Problem(str(folder), 0, f"it stays: {error.strerror}", cure)]) from None
    if info.foreign:
        cure = "Name the folder of the cache with --cache-dir, or remove the file yourself."
        raise Problems([Problem(str(info.path), 0, f"it stays: {info.trouble}", cure)])
    output.write(f"{info.path}\n{_content(info)}, removed\n")
    return 0


def _folder(given: str | None) -> Path:
    folder = cache_folder(given)
    if folder is None:
        cure = "Name the folder of the cache with --cache-dir."
        raise Problems([Problem("", 0, "there is no home folder, so there is no cache", cure)])
    return folder


def _content(info: run.Info) -> str:
    if not info.size:
        return "empty"
    size = f"{info.size / 1_000_000:,.1f} MB"
    if info.trouble:
        return f"{size}: {info.trouble}"
    return f"{size}, {info.entries:,} article{'s' * (info.entries != 1)}"
