"""What the mapping of an article depends on, as the key of its entry in the cache."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

import checker
from checker.context import Context, Statistics
from checker.model import Article
from checker.settings import Settings

# Read before an article is mapped, or after all are: mapping does not see them.
ELSEWHERE = frozenset(
    {
        *("fields", "language", "max_article_bytes", "max_jsonl_line_bytes"),
        *("region", "outlet", "stdin_name", "trees", "today", "severity", "max_findings"),
        *("fail_on", "min_confidence", "allow_partial", "allow_empty", "select", "ignore"),
    }
)
# What they find may change with their version.
_PACKAGES = ("dateparser", "google-re2", "hijridate", "msgspec", "pint")
_KEY = 16
_encoder = msgspec.msgpack.Encoder(order="deterministic")


def for_mapping(context: Context) -> Context:
    """The context with all that mapping must not depend on as it is by default."""
    default = Settings()
    hidden = {name: getattr(default, name) for name in ELSEWHERE}
    settings = msgspec.structs.replace(context.settings, **hidden)
    return Context(context.rulebook, settings, Statistics())


class Keys:
    """Keys of articles that are mapped in one context, one of `for_mapping`."""

    def __init__(self, context: Context) -> None:
        settings = _encoder.encode(context.settings)
        parts = (_program(), context.rulebook.digest.encode(), settings)
        self._begun = hashlib.blake2b(digest_size=_KEY)
        for part in parts:
            self._begun.update(len(part).to_bytes(8, "big") + part)

    def of_collection(self, paths: Sequence[str]) -> bytes:
        """The key of what was found out by comparing the articles of some paths."""
        key = self._begun.copy()
        places = [os.path.abspath(path) for path in paths]
        key.update(_encoder.encode(("compared", _version("currencyconverter"), places)))
        return key.digest()

    def of(self, article: Article) -> bytes:
        """The key; b"" for an article with half characters in it, which cannot be kept."""
        try:
            content = _encoder.encode(article)
        except UnicodeEncodeError:
            return b""
        key = self._begun.copy()
        key.update(content)
        return key.digest()


def _program() -> bytes:
    """The program and what it stands on. Its files are looked at too, for those who change them."""
    versions = [checker.__version__, sys.version, *map(_version, _PACKAGES)]
    return "\n".join((*versions, *_files(Path(checker.__file__).parent))).encode()


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def _files(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(parent, name)
                told = os.stat(path)
                yield f"{os.path.relpath(path, folder)} {told.st_size} {told.st_mtime_ns}"
