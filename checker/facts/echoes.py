"""Claims of other facts that give the same figure, where it matters whether they confirm it.

Two claims may be too unlike to be held against each other and still give one figure of one story.
That is enough to ask whether the one confirms, or denies, what the other tells as hearsay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.facts.blocks import Pair
from checker.facts.levels import agreeing
from checker.facts.view import View
from checker.facts.weigh import Weigher
from checker.model import Claim, Polarity

_SAME = {"exact", "equal"}
# The levels at which two claims cannot be told to speak of two things.
_MEASURES = {"same", "same open", "akin", "open"}
_WORDS = {"copied", "same", "many", "some", "few"}
# A figure of one digit says something only if the same known thing is measured.
_SMALL, _KNOWN = "small", {"same"}


def echoes(
    views: Sequence[View], pairs: Iterable[Pair], groups: Sequence[int], weigher: Weigher
) -> Mapping[int, list[int]]:
    """Indices of the views that echo those of each group; `groups` has the group of each view."""
    found: dict[int, list[int]] = {}
    for a, b in pairs:
        if groups[a] != groups[b] and _matters(views[a].claim, views[b].claim):
            if _echoes(views[a], views[b], weigher):
                found.setdefault(groups[a], []).append(b)
                found.setdefault(groups[b], []).append(a)
    return {group: sorted(set(indices)) for group, indices in found.items()}


def is_asked(claim: Claim) -> bool:
    """True if it matters what other articles make of a claim."""
    return claim.hedged or claim.polarity is Polarity.DENIED


def _matters(one: Claim, two: Claim) -> bool:
    """True for hearsay and who can tell, and for an assertion and a denial."""
    if one.at.article == two.at.article:
        return False
    if (one.polarity is Polarity.DENIED) is not (two.polarity is Polarity.DENIED):
        return True
    return (one.hedged and two.vouched) or (two.hedged and one.vouched)


def _echoes(a: View, b: View, weigher: Weigher) -> bool:
    if not agreeing(a, b):
        return False
    levels = weigher.levels(a, b)
    if levels["story"] != "same" or levels["attribute"] not in _MEASURES:
        return False
    if levels["words"] not in _WORDS:
        return False
    small = levels["value"] == _SMALL and levels["attribute"] in _KNOWN
    return small or levels["value"] in _SAME
