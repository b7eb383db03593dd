"""Why two places make no finding: what is claimed at each, and whether it met and was linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from unittest import mock

import shared  # noqa: F401  # first: it finds the checker in a checkout

from checker import pipeline
from checker.context import Context
from checker.facts.blocks import candidates
from checker.facts.copies import alike
from checker.facts.corpus import Corpus
from checker.facts.currency import Faces
from checker.facts.difference import Differences
from checker.facts.levels import agreeing
from checker.facts.view import Viewer
from checker.facts.weigh import Weigher
from checker.model import Claim, Fact, Report, Status, describe

# How far two places came, from the least.
STAGES = ("no claim", "claims of other kinds", "never met", "two facts", "one fact")
# Pairs of claims shown for two places.
_SHOWN = 4


class Spot(NamedTuple):
    """A stretch of an article: the end of its path, and character offsets, `end` exclusive."""

    path: str
    start: int
    end: int

    def holds(self, claim: Claim) -> bool:
        """True if the claim shares a character with it."""
        span = claim.at.span
        here = claim.at.path.endswith(self.path)
        return here and span.start < self.end and self.start < span.end


@dataclass
class Linked:
    """What one check linked: the claims, and what it made of them."""

    claims: Sequence[Claim]
    context: Context
    facts: Sequence[Fact]

    def at(self, spot: Spot) -> list[Held]:
        """The claims at a place, each with its fact."""
        return [Held(c, f) for f in self.facts for c in f.claims if spot.holds(c)]

    @cached_property
    def viewer(self) -> Viewer:
        """What weighing sees of a claim, among all that were linked."""
        return self.corpus.viewer(self.context.statistics, self.context.rulebook)

    @cached_property
    def corpus(self) -> Corpus:
        """All that was linked."""
        return Corpus.of_claims(self.claims)

    @cached_property
    def weigher(self) -> Weigher:
        """Weighs as `link` did."""
        return Weigher(self.context, self.viewer)

    @cached_property
    def _copies(self) -> dict[str, tuple[str, int]]:
        """Claims by their id to their kind, and the copies that they were weighed with."""
        return {
            claims[i].id: (kind, number)
            for kind, claims in self.corpus.kinds().items()
            for number, group in enumerate(alike(claims))
            for i in group
        }

    @cached_property
    def _met(self) -> frozenset[tuple[tuple[str, int], tuple[str, int]]]:
        met: set[tuple[tuple[str, int], tuple[str, int]]] = set()
        for kind, claims in self.corpus.kinds().items():
            faces = Faces(claims.among(group[0] for group in alike(claims)), self.viewer)
            met |= {((kind, a), (kind, b)) for a, b in candidates(faces, self.context)}
        return frozenset(met)

    def met(self, one: Claim, two: Claim) -> bool:
        """True if the two were weighed against each other, or are copies."""
        a, b = sorted((self._copies[one.id], self._copies[two.id]))
        return a == b or (a, b) in self._met


class Held(NamedTuple):
    """A claim and the fact that it was linked into."""

    claim: Claim
    fact: Fact


@contextmanager
def links_seen() -> Iterator[list[Linked]]:
    """What the checks inside the block link."""
    seen: list[Linked] = []
    conclude = pipeline.conclude

    def spy(mapped: Sequence[pipeline.Mapped], *rest: Any, **named: Any) -> Report:
        report = conclude(mapped, *rest, **named)
        # A check links kind by kind, and keeps no facts: they are made once more, all at once.
        context = rest[2] if len(rest) > 2 else named["context"]
        related = pipeline.relate(mapped, context)
        facts = [f for f in related.facts if not isinstance(f.claims[0].value, Status)]
        claims = [c for m in mapped for c in m.claims]
        seen.append(Linked(claims, related.context, facts))
        return report

    with mock.patch.object(pipeline, "conclude", spy):
        yield seen


def lines(first: Spot, second: Spot, seen: Iterable[Linked]) -> Iterator[str]:
    """What is claimed at two places, whether it is one fact, and what speaks for and against."""
    found = [(linked, linked.at(first), linked.at(second)) for linked in seen]
    for number, spot in enumerate((first, second), 1):
        if not any(held[number] for held in found):
            yield f"no claim in {spot.path} {spot.start}-{spot.end}"
    for linked, mine, others in found:
        if mine and others:
            yield from _pairs(linked, mine, others)


def _pairs(linked: Linked, mine: Sequence[Held], others: Sequence[Held]) -> Iterator[str]:
    """Those of one kind, first those that came furthest."""
    pairs = [(a, b) for a in mine for b in others if type(a.claim.value) is type(b.claim.value)]
    if not pairs:
        yield "claims of other kinds"
        yield from (f"    {told(held.claim)}" for held in (mine[0], others[0]))
    reached = {pair: _reached(*pair, linked) for pair in pairs}
    for a, b in sorted(pairs, key=lambda pair: -STAGES.index(reached[pair]))[:_SHOWN]:
        yield reached[a, b]
        yield from (f"    {told(held.claim)}" for held in (a, b))
        if a.fact.id == b.fact.id:
            yield f"    {_apart(a, b)}"
        else:
            yield f"    {_weights(a.claim, b.claim, linked)}{_as_one(a.claim, b.claim, linked)}"


def _reached(a: Held, b: Held, linked: Linked) -> str:
    if a.fact.id == b.fact.id:
        return "one fact"
    return "two facts" if linked.met(a.claim, b.claim) else "never met"


def _as_one(a: Claim, b: Claim, linked: Linked) -> str:
    """What would let two values that exclude each other be right, were they of one fact."""
    one, two = linked.viewer.view(a), linked.viewer.view(b)
    if one.dimension != two.dimension or agreeing(one, two):
        return ""
    return f"; as one fact: {Differences(linked.context).reason(one, two) or 'a conflict'}"


def _apart(a: Held, b: Held) -> str:
    """How the values of two claims of one fact stand to each other."""
    both = {a.fact.claims.index(a.claim), a.fact.claims.index(b.claim)}
    reasons = [d.reason for d in a.fact.differences if {d.one, d.two} == both]
    if not reasons:
        return "their values agree"
    return f"both may be right: {reasons[0]}" if reasons[0] else "nothing lets both be right"


def _weights(a: Claim, b: Claim, linked: Linked) -> str:
    """The level that each comparison of two claims comes to, with its weight."""
    weigher, view = linked.weigher, linked.viewer.view
    levels = weigher.levels(view(a), view(b))
    weights = {
        (comparison.name, level.name): level.weight
        for comparison in linked.context.rulebook.linking.comparisons
        for level in comparison.levels
    }
    gains = {name: weights[name, level] for name, level in levels.items()}
    needed = weigher.threshold - weigher._prior
    shown = ", ".join(f"{n} {levels[n]} {g:+g}" for n, g in gains.items() if g)
    return f"{sum(gains.values()):.1f} of {needed:.1f}: {shown}"


def stage(found: Sequence[str]) -> str:
    """Which of the stages `lines` tell of."""
    return next(s for s in STAGES if found[0].startswith(s))


def stage_table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """How many of each kind came how far; `rows` are pairs of a kind and a stage."""
    counts: dict[str, Counter[str]] = {}
    for kind, reached in rows:
        counts.setdefault(kind, Counter())[reached] += 1
    yield f"{'how far the misses came':<24}" + "".join(f"{s:>{len(s) + 3}}" for s in STAGES)
    for kind, count in sorted(counts.items()):
        yield f"{kind:<24}" + "".join(f"{count[s]:>{len(s) + 3}}" for s in STAGES)


def told(claim: Claim) -> str:
    """A claim on one line."""
    time = claim.time_scope
    parts = [
        f"{describe.value(claim.value)} [{claim.text}]",
        claim.attribute or "no attribute",
        "of " + ", ".join(claim.subject[:4]),
        f"scope {', '.join(claim.scope)}" if claim.scope else "",
        f"at {describe.time(time)}" if time else "",
        " ".join([claim.tense, claim.modality, claim.polarity, "quoted" * claim.quoted]),
    ]
    return "; ".join(p.strip() for p in parts if p)
