"""Files to articles."""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import msgspec

from checker.model import Article
from checker.problems import InputProblem
from checker.settings import Settings
from checker.text.article import Named, begins_with_front_matter, file_article
from checker.text.decode import Undecodable, decode
from checker.text.discover import FileRef
from checker.text.formats import Format
from checker.text.jsonl import jsonl_articles, lines_of
from checker.text.walk import NOT_A_FILE, reason

_CURE_SIZE = "Cut it into articles, or give them as .jsonl."
_OBJECT = re.compile(rb"\s*(?:\{\s*(?:\"|\}|$)|\[\s*[{\[\]]|null\s*$)")
_MOST_BLANK_LINES = 1000
_CURE_OPEN = "Make the file readable, or leave it out."

Numbered = tuple[int, Article | InputProblem]


def read(ref: FileRef, settings: Settings) -> Iterator[Article | InputProblem]:
    """The articles of a file, and what of it cannot be read (I801, I802); it never raises.

    An empty file is an article without a claim. A .jsonl file is read line by line; a line that
    is no article is named, and the others go on.
    """
    return (item for _, item in read_numbered(ref, settings))


def read_numbered(ref: FileRef, settings: Settings) -> Iterator[Numbered]:
    """As `read`, each behind the number of its line if the file has one a line, else behind 0."""
    here = settings.at(ref.at) if settings.trees else settings
    for line, item in _read(ref, here):
        if settings.trees and isinstance(item, Article):
            item = msgspec.structs.replace(item, source=ref.at)
        yield line, item


def _read(ref: FileRef, settings: Settings) -> Iterator[Numbered]:
    try:
        with _opened(ref.source) as file:
            if ref.format is Format.STDIN:
                yield from _standard_input(ref, file, settings)
            elif ref.format is Format.JSONL:
                yield from _jsonl(ref, file, settings)
            else:
                raw = _limited(file, settings.max_article_bytes)
                yield from _article(ref, raw, settings)
    except OSError as error:
        yield 0, InputProblem(ref.path, "I801", reason(error), _CURE_OPEN)


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    """A regular file, or standard input. A pipe is refused, and never waited for."""
    if source == "-":
        if sys.stdin is None:
            raise OSError(0, "there is no standard input")
        yield cast(BinaryIO, sys.stdin.buffer)
        return
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
        flags |= getattr(os, name, 0)
    number = os.open(source, flags)
    with open(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(0, NOT_A_FILE)
        yield file


def _limited(file: BinaryIO, limit: int, first: bytes = b"") -> bytes:
    """All that is left of a file; more than `limit` bytes say that there is more."""
    return first + file.read(max(0, limit + 1 - len(first)))


def _article(ref: FileRef, raw: bytes, settings: Settings) -> Iterator[Numbered]:
    limit = settings.max_article_bytes
    if len(raw) > limit:
        yield 0, _too_large(ref, limit)
        return
    text = decode(raw)
    if isinstance(text, Undecodable):
        yield 0, text.problem(ref.path)
        return
    markdown = ref.format is Format.MARKDOWN
    if ref.format is Format.STDIN:
        markdown = begins_with_front_matter(text)
    for item in file_article(_named(ref), text, markdown, settings):
        yield 0, item


def _too_large(ref: FileRef, limit: int) -> InputProblem:
    try:
        size = f"{os.stat(ref.source).st_size:,} bytes" if ref.source != "-" else "more"
    except OSError:
        size = "more"
    message = f"larger than the limit: {size}, where {limit:,} bytes are allowed"
    return InputProblem(ref.path, "I801", message, _CURE_SIZE)


def _jsonl(ref: FileRef, file: BinaryIO, settings: Settings) -> Iterator[Numbered]:
    first = file.readline(settings.max_jsonl_line_bytes + 1)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        cure = "Save it as UTF-8, as JSON has to be."
        yield 1, InputProblem(ref.path, "I802", "not UTF-8: the file is UTF-16", cure)
        return
    lines = lines_of(file, settings.max_jsonl_line_bytes, first)
    yield from jsonl_articles(_named(ref), lines, settings)


def _standard_input(ref: FileRef, file: BinaryIO, settings: Settings) -> Iterator[Numbered]:
    """JSON lines if the first line with something on it is an object; else one article."""
    limit = settings.max_jsonl_line_bytes
    blanks: list[bytes] = []
    first = file.readline(limit + 1)
    while first.isspace() and len(blanks) < _MOST_BLANK_LINES:
        blanks.append(first)
        first = file.readline(limit + 1)
    if _is_object(first):
        lines = lines_of(file, limit, first, len(blanks) + 1)
        yield from jsonl_articles(_named(ref), lines, settings)
    else:
        raw = _limited(file, settings.max_article_bytes, b"".join((*blanks, first)))
        yield from _article(ref, raw, settings)


def _is_object(line: bytes) -> bool:
    bare = line.removeprefix(b"\xef\xbb\xbf")
    # Prose seldom begins like this; a broken line has to be named, not read as prose.
    return _OBJECT.match(bare) is not None


def _named(ref: FileRef) -> Named:
    return Named(ref.id, ref.path, ref.date)
