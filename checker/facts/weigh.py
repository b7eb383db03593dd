"""How likely two claims speak of one fact: comparison levels, each with its match weight.

The method is that of probabilistic record linkage (Fellegi and Sunter, 1969): the weights of
independent comparisons add up to the binary logarithm of the odds.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec

from checker.context import Context, Statistics
from checker.facts.statistics import rarity
from checker.model import Claim, Money, agree
from checker.rulebook import Linking

# What a name counts that stands in one sentence and among the other article's topics, and what one
# counts that is a topic of both; the bits of shared names that make "several" and "one".
_CROSSED, _COMMON = 0.6, 0.5
_SEVERAL, _ONE = 6.0, 3.0
# From so many digits on, two equal figures are hardly equal by chance; below so much, often.
_EXACT, _SMALL = 3, 20


class Weighed(msgspec.Struct, frozen=True):
    """The match weight of a pair, and the reasons that spoke for it."""

    weight: float
    because: tuple[str, ...]


def weigh(a: Claim, b: Claim, context: Context) -> Weighed:
    """Compare two claims that share a block."""
    linking = context.rulebook.linking
    levels = {
        "names": _names(a, b, context.statistics),
        "party": _party(a, b),
        "attribute": _attribute(a, b, context),
        "value": _value(a, b),
        "words": _words(a, b),
        "published": _published(a, b),
        "time": _time(a, b),
        "scope": "same" if a.scope == b.scope else "other",
    }
    return _sum(levels, linking)


def _sum(levels: dict[str, str], linking: Linking) -> Weighed:
    weight, because = linking.prior, []
    for comparison in linking.comparisons:
        level = next(x for x in comparison.levels if x.name == levels[comparison.name])
        weight += level.weight
        if level.because and level.weight > 0:
            because.append(level.because)
    return Weighed(weight, tuple(because))


def _names(a: Claim, b: Claim, statistics: Statistics) -> str:
    """Names that both speak of: those of the sentences count most, topics least."""
    here, there = set(a.subject), set(b.subject)
    shared = here & there
    crossed = (here & set(b.topics)) | (there & set(a.topics))
    # Within one article the topics are the same for every claim and tell nothing.
    common = set(a.topics) & set(b.topics) if a.at.article != b.at.article else set()
    bits = _bits(shared, statistics)
    bits += _CROSSED * _bits(crossed - shared, statistics)
    bits += _COMMON * _bits(common - crossed - shared, statistics)
    if bits >= _SEVERAL:
        return "several"
    if bits >= _ONE:
        return "one"
    return "common" if bits > 0 else "none"


def _bits(keys: set[str], statistics: Statistics) -> float:
    # Sorted, so that the sum does not depend on the order of a set.
    return sum(rarity(key, statistics) for key in sorted(keys))


def _party(a: Claim, b: Claim) -> str:
    """Whether a clause names somebody of whom the other claim's article is silent."""
    strangers = (_strangers(a, b), _strangers(b, a))
    if all(strangers):
        return "other"
    if any(strangers):
        return "other" if a.at.article == b.at.article else "more"
    return "same"


def _strangers(a: Claim, b: Claim) -> bool:
    return not set(a.local) <= {*b.subject, *b.topics}


def _attribute(a: Claim, b: Claim, context: Context) -> str:
    """Whether the same is measured; an attribute without a rule may be the other one unnamed."""
    rules = context.rulebook.attribute_names
    known = (a.attribute in rules, b.attribute in rules)
    if a.attribute == b.attribute:
        return "same" if all(known) else "same open"
    return "other" if all(known) else "open"


def _value(a: Claim, b: Claim) -> str:
    """Agreement of two figures speaks for one fact, the more the more digits they share."""
    one, two = (getattr(c.value, "stated", None) for c in (a, b))
    if one is None or two is None or one.low is None or two.low is None:
        return "other"
    if one.low == two.low:
        digits = len(one.low.normalize().as_tuple().digits)
        exact = digits >= _EXACT or isinstance(a.value, Money)
        return "exact" if digits >= _EXACT else "equal" if exact or digits == 2 else "small"
    close = agree((a.value.interval, b.value.interval))  # type: ignore[union-attr,arg-type]
    return "close" if close and one.low > _SMALL else "other"


def _words(a: Claim, b: Claim) -> str:
    """Overlap of the content words of both sentences, against the shorter one."""
    left, right = set(a.context), set(b.context)
    if not left or not right:
        return "few"
    shared = len(left & right)
    part = shared / min(len(left), len(right))
    if shared >= 4 and part >= 0.7:
        return "same"
    if shared >= 3 and part >= 0.4:
        return "many"
    return "some" if shared >= 2 and part >= 0.2 else "few"


def _published(a: Claim, b: Claim) -> str:
    first, second = a.publication.interval, b.publication.interval
    if first is None or second is None or first.low is None or second.low is None:
        return "unknown"
    apart = abs(first.low - second.low)
    if apart <= timedelta(days=2):
        return "same"
    return "near" if apart <= timedelta(days=31) else "far"


def _time(a: Claim, b: Claim) -> str:
    """Times of the matter itself, as the sentences give them."""
    first, second = a.time_scope, b.time_scope
    if first is None or second is None or first.interval is None or second.interval is None:
        return "unknown"
    return "same" if agree((first.interval, second.interval)) else "other"
