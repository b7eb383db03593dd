"""A report as Markdown, for summaries and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Finding, Report
from checker.report.cells import clip, one_line
from checker.report.places import place, title
from checker.report.summary import gaps, totals
from checker.report.view import View

_MARKS = re.compile(r"([\\`*_\[\]|~$])")
# At the start of a line these make a heading, a list or a rule.
_OPENING = re.compile(r"^(?:[#+\-=]|\d+(?=[.)]))")
_PLACES = 12
# Bytes kept for the sentence that says what has no room.
_RESERVE = 200
_WORDS = 80


def render(report: Report, _view: View) -> bytes:
    """The whole report in UTF-8."""
    return limited(report, None)


def limited(report: Report, room: int | None) -> bytes:
    """The report in `room` bytes at most; what has no room is counted, and the reader told so.

    Nothing at all if not even the totals have room.
    """
    head = "\n".join(["## factlint", "", escaped(totals(report)), *_gaps(report), ""]) + "\n"
    written = [head.encode("utf-8", "replace")]
    left = float("inf") if room is None else room - len(written[0]) - _RESERVE
    if left < 0:
        return b""
    for number, finding in enumerate(report.findings):
        block = ("\n".join(_block(finding)) + "\n\n").encode("utf-8", "replace")
        left -= len(block)
        if left < 0:
            written.append(_cut(len(report.findings) - number))
            break
        written.append(block)
    return b"".join(written)


def _cut(number: int) -> bytes:
    verb = "finding has" if number == 1 else "findings have"
    return f"**{number:,} more {verb} no room here**; `--format json` lists them all.\n".encode()


def _gaps(report: Report) -> list[str]:
    return [line for sentence in gaps(report) for line in ("", escaped(sentence))]


def _block(finding: Finding) -> Iterator[str]:
    yield f"### {finding.severity} {escaped(title(finding))}"
    yield ""
    yield f"{escaped(finding.message)} (confidence {finding.confidence:g})"
    yield ""
    for location in finding.locations[:_PLACES]:
        words = f' "{escaped(clip(one_line(location.text), _WORDS))}"' if location.text else ""
        said = ", ".join(w for w in (location.role, location.value, location.certainty) if w)
        yield f"- {escaped(place(location))}{words}{': ' if said else ''}{escaped(said)}"
    left = len(finding.locations) - _PLACES
    if left > 0:
        yield f"- and {left:,} more places"
    yield ""
    for reason in finding.because:
        yield f"- why: {escaped(reason)}"
    if finding.settle:
        yield f"- to settle: {escaped(finding.settle)}"


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup, a link or a call to somebody."""
    plain = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = _OPENING.sub(lambda m: f"&#{ord(m[0][0])};{m[0][1:]}", plain)
    plain = _MARKS.sub(r"\\\1", plain).replace("@", "&#64;")
    return plain.replace("://", "&#58;//").replace("www.", "www&#46;")
