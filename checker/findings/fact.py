"""The rules that look at one fact."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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

_Judge = Callable[[Fact, Context], Finding | None]
_RULES: tuple[tuple[frozenset[str], _Judge], ...] = (
    (conflict.CONFLICTS, conflict.judge),
    (frozenset({conflict.UPDATED}), conflict.judge_update),
    (frozenset({unconfirmed.RULE}), unconfirmed.judge),
    (frozenset({sources.SINGLE}), sources.judge_single),
    (frozenset({hedge_dropped.RULE}), hedge_dropped.judge),
    (frozenset({sources.ANONYMOUS}), sources.judge_anonymous),
    (frozenset({denied.RULE}), denied.judge),
    (frozenset({confirmed.RULE}), confirmed.judge),
)
# What can be said of a claim that nothing else is compared with.
_OF_ONE_CLAIM = {unconfirmed.judge, sources.judge_single, sources.judge_anonymous}


def judge_fact(
    fact: Fact, context: Context, passed_over: frozenset[str] = frozenset()
) -> list[Finding]:
    """At most one finding for each rule, but for those that are passed over."""
    if isinstance(fact.claims[0].value, Status):
        finding = status.judge(fact, context)
        return [finding] if finding else []
    rules = _without(passed_over)
    if len(fact.claims) == 1 and not fact.echoes and not fact.superseded:
        rules = [rule for rule in rules if rule in _OF_ONE_CLAIM]
    return [finding for rule in rules if (finding := rule(fact, context)) is not None]


@lru_cache(maxsize=8)
def _without(passed_over: frozenset[str]) -> list[_Judge]:
    return [judge for rules, judge in _RULES if not rules <= passed_over]
