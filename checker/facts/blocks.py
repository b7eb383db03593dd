"""Which claims are weighed against each other: blocking, so that no corpus costs its square."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import Context
from checker.facts.currency import Faces
from checker.facts.view import Dimension, View

Pair = tuple[int, int]
Key = tuple[str, ...]

# So many claims of one dimension are all weighed against each other.
_SMALL = 250
# A claim meets at most this many earlier ones of its block, so no block costs its square.
_WINDOW = 16
# Figures this far apart (as a power of two) are of two things.
_FAR = 3.3
# How many of a claim's rarest names, and of its rarest words, open a block.
_NAMES, _WORDS = 3, 2
# So many words from either end of the list of a sentence's words tell a copy of it.
_END = 4


def candidates(faces: Faces, context: Context) -> list[Pair]:
    """Pairs of indices (the lower first) of claims that may speak of one fact, in order.

    The claims must be in a stable order; one meets others in each way in which it is compared.
    """
    shown = [(i, view) for i in range(len(faces)) for view in faces.of(i)]
    order = sorted(range(len(shown)), key=lambda n: (_by_date(shown[n][1]), n))
    of_dimension: dict[Dimension, list[int]] = {}
    for place in order:
        of_dimension.setdefault(shown[place][1].dimension, []).append(place)
    meeting = _Meeting(shown)
    keys = _Keys(context)
    for places in of_dimension.values():
        if len(places) <= _SMALL:
            meeting.within(places, _SMALL)
            continue
        blocks: dict[Key, list[int]] = {}
        for place in places:
            for key in keys.of(shown[place][1]):
                blocks.setdefault(key, []).append(place)
        for block in blocks.values():
            if len(block) > 1:  # most keys are met once
                meeting.within(block, _WINDOW)
    return meeting.pairs()


class _Meeting:
    """Collects the pairs, each as one number: that is quicker to keep and to sort."""

    def __init__(self, shown: Sequence[tuple[int, View]]) -> None:
        self._indices = [index for index, _ in shown]
        self._sizes = [view.size for _, view in shown]
        self._found: set[int] = set()

    def within(self, block: Sequence[int], window: int) -> None:
        """Each with those of a size near its own among the last ones before it."""
        indices, sizes, count = self._indices, self._sizes, len(self._indices)
        for at, place in enumerate(block):
            index, size = indices[place], sizes[place]
            others = [
                indices[met]
                for met in block[max(at - window, 0) : at]
                if -_FAR < sizes[met] - size < _FAR
            ]
            self._found.update(
                [o * count + index if o < index else index * count + o for o in others]
            )

    def pairs(self) -> list[Pair]:
        """All pairs in order."""
        return [divmod(number, len(self._indices)) for number in sorted(self._found)]


class _Keys:
    """The blocks that claims of one dimension belong to."""

    def __init__(self, context: Context) -> None:
        self._natures = context.rulebook.natures
        self._frequency = context.statistics.frequency
        self._counted = context.statistics.words
        # Claims of one sentence have them in common.
        self._names: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
        self._words: dict[frozenset[str], list[str]] = {}

    def of(self, view: View) -> list[Key]:
        """A rare name with what is measured, the first digits or a rare word; words of a copy."""
        claim = view.claim
        words = self._words.get(view.near)
        if words is None:
            words = self._words[view.near] = self._rare_words(view.near)
        names = self._names.get((view.names, view.topics))
        if names is None:
            names = self._names[view.names, view.topics] = self._rare_names(view)
        told = list(words)
        if " " in claim.attribute or claim.attribute in self._natures:
            told.append(claim.attribute)  # a kind alone, such as "money", says nothing
        if view.digits:
            told.append(f"{round(view.size)} {view.digits[:2]}")
        found: list[Key] = [(name, word) for name in names for word in told]
        if len(words) == _WORDS:
            found.append(tuple(words))
        if view.form:
            found.append(("form", view.form))
        sentence = claim.context  # in order of the alphabet; a copy has one end of it at least
        if len(sentence) > 2 * _END:
            found.append(("first", *sentence[:_END]))
            found.append(("last", *sentence[-_END:]))
        return found

    def _rare_names(self, view: View) -> list[str]:
        """The rarest names of a claim that another article has too, or its own if alone."""
        frequency = self._frequency
        named = [(frequency.get(k, 0), k) for k in view.names | view.topics]
        shared = [item for item in named if item[0] > 1] or named
        return [name for _, name in sorted(shared)[:_NAMES]]

    def _rare_words(self, near: frozenset[str]) -> list[str]:
        """The rarest words of a clause that another sentence has too."""
        counted = self._counted
        shared = [(n, w) for w in near if (n := counted.get(w, 0)) > 1]
        return sorted([word for _, word in sorted(shared)[:_WORDS]])


def _by_date(view: View) -> tuple[object, ...]:
    """Day of publication first: what was told in the same days is likeliest the same."""
    claim = view.claim
    day = view.published.isoformat() if view.published else ""
    return (day, claim.at.article, claim.at.span, claim.id)
