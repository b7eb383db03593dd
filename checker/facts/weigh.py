"""How likely two claims speak of one fact: comparison levels, each with its match weight.

The method is that of probabilistic record linkage (Fellegi and Sunter, 1969): the weights of
independent comparisons add up to the binary logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from math import log2

import msgspec

from checker.context import Context
from checker.facts.statistics import rarity
from checker.model import Anchor, Claim, Interval, Money, Stated, agree
from checker.rulebook import Linking

# What a name counts that stands in one sentence and among the other article's topics, and what one
# counts that is a topic of both; the bits of shared names that make "several" and "one".
_CROSSED, _COMMON = 0.6, 0.5
_SEVERAL, _ONE = 6.0, 3.0
# How many of its topics stand in for the names of a clause that has none.
_OWNERS = 2
# From so many digits on, two equal figures are hardly equal by chance; below so much, often.
_EXACT, _SMALL = 3, 20
_DAYS_SAME, _DAYS_NEAR = timedelta(days=2), timedelta(days=31)


class Weighed(msgspec.Struct, frozen=True):
    """The match weight of a pair, and the reasons that spoke for it."""

    weight: float
    because: tuple[str, ...]


class _View(msgspec.Struct, frozen=True):
    """A claim with what is compared of it at hand."""

    claim: Claim
    sentence: frozenset[str]
    topics: frozenset[str]
    owners: frozenset[str]
    words: frozenset[str]
    stated: Stated | None


class Weigher:
    """Weighs pairs of claims by the levels in rules/linking.toml."""

    def __init__(self, context: Context) -> None:
        self._linking = context.rulebook.linking
        self._known = context.rulebook.attribute_names
        self._statistics = context.statistics
        # The fewer articles there are, the likelier two of them speak of one thing.
        self._prior = max(self._linking.prior, -1 - log2(context.statistics.articles + 1))
        self._bits: dict[str, float] = {}
        self._steps = _steps(self._linking, self)

    def view(self, claim: Claim) -> _View:
        """What `weigh` takes; made once for each claim."""
        for key in (*claim.subject, *claim.topics):
            if key not in self._bits:
                self._bits[key] = rarity(key, self._statistics)
        return _View(
            claim=claim,
            sentence=frozenset(claim.subject),
            topics=frozenset(claim.topics),
            owners=frozenset(claim.local or claim.subject or claim.topics[:_OWNERS]),
            words=frozenset(claim.context),
            stated=getattr(claim.value, "stated", None),
        )

    def weigh(self, a: _View, b: _View) -> Weighed:
        """The weight of a pair; given up early, as a lower one, once it cannot reach the bar."""
        weight, because = self._prior, []
        for level_of, levels, left in self._steps:
            gain, reason = levels[level_of(a, b)]
            weight += gain
            if reason and gain > 0:
                because.append(reason)
            if weight + left < self._linking.threshold:
                return Weighed(weight, ())
        return Weighed(weight, tuple(because))

    def names(self, a: _View, b: _View) -> str:
        """Names that both speak of: those of the sentences count most, topics least."""
        shared = a.sentence & b.sentence
        crossed = ((a.sentence & b.topics) | (b.sentence & a.topics)) - shared
        bits = self._sum(shared) + _CROSSED * self._sum(crossed)
        # Within one article the topics are the same for every claim and tell nothing.
        if a.claim.at.article != b.claim.at.article:
            bits += _COMMON * self._sum((a.topics & b.topics) - crossed - shared)
        if bits >= _SEVERAL:
            return "several"
        if bits >= _ONE:
            return "one"
        return "common" if bits > 0 else "none"

    def _sum(self, keys: frozenset[str]) -> float:
        # Sorted, so that rounding does not depend on the order of a set.
        return sum(self._bits[key] for key in sorted(keys)) if keys else 0.0

    def party(self, a: _View, b: _View) -> str:
        """Whether one claim names somebody of whom the other's article is silent."""
        strangers = (_strangers(a, b), _strangers(b, a))
        if all(strangers) or (_apart(a, b) and _apart(b, a)):
            return "other"
        if any(strangers):
            return "other" if a.claim.at.article == b.claim.at.article else "more"
        return "same"

    def attribute(self, a: _View, b: _View) -> str:
        """Whether the same is measured; an attribute without a rule may be the other, unnamed."""
        one, two = a.claim.attribute, b.claim.attribute
        known = one in self._known, two in self._known
        if one == two:
            return "same" if all(known) else "same open"
        return "other" if all(known) else "open"

    def value(self, a: _View, b: _View) -> str:
        """Agreement of two figures speaks for one fact, the more the more digits they share."""
        one, two = a.stated, b.stated
        if one is None or two is None or one.low is None or two.low is None:
            return "other"
        if one.low == two.low:
            digits = len(one.low.normalize().as_tuple().digits)
            if digits >= _EXACT:
                return "exact"
            return "equal" if digits == 2 or isinstance(a.claim.value, Money) else "small"
        close = agree((_interval(a), _interval(b)))
        return "close" if close and one.low > _SMALL else "other"

    def words(self, a: _View, b: _View) -> str:
        """Overlap of the content words of both sentences, against the shorter one."""
        shorter = min(len(a.words), len(b.words))
        shared = len(a.words & b.words)
        part = shared / shorter if shorter else 0
        if shared >= 4 and part >= 0.7:
            return "same"
        if shared >= 3 and part >= 0.4:
            return "many"
        return "some" if shared >= 2 and part >= 0.2 else "few"

    def article(self, a: _View, b: _View) -> str:
        """To one author, figures that differ are two things, and telling equal ones are one."""
        if a.claim.at.article != b.claim.at.article:
            return "other"
        if a.claim.at.sentence == b.claim.at.sentence:
            return "same sentence"
        if self.value(a, b) in ("exact", "equal"):
            return "same, equal value"
        return "same" if agree((_interval(a), _interval(b))) else "same, other value"

    def published(self, a: _View, b: _View) -> str:
        """How far apart the articles appeared."""
        first, second = a.claim.publication.given, b.claim.publication.given
        if first is None or second is None or first.low is None or second.low is None:
            return "unknown"
        apart = abs(first.low - second.low)
        if apart <= _DAYS_SAME:
            return "same"
        return "near" if apart <= _DAYS_NEAR else "far"

    def time(self, a: _View, b: _View) -> str:
        """Times of the matter itself, as the sentences give them."""
        first, second = a.claim.time_scope, b.claim.time_scope
        if first is None or second is None or first.interval is None or second.interval is None:
            dated = any(t is not None and not t.relative for t in (first, second))
            return "one dated" if dated else "unknown"
        if not agree((first.interval, second.interval)):
            return "other"
        # What an inferred date allows tells two times apart; it does not bring them together.
        return "unknown" if _inferred(a) or _inferred(b) else "same"

    def scope(self, a: _View, b: _View) -> str:
        """Whether the same qualifiers stand with both figures."""
        return "same" if a.claim.scope == b.claim.scope else "other"


def _inferred(view: _View) -> bool:
    """True if the time of the matter counts from a date of publication that was not given."""
    when = view.claim.time_scope
    counted = when is not None and when.anchor is Anchor.INFERRED
    return counted and not view.claim.publication.known


_Step = tuple[Callable[[_View, _View], str], dict[str, tuple[float, str]], float]


def _steps(linking: Linking, weigher: Weigher) -> list[_Step]:
    """Each comparison with its levels, and the most that those behind it can still add."""
    steps: list[_Step] = []
    left = 0.0
    for comparison in reversed(linking.comparisons):
        levels = {x.name: (x.weight, x.because) for x in comparison.levels}
        steps.append((getattr(weigher, comparison.name), levels, left))
        left += max(max(weight for weight, _ in levels.values()), 0.0)
    return steps[::-1]


def _strangers(a: _View, b: _View) -> bool:
    """True if the names a claim hangs on are not among those of the other's article.

    All names of a clause must be known there; of the topics that stand in for them, one.
    """
    known = b.sentence | b.topics
    if a.claim.local:
        return not a.owners <= known
    return bool(a.owners) and a.owners.isdisjoint(known)


def _apart(a: _View, b: _View) -> bool:
    """True if what an article is most about is unknown to the other."""
    head = a.claim.topics[:1]
    return bool(head) and head[0] not in b.sentence and head[0] not in b.topics


def _interval(view: _View) -> Interval:  # type: ignore[type-arg] # compared within one kind
    return getattr(view.claim.value, "interval", None) or Interval(None, None)
