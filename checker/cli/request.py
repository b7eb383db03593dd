"""What was asked for on the command line, as it was typed."""

from __future__ import annotations

from typing import Literal

import msgspec

from checker.settings import Part, Prefer, Spans


class Request(msgspec.Struct, frozen=True):
    """None, or nothing, where an option was not given: then a configuration may tell."""

    command: str
    paths: tuple[str, ...] = ()
    isolated: bool = False
    stdin_filename: str | None = None
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    only: tuple[Part, ...] = ()
    lang: str | None = None
    prefer: Prefer | None = None
    date_order: Literal["auto", "day", "month"] | None = None
    spans: Spans = "named"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    fail_on: str | None = None
    exit_zero: bool = False
    min_confidence: float | None = None
    max_findings: int | None = None
    allow_partial: bool | None = None
    allow_empty: bool | None = None
    today: str | None = None
