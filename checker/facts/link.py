"""Claims to facts: block by key, weigh inside a block, join without chains."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from checker.context import Context
from checker.facts.standing import standing_of
from checker.facts.statistics import rarity
from checker.facts.weigh import Weighed, Weigher
from checker.model import Claim, Count, Fact, Money, Percent, Quantity, Value

# A claim meets at most this many earlier ones of its block, so no block costs its square.
_WINDOW = 32
# Two groups are joined only while the pairs across them are no more than this.
_LARGEST = 1024
# How many of a claim's rarest names each open a block.
_ANCHORS = 3

Key = tuple[str, ...]


def facts_of(claims: Sequence[Claim], context: Context) -> list[Fact]:
    """Every claim in exactly one fact. `claims` must be in a stable order."""
    groups = _Groups(claims, context)
    for block in _blocks(claims, context).values():
        for position, index in enumerate(block):
            for other in block[max(position - _WINDOW, 0) : position]:
                groups.consider(other, index)
    return groups.facts()


def _blocks(claims: Sequence[Claim], context: Context) -> dict[Key, list[int]]:
    """Indices, by date, of claims that share a key (see `_keys`) and a rare name or an article."""
    blocks: dict[Key, list[int]] = {}
    for index in sorted(range(len(claims)), key=lambda i: _by_date(claims[i])):
        claim = claims[index]
        for key in _keys(claim):
            for anchor in (*_anchors(claim, context), f"in {claim.at.article}"):
                blocks.setdefault((*key, anchor), []).append(index)
    return {k: b for k, b in blocks.items() if len(b) > 1}


def _by_date(claim: Claim) -> tuple[str, str, int]:
    interval = claim.publication.interval
    low = interval.low.isoformat() if interval and interval.low else ""
    return (low, claim.at.article, claim.at.span.start)


def _keys(claim: Claim) -> list[Key]:
    """What a claim may be found by: its attribute, and the first two digits of its figure.

    The second brings together claims that measure one thing in words no rule knows.
    """
    keys = [(*_dimension(claim.value), claim.attribute)]
    stated = getattr(claim.value, "stated", None)
    if stated is not None:
        for figure in {stated.low, stated.high} - {None}:
            keys.append((*_dimension(claim.value)[:2], "figure", f"{figure:.1e}"))
    return keys


def _anchors(claim: Claim, context: Context) -> list[str]:
    """The rarest names of a claim that another article has too, or its own if it stands alone."""
    keys = {*claim.subject, *claim.topics}
    keys = {k for k in keys if context.statistics.frequency.get(k, 0) > 1} or keys
    return sorted(keys, key=lambda k: (-rarity(k, context.statistics), k))[:_ANCHORS]


def _dimension(value: Value) -> Key:
    """What two values must share to be comparable at all."""
    match value:
        case Money():
            return ("money", value.currency, value.per or "")
        case Quantity():
            return ("quantity", value.dimension)
        case Count():
            return ("count",)
        case Percent():
            return ("percent", str(value.points))
    return (type(value).__name__.lower(),)


class _Groups:
    """Groups of claims that grow, surest link first, while every pair across them is a link."""

    def __init__(self, claims: Sequence[Claim], context: Context) -> None:
        self._claims = claims
        self._weigher = Weigher(context)
        self._views = [self._weigher.view(c) for c in claims]
        self._threshold = context.rulebook.linking.threshold
        self._group = list(range(len(claims)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(claims))}
        self._links: dict[tuple[int, int], Weighed] = {}

    def consider(self, a: int, b: int) -> None:
        """Weigh a pair that a block brought together."""
        self._weight(a, b)

    def _join_all(self) -> None:
        """Join the surest first, so that equal figures meet before different ones can."""
        linked = [(-w.weight, pair) for pair, w in self._links.items() if self._is_link(w)]
        for _, (a, b) in sorted(linked):
            self._join(a, b)

    def _is_link(self, weighed: Weighed) -> bool:
        return weighed.weight >= self._threshold

    def _join(self, a: int, b: int) -> None:
        first, second = self._group[a], self._group[b]
        mine, others = self._members[first], self._members[second]
        if first == second or len(mine) * len(others) > _LARGEST:
            return
        if all(self._is_link(self._weight(i, j)) for i in mine for j in others):
            for index in others:
                self._group[index] = first
            mine += self._members.pop(second)

    def _weight(self, a: int, b: int) -> Weighed:
        pair = (min(a, b), max(a, b))
        if pair not in self._links:
            self._links[pair] = self._weigher.weigh(self._views[a], self._views[b])
        return self._links[pair]

    def facts(self) -> list[Fact]:
        """The groups as facts, in order of their first claims."""
        self._join_all()
        return [self._fact(sorted(m)) for m in sorted(self._members.values(), key=min)]

    def _fact(self, members: Sequence[int]) -> Fact:
        claims = [self._claims[i] for i in members]
        pairs = [self._weight(i, j) for i in members for j in members if i < j]
        weakest = min(pairs, key=lambda w: w.weight, default=Weighed(0.0, ()))
        return Fact(
            id=_identity(claims),
            claims=tuple(claims),
            standing=standing_of(claims),
            because=weakest.because,
            weight=weakest.weight,
        )


def _identity(claims: Iterable[Claim]) -> str:
    joined = "\0".join(sorted(c.id for c in claims))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
