"""Which files are articles, told by their names."""

from __future__ import annotations

import os
from enum import StrEnum


class Format(StrEnum):
    """How a file is read."""

    TEXT = "txt"
    MARKDOWN = "md"
    JSONL = "jsonl"
    STDIN = "stdin"


_ARTICLES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
# In a folder these are articles all the same, and leaving them out would go unnoticed.
_LOST = frozenset({".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"})
# These may hold articles as well as code or tables: named only if the user names them.
_KNOWN = _LOST | {
    *(".pages", ".tex", ".rst", ".adoc", ".asciidoc", ".org", ".textile", ".mdx"),
    *(".xml", ".json", ".csv", ".tsv", ".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp"),
    *(".eml", ".mbox", ".warc", ".parquet", ".zip", ".gz", ".tar", ".7z", ".xz", ".zst"),
}
_CURES = {
    ".json": "Write one object a line and name the file .jsonl.",
    ".csv": "Write each row as a JSON object, one a line, and name the file .jsonl.",
    ".gz": "Unpack it first, or give the text on standard input: gunzip -c FILE | factlint check -",
}


def suffix(name: str) -> str:
    """The ending of a file name, in lower case, with its dot; "" if there is none."""
    return os.path.splitext(name)[1].lower()


def article_format(name: str) -> Format | None:
    """How to read a file, if its name is that of an article."""
    return _ARTICLES.get(suffix(name))


def skipped(name: str, named: bool) -> bool:
    """True for a text format that cannot be read yet; `named` if the user named the file."""
    return suffix(name) in (_KNOWN if named else _LOST)


def cure_for(name: str) -> str:
    """What to do with a file whose format cannot be read yet."""
    return _CURES.get(suffix(name), "Convert it to .txt, .md or .jsonl, or leave it out.")
