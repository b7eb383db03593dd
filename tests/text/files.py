"""Files to read, in tests."""

from __future__ import annotations

from pathlib import Path

from checker import text
from checker.model import Article
from checker.problems import InputProblem
from checker.settings import Settings

SETTINGS = Settings()


def write(path: Path, content: str | bytes = "Something happened.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def found(*paths: Path | str) -> text.Discovery:
    return text.discover([str(path) for path in paths], SETTINGS)


def ids(*paths: Path | str) -> list[str]:
    return [ref.id for ref in found(*paths).files]


def read_all(*paths: Path | str, settings: Settings = SETTINGS) -> list[Article | InputProblem]:
    return [item for ref in found(*paths).files for item in text.read(ref, settings)]


def articles(*paths: Path | str, settings: Settings = SETTINGS) -> list[Article]:
    return [a for a in read_all(*paths, settings=settings) if isinstance(a, Article)]


def problems(*paths: Path | str, settings: Settings = SETTINGS) -> list[InputProblem]:
    return [p for p in read_all(*paths, settings=settings) if isinstance(p, InputProblem)]


def article(path: Path, content: str | bytes) -> Article:
    """The one article of a file that is written for it."""
    (only,) = read_all(write(path, content))
    assert isinstance(only, Article)
    assert len(only.body) == len(only.text)
    return only
