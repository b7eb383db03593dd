"""The rules that need one article only."""

from __future__ import annotations

from checker.context import Context
from checker.findings import (
    age,
    change,
    conversion,
    inverted,
    no_such_day,
    stated_length,
    told_ahead,
    total,
    undated,
    unread_date,
    weekday,
)
from checker.findings.within import Within
from checker.model import Article, Extraction, Finding

_RULES = (
    undated.judge,
    unread_date.judge,
    weekday.judge,
    no_such_day.judge,
    inverted.judge,
    total.judge,
    conversion.judge,
    change.judge,
    stated_length.judge,
    age.judge,
    told_ahead.judge,
)


def judge_article(article: Article, extraction: Extraction, context: Context) -> list[Finding]:
    """What an article alone gives rise to."""
    within = Within(article, extraction, context)
    return [finding for rule in _RULES for finding in rule(within)]
