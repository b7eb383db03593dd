"""A lower and an upper bound that make a range: more than 100 but fewer than 300 people."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.kinds.figure.line import Line
from checker.model import Figure, Interval, Mention, Number, Span, Stated


def closed(line: Line, mentions: Sequence[Mention], joiners: frozenset[str]) -> list[Mention]:
    """The mentions, with a lower and an upper bound on one thing made a range.

    That is "more than 100 but fewer than 300 people".
    """
    done: list[Mention] = []
    for mention in mentions:
        one = _both_sides(line, done[-1], mention, joiners) if done else None
        if one is None:
            done.append(mention)
        else:
            done[-1] = one
    return done


def _both_sides(
    line: Line, first: Mention, second: Mention, joiners: frozenset[str]
) -> Mention | None:
    a, b = first.value, second.value
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return None
    sides = {a.stated.bound[0], b.stated.bound[0]}
    if sides != {"<", ">"} or not (isinstance(a, Number) or _same(a, b)):
        return None
    if line.low[first.span.end : second.span.start].strip(" ,") not in joiners:
        return None
    under, over = (a, b) if a.stated.bound[0] == ">" else (b, a)
    low, high = under.stated.low, over.stated.high
    if low is None or high is None or low >= high:
        return None
    value = msgspec.structs.replace(
        b,
        stated=Stated(low, high, "range"),
        interval=Interval(under.interval.low, over.interval.high),
    )
    span = Span(first.span.start, second.span.end)
    rule = f"two bounds of {second.rule}"
    return Mention(second.kind, span, value, rule, (*first.parts, *second.parts))


def _same(a: Figure, b: Figure) -> bool:
    """True if both measure the same, whatever the amount."""
    return a == msgspec.structs.replace(b, stated=a.stated, interval=a.interval)
