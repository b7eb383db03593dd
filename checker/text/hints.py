"""Where a publication date may stand. Nothing is read as a date here: another room does that."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checker.model import DateHint, DateOrigin, Span

_MONTH = r"[^\W\d_]{3,9}\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?P<date>{_YEAR}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_YEAR}/\d\d?/\d\d?|{_YEAR}\.\d\d?\.\d\d?|\d\d?[./-]\d\d?[./-]{_YEAR}"
    rf"|{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}|{_MONTH} {_DAY},? {_YEAR})(?![\w-])"
)
# Every date has it. Looked for first, it spares most lines the long pattern
# (3.5 times as fast in all).
_SOME_YEAR = re.compile(_YEAR)
# The weekday and the time of day belong to the header, too, though not to the date.
_PIECE = re.compile(
    r"(?<![\w.,$€£-])(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? +)?"
    + _DATE
    + r"(?:,? +(?:at +|- +)?\d\d?[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?-i: +\(?[A-Z]{2,5}\b\)?)?)?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[ \t]*(?=\w)[^\n\d|:;()!?\"“”]{2,60}?(?:,|(?<=[A-Z]{2})) +"
    rf"(?P<date>{_MONTH} \d{{1,2}}(?:,? {_YEAR})?|\d{{1,2}} {_MONTH}(?:,? {_YEAR})?)"
    r" *(?:\([^()\n]{1,40}\) *)?(?:--?|[–—])(?=[ \t])"
)
_LABELS = frozenset(
    {
        *("date", "dated", "published", "publication", "posted", "updated", "update"),
        *("modified", "created", "filed", "issued", "released", "release"),
    }
)
_BESIDE_LABELS = _LABELS | {"on", "at", "last", "first", "online", "of", "was", "time", "day"}
_STRONG = "|©•·–—:/"
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_CAPITALS = re.compile(r"(?:[^\W\d_a-z]{3,}\b|\([A-Z])")
_BESIDE = re.compile(r"[ \t]*")
# A header is short; behind a longer line only what is set off counts.
_SHORT, _REACH, _FIRST_LINES, _LAST_LINE = 120, 200, 2, 6


class Hints(msgspec.Struct, frozen=True):
    """The hints in a text, and the stretches of header lines that are no prose."""

    hints: tuple[DateHint, ...]
    header: tuple[tuple[int, int], ...]


def hints_in(body: str) -> Hints:
    """Hints from header lines, then from a dateline."""
    lines = list(_first_lines(body))
    header = [piece for line in lines[:_FIRST_LINES] for piece in _header(body, *line)]
    for start, end in lines[_FIRST_LINES:]:
        # Below the title and the byline only a label tells a date from a claim.
        header += [p for p in _header(body, start, end) if _has_label(body[start : p.start()])]
    found = [_hint(DateOrigin.HEADER, piece) for piece in header]
    datelines = (_DATELINE.match(body, *line) for line in lines[: _FIRST_LINES + 1])
    dateline = next(filter(None, datelines), None)
    if dateline:
        found.append(_hint(DateOrigin.DATELINE, dateline))
    return Hints(tuple(found), tuple(piece.span() for piece in header))


def _hint(origin: DateOrigin, found: re.Match[str]) -> DateHint:
    return DateHint(origin, found["date"], Span(*found.span("date")))


def _first_lines(body: str) -> Iterator[tuple[int, int]]:
    """Start and end of the first lines that hold something."""
    at = 0
    for _ in range(_LAST_LINE):
        while at < len(body) and body[at].isspace():
            at += 1
        if at == len(body):
            return
        end = body.find("\n", at)
        end = len(body) if end < 0 else end
        yield at, end
        at = end


def _header(body: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The dates of a line that is a header: labelled, or set off from what else it says."""
    stop = min(end, start + _REACH)
    if not _SOME_YEAR.search(body, start, stop):
        return
    line = body[start : min(end, start + _SHORT + 1)].rstrip()
    short = len(line) <= _SHORT and not _ENDS.search(line)
    begin = start
    for piece in _PIECE.finditer(body, start, stop):
        before = body[begin : piece.start()].strip(" \t*_[(").rstrip(",")
        if not _leads(before, body[begin : piece.start()]):
            return
        if not _follows(body, piece.end(), end, short):
            return
        yield piece
        begin = piece.end()


def _has_label(before: str) -> bool:
    return any(word.strip(":,.*_") in _LABELS for word in before.lower().split())


def _leads(before: str, raw: str) -> bool:
    if not before or before[-1] in _STRONG:
        return True
    words = before.lower().split()
    bare = {word.strip(":,.") for word in words}
    if len(words) <= 4 and bare <= _BESIDE_LABELS and bare & _LABELS:
        return True
    # "By Jane Roe, 3 May 2023": a comma alone sets off a short credit.
    return words[0] == "by" and len(words) <= 6 and raw.rstrip().endswith(",")


def _follows(body: str, at: int, end: int, short: bool) -> bool:
    at = _BESIDE.match(body, at, end).end()  # type: ignore[union-attr] # matches anything
    rest = body[at : min(end, at + 40)].rstrip()
    if not rest or rest[0] in _STRONG or rest[0] in "-)]":
        return True
    if not short:
        return _CAPITALS.match(rest) is not None
    return rest[0] == "(" or rest[0].isupper() or rest[0].isdigit()
