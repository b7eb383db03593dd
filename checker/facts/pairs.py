"""Pairs of claims, each weighed once, or known from an earlier run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.context import Context
from checker.facts.blocks import Meeting, large_of, shown_of
from checker.facts.currency import Faces
from checker.facts.earlier import Earlier
from checker.facts.echoes import are_echoes, is_asked
from checker.facts.kept import Kept, Outcome, Pair
from checker.facts.view import FEW_ARTICLES
from checker.facts.weigh import TOO_LITTLE, Weighed, Weigher


class Pairs:
    """The pairs that may be links, by index and in order, and those that echo each other."""

    def __init__(self, faces: Faces, weigher: Weigher, context: Context, earlier: Earlier) -> None:
        self.faces, self.weigher = faces, weigher
        shown = shown_of(faces, context, earlier)
        large = large_of(shown)
        if large != earlier.large and any(earlier.shown):  # others meet than met before
            earlier = Earlier.of_nothing(faces.claims)
            shown = shown_of(faces, context, earlier)
        self._earlier, self._shown, self._large = earlier, shown, large
        self._few = context.statistics.articles < FEW_ARTICLES
        self._asked: dict[int, bool] = {}
        self.weighed: dict[Pair, Weighed] = {}
        self.echoes: list[Pair] = []
        self._weigh_all(Meeting(faces.claims.days, shown, large, earlier).pairs(), earlier)

    def _weigh_all(self, pairs: Iterable[Pair], earlier: Earlier) -> None:
        """Sort out pairs that are given in order."""
        known, floor = earlier.known, self.weigher.floor
        for pair in pairs:
            if pair in known:
                before, echoing = earlier.weights.get(pair), pair in earlier.echoes
                if before is not None:
                    self.weighed[pair] = self.weigher.again(*before)
            else:
                found, echoing = self.weigh(*pair), self._echo(pair)
                if found.weight >= floor:
                    self.weighed[pair] = found
            if echoing:
                self.echoes.append(pair)

    def weigh(self, a: int, b: int) -> Weighed:
        """The weight of a pair."""
        met = self.faces.meet(a, b)
        return self.weigher.weigh(*met) if met else TOO_LITTLE

    def _echo(self, pair: Pair) -> bool:
        if not any(map(self._is_asked, pair)):
            return False
        met = self.faces.meet(*pair)
        return met is not None and are_echoes(*met, self.weigher, self._few)

    def _is_asked(self, index: int) -> bool:
        found = self._asked.get(index)
        if found is None:
            found = self._asked[index] = is_asked(self.faces.claims[index])
        return found

    def known(self, copies: Sequence[int]) -> tuple[list[Outcome], set[int]]:
        """What claims come to that nothing touched, and the claims that something touched."""
        return self._earlier.outcomes(self.weighed, self.echoes, copies)

    def kept(self, copies: Sequence[int], outcomes: Sequence[Outcome]) -> Kept:
        """What the next run may need; arguments as in Kept."""
        links = [(a, b, w.weight, list(w.levels)) for (a, b), w in self.weighed.items()]
        return Kept(
            self.faces.mixed,
            self._large,
            self.faces.claims.names,
            list(copies),
            self._shown,
            links,
            self.echoes,
            sorted(outcomes, key=lambda outcome: outcome.members),
        )
