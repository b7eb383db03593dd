"""Two wordings side by side: how much they share, and what of the rest is more than style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import IntEnum

import msgspec

from checker.findings.quotations.words import GAP, Word, Words, stem


class Change(IntEnum):
    """What a difference touches, the gravest last."""

    NONE = 0
    DETERMINER = 1
    TENSE = 2
    WORDS = 3
    NEGATION = 4
    NUMBER = 5


class Difference(msgspec.Struct, frozen=True):
    """Words of two wordings that stand at one place, as places in each."""

    change: Change
    left: Sequence[Word]
    right: Sequence[Word]


class Alignment(msgspec.Struct, frozen=True):
    """`matched` words, `content` of them with meaning, as a `ratio` of the shorter wording."""

    matched: int
    content: int
    ratio: float
    differences: tuple[Difference, ...]

    @property
    def change(self) -> Change:
        """The gravest of the differences."""
        return max((d.change for d in self.differences), default=Change.NONE)


def align(a: Sequence[Word], b: Sequence[Word], words: Words) -> Alignment:
    """What two sentences share in the same order. Words missing at an end are no difference."""
    left, right = [w.form for w in a], [w.form for w in b]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    matched = content = 0
    found: list[Difference] = []
    for tag, i, j, k, m in _trimmed(matcher.get_opcodes(), left, words):
        if tag == "equal":
            forms = [f for f in left[i:j] if f != GAP]
            matched += len(forms)
            content += sum(words.is_content(f) for f in forms)
            continue
        outer = (i == 0 and k == 0) or (j == len(a) and m == len(b))
        if outer and (
            _is_cut(left[i:j], right[k:m], words) or _is_cut(right[k:m], left[i:j], words)
        ):
            continue
        if _is_marked_cut(left, i, j, right, k, m):
            continue
        change = _change(left[i:j], right[k:m], words)
        if change is Change.WORDS and _one_name(a[i:j], b[k:m]):
            change = Change.NONE
        if change is not Change.NONE:
            found.append(Difference(change, a[i:j], b[k:m]))
    shorter = min(_length(left), _length(right))
    return Alignment(matched, content, matched / shorter if shorter else 0.0, tuple(found))


_Op = tuple[str, int, int, int, int]


def _trimmed(opcodes: Sequence[_Op], left: Sequence[str], words: Words) -> list[_Op]:
    """The operations without a chance meeting at an end, such as a lone "the" far from the rest."""
    found = _cut(list(opcodes), left, words)
    return _cut(found[::-1], left, words)[::-1]


def _cut(ops: list[_Op], left: Sequence[str], words: Words) -> list[_Op]:
    """The operations, with those before the first real meeting made one."""
    at = next((n for n, op in enumerate(ops) if op[0] == "equal"), len(ops))
    if at + 2 >= len(ops):
        return ops
    _, i, j, _, _ = ops[at]
    gap = ops[at + 1]
    far = max(gap[2] - gap[1], gap[4] - gap[3]) >= _FAR
    if not far or any(words.is_content(f) for f in left[i:j]):
        return ops
    taken = ops[: at + 2]
    ends = (
        min(o[1] for o in taken),
        max(o[2] for o in taken),
        min(o[3] for o in taken),
        max(o[4] for o in taken),
    )
    return [("replace", *ends), *ops[at + 2 :]]


_FAR = 5


def _is_cut(short: Sequence[str], long: Sequence[str], words: Words) -> bool:
    """True if one wording simply begins later or ends earlier, but for a light word."""
    if not short:
        return True
    return len(long) >= _FAR and all(f in words.light for f in short) and len(short) < _FAR - 2


def _is_marked_cut(
    left: Sequence[str], i: int, j: int, right: Sequence[str], k: int, m: int
) -> bool:
    """True for words that one side leaves out beside its ellipsis."""
    if i == j:
        return GAP in left[max(i - 1, 0) : i + 1]
    return k == m and GAP in right[max(k - 1, 0) : k + 1]


def _length(forms: Sequence[str]) -> int:
    return sum(f != GAP for f in forms)


def _change(left: Sequence[str], right: Sequence[str], words: Words) -> Change:
    """The gravest thing that a replacement touches; NONE for what is style, or an editor's."""
    if GAP in left or GAP in right or _joined(left) == _joined(right):
        return Change.NONE
    one, two = Counter(left) - Counter(right), Counter(right) - Counter(left)
    if _numbers(one) != _numbers(two):
        return Change.NUMBER
    if bool(words.negations & set(one)) != bool(words.negations & set(two)):
        return Change.NEGATION
    mine = {f for f in one if f not in words.light}
    other = {f for f in two if f not in words.light}
    if mine or other:
        return Change.NONE if _same_spelling(mine, other) else Change.WORDS
    return _small(one, two, words)


def _joined(forms: Sequence[str]) -> str:
    return "".join(forms).replace("'", "")


def _numbers(forms: Counter[str]) -> set[str]:
    return {f for f in forms if f[:1].isdigit()}


def _same_spelling(mine: set[str], other: set[str]) -> bool:
    """True for one word spelt in two ways: a slip of the keys, or a name from another script."""
    if len(mine) != 1 or len(other) != 1:
        return False
    a, b = next(iter(mine)), next(iter(other))
    if min(len(a), len(b)) < 5 or a[0] != b[0] or stem(a) == stem(b):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85 and a[-1] == b[-1]


def _one_name(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """True for a name from another script, which every house spells in its own way."""
    if not a or not b or not all(w.name for w in (a[0], a[-1], b[0], b[-1])):
        return False
    if max(len(a), len(b)) > _NAME:
        return False
    left, right = _plain(a), _plain(b)
    return left[0] == right[0] and SequenceMatcher(None, left, right, autojunk=False).ratio() >= 0.5


def _plain(name: Sequence[Word]) -> str:
    """The last part of a name; of a name with a hyphen, all of it."""
    return name[-1].form


_NAME = 4
_IS = frozenset(("'s", "is", "has", "us"))


def _small(one: Counter[str], two: Counter[str], words: Words) -> Change:
    """A tense or a determiner that stands for another is a change; a filler is none."""
    left, right = set(one), set(two)
    if left and right and left | right <= _IS:
        return Change.NONE
    if {"'s"} in (left, right) and not (left and right):
        return Change.DETERMINER  # whose it is
    if left & words.tense and right & words.tense:
        return Change.TENSE
    if left & words.determiners and right & words.determiners:
        return Change.DETERMINER
    return Change.NONE
