"""T604: a date of publication that is given beside the text and cannot be read."""

from __future__ import annotations

import msgspec

from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.model import DateOrigin, Finding, Location, Span

RULE = "T604"
_LONGEST = 60


def judge(within: Within) -> list[Finding]:
    """What stands in the field of the date, where no date could be made of it."""
    article, context = within.article, within.context
    if article.publication.origin is DateOrigin.METADATA:
        return []
    given = next((h.text for h in article.hints if h.origin is DateOrigin.METADATA), "")
    shown = " ".join(given.split())[:_LONGEST]
    if not shown:
        return []
    instead = ""
    if article.publication.known:
        instead = f"; that of its {article.publication.origin} is taken"
    values = {"given": f'"{shown}"', "instead": instead}
    ends = within.extraction.sentences[-1:]  # any sentence names the article
    identity = (shown, *(within.digest(s) for s in ends))
    return [make_finding(RULE, context, values, [_place(given, shown, within)], identity)]


def _place(given: str, shown: str, within: Within) -> Location:
    """Where it stands in the front matter, else where the text begins."""
    article = within.article
    begins = within.extraction.sentences[0].start if within.extraction.sentences else 0
    at = article.text.find(given, 0, begins)
    span = Span(at, at + len(given)) if at >= 0 else Span(begins, begins)
    return msgspec.structs.replace(within.place(span), text=shown)
