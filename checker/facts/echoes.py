"""Claims of other facts that give the same figure, where it matters whether they confirm it.

Two claims may be too unlike to be held against each other and still give one figure of one story.
That is enough to ask whether the one confirms, or denies, what the other tells as hearsay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.facts.kept import Pair
from checker.facts.levels import agreeing
from checker.facts.view import View
from checker.facts.weigh import Weigher
from checker.model import Claim, Duration, Polarity, Quantity, Time, Value, same_day

_SAME = {"exact", "equal"}
_WORDS, _MEASURES = {"copied", "same", "many"}, {"same", "same open", "akin open", "akin", "open"}
_STORIES, _NAMES = {"same", "akin"}, {"several", "one", "unknown"}
# Of a known thing so many are no chance.
_KNOWN, _MANY = "same", 20
# Of the sizes of two figures, which are logarithms.
_NO_DIFFERENCE = 0.001
# An echo is so much less sure than a link; that its figure is the same makes up for it.
_SLACK = 3.5


def echoes(pairs: Iterable[Pair], groups: Sequence[int]) -> Mapping[int, list[int]]:
    """Indices of the claims that echo those of each group; `pairs` echo each other, `groups` has
    the group of each claim.
    """
    found: dict[int, set[int]] = {}
    for a, b in pairs:
        if groups[a] != groups[b]:
            found.setdefault(groups[a], set()).add(b)
            found.setdefault(groups[b], set()).add(a)
    return {group: sorted(indices) for group, indices in found.items()}


def are_echoes(a: View, b: View, weigher: Weigher, few: bool) -> bool:
    """True for two claims of which one matters to the other, and that give one figure.

    Among few articles a figure is hardly met twice by chance; among many it is, unless the words
    are alike, too.
    """
    if not _matters(a.claim, b.claim):
        return False
    return _echoes(a, b, weigher, few) and (few or _is_alike(a, b, weigher))


def is_asked(claim: Claim) -> bool:
    """True if it matters what other articles make of a claim."""
    return claim.hedged or claim.polarity is Polarity.DENIED


def _matters(one: Claim, two: Claim) -> bool:
    """True for hearsay and what is told firmly, and for an assertion and a denial."""
    if one.at.article == two.at.article:
        return False
    denied = (one.polarity is Polarity.DENIED) is not (two.polarity is Polarity.DENIED)
    return denied or one.hedged is not two.hedged


def _echoes(a: View, b: View, weigher: Weigher, few: bool) -> bool:
    day = _name_one_day(a.claim.value, b.claim.value)
    if not day and not agreeing(a, b):
        return False
    levels = weigher.levels(a, b)
    if levels["names"] not in _NAMES:
        return False
    # A short text on one side of the story names little of it.
    if levels["story"] not in _STORIES and not (few and _tells(a, b, levels)):
        return False
    known = levels["attribute"] == _KNOWN and _is_one_figure(a, b)
    same = levels["value"] in _SAME or (few and _is_one_amount(a, b))
    if not (day or known or same or _caps(a, b) or _caps(b, a)):
        return False
    return weigher.whole(a, b) >= weigher.threshold - _SLACK


def _tells(a: View, b: View, levels: Mapping[str, str]) -> bool:
    """True if the words around two figures are alike, or one is told by who can tell."""
    vouched = a.claim.vouched or b.claim.vouched
    return levels["words"] in _WORDS or (vouched and levels["value"] in _SAME)


def _is_one_amount(a: View, b: View) -> bool:
    """True for 45 minutes and three quarters of an hour: what is exactly so in another unit."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Duration | Quantity) or not isinstance(two, type(one)):
        return False
    points = all(s is not None and s.low == s.high for s in (a.stated, b.stated))
    return points and one.unit != two.unit and abs(a.size - b.size) < _NO_DIFFERENCE


def _is_alike(a: View, b: View, weigher: Weigher) -> bool:
    """True if the sentences share words and nothing says that two things are measured."""
    levels = weigher.levels(a, b)
    return levels["words"] in _WORDS and levels["attribute"] in _MEASURES


def _name_one_day(one: Value, two: Value) -> bool:
    return isinstance(one, Time) and isinstance(two, Time) and same_day(one, two)


def _caps(a: View, b: View) -> bool:
    """True for "up to 60" and 60."""
    one, two = a.stated, b.stated
    if one is None or two is None or one.low is not None or one.high is None:
        return False
    return one.high == two.low == two.high


def _is_one_figure(a: View, b: View) -> bool:
    """True for a figure that is no handful: of one known thing a story has but one such."""
    one, two = a.stated, b.stated
    if one is None or two is None or one.low is None or one.low != one.high:
        return False
    return one == two and one.low >= _MANY
