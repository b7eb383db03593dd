"""What a user may set, as one typed value."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from checker.model import Severity


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the fields in a .jsonl article."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    published: str = "published"
    outlet: str = "outlet"
    language: str = "language"


Prefer = Literal["tense", "past", "future"]
DateOrder = Literal["", "day", "month"]
Spans = Literal["named", "phrase"]
Part = Literal["times", "figures", "cues", "attributions", "quotes"]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How dates are read that may be several.

    `prefer` chooses the side of "on Friday" and "in March": by the verbs around, which is right for
    articles, or always the past or the future one where no verb tells. `order` is what comes first
    in 04/03/2025; if it is "" each article's language, region and other dates decide. `spans` is
    "named" for the times as they are named, with their bound ("since May" is May), or "phrase" for
    what the whole phrase says (from May on).
    """

    prefer: Prefer = "tense"
    order: DateOrder = ""
    spans: Spans = "named"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings with their defaults."""

    fields: Fields = Fields()
    # None: no finding makes the run fail.
    fail_on: Severity | None = Severity.ERROR
    min_confidence: float = 0.5
    allow_partial: bool = False
    allow_empty: bool = False
    language: str = "en"
    times: Times = Times()
    # What to read of an article; empty: everything. A check needs everything.
    parts: tuple[Part, ...] = ()
    # Bounds on untrusted input: an article beyond them is named (I801), never read in part.
    max_article_bytes: int = 8 * 1024 * 1024
    max_jsonl_line_bytes: int = 8 * 1024 * 1024
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    # The day on which suppressions are held against their last day; None: none is over.
    today: date | None = None
