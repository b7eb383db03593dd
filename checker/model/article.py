"""Articles: the texts that are checked."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from checker.model.interval import Interval
from checker.model.span import Span
from checker.model.suppression import Suppression


class DateOrigin(StrEnum):
    """Where an article's publication date was found, most trusted first."""

    METADATA = "metadata"
    FILE_NAME = "file name"
    HEADER = "header line"
    DATELINE = "dateline"
    TEXT = "text"
    UNKNOWN = "unknown"


class DateHint(msgspec.Struct, frozen=True):
    """A piece of text that may hold the publication date, not yet read as one."""

    origin: DateOrigin
    text: str
    span: Span | None = None


class DateEvidence(msgspec.Struct, frozen=True):
    """Words that tell when an article appeared: within `interval`, or in one of the `months`."""

    text: str
    span: Span
    interval: Interval[datetime] | None = None
    months: tuple[int, ...] = ()


class Publication(msgspec.Struct, frozen=True):
    """When an article appeared: an interval, or None while nothing is known.

    An inferred one may be open on either side; `months` are those of the year that it lies in,
    where the year is not settled, and `evidence` is what it was inferred from.
    """

    interval: Interval[datetime] | None
    origin: DateOrigin
    months: tuple[int, ...] | None = None
    evidence: tuple[DateEvidence, ...] = ()

    @property
    def known(self) -> bool:
        """True if the date was given, rather than inferred or missing."""
        return self.interval is not None and self.origin is not DateOrigin.TEXT

    @property
    def given(self) -> Interval[datetime] | None:
        """The interval, unless it was only inferred: what other articles may be held against."""
        return self.interval if self.known else None


UNDATED = Publication(None, DateOrigin.UNKNOWN)


class Article(msgspec.Struct, frozen=True):
    """One text. `body` has the length of `text`, with all that is no prose blanked out.

    `id` is stable for the same path (for a .jsonl article, FILE#ID) whatever the folder the
    tool was called from; `path` is what a person sees. Offsets everywhere count into `text`.
    `region` is where its language is that of, in two upper-case letters: GB of en-GB, or "".
    `source` is the absolute path of its file, where settings differ from file to file.
    """

    id: str
    path: str
    text: str
    body: str
    title: str = ""
    outlet: str = ""
    language: str = "en"
    hints: tuple[DateHint, ...] = ()
    publication: Publication = UNDATED
    title_span: Span | None = None
    region: str = ""
    suppressions: tuple[Suppression, ...] = ()
    source: str = ""
