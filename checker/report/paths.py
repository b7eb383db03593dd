"""Paths as programs want them: from the root of the repository, with slashes."""

from __future__ import annotations

import os
import re
from urllib.parse import quote

from checker.model import Location
from checker.report.view import View

# An article in a file of JSON lines, or from standard input, is named after the file.
_ARTICLE = re.compile(r"(.*?\.jsonl|<stdin>)#(.*)", re.IGNORECASE | re.DOTALL)


def file_of(path: str) -> tuple[str, str]:
    """The file that a path of an article names, and which article in it, if it holds many."""
    match = _ARTICLE.fullmatch(path)
    return (match[1], match[2]) if match else (path, "")


def relative(path: str, view: View) -> str:
    """The path from the root, or whole if it lies outside; always with slashes."""
    file, _ = file_of(path)
    if file == "<stdin>":
        return file
    whole = os.path.normpath(os.path.join(view.here, file))
    inside = os.path.relpath(whole, view.root) if _is_below(whole, view.root) else whole
    return inside.replace(os.sep, "/")


def _is_below(path: str, root: str) -> bool:
    try:
        return os.path.commonpath((path, root)) == os.path.normpath(root)
    except ValueError:  # other drives
        return False


def uri(path: str, view: View) -> str:
    """A relative reference from the root, or file:// for what lies outside."""
    found = relative(path, view)
    quoted = quote(found, safe="/~!$&'()*+,;=@", errors="replace")
    if os.path.isabs(found):
        return "file://" + ("" if quoted.startswith("/") else "/") + quoted
    # A colon in the first part would be read as a scheme.
    return quoted


def has_lines(location: Location) -> bool:
    """True if the line of a place is one of its file: not so inside a line of JSON."""
    return not file_of(location.at.path)[1]


def end_of(location: Location) -> tuple[int, int] | None:
    """Line and column behind the last character; None if the place goes over several lines."""
    at = location.at
    length = at.span.end - at.span.start
    if not length or len(at.quoted_line) - at.caret < length:
        return None
    return at.line, at.column + length
