"""A claim with what is compared of it at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from math import fsum, log2

import msgspec

from checker.context import Statistics
from checker.facts.statistics import rarity, rounded, with_parts, word_rarity
from checker.model import (
    Claim,
    Comparable,
    Count,
    Duration,
    Money,
    Number,
    Ordinal,
    Percent,
    Quantity,
    Stated,
    Status,
    Time,
    Value,
    compared,
)
from checker.rulebook import Rulebook

Dimension = tuple[str, ...]
# How many of its topics stand in for the names of a clause that has none.
_OWNERS = 2
# Scopes that tell that a figure still grows, or when it stands: no other thing is counted.
_PASSING = {"running", "elapsed", "settled"}
# What an article is about: so many of its names and words, those that tell most.
_ABOUT = 40
# A sentence is hardly written twice if it tells so many times what tells articles apart.
_TELLS = 2.7
# Where a sentence stands says nothing in an article that claims something in fewer sentences.
_SHORT = 3
# The end of a period that is reported on, and the bound of anything, are no events.
_NO_EVENT = {"period", "point"}
# Among fewer articles than these it is not known which words are common.
FEW_ARTICLES = 12


class View(msgspec.Struct, frozen=True):
    """`scope` are the qualifiers that set things apart; `form` is empty where it tells no copy;
    `interval` is in the base unit of the dimension, `size` its middle, as a logarithm.

    `figure` are its digits as given, `digits` those without the zeros at its ends; `lasting` is
    true for what does not change with time, `growing` for what can only grow. `known` are the names
    that its whole article makes claims of; `local` those of the clause, `owners` those that the
    claim hangs on and `head` what the article is most about, each name with its parts. `depth` is
    how far down in its article the sentence stands, from 0 to 1; None in one of few sentences.
    """

    claim: Claim
    article: str
    published: datetime | None
    dimension: Dimension
    scope: frozenset[str]
    form: str
    interval: Comparable
    stated: Stated | None
    size: float
    figure: str
    digits: str
    lasting: bool
    growing: bool
    names: frozenset[str]
    topics: frozenset[str]
    local: tuple[frozenset[str], ...]
    owners: tuple[frozenset[str], ...]
    head: frozenset[str]
    known: frozenset[str]
    near: frozenset[str]
    words: frozenset[str]
    near_bits: float
    words_bits: float
    depth: float | None


class Viewer:
    """Makes views, with how much each name and word tells in this corpus.

    `claims` gives the claims of an article, in order; `templates` are as in Corpus.
    """

    def __init__(
        self,
        statistics: Statistics,
        claims: Callable[[str], Sequence[Claim]],
        templates: frozenset[str],
        rulebook: Rulebook | None = None,
    ) -> None:
        self.articles = rounded(statistics.articles)
        self._statistics = statistics
        self._natures = rulebook.natures if rulebook else {}
        self._plain = statistics.plain
        self._names: dict[str, float] = {}
        self._words: dict[str, float] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._about: dict[str, dict[str, float]] = {}
        self._sets: dict[tuple[str, ...], tuple[frozenset[str], float]] = {}
        self._told: dict[str, float] = {}
        self._akin: dict[tuple[str, str], float] = {}
        self._claims = claims
        self._told_in: dict[str, list[Claim]] = {}
        self._reach: dict[str, tuple[int, int]] = {}
        self._beside: dict[tuple[str, int], frozenset[object]] = {}
        self.templates = templates

    def _sentences(self, article: str) -> list[Claim]:
        """A claim of each sentence of an article that claims something."""
        found = self._told_in.get(article)
        if found is None:
            by_start = {c.at.sentence.start: c for c in self._claims(article)}
            found = self._told_in[article] = [*by_start.values()]
            if found:
                self._reach[article] = (min(by_start), max(by_start))
        return found

    def _known_to(self, claim: Claim) -> frozenset[str]:
        """The names that the article of a claim makes claims of."""
        article = claim.at.article
        found = self._known.get(article)
        if found is None:
            told = self._sentences(article)
            sets = [with_parts((*c.subject, *c.topics)) for c in told]
            found = self._known[article] = frozenset().union(*sets)
        return found or with_parts(self._names_in((*claim.subject, *claim.topics)))

    def _about_of(self, article: str) -> dict[str, float]:
        """What an article is about, with the bits that each name and word of it tells."""
        found = self._about.get(article)
        if found is not None:
            return found
        names: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for claim in self._sentences(article):
            names.update(with_parts((*claim.subject, *claim.topics)))
            words.update(claim.context)
        weights = {f"@{k}": self._name(k) * (1 + log2(n)) for k, n in names.items()}
        weights |= {k: self._word(k) * (1 + log2(n)) for k, n in words.items()}
        most = sorted(weights, key=lambda k: (-weights[k], k))[:_ABOUT]
        found = self._about[article] = {k: weights[k] for k in most}
        self._told[article] = sum(found.values())
        return found

    def beside(self, view: View) -> frozenset[object]:
        """The other figures of its sentence."""
        place = article, start = _sentence(view.claim)
        found = self._beside.get(place)
        if found is None:
            given = (compared(c) for c in self._claims(article) if c.at.sentence.start == start)
            found = self._beside[place] = frozenset(given)
        return found - {view.interval}

    def _may_be_copied(self, claim: Claim) -> bool:
        """True for a sentence that is hardly written twice, as short ones of many articles are."""
        if self.articles < FEW_ARTICLES:
            return True
        least = _TELLS * log2(self.articles + 1)
        return claim.form not in self.templates and self.told_by(claim.context) >= least

    def kinship(self, one: str, two: str) -> float:
        """How much of what two articles are about is the same, from 0 to 1."""
        pair = (one, two) if one < two else (two, one)
        found = self._akin.get(pair)
        if found is None:
            a, b = self._about_of(one), self._about_of(two)
            shared = fsum([min(a[k], b[k]) for k in a.keys() & b.keys()])
            least = min(self._told[one], self._told[two])
            found = self._akin[pair] = shared / least if least else 0.0
        return found

    def view(self, claim: Claim) -> View:
        """What a `Weigher` compares; made once for each claim."""
        stated = getattr(claim.value, "stated", None)
        interval = compared(claim)
        near, near_bits = self._weighed(claim.near)
        words, words_bits = self._weighed(claim.context)
        given = claim.publication.given
        subject, local, topics = map(self._names_in, (claim.subject, claim.local, claim.topics))
        owners = local or subject or topics[:_OWNERS]
        return View(
            claim=claim,
            article=claim.at.article,
            published=given.low if given else None,
            dimension=dimension(claim.value),
            scope=frozenset(claim.scope) - _PASSING,
            form=claim.form if self._may_be_copied(claim) else "",
            interval=interval,
            stated=stated,
            size=_size(interval),
            figure=_figure(stated),
            digits=_digits(stated),
            lasting=self._lasts(claim),
            growing=self._natures.get(claim.attribute) == "cumulative",
            names=with_parts(subject),
            topics=with_parts(topics),
            local=tuple(with_parts((name,)) for name in local),
            owners=tuple(with_parts((name,)) for name in owners),
            head=with_parts(topics[:1]),
            known=self._known_to(claim),
            near=near,
            words=words,
            near_bits=near_bits,
            words_bits=words_bits,
            depth=self._depth(claim),
        )

    def _depth(self, claim: Claim) -> float | None:
        """Where a sentence stands among those of its article that claim something."""
        told = self._sentences(claim.at.article)
        if len(told) < _SHORT:
            return None
        first, last = self._reach[claim.at.article]
        return (claim.at.sentence.start - first) / (last - first)

    def _names_in(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The keys without the plain words among them."""
        return tuple(k for k in keys if k not in self._plain) if self._plain else keys

    def _weighed(self, words: tuple[str, ...]) -> tuple[frozenset[str], float]:
        """The words as a set, which claims of one sentence share, and the bits they tell."""
        found = self._sets.get(words)
        if found is None:
            among = frozenset(words)
            found = self._sets[words] = (among, self.told_by(among))
        return found

    def _lasts(self, claim: Claim) -> bool:
        """True for a constant, and for a measure or a length that no rule knows.

        A date does if it was past when the article appeared; until then it may be put off.
        """
        nature = self._natures.get(claim.attribute)
        if isinstance(claim.value, Time) and nature not in _NO_EVENT:
            return not is_ahead(claim, claim.value)
        if nature is not None:
            return nature == "constant"
        return isinstance(claim.value, Quantity | Duration | Ordinal | Time)

    def names(self, keys: Iterable[str]) -> float:
        """Bits of information in meeting all these names."""
        name = self._name
        return sum([name(key) for key in keys])

    def told_by(self, words: Iterable[str]) -> float:
        """Bits of information in meeting all these words."""
        known = self._words
        return sum([known[word] if word in known else self._word(word) for word in words])

    def _name(self, key: str) -> float:
        if key not in self._names:
            self._names[key] = _exact(rarity(key, self._statistics))
        return self._names[key]

    def _word(self, word: str) -> float:
        if word not in self._words:
            self._words[word] = _exact(word_rarity(word, self._statistics))
        return self._words[word]


def _sentence(claim: Claim) -> tuple[str, int]:
    return claim.at.article, claim.at.sentence.start


def _exact(bits: float) -> float:
    """Bits in steps that add up without rounding, so that their order changes nothing."""
    return round(bits * 1024) / 1024


def dimension(value: Value) -> Dimension:
    """What two values must share to be comparable at all."""
    match value:
        case Money():
            return ("money", value.currency, value.per or "")
        case Quantity():
            return ("quantity", value.dimension)
        case Count() | Number():
            return ("count",)
        case Percent():
            return ("percent", str(value.points), str(value.change))
        case Ordinal():
            return ("rank",)
        case Status():
            return ("status", value.family)
    return (type(value).__name__.lower(),)


def is_ahead(claim: Claim, when: Time) -> bool:
    """True for a time that was to come when the article of a claim appeared."""
    written = claim.publication.given
    low = when.interval.low if when.interval else None
    day = written.high if written else None
    return low is not None and day is not None and low >= day


def _size(interval: Comparable) -> float:
    """The logarithm of the middle of an interval; 0 if that is no positive number."""
    ends = [float(x) for x in (interval.low, interval.high) if isinstance(x, Decimal)]
    middle = sum(ends) / len(ends) if ends else 0.0
    return log2(middle) if middle > 0 else 0.0


def _figure(stated: Stated | None) -> str:
    """All digits of a figure, or of both ends of a range."""
    if stated is None:
        return ""
    ends = [x for x in dict.fromkeys((stated.low, stated.high)) if x is not None]
    return "|".join(f"{abs(x):f}".replace(".", "") for x in ends)


def _digits(stated: Stated | None) -> str:
    """The digits of a figure as it is given, without the zeros at its ends; both of a range."""
    if stated is None:
        return ""
    ends = [x for x in dict.fromkeys((stated.low, stated.high)) if x is not None]
    return "|".join("".join(map(str, x.normalize().as_tuple().digits)).strip("0") for x in ends)


__all__ = ["Comparable", "Dimension", "View", "Viewer", "dimension", "is_ahead"]
