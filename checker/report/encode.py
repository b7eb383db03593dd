"""Values to JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from checker.model import Place

_encoder = msgspec.json.Encoder()
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


def encode(value: Any) -> bytes:
    """`value` in UTF-8, without a line end; half characters are replaced, as JSON has none."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return _encoder.encode(_whole(msgspec.to_builtins(value)))


def encode_pretty(value: Any) -> bytes:
    """`value` with one entry a line, and a line end."""
    return msgspec.json.format(encode(value), indent=2) + b"\n"


def spot(at: Place, text: str) -> dict[str, Any]:
    """A place with its text, as every report in JSON has it."""
    return {
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "start": at.span.start,
        "end": at.span.end,
        "text": text,
    }


def _whole(value: Any) -> Any:
    match value:
        case str():
            return value.translate(_SURROGATES)
        case dict():
            return {_whole(k): _whole(v) for k, v in value.items()}
        case list() | tuple():
            return [_whole(v) for v in value]
    return value
