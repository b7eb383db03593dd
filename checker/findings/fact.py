"""The rules that look at one fact."""

from __future__ import annotations

from checker.context import Context
from checker.findings import (
    confirmed,
    conflict,
    denied,
    hedge_dropped,
    sources,
    status,
    unconfirmed,
)
from checker.model import Fact, Finding, Status

_RULES = (
    conflict.judge,
    conflict.judge_update,
    unconfirmed.judge,
    sources.judge_single,
    hedge_dropped.judge,
    sources.judge_anonymous,
    denied.judge,
    confirmed.judge,
)


def judge_fact(fact: Fact, context: Context) -> list[Finding]:
    """At most one finding for each rule."""
    if isinstance(fact.claims[0].value, Status):
        finding = status.judge(fact, context)
        return [finding] if finding else []
    return [finding for rule in _RULES if (finding := rule(fact, context)) is not None]
