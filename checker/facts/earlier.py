"""What an earlier run found out that still holds: of articles, of claims, of pairs, of facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from checker.facts.corpus import Claims, Name
from checker.facts.kept import NOTHING, Kept, Outcome, Pair, Shown
from checker.facts.view import Dimension


class Same(msgspec.Struct, frozen=True):
    """Articles, by their ids, that are as they were; `steady` are those of them of whose names and
    words nothing else is known than before, so that what was weighed of them holds. `judged` is
    true if what was judged holds then, `counted` if even the number of articles is the same.
    """

    articles: frozenset[str] = frozenset()
    steady: frozenset[str] = frozenset()
    judged: bool = False
    counted: bool = False


class Earlier:
    """What is known of the claims of one kind, `claims` by their article and number.

    `shown` has what was kept of a claim of which nothing else is known now, else None; `weights`
    are those of the pairs that may be links, with their levels, and `echoes` the pairs that echo
    each other.
    """

    def __init__(self, kept: Kept, claims: Sequence[Name], found: Same, mixed: bool) -> None:
        if kept.mixed is not mixed:
            kept = NOTHING
        self._kept, self._same, self._claims = kept, found, claims
        places = {place: at for at, place in enumerate(kept.claims) if place[0] in found.articles}
        self._old = [places.get(place, -1) for place in claims]
        steady = found.steady
        self.shown: list[list[Shown] | None] = [
            kept.shown[old] if old >= 0 and place[0] in steady else None
            for old, place in zip(self._old, claims, strict=True)
        ]
        now = [-1] * len(kept.claims)
        for index, old in enumerate(self._old):
            if old >= 0 and self.shown[index] is not None:
                now[old] = index
        self._now = now
        self.weights: dict[Pair, tuple[float, list[str]]] = {
            (now[a], now[b]): (weight, levels)
            for a, b, weight, levels in kept.links
            if now[a] >= 0 and now[b] >= 0
        }
        self.echoes: set[Pair] = {
            (now[a], now[b]) for a, b in kept.echoes if now[a] >= 0 and now[b] >= 0
        }

    @classmethod
    def of_nothing(cls, claims: Claims) -> Earlier:
        """Nothing is known of the claims."""
        return cls(NOTHING, claims.names, Same(), mixed=NOTHING.mixed)

    @property
    def known(self) -> set[Pair]:
        """Pairs that were weighed and may be links, or echo each other."""
        return self.weights.keys() | self.echoes

    @property
    def large(self) -> list[Dimension]:
        """The dimensions in which not all claims met."""
        return self._kept.large

    def touched(self, shown: Sequence[Sequence[Shown]]) -> set[int]:
        """Keys of the blocks whose claims are not those that they were."""
        gone = [True] * len(self._kept.claims)
        found: set[int] = set()
        for index, old in enumerate(self._old):
            if old >= 0:
                gone[old] = False
            if self.shown[index] is None:
                before = keys_of(self._kept.shown[old]) if old >= 0 else frozenset()
                found |= keys_of(shown[index]) ^ before
        for old, over in enumerate(gone):
            if over:
                found |= keys_of(self._kept.shown[old])
        return found

    def outcomes(
        self, links: Iterable[Pair], echoes: Iterable[Pair], copies: Sequence[int]
    ) -> tuple[list[Outcome], set[int]]:
        """What claims come to that nothing touched, by their indices now, and the claims that
        something touched. `copies` as in Kept, for the claims as they are now.
        """
        if not self._same.judged:
            return [], set(range(len(self.shown)))
        open_ = self._touched_claims(links, echoes, copies)
        upset = {self._claims[i][0] for i, known in enumerate(self.shown) if known is None}
        upset |= {
            place[0] for place, index in zip(self._kept.claims, self._now, strict=True) if index < 0
        }
        found: list[Outcome] = []
        for outcome in self._kept.outcomes:
            members = [self._now[i] for i in outcome.members]
            # Whether a claim is alone in its article, pairs depend on.
            shaken = len(members) > 1 and any(self._claims[i][0] in upset for i in members)
            if shaken or not open_.isdisjoint(members) or (outcome.said and not self._same.counted):
                open_.update(i for i in members if i >= 0)
            else:
                found.append(msgspec.structs.replace(outcome, members=members))
        return found, open_

    def _touched_claims(
        self, links: Iterable[Pair], echoes: Iterable[Pair], copies: Sequence[int]
    ) -> set[int]:
        """Claims that are new or weighed anew, or whose copies or pairs are others; and -1."""
        found = {-1}
        for index, (known, old) in enumerate(zip(self.shown, self._old, strict=True)):
            if known is None or copies[index] != self._kept.copies[old]:
                found.add(index)
        now = self._now
        linked = {(now[a], now[b]) for a, b, _, _ in self._kept.links}
        echoing = {(now[a], now[b]) for a, b in self._kept.echoes}
        for pair in (linked ^ set(links)) | (echoing ^ set(echoes)):
            found.update(pair)
        return found


def keys_of(shown: Iterable[Shown]) -> frozenset[int]:
    """The blocks that a claim is in, in any way in which it is compared."""
    return frozenset(chain.from_iterable(face.keys for face in shown))
