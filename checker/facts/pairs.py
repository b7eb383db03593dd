"""Pairs of claims, each weighed once, or known from an earlier run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.context import Context
from checker.facts.blocks import Meeting, large_of, shown_of
from checker.facts.currency import Faces
from checker.facts.earlier import Earlier
from checker.facts.echoes import are_echoes, is_asked
from checker.facts.kept import Kept, KeptLink, Outcome, Pair
from checker.facts.successions import Successions, tells_of_change
from checker.facts.view import FEW_ARTICLES
from checker.facts.weigh import TOO_LITTLE, Weighed, Weigher


class Pairs:
    """The pairs that may be links, by index and in order, those that echo each other, those of
    which one may have become the other, and neighbours as in Kept.
    """

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
        self.changes: dict[Pair, Weighed] = {}
        self.neighbours = self._neighbours()
        self._successions = Successions(weigher, context)
        self._moving: dict[int, bool] = {}
        self._weigh_all(Meeting(faces.claims.days, shown, large, earlier).pairs(), earlier)

    def _weigh_all(self, pairs: Iterable[Pair], earlier: Earlier) -> None:
        """Sort out pairs that are given in order."""
        known, floor = earlier.known, self.weigher.floor
        for pair in pairs:
            if pair in known:
                before, echoing = earlier.weights.get(pair), pair in earlier.echoes
                if before is not None:
                    self.weighed[pair] = self.weigher.again(*before)
                moved = earlier.changes.get(pair)
                change = None if moved is None else self._known_change(pair, *moved)
            else:
                found, echoing, change = self.weigh(*pair), self._echo(pair), self._change(pair)
                if found.weight >= floor:
                    self.weighed[pair] = found
            if change is not None and change.weight >= floor:
                self.changes[pair] = change
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

    def _known_change(self, pair: Pair, weight: float, levels: Sequence[str]) -> Weighed | None:
        """A change that was weighed before; what makes no sense is weighed again."""
        if self.weigher.tells_change(levels):
            return Weighed(weight, levels=tuple(levels))
        return self._change(pair)

    def _change(self, pair: Pair) -> Weighed | None:
        if not any(map(self._may_tell, pair)):
            return None
        one, two = (self.faces.of(i)[0] for i in pair)  # no rate tells what a sum became
        return self._successions.weighed(one, two) if one.dimension == two.dimension else None

    def _may_tell(self, index: int) -> bool:
        found = self._moving.get(index)
        if found is None:
            may_tell = self._successions.may_tell
            found = self._moving[index] = may_tell(self.faces.claims[index])
        return found

    def _neighbours(self) -> list[Pair]:
        """Sentences of articles that are as they were are known; the others are looked into."""
        claims, earlier = self.faces.claims, self._earlier
        fresh = {article for i, (article, _) in enumerate(claims.names) if not earlier.is_old(i)}
        found = {pair for pair in earlier.neighbours if claims.names[pair[0]][0] not in fresh}
        sentences: dict[tuple[str, int], list[int]] = {}
        for index, (article, _) in enumerate(claims.names):
            if article in fresh:
                sentences.setdefault((article, claims[index].at.sentence.start), []).append(index)
        for told in sentences.values():
            for one in told if len(told) > 1 else ():
                if tells_of_change(claims[one]):
                    found.update((min(one, two), max(one, two)) for two in told if one != two)
        return sorted(found)

    @property
    def together(self) -> list[Pair]:
        """All pairs that bring claims together, in order."""
        return sorted({*self.weighed, *self.echoes, *self.changes, *self.neighbours})

    def known(self, copies: Sequence[int]) -> tuple[list[Outcome], set[int]]:
        """What claims come to that nothing touched, and the claims that something touched."""
        kinds = (self.weighed, self.echoes, self.changes, self.neighbours)
        return self._earlier.outcomes(kinds, copies)

    def kept(self, copies: Sequence[int], outcomes: Sequence[Outcome]) -> Kept:
        """What the next run may need; arguments as in Kept."""
        return Kept(
            self.faces.mixed,
            self._large,
            self.faces.claims.names,
            list(copies),
            self._shown,
            _kept(self.weighed),
            self.echoes,
            _kept(self.changes),
            self.neighbours,
            sorted(outcomes, key=lambda outcome: outcome.members),
        )


def _kept(weighed: Mapping[Pair, Weighed]) -> list[KeptLink]:
    return [(a, b, w.weight, list(w.levels)) for (a, b), w in weighed.items()]
