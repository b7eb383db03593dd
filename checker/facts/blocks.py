"""Which claims are weighed against each other: blocking, so that no corpus costs its square."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from checker.context import Context
from checker.facts.currency import Faces
from checker.facts.earlier import Earlier, keys_of
from checker.facts.kept import Pair, Shown
from checker.facts.view import Dimension, View

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
    earlier = Earlier.of_nothing(faces.claims)
    shown = shown_of(faces, context, earlier)
    return Meeting(faces.claims.days, shown, large_of(shown), earlier).pairs()


def shown_of(faces: Faces, context: Context, earlier: Earlier) -> list[list[Shown]]:
    """Each claim in all ways in which it is compared, as far as it takes to let it meet others."""
    seen = [
        [Shown(v.dimension, v.size, []) for v in faces.of(i)] if known is None else known
        for i, known in enumerate(earlier.shown)
    ]
    large, keys = set(large_of(seen)), _Keys(context)
    for index, known in enumerate(earlier.shown):
        if known is None:
            for face, view in zip(seen[index], faces.of(index), strict=True):
                if face.dimension in large:
                    face.keys.extend(map(_number, keys.of(view)))
    return seen


def large_of(shown: Sequence[Sequence[Shown]]) -> list[Dimension]:
    """The dimensions that have too many claims for each to meet all others."""
    counts = Counter(face.dimension for faces in shown for face in faces)
    return sorted(dimension for dimension, count in counts.items() if count > _SMALL)


class Meeting:
    """Collects the pairs, each as one number: that is quicker to keep and to sort.

    Two claims that met before are passed over, unless they may be a link.
    """

    def __init__(
        self,
        days: Sequence[str],
        shown: Sequence[Sequence[Shown]],
        large: Sequence[Dimension],
        earlier: Earlier,
    ) -> None:
        self._days, self._large = days, frozenset(large)
        self._count = len(days)
        self._indices = [index for index, faces in enumerate(shown) for _ in faces]
        self._faces = [face for faces in shown for face in faces]
        self._fresh = [known is None for known in earlier.shown]
        self._held = {a * self._count + b for a, b in earlier.known}
        self._all = all(self._fresh)
        self._touched = set() if self._all else earlier.touched(shown)
        # Pairs that meet as they did, in blocks that nothing touched.
        self._met: set[int] = set()
        self._wanted = set() if self._all else self._blocks_of(shown, earlier)

    def _blocks_of(self, shown: Sequence[Sequence[Shown]], earlier: Earlier) -> set[int]:
        """The blocks in which a claim is new, gone or weighed anew, or in which a link may not meet
        any more.
        """
        found = set(self._touched)
        for faces, fresh in zip(shown, self._fresh, strict=True):
            if fresh:
                found |= keys_of(faces)
        for a, b in earlier.known:
            if self._is_touched(shown[a]) and self._is_touched(shown[b]):
                found |= keys_of(shown[a]) & keys_of(shown[b])
            else:
                self._met.add(a * self._count + b)
        return found

    def _is_touched(self, faces: Sequence[Shown]) -> bool:
        return any(not self._touched.isdisjoint(face.keys) for face in faces)

    def pairs(self) -> list[Pair]:
        """The pairs in order."""
        few: dict[Dimension, list[int]] = {}
        blocks: dict[int, list[int]] = {}
        for place, keys in self._places():
            if not keys:
                few.setdefault(self._faces[place].dimension, []).append(place)
            for key in keys:
                blocks.setdefault(key, []).append(place)
        met: set[int] = set()
        changed: set[int] = set()
        for block in few.values():
            self._meet(block, _SMALL, met)
        for key, block in blocks.items():
            if len(block) > 1:  # most keys are met once
                self._meet(block, _WINDOW, changed if key in self._touched else met)
        numbers = (
            met | changed if self._all else changed.union(filter(self._is_open, met), self._met)
        )
        return [divmod(number, self._count) for number in sorted(numbers)]

    def _is_open(self, number: int) -> bool:
        """False for a pair that has been weighed already, and is no link."""
        one, two = divmod(number, self._count)
        return self._fresh[one] or self._fresh[two] or number in self._held

    def _places(self) -> Iterator[tuple[int, list[int]]]:
        """What must meet others, in order of its day, with the keys of its blocks."""
        wanted, faces = self._wanted, self._faces
        keys: dict[int, list[int]] = {}
        for place, face in enumerate(faces):
            own = face.keys
            if not self._all:
                apart = wanted.isdisjoint(own)
                own = [] if apart else [k for k in own if k in wanted]
            if own or face.dimension not in self._large:
                keys[place] = own
        days, indices = self._days, self._indices
        # What was told in the same days is likeliest the same.
        for place in sorted(keys, key=lambda n: (days[indices[n]], n)):
            yield place, keys[place]

    def _meet(self, block: Sequence[int], window: int, found: set[int]) -> None:
        """Each with those of a size near its own among the last ones before it."""
        indices, faces, count = self._indices, self._faces, self._count
        sizes = [faces[place].size for place in block]
        owners = [indices[place] for place in block]
        for at, index in enumerate(owners):
            size, first = sizes[at], max(at - window, 0)
            found.update(
                [
                    o * count + index if o < index else index * count + o
                    for o, other in zip(owners[first:at], sizes[first:at], strict=True)
                    if -_FAR < other - size < _FAR
                ]
            )


def _number(key: Key) -> int:
    """A key as a number, the same in every run; that two may share one costs a pair more."""
    return crc32("\0".join(key).encode("utf-8", "surrogatepass"))


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
        of = view.dimension
        found: list[Key] = [(*of, name, word) for name in names for word in told]
        if len(words) == _WORDS:
            found.append((*of, *words))
        if view.form:
            found.append((*of, "form", view.form))
        sentence = claim.context  # in order of the alphabet; a copy has one end of it at least
        if len(sentence) > 2 * _END:
            found.append((*of, "first", *sentence[:_END]))
            found.append((*of, "last", *sentence[-_END:]))
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
