"""Which claims are weighed against each other: blocking, so that no corpus costs its square."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.context import Context
from checker.facts.currency import Faces
from checker.facts.view import View

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
    sizes = Counter(v.dimension for _, v in shown)
    order = sorted(range(len(shown)), key=lambda n: (_by_date(shown[n][1]), n))
    size_of = [v.size for _, v in shown]
    blocks: dict[Key, list[int]] = {}
    pairs: set[Pair] = set()
    for place in order:
        index, view = shown[place]
        if sizes[view.dimension] <= _SMALL:
            keys: list[Key] = [view.dimension]
            window = _SMALL
        else:
            keys, window = list(_keys(view, context)), _WINDOW
        for key in keys:
            block = blocks.get(key)
            if block is None:  # most keys are met once
                blocks[key] = [place]
                continue
            size = view.size
            for met in block[-window:]:
                if -_FAR < size_of[met] - size < _FAR:
                    other = shown[met][0]
                    pairs.add((other, index) if other < index else (index, other))
            block.append(place)
    return sorted(pairs)


def _keys(view: View, context: Context) -> Iterator[Key]:
    """A rare name with what is measured, the first digits or a rare word; words of a copy."""
    names = _names(view, context)
    words = _words(view, context)
    told = list(words)
    if " " in view.claim.attribute or view.claim.attribute in context.rulebook.natures:
        told.append(view.claim.attribute)  # a kind alone, such as "money", says nothing
    if view.digits:
        told.append(f"{round(view.size)} {view.digits[:2]}")
    for name in names:
        for word in told:
            yield (*view.dimension, name, word)
    if len(words) == _WORDS:
        yield (*view.dimension, *words)
    if view.form:
        yield (*view.dimension, "form", view.form)
    sentence = view.claim.context  # in order of the alphabet; a copy has one end of it at least
    if len(sentence) > 2 * _END:
        yield (*view.dimension, "first", *sentence[:_END])
        yield (*view.dimension, "last", *sentence[-_END:])


def _by_date(view: View) -> tuple[object, ...]:
    """Day of publication first: what was told in the same days is likeliest the same."""
    claim = view.claim
    day = view.published.isoformat() if view.published else ""
    return (day, claim.at.article, claim.at.span, claim.id)


def _names(view: View, context: Context) -> list[str]:
    """The rarest names of a claim that another article has too, or its own if it stands alone."""
    frequency = context.statistics.frequency
    named = [(frequency.get(k, 0), k) for k in view.names | view.topics]
    shared = [item for item in named if item[0] > 1] or named
    return [name for _, name in sorted(shared)[:_NAMES]]


def _words(view: View, context: Context) -> list[str]:
    """The rarest words of its clause that another sentence has too."""
    counted = context.statistics.words
    shared = [(n, w) for w in view.near if (n := counted.get(w, 0)) > 1]
    return sorted([word for _, word in sorted(shared)[:_WORDS]])
