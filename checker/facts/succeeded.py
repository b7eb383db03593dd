"""Which claims of facts replaced which earlier ones, once it is known what is one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from checker.facts.currency import Faces
from checker.facts.kept import Pair
from checker.facts.successions import (
    OLD,
    PREVIOUS,
    RENEWED,
    follows_old_value,
    in_order,
    is_sure,
    tells_of_change,
)
from checker.facts.view import View
from checker.facts.weigh import Weighed, Weigher

# So few characters stand between an old value and the new one.
_NEAR = 60


class Step(msgspec.Struct, frozen=True):
    """A claim that a later one followed, both by index, and how that was weighed."""

    earlier: int
    later: int
    weighed: Weighed


class Joined(Protocol):
    """Groups of claims, as far as it matters here."""

    faces: Faces
    weigher: Weigher
    many: bool

    @property
    def changes(self) -> Mapping[Pair, Weighed]:
        """The pairs of which one may have become the other."""

    @property
    def of(self) -> Sequence[int]:
        """The group of each claim."""

    def agree(self, a: int, b: int) -> bool:
        """True if one value satisfies two claims."""

    def members(self) -> list[list[int]]:
        """The groups, each with its claims in order."""


class Succeeded:
    """The steps that lead to each group of claims."""

    def __init__(self, groups: Joined) -> None:
        self._groups = groups
        self._members = {groups.of[m[0]]: m for m in groups.members()}

    def by_group(self) -> dict[int, list[Step]]:
        """Steps by the group that they lead to, but for those that a later group takes up."""
        found: dict[int, list[Step]] = {}
        for step in (*self._weighed(), *self._beside_old_values()):
            found.setdefault(self._groups.of[step.later], []).append(step)
        found = {group: self._surest(steps) for group, steps in found.items()}
        begun = {g: {self._groups.of[s.earlier] for s in steps} for g, steps in found.items()}
        last = {
            g: steps
            for g, steps in found.items()
            if not any(g != h and g in of and begun[g] - {g} <= of for h, of in begun.items())
        }
        if not self._groups.many:
            return last
        return {group: steps for group, steps in last.items() if self._goes_one_way(steps)}

    def _surest(self, steps: Iterable[Step]) -> list[Step]:
        """Of each earlier article one value: the likeliest to have become that of a group."""
        surest: dict[str, Step] = {}
        for step in sorted(steps, key=lambda s: (-s.weighed.weight, s.earlier, s.later)):
            surest.setdefault(self._article(step.earlier), step)
        first = {article: self._view(step.earlier).interval for article, step in surest.items()}
        return [
            s for s in steps if self._view(s.earlier).interval == first[self._article(s.earlier)]
        ]

    def _goes_one_way(self, steps: Iterable[Step]) -> bool:
        """False for what goes up and down: a series of figures, each of its own day."""
        views = [self._view(i) for step in steps for i in (step.earlier, step.later)]
        told = sorted({(view.published, view.size) for view in views if view.published})
        sizes = [size for _, size in told]
        return sizes in (sorted(sizes), sorted(sizes, reverse=True))

    def _weighed(self) -> Iterator[Step]:
        """Pairs of which each claim is the likeliest that the other's article has for it."""
        ordered = [(self._ordered(pair), w) for pair, w in self._groups.changes.items()]
        best: dict[tuple[int, str], float] = {}
        for (earlier, later), w in ordered:
            for one, other in ((earlier, later), (later, earlier)):
                key = (one, self._article(other))
                best[key] = max(best.get(key, w.weight), w.weight)
        weigher = self._groups.weigher
        for (earlier, later), w in ordered:
            keys = ((earlier, self._article(later)), (later, self._article(earlier)))
            if any(best[key] > w.weight for key in keys) or self._is_told_still(earlier, later):
                continue
            if self._groups.many and not (self._is_one(earlier, later) or is_sure(w)):
                continue
            settled = weigher.settle(w, "both", "no")
            if settled.weight >= weigher.threshold:
                yield Step(earlier, later, settled)

    def _beside_old_values(self) -> Iterator[Step]:
        """Steps to claims of sentences that also tell the old value as such."""
        beside: dict[tuple[str, int], list[int]] = {}
        olds: list[int] = []
        for index in sorted(i for members in self._members.values() for i in members):
            claim = self._groups.faces.claims[index]
            beside.setdefault((claim.at.article, claim.at.sentence.start), []).append(index)
            if tells_of_change(claim):
                olds.append(index)
        for old in olds:
            claim = self._groups.faces.claims[old]
            told = beside[claim.at.article, claim.at.sentence.start]
            for earlier in self._members[self._groups.of[old]]:
                yield from self._replaced(earlier, old, told)

    def _replaced(self, earlier: int, old: int, told: Iterable[int]) -> Iterator[Step]:
        begun, was = self._view(earlier), self._view(old)
        alike = [i for i in told if i != old and self._view(i).dimension == begun.dimension]
        if not alike or was.dimension != begun.dimension:
            return
        later = min(alike, key=lambda i: (self._between(i, old), i))
        if self._between(later, old) > _NEAR or not follows_old_value(
            begun, was, self._view(later)
        ):
            return
        weighed = self._groups.weigher.succession(begun, self._view(later), OLD)
        if weighed.weight >= self._groups.weigher.floor:
            yield Step(earlier, later, self._groups.weigher.settle(weighed, "both", "no"))

    def _between(self, one: int, two: int) -> int:
        """How many characters stand between two claims of a sentence."""
        first, second = sorted(self._groups.faces.claims[i].at.span for i in (one, two))
        return second.start - first.end

    def _is_one(self, one: int, two: int) -> bool:
        return self._groups.of[one] == self._groups.of[two]

    def _ordered(self, pair: Pair) -> Pair:
        views = [self._view(i) for i in pair]
        order = in_order(views[0], views[1])
        return pair if order is None or order[0] is views[0] else (pair[1], pair[0])

    def _is_told_still(self, earlier: int, later: int) -> bool:
        """True if one article gives both values as such: they are two things to its author."""
        return self._gives(later, earlier) or self._gives(earlier, later)

    def _gives(self, here: int, other: int) -> bool:
        """True if the article of one claim gives the value of the other in the other's fact."""
        return any(
            index not in (here, other)
            and self._article(index) == self._article(here)
            and not self._is_beside(index, here)
            and self._groups.agree(index, other)
            and not self._groups.agree(index, here)
            for index in self._members[self._groups.of[other]]
        )

    def _is_beside(self, index: int, later: int) -> bool:
        """True for an old value that is told as such, or in the sentence of the new one."""
        old, new = (self._groups.faces.claims[i] for i in (index, later))
        told = not RENEWED.isdisjoint(new.scope) and old.at.sentence == new.at.sentence
        return PREVIOUS in old.scope or told

    def _article(self, index: int) -> str:
        return self._groups.faces.claims[index].at.article

    def _view(self, index: int) -> View:
        return self._groups.faces.of(index)[0]
