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
_LARGEST = 4096
# How many of a claim's rarest names each open a block.
_ANCHORS = 3

Key = tuple[str, ...]


def facts_of(claims: Sequence[Claim], context: Context) -> list[Fact]:
    """Every claim in exactly one fact. `claims` must be in a stable order."""
    alike = _alike(claims)
    first = [claims[indices[0]] for indices in alike]
    groups = _Groups(first, context)
    for block in _blocks(first, context).values():
        for position, index in enumerate(block):
            for other in block[max(position - _WINDOW, 0) : position]:
                groups.weigh(other, index)
    groups.join()
    facts = []
    for members in groups.members():
        indices = sorted(i for m in members for i in alike[m])
        facts.append((indices, groups.weakest(members)))
    return [_fact([claims[i] for i in found], weighed) for found, weighed in sorted(facts, key=_at)]


def _at(found: tuple[list[int], Weighed]) -> int:
    return found[0][0]


def _alike(claims: Sequence[Claim]) -> list[list[int]]:
    """Indices of claims that are told in the same words, as in copies of one text.

    They are weighed once, so that a thousand copies cost no more than two.
    """
    found: dict[object, list[int]] = {}
    for index, c in enumerate(claims):
        when = c.time_scope.interval if c.time_scope else None
        told = (c.attribute, c.text, c.subject, c.local, c.topics, c.scope, c.context)
        key = (told, c.value, when, c.publication.interval, c.polarity, c.modality, c.tense)
        found.setdefault(key, []).append(index)
    return [group for indices in found.values() for group in _of_other_articles(indices, claims)]


def _of_other_articles(indices: Sequence[int], claims: Sequence[Claim]) -> list[list[int]]:
    """One group, with the repetitions inside an article apart: they may be other things."""
    first: list[int] = []
    rest: list[list[int]] = []
    seen: set[str] = set()
    for index in indices:
        article = claims[index].at.article
        if article in seen:
            rest.append([index])
        else:
            seen.add(article)
            first.append(index)
    return [first, *rest]


def _blocks(claims: Sequence[Claim], context: Context) -> dict[Key, list[int]]:
    """Indices, by date, of claims that share a key: what is measured, or the first two digits of
    the figure, with a rare name; or the digits within one article.

    The digits bring together claims that measure one thing in words no rule knows.
    """
    blocks: dict[Key, list[int]] = {}
    for index in sorted(range(len(claims)), key=lambda i: _by_date(claims[i])):
        claim = claims[index]
        dimension, figures = _dimension(claim.value), _figures(claim)
        anchors = _anchors(claim, context)
        keys = [(*dimension, claim.attribute, anchor) for anchor in anchors]
        for anchor in (*anchors, f"in {claim.at.article}"):
            keys += [(*dimension[:2], "figure", figure, anchor) for figure in figures]
        for key in keys:
            blocks.setdefault(key, []).append(index)
    return {k: b for k, b in blocks.items() if len(b) > 1}


def _by_date(claim: Claim) -> tuple[str, str, int]:
    interval = claim.publication.given
    low = interval.low.isoformat() if interval and interval.low else ""
    return (low, claim.at.article, claim.at.span.start)


def _figures(claim: Claim) -> list[str]:
    """The figure of a claim, both for a range, cut to two digits."""
    stated = getattr(claim.value, "stated", None)
    if stated is None:
        return []
    return sorted({f"{figure:.1e}" for figure in (stated.low, stated.high) if figure is not None})


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

    def join(self) -> None:
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
        if all(self._is_link(self.weigh(i, j)) for i in mine for j in others):
            for index in others:
                self._group[index] = first
            mine += self._members.pop(second)

    def weigh(self, a: int, b: int) -> Weighed:
        """The weight of a pair, remembered."""
        pair = (min(a, b), max(a, b))
        if pair not in self._links:
            self._links[pair] = self._weigher.weigh(self._views[a], self._views[b])
        return self._links[pair]

    def members(self) -> list[list[int]]:
        """The groups, each with its claims in order."""
        return [sorted(m) for m in self._members.values()]

    def weakest(self, members: Sequence[int]) -> Weighed:
        """The link that a group hangs on; no weight for a single claim."""
        pairs = [self.weigh(i, j) for i in members for j in members if i < j]
        return min(pairs, key=lambda w: w.weight, default=Weighed(0.0, ()))


def _fact(claims: Sequence[Claim], weakest: Weighed) -> Fact:
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
