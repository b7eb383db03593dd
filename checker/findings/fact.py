"""The rules that look at one fact."""

from __future__ import annotations

from checker.context import Context
from checker.findings import confirmed, conflict, denied, hedge_dropped, sources, unconfirmed
from checker.model import Fact, Finding

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
    return [finding for rule in _RULES if (finding := rule(fact, context)) is not None]
