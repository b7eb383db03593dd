"""What a user may set, as one typed value."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import msgspec

from checker.globs import matches
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


Severities = tuple[tuple[str, Severity], ...]


class Local(msgspec.Struct, frozen=True):
    """What a configuration sets for some articles; None where it says nothing.

    `paths` are patterns as in .gitignore, relative to the absolute folder `root`; without them it
    is for all articles below. `ignore` and `severity` come on top of what is there already.
    """

    root: str
    paths: tuple[str, ...] = ()
    language: str | None = None
    region: str | None = None
    outlet: str | None = None
    fields: Fields | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Severities = ()

    def holds(self, source: str) -> bool:
        """True for an article in the file `source`, an absolute path."""
        inside = below(source, self.root)
        return inside is not None and (not self.paths or matches(self.paths, inside))


class Tree(msgspec.Struct, frozen=True):
    """The articles below a folder that a configuration stands in; later parts beat earlier ones."""

    root: str
    parts: tuple[Local, ...]


def below(path: str, folder: str) -> str | None:
    """The part of an absolute path below a folder, with forward slashes; None if it is outside."""
    lead = folder.rstrip(os.sep) + os.sep
    return path[len(lead) :].replace(os.sep, "/") if path.startswith(lead) else None


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
    # Rules, or families of them, that are reported with another severity.
    severity: Severities = ()
    # What .jsonl and other articles have that do not tell it themselves.
    region: str = ""
    outlet: str = ""
    # No more findings than this are shown; None: all.
    max_findings: int | None = None
    # What standard input is a version of.
    stdin_name: str = ""
    trees: tuple[Tree, ...] = ()

    def at(self, source: str) -> Settings:
        """The settings for the articles in a file: those of the innermost tree that it is in."""
        around = [t for t in self.trees if below(source, t.root) is not None]
        if not around:
            return self
        tree = max(around, key=lambda t: len(t.root))
        return _joined(tuple(p for p in tree.parts if p.holds(source)), self)


@lru_cache(maxsize=1024)
def _joined(parts: tuple[Local, ...], settings: Settings) -> Settings:
    """The parts on top of each other, the language and all else that none of them sets aside."""
    changes: dict[str, Any] = {"ignore": (), "severity": (), "trees": ()}
    for part in parts:
        changes["ignore"] += part.ignore
        changes["severity"] += part.severity
        for name in ("language", "region", "outlet", "fields", "select"):
            value = getattr(part, name)
            if value is not None:
                changes[name] = value
    return msgspec.structs.replace(settings, **changes)
