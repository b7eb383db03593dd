"""What the claims of a fact come to: their values, how many give each, on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from math import inf

import msgspec

from checker.model import describe
from checker.model.claim import Claim, Polarity, Tense
from checker.model.comparable import compared, in_base_units
from checker.model.interval import camps
from checker.model.mention import SourceKind

_NAMED = {SourceKind.NAMED, SourceKind.OFFICIAL, SourceKind.DOCUMENT}
# So many names tell what a fact is about.
_NAMES = 4


class Camp(msgspec.Struct, frozen=True):
    """Claims, by their index, whose values agree as a whole; what is denied has camps of its own.

    `value` is how most of them put it, or the most exact of them; `allows` what that allows, in
    words. `sources` counts the independent ones: copies of one text once, everybody who is quoted
    once, and what is relayed from another medium not at all.
    """

    value: str
    allows: str
    claims: tuple[int, ...]
    articles: int
    sources: int
    denied: bool = False


def tally(claims: Sequence[Claim]) -> tuple[Camp, ...]:
    """The camps of claims of one dimension, those with most sources first, what is denied last."""
    found: list[Camp] = []
    for denied in (False, True):
        chosen = [i for i, c in enumerate(claims) if (c.polarity is Polarity.DENIED) is denied]
        intervals = [compared(claims[i]) for i in chosen]
        grouped = camps(intervals)  # type: ignore[misc] # of one dimension, so of one type
        found += [camp_of(claims, [chosen[i] for i in group]) for group in grouped]
    return tuple(sorted(found, key=lambda c: (c.denied, -c.sources, -c.articles, c.claims)))


def camp_of(claims: Sequence[Claim], members: Sequence[int]) -> Camp:
    """The camp of the claims at some indices; there must be one at least."""
    chosen = [claims[i] for i in members]
    words = Counter(describe.told(c) for c in chosen)
    first = min(chosen, key=lambda c: (-words[describe.told(c)], _looseness(c)))
    return Camp(
        value=describe.told(first),
        allows=describe.limits(first.value),
        claims=tuple(members),
        articles=len({c.at.article for c in chosen}),
        sources=sources(chosen),
        denied=all(c.polarity is Polarity.DENIED for c in chosen),
    )


def _looseness(claim: Claim) -> tuple[float, float]:
    """How much a value allows, in its base unit or in seconds; of two bounds, which allows more."""
    interval = in_base_units(claim.value)
    low, high = _number(interval.low), _number(interval.high)
    if low is not None and high is not None:
        return (high - low, 0.0)
    return (inf, high if high is not None else -low if low is not None else inf)


def _number(end: Decimal | datetime | None) -> float | None:
    if isinstance(end, datetime):
        return (end - datetime.min).total_seconds()
    return None if end is None else float(end)


def sources(claims: Sequence[Claim]) -> int:
    """How many independent sources stand behind claims."""
    return len({key for c in claims if (key := _source(c)) is not None})


def _source(claim: Claim) -> tuple[object, ...] | None:
    """Who stands behind it; for an author the words of the sentence, so that a copy is no other."""
    if claim.source.kind is SourceKind.RELAYED:
        return None
    if claim.source.kind in _NAMED and claim.source.name:
        return ("named", claim.source.name.casefold())
    return ("text", claim.text, claim.context)


def latest(claims: Sequence[Claim], found: Sequence[Camp]) -> int | None:
    """The camp that the newest article gives; None if no date is known, or it gives several."""
    days = [_day(claims, c) for c in found]
    return _only(days)


def best_supported(claims: Sequence[Claim], found: Sequence[Camp]) -> int | None:
    """The camp with most independent sources, then most of them that vouch for it.

    None if two are supported alike, and for what is denied or would be only if something happened.
    """
    support = [_support(claims, c) for c in found]
    return _only([s if s[0] else None for s in support])


def _support(claims: Sequence[Claim], of: Camp) -> tuple[int, int, int]:
    firm = [claims[i] for i in of.claims if claims[i].tense is not Tense.HYPOTHETICAL]
    if of.denied or not firm:
        return (0, 0, 0)
    vouched = sources([c for c in firm if c.vouched])
    return (sources(firm), vouched, sources([c for c in firm if not c.hedged]))


def _day(claims: Sequence[Claim], of: Camp) -> str | None:
    given = [claims[i].publication.given for i in of.claims]
    return max((g.low.isoformat() for g in given if g and g.low), default=None)


def _only(ranks: Sequence[object]) -> int | None:
    """The index of the highest rank, unless it is had twice or by none."""
    known = [r for r in ranks if r is not None]
    highest = max(known, default=None)  # type: ignore[type-var] # of one type, which compares
    return ranks.index(highest) if known and known.count(highest) == 1 else None


def attribute_of(claims: Sequence[Claim]) -> str:
    """The name of what is measured; one from the rules says more than an open one."""
    names = sorted({c.attribute for c in claims}, key=lambda n: (n.startswith("number of"), n))
    return names[0].replace("-", " ").removesuffix(" of")


def names_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names that all claims share; else those of most articles, or that the articles share."""
    told = Counter(n for c in claims for n in dict.fromkeys(c.subject))
    for wanted in (len(claims), len(claims) // 2 + 1):
        found = [n for n, times in told.items() if times >= wanted]
        if found:
            return tuple(found[:_NAMES])
    topics = Counter(n for c in claims for n in dict.fromkeys(c.topics))
    shared = [n for n, times in topics.items() if times == len(claims)]
    return tuple(shared[:_NAMES])
