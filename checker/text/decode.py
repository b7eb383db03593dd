"""Bytes to text. Nothing is guessed: UTF-8, or UTF-16 with its byte order mark.

The mark itself is taken off: it is no character of the text, so offset 0, line 1 and column 1 are
those of the first letter, as in an editor. Line ends stay as they are (CR LF counts two).
"""

from __future__ import annotations

import codecs

import msgspec

from checker.problems import InputProblem

_CURE = (
    "Save it as UTF-8. If it is an older Windows file: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW."
)
_CURE_BINARY = "If it is text, save it as UTF-8; if not, leave it out or give it another ending."


class Undecodable(msgspec.Struct, frozen=True):
    """Why bytes are no text, and where."""

    message: str
    cure: str
    line: int

    def problem(self, path: str) -> InputProblem:
        """I802 for the file at `path`."""
        return InputProblem(path, "I802", self.message, self.cure, self.line)


def decode(raw: bytes) -> str | Undecodable:
    """The text of a file, without a byte order mark, or why it is none."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Undecodable("the text is UTF-32, which is not read", "Save it as UTF-8.", 1)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(raw, "utf-16", "UTF-16")
    mark = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
    return _decoded(raw, "utf-8", "UTF-8", mark)


def _decoded(raw: bytes, codec: str, name: str, mark: int = 0) -> str | Undecodable:
    try:
        text = raw[mark:].decode(codec) if mark else raw.decode(codec)
    except UnicodeDecodeError as error:
        return _wrong_byte(raw, error, name, mark)
    zero = text.find("\0")
    if zero < 0:
        return text
    line = text.count("\n", 0, zero) + 1
    return Undecodable(
        f"this is binary, not text: a NUL character at character {zero}, line {line}",
        _CURE_BINARY,
        line,
    )


def _wrong_byte(raw: bytes, error: UnicodeDecodeError, name: str, mark: int) -> Undecodable:
    at = error.start + mark
    line = raw[mark:at].decode(error.encoding, "ignore").count("\n") + 1
    where = f"byte 0x{raw[at]:02x} at byte {at:,}, line {line:,}"
    if name == "UTF-8" and b"\0" in raw[:4096]:
        return Undecodable(f"this is binary, not text: {where}", _CURE_BINARY, line)
    return Undecodable(f"not {name}: {where}", _CURE, line)
