"""The quotations of a corpus to findings: one for each saying and rule."""

from __future__ import annotations

from collections.abc import Iterable

from checker.context import Context
from checker.findings.quotations import dates, speech, wordings
from checker.findings.quotations.groups import groups
from checker.model import Finding, Quotation

RULES = frozenset({wordings.RULE, dates.RULE, speech.RULE})


def judge(quotations: Iterable[Quotation], context: Context) -> list[Finding]:
    """Findings in a stable order, whatever the order of the quotations."""
    told = list(quotations)
    found = groups(told, context)
    return [
        *wordings.judge(told, found, context),
        *dates.judge(found, context),
        *speech.judge(found, context),
    ]
