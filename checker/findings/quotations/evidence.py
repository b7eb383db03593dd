"""Quotations as evidence: places, excerpts and counts in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.findings.wording import counted
from checker.model import Location, Quotation, Saying, Speaker, describe

# As much of a quotation as a message can hold, in characters.
_EXCERPT = 110
_SHOWN = 3
_NAME = 40


def identity(quotation: Quotation) -> tuple[str, int]:
    """What tells a quotation from all others."""
    return quotation.at.article, quotation.at.span.start


def location(quotation: Quotation, value: str, role: str) -> Location:
    """The place of a quotation."""
    speaker = quotation.speaker
    said = f"said by {speaker.text}" if speaker and speaker.text else ""
    return Location(quotation.at, quotation.text, value, said, role)


def time_location(said: Saying) -> Location:
    """The place of the words that date a saying."""
    return Location(said.at, said.text, describe.value(said.value), "", "date of the saying")


def excerpt(text: str, start: int, end: int) -> str:
    """The words around a stretch, cut at blanks, with an ellipsis where something is left out."""
    room = max(_EXCERPT - (end - start), 20) // 2
    low, high = max(start - room, 0), min(end + room, len(text))
    if low:
        low = text.find(" ", low, start) + 1 or start
    if high < len(text):
        high = max(text.rfind(" ", end, high), end)
    inner = text[low:high].strip(" ,;")
    return f'"{"... " if low else ""}{inner}{" ..." if high < len(text) else ""}"'


def tally(quotations: Iterable[Quotation]) -> str:
    """How many articles, with some of their paths; copies of one text are counted apart."""
    given = list(quotations)
    paths = sorted({q.at.path for q in given})
    tellings = {(q.telling or q.at.path) for q in given}
    copies = f", {counted(len(tellings), 'telling')}" if len(tellings) < len(paths) else ""
    more = ", ..." if len(paths) > _SHOWN else ""
    return f"{counted(len(paths), 'article')}{copies} ({', '.join(paths[:_SHOWN])}{more})"


def articles(quotations: Iterable[Quotation]) -> set[str]:
    """The articles that hold them."""
    return {q.at.article for q in quotations}


def who(quotations: Sequence[Quotation]) -> str:
    """The speaker, to follow "words": " of Jan Oll", or nothing if no article names one."""
    known = [q.speaker for q in quotations if q.speaker and q.speaker.key]
    named = [s for s in known if s.named and s.person] or [s for s in known if s.named] or known
    if not named:
        return ""
    # A pronoun or an office names nobody to a reader of the message.
    texts = {_name(s) for s in named}
    fitting = {t for t in texts if len(t) <= _NAME} or texts
    return f" of {min(fitting, key=lambda t: (-len(t), t))}"


def _name(speaker: Speaker) -> str:
    last = speaker.key.split()[-1]
    return speaker.text if last in speaker.text.lower() else speaker.key.title()
