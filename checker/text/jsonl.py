"""Lines of JSON to articles, one after the other, never the whole file at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from checker.model import Article
from checker.problems import InputProblem
from checker.settings import Fields, Settings
from checker.text.article import Named, plain_article
from checker.text.metadata import Metadata, metadata, tidy

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
# A high half without a low one behind it, or a low one without a high one in front.
_ESCAPED_SURROGATE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
_LONGEST_ID = 200
_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_SCALAR = msgspec.json.Decoder(str | int | float | bool | None)
_DEFAULTS = Fields()


class Refused(Exception):
    """Why a line is no article, and what to do."""

    def __init__(self, message: str, cure: str, rule: str = "I801") -> None:
        super().__init__(message)
        self.message, self.cure, self.rule = message, cure, rule


class _Line(msgspec.Struct, frozen=True):
    number: int
    raw: bytes
    too_long: bool = False


def lines_of(file: BinaryIO, limit: int, first: bytes = b"", number: int = 1) -> Iterator[_Line]:
    """The lines of a file that are not blank, none longer than `limit` bytes in memory.

    `first` is what was read already, from line `number` on.
    """
    raw = first or file.readline(limit + 1)
    while raw:
        complete = raw.endswith(b"\n")
        if len(raw) > limit + complete:
            yield _Line(number, b"", too_long=True)
            _skip_line(file, complete)
        elif not raw.isspace():
            yield _Line(number, raw)
        raw = file.readline(limit + 1)
        number += 1


def _skip_line(file: BinaryIO, complete: bool) -> None:
    while not complete:
        rest = file.readline(1 << 20)
        complete = not rest or rest.endswith(b"\n")


def jsonl_articles(
    name: Named, lines: Iterable[_Line], settings: Settings
) -> Iterator[tuple[int, Article | InputProblem]]:
    """The articles of a .jsonl file, each behind the number of its line.

    I801 for each line that is none, and the others go on.
    """
    taken: set[str] = set()
    for line in lines:
        try:
            yield line.number, _article(name, line, settings, taken)
        except Refused as refused:
            message = f"line {line.number:,}: {refused.message}"
            problem = InputProblem(name.path, refused.rule, message, refused.cure, line.number)
            yield line.number, problem


def _article(name: Named, line: _Line, settings: Settings, taken: set[str]) -> Article:
    if line.too_long:
        limit = settings.max_jsonl_line_bytes
        raise Refused(f"longer than {limit:,} bytes", "Cut it into several articles.")
    record = decode_object(line.raw.removeprefix(b"\xef\xbb\xbf"))
    fields = settings.fields
    text = _text(record, fields.text)
    own = _unique(_id(record, fields.id, line.number), line.number, taken)
    named = Named(f"{name.id}#{own}", f"{name.path}#{own}", name.date)
    return plain_article(named, text, _metadata(record, fields), settings)


def decode_object(raw: bytes) -> dict[str, msgspec.Raw]:
    """A line as a JSON object whose values are not yet decoded. Raises Refused."""
    try:
        return _OBJECT.decode(raw)
    except msgspec.ValidationError:
        raise Refused("not a JSON object", 'Write one {"text": "..."} a line.') from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _broken(raw, error) from None
    except RecursionError:
        raise Refused("JSON nested too deep", "Remove what is nested in it.") from None


def _broken(raw: bytes, error: Exception) -> Refused:
    """Why a line, or a value in it, is not JSON; bytes that are no UTF-8 come first."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        where = f"byte 0x{raw[wrong.start]:02x} at byte {wrong.start:,} of the line"
        return Refused(f"not UTF-8: {where}", "Save the file as UTF-8.", "I802")
    if _ESCAPED_SURROGATE.search(raw):
        cure = "Write the file again without halves of characters, or remove the line."
        return Refused("an escape \\ud800 to \\udfff stands alone; that is half a character", cure)
    return Refused(f"not JSON: {error}", "Correct the line, or remove it.")


def _scalar(raw: msgspec.Raw | None) -> str | int | None:
    """A value that is text or a whole number; None for everything else."""
    if raw is None:
        return None
    try:
        value = _SCALAR.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def _text(record: Mapping[str, msgspec.Raw], field: str) -> str:
    if field not in record:
        has = ", ".join(_shown(key, 40) for key in list(record)[:12]) or "no fields"
        raise Refused(
            f'no field "{field}"; it has {has}',
            "Name the field that holds the text: --field text=NAME",
        )
    try:
        value = _SCALAR.decode(record[field])
    except msgspec.ValidationError:
        value = None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _broken(bytes(record[field]), error) from None
    if not isinstance(value, str):
        raise Refused(
            f'field "{field}" is not text',
            "Put the article's text there, or name the field that holds it: --field text=NAME",
        )
    return value


def _id(record: Mapping[str, msgspec.Raw], field: str, number: int) -> str:
    value = _scalar(record.get(field))
    own = _shown(str(value), _LONGEST_ID).strip() if _is_short(value) else ""
    return own or str(number)


def _is_short(value: str | int | None) -> bool:
    # Turning a number of thousands of digits to text takes long, and Python refuses it.
    return isinstance(value, str) or (isinstance(value, int) and abs(value) < 10**40)


def _unique(own: str, number: int, taken: set[str]) -> str:
    """The id; with its line behind it where an earlier line has it already."""
    while own in taken:
        own = f"{own}:{number}"
    taken.add(own)
    return own


def _shown(text: str, longest: int) -> str:
    return _UNSHOWN.sub("_", text[:longest])


def _metadata(record: Mapping[str, msgspec.Raw], fields: Fields) -> Metadata:
    scalars = {key: _scalar(raw) for key, raw in record.items() if key != fields.text}
    texts = {key: str(value) for key, value in scalars.items() if _is_short(value)}
    usual = metadata(texts.items())

    def field(name: str) -> str:
        chosen: str = getattr(fields, name)
        told = usual.tag if name == "language" else getattr(usual, name)
        default: str = told if chosen == getattr(_DEFAULTS, name) else ""
        return texts.get(chosen, "") or default

    return tidy(field("title"), field("published"), field("outlet"), field("language"))
