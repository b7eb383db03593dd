"""Why two places make no finding: what is claimed at each, and whether it was linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from unittest import mock

import shared  # noqa: F401  # first: it finds the checker in a checkout

from checker import pipeline
from checker.context import Context
from checker.model import Claim, Fact, describe

# How far two places came, from the least.
STAGES = ("no claim", "claims of other kinds", "two facts", "one fact")
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


@contextmanager
def facts_seen() -> Iterator[list[Fact]]:
    """The facts that checks inside the block link, all in one list."""
    seen: list[Fact] = []
    link = pipeline.link

    def spy(claims: Iterable[Claim], context: Context) -> list[Fact]:
        facts = link(claims, context)
        seen.extend(facts)
        return facts

    with mock.patch.object(pipeline, "link", spy):
        yield seen


def lines(first: Spot, second: Spot, facts: Iterable[Fact]) -> Iterator[str]:
    """What is claimed at two places, and whether it is one fact."""
    held = [(c, f) for f in facts for c in f.claims if first.holds(c) or second.holds(c)]
    mine, others = ([(c, f) for c, f in held if s.holds(c)] for s in (first, second))
    for spot, found in ((first, mine), (second, others)):
        if not found:
            yield f"no claim in {spot.path} {spot.start}-{spot.end}"
    pairs = [
        (a, b, f.id == g.id) for a, f in mine for b, g in others if type(a.value) is type(b.value)
    ]
    if mine and others and not pairs:
        yield "claims of other kinds"
        pairs = [(mine[0][0], others[0][0], False)]
    for a, b, linked in sorted(pairs, key=lambda p: not p[2])[:_SHOWN]:
        yield "one fact" if linked else "two facts"
        yield from (f"    {told(c)}" for c in (a, b))


def stage(found: Sequence[str]) -> str:
    """Which of the stages `lines` tell of."""
    return next(s for s in STAGES if found[0].startswith(s))


def stage_table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """How many of each kind came how far; `rows` are pairs of a kind and a stage."""
    counts: dict[str, Counter[str]] = {}
    for kind, reached in rows:
        counts.setdefault(kind, Counter())[reached] += 1
    yield f"{'how far the misses came':<24}" + "".join(f"{s:>24}" for s in STAGES)
    for kind, count in sorted(counts.items()):
        yield f"{kind:<24}" + "".join(f"{count[s]:>24}" for s in STAGES)


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
