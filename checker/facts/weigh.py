"""How likely two claims speak of one fact: comparison levels, each with its match weight.

The method is that of probabilistic record linkage (Fellegi and Sunter, 1969): the weights of
independent comparisons add up to the binary logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2

import msgspec

from checker.context import Context
from checker.facts.levels import Levels, step_level
from checker.facts.statistics import rounded
from checker.facts.view import View, Viewer
from checker.model import Compared, Link
from checker.rulebook import Linking


class Weighed(msgspec.Struct, frozen=True):
    """The match weight of a pair, and the levels that hang on other pairs, once they are known.

    `levels` are those of the pair itself, in the order of the rules; none where it was given up.
    """

    weight: float
    rival: str = ""
    elsewhere: str = ""
    levels: tuple[str, ...] = ()


TOO_LITTLE = Weighed(-99.0)
_Level = tuple[float, str]
_LevelOf = Callable[[View, View], str]
_Step = tuple[str, _LevelOf, dict[str, _Level]]
# The comparisons of pairs that hold as well where one value followed the other.
_OF_SUCCESSION = ("words", "attribute", "names", "story", "depth", "party", "kind")
# Sums of weights that are equal on paper may differ by less.
_ROUNDING = 1e-6


class Weigher:
    """Weighs pairs of claims by the levels in rules/linking.toml."""

    def __init__(self, context: Context, viewer: Viewer) -> None:
        linking = context.rulebook.linking
        self.threshold = linking.threshold
        # A pair below it cannot be lifted to the threshold by what is known of other pairs.
        self.floor = linking.threshold - max(w for w, _ in _levels(linking, "rival").values())
        self._prior = max(linking.prior, _prior(rounded(context.statistics.articles)))
        self._comparisons = Levels(viewer, context.rulebook).of()
        self._steps = _steps(linking, self._comparisons)
        self._most, self._losses = _losses(self._steps, self._comparisons)
        self._most += self._prior
        self._rival = _levels(linking, "rival")
        self._elsewhere = _levels(linking, "elsewhere")
        compared = (*_OF_SUCCESSION, "step", "change")
        self._of_change = {name: _levels(linking, name) for name in compared}

    def weigh(self, a: View, b: View) -> Weighed:
        """The weight of a pair; given up early, as far too little, once it cannot reach the bar."""
        most, bar = self._most, self.floor - _ROUNDING
        for level_of, losses in self._losses:
            most -= losses[level_of(a, b)]
            if most < bar:
                return TOO_LITTLE
        weight, found = self._prior, []
        for _, level_of, levels in self._steps:
            level = level_of(a, b)
            weight += levels[level][0]
            found.append(level)
        return Weighed(weight, levels=tuple(found)) if weight >= self.floor else TOO_LITTLE

    def again(self, weight: float, levels: Sequence[str]) -> Weighed:
        """A pair that was weighed before; what makes no sense is weighed again when it is asked."""
        fit = len(levels) == len(self._steps) and all(
            level in known for level, (_, _, known) in zip(levels, self._steps, strict=True)
        )
        return Weighed(weight, levels=tuple(levels) if fit else ())

    def whole(self, a: View, b: View) -> float:
        """The weight of a pair, however low."""
        gains = (levels[level_of(a, b)][0] for _, level_of, levels in self._steps)
        return self._prior + sum(gains)

    def succession(self, earlier: View, later: View, how: str) -> Weighed:
        """How likely the later of two claims gives what became of the earlier one's figure.

        `how` is the level of "change": what tells of it.
        """
        levels = self._succeeding(earlier, later, how)
        weight = self._prior + sum(self._of_change[n][level][0] for n, level in levels.items())
        return Weighed(weight, levels=tuple(levels.values()))

    def _succeeding(self, earlier: View, later: View, how: str) -> dict[str, str]:
        found = {n: self._comparisons[n](earlier, later) for n in _OF_SUCCESSION}
        return found | {"step": step_level(earlier, later), "change": how}

    def settle(self, weighed: Weighed, rival: str, elsewhere: str) -> Weighed:
        """The weight once it is known how the claims of a pair do with other claims.

        `rival`: whether each is the best that the other's article has for it ("both", "one",
        "none"), all that it has of the kind ("only"), or one of many ("crowd"); `elsewhere`:
        whether the figure of one stands in the other's article ("yes", "no"), or right beside the
        other ("beside").
        """
        weight = weighed.weight + self._rival[rival][0] + self._elsewhere[elsewhere][0]
        return Weighed(weight, rival, elsewhere, weighed.levels)

    def link(self, a: View, b: View, weighed: Weighed, places: tuple[int, int]) -> Link:
        """How a pair came to its weight; `places` are those of its claims in their fact."""
        found = weighed.levels or [level_of(a, b) for _, level_of, _ in self._steps]
        compared = [
            _compared(name, level, levels)
            for level, (name, _, levels) in zip(found, self._steps, strict=True)
        ]
        if weighed.rival:
            compared.append(_compared("rival", weighed.rival, self._rival))
            compared.append(_compared("elsewhere", weighed.elsewhere, self._elsewhere))
        return Link(*places, self._prior, tuple(compared))

    def change(self, weighed: Weighed, places: tuple[int, int]) -> Link:
        """How a succession came to its weight; `places` as in `link`."""
        levels = zip(self._of_change, weighed.levels, strict=True)
        compared = [_compared(name, level, self._of_change[name]) for name, level in levels]
        compared.append(_compared("rival", weighed.rival, self._rival))
        return Link(*places, self._prior, tuple(compared))

    def tells_change(self, levels: Sequence[str]) -> bool:
        """True for levels as `succession` gives them."""
        return len(levels) == len(self._of_change) and all(
            level in known for level, known in zip(levels, self._of_change.values(), strict=True)
        )

    def level(self, name: str, a: View, b: View) -> str:
        """The level that one comparison comes to."""
        return self._comparisons[name](a, b)

    def levels(self, a: View, b: View) -> dict[str, str]:
        """The level that each comparison comes to."""
        return {name: level_of(a, b) for name, level_of in self._comparisons.items()}


def _prior(articles: int) -> float:
    """Odds before anything is compared: the more articles, the likelier two tell of two things.

    The curve goes through what was measured in collections of 3, 450 and 6,400 articles.
    """
    bits = max(log2(articles + 1) - 2, 0.0)
    return -0.7 - bits * bits / 16


def _compared(name: str, level: str, levels: Mapping[str, _Level]) -> Compared:
    return Compared(name, level, *levels[level])


def _levels(linking: Linking, name: str) -> dict[str, _Level]:
    """The levels of a comparison that is made behind the others."""
    found = (c.levels for c in linking.comparisons if c.name == name)
    return {x.name: (x.weight, x.because) for x in next(found, ())}


def _steps(linking: Linking, comparisons: Mapping[str, _LevelOf]) -> list[_Step]:
    """Each comparison with its levels, in the order of the rules."""
    return [
        (c.name, comparisons[c.name], _levels(linking, c.name))
        for c in linking.comparisons
        if c.name in comparisons
    ]


def _losses(
    steps: Sequence[_Step], comparisons: Iterable[str]
) -> tuple[float, list[tuple[_LevelOf, dict[str, float]]]]:
    """The most that all comparisons can add, and how much less each of their levels adds.

    In the order of `comparisons`, which is that in which a pair is given up soonest.
    """
    most = {name: max(weight for weight, _ in levels.values()) for name, _, levels in steps}
    losses = {
        name: (level_of, {level: most[name] - weight for level, (weight, _) in levels.items()})
        for name, level_of, levels in steps
    }
    return sum(most.values()), [losses[name] for name in comparisons if name in losses]
