"""How two claims compare: one function for each comparison of rules/linking.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from math import log2

from checker.facts.view import FEW_ARTICLES, View, Viewer
from checker.model import Anchor, Grain, Interval, Kind, Money, Time, agree
from checker.rulebook import Rulebook

# What a name counts that stands in one sentence and among the other article's topics, and what one
# counts that is a topic of both; the bits of shared names that make "several" and "one".
_CROSSED, _COMMON = 0.6, 0.5
_SEVERAL, _ONE = 6.0, 3.0
# From so many digits on, two equal figures are hardly equal by chance; below so much, often.
_EXACT, _SMALL = 3, 20
# Factors (as powers of two) up to which two figures are close, near, and far from each other.
_CLOSE, _NEAR, _FAR = 0.5, 1.3, 3.2
_YEARS = timedelta(days=366 * 15)
_A_DAY, _DAYS, _DAYS_NEAR = timedelta(days=1), timedelta(days=3), timedelta(days=31)
# A day that is counted from another, and told in words such as "last Thursday", is off by no more.
COUNTED = timedelta(days=8)
# So long after a time what was counted then has been counted.
_OVER = timedelta(days=21)
# A moment that articles tell of as news lies in the days before them.
_NEWS = timedelta(days=10)
_SETTLED, _GOING_ON = "settled", {"running", "elapsed", "revised"}
# Shares of what two articles are about that make them tell one story, or akin ones.
_SAME_STORY, _AKIN_STORY = 0.1, 0.03
# Shares of the information in the shorter text that both have.
_COPIED, _SAME, _MANY, _SOME = 0.75, 0.55, 0.33, 0.15
_COPIED_OF_LONGER = 0.55
# The words of a copy, and of one matter, tell so many times as much as it takes to tell one article
# from all others; what forms have in common tells less.
_OF_A_COPY, _OF_A_MATTER = 4.0, 1.6
# So many times as much tells a sentence that names nobody and yet is no form.
_BY_ITSELF = 5.0
# Shares of an article that lie between sentences which stand near to, and apart from, each other.
_BESIDE, _APART = 0.25, 0.5
_STRICT, _UPPER = {"<", ">"}, {"<", "<=", "range"}
# Who rounds one sentence anew stays within such a share of the figure.
_ROUNDED = Decimal("0.05")
_KINDS = {"count", "duration", "money", "percent", "quantity", "time"}
# A sentence with so many words of content is hardly written twice.
_LONG = 5


class Levels:
    """The comparisons, with what they need to know of the corpus and the rules."""

    def __init__(self, viewer: Viewer, rulebook: Rulebook) -> None:
        self._viewer = viewer
        self._families = rulebook.families
        self._one_event = rulebook.one_event
        self._meanings = rulebook.meanings

    def of(self) -> Mapping[str, Callable[[View, View], str]]:
        """Each comparison by its name, those first that settle most pairs at least cost."""
        return {
            "article": self.article,
            "copy": self.copy,
            "scope": self.scope,
            "published": self.published,
            "value": value_level,
            "attribute": self.attribute,
            "party": self.party,
            "time": self.time,
            "words": self.words,
            "depth": depth_level,
            "story": self.story,
            "names": self.names,
            "kind": kind_level,
        }

    def copy(self, a: View, b: View) -> str:
        """Whether one sentence is the other, word for word but for the figure."""
        if a.article == b.article:
            return "no"
        few = self._viewer.articles < FEW_ARTICLES
        if not is_verbatim(a, b):
            return "no" if few or not self._fill_in(a, b) else "form"
        if not few and a.names.isdisjoint(b.names) and not self._tells(a.words, _BY_ITSELF):
            return "no"  # what names nobody may be part of a form that many fill in
        return "verbatim"

    def _fill_in(self, a: View, b: View) -> bool:
        """True if all other figures of the sentences differ, as where two fill in one form."""
        if agreeing(a, b):
            return False
        one, two = self._viewer.beside(a), self._viewer.beside(b)
        return bool(one) and bool(two) and one.isdisjoint(two)

    def attribute(self, a: View, b: View) -> str:
        """Whether the same is measured; an attribute without a rule may be the other, unnamed."""
        one, two = a.claim.attribute, b.claim.attribute
        first, second = self._families.get(one), self._families.get(two)
        if (one == two and first is not None) or (one, two) in self._one_event:
            return "same"
        if one == two:  # a noun says what is counted; a kind alone, such as "money", says little
            return "same open" if " " in one else "unknown"
        if first is not None and second is not None:
            return "akin" if first and first == second else "other"
        if first is not None or second is not None:
            return "open"
        none: frozenset[str] = frozenset()
        apart = self._meanings.get(one, none).isdisjoint(self._meanings.get(two, none))
        return "other open" if apart else "akin open"

    def words(self, a: View, b: View) -> str:
        """How much of what the clauses, or the sentences, tell is told by words of both."""
        near, words = a.near & b.near, a.words & b.words
        of_sentence = self._shared(words, a.words_bits, b.words_bits)
        if of_sentence >= _COPIED and self._is_copied(a, b, words):
            return "copied"
        part = max(self._shared(near, a.near_bits, b.near_bits), of_sentence)
        shared = max(len(near), len(words))
        if part >= _MANY and shared > 1 and self._tells(near | words, _OF_A_MATTER):
            return "same" if part >= _SAME and shared > 2 else "many"
        return "some" if part >= _SOME else "few" if part else "none"

    def _is_copied(self, a: View, b: View, words: frozenset[str]) -> bool:
        """True for most of what both sentences tell; what names nobody may be a form."""
        if len(words) < _LONG or not self._tells(words, _OF_A_COPY):
            return False
        if self._viewer.articles >= FEW_ARTICLES and a.names.isdisjoint(b.names):
            return self.story(a, b) == "same"
        return self._shared(words, max(a.words_bits, b.words_bits), 0.0) >= _COPIED_OF_LONGER

    def _tells(self, words: frozenset[str], times: float) -> bool:
        """True if words say more than that two articles fill in one form."""
        return self._viewer.told_by(words) >= times * log2(self._viewer.articles + 1)

    def _shared(self, words: frozenset[str], one: float, two: float) -> float:
        least = min(one, two) or max(one, two)
        return self._viewer.told_by(words) / least if words and least else 0.0

    def names(self, a: View, b: View) -> str:
        """Names that both speak of: those of the sentences count most, topics least."""
        shared = a.names & b.names
        crossed = ((a.names & b.topics) | (b.names & a.topics)) - shared
        bits = self._viewer.names(shared) + _CROSSED * self._viewer.names(crossed)
        # Within one article the topics are the same for every claim and tell nothing.
        if a.article != b.article:
            bits += _COMMON * self._viewer.names((a.topics & b.topics) - crossed - shared)
        large = log2(self._viewer.articles + 1)
        if bits >= max(_SEVERAL, large):
            return "several"
        if bits >= max(_ONE, large / 2):
            return "one"
        if self._viewer.articles < FEW_ARTICLES:
            return "unknown"
        return "common" if bits > 0 else "none"

    def party(self, a: View, b: View) -> str:
        """Whether one claim names somebody of whom the other's article is silent."""
        if _names_a_stranger(a, b) and _names_a_stranger(b, a):
            # One name may be short for the other, and only one of the articles tell so.
            return "other" if is_verbatim(a, b) else "strangers"
        if self._viewer.articles >= FEW_ARTICLES and not _share_a_subject(a, b):
            return "apart"
        one, two = _strangers(a, b), _strangers(b, a)
        if one and two and self._viewer.articles >= FEW_ARTICLES and not is_verbatim(a, b):
            return "strangers"
        if (one and two) or (_apart(a, b) and _apart(b, a)):
            return "other"
        if one or two:
            return "other" if a.article == b.article else "more"
        return "same"

    def story(self, a: View, b: View) -> str:
        """Whether the articles are about the same, by their most telling names and words."""
        kin = self._viewer.kinship(a.article, b.article)
        if kin >= _SAME_STORY:
            return "same"
        return "akin" if kin >= _AKIN_STORY else "other"

    def scope(self, a: View, b: View) -> str:
        """Whether the same qualifiers stand with both figures."""
        if a.scope == b.scope:
            return "same"
        return "other, equal value" if agreeing(a, b) else "other"

    def time(self, a: View, b: View) -> str:
        """Times of the matter itself, as the sentences give them."""
        if isinstance(a.claim.value, Time):
            return "unknown"
        first, second = a.claim.time_scope, b.claim.time_scope
        if first is None or second is None or first.interval is None or second.interval is None:
            dated = any(t is not None and not t.relative for t in (first, second))
            return "one dated" if dated else "unknown"
        if not agree((first.interval, second.interval)):
            return "other day" if first.relative and second.relative else "other"
        # What an inferred date allows tells two times apart; it does not bring them together.
        return "unknown" if _inferred(a) or _inferred(b) else "same"

    def article(self, a: View, b: View) -> str:
        """To one author, figures that differ are two things, and telling equal ones are one."""
        if a.article != b.article:
            return "other"
        if a.claim.at.sentence == b.claim.at.sentence:
            return "same sentence"
        if value_level(a, b) in ("exact", "equal"):
            return "same, equal value"
        return "same" if agreeing(a, b) else "same, other value"

    def published(self, a: View, b: View) -> str:
        """How far apart the articles appeared; what may change, changes within days."""
        if a.published is None or b.published is None:
            return "unknown"
        apart = abs(a.published - b.published)
        if apart < _A_DAY:
            return "same"
        if agreeing(a, b) or a.lasting or b.lasting or is_over(a, b):
            return "days" if apart <= _DAYS else "near" if apart <= _DAYS_NEAR else "far"
        later, earlier = (a, b) if a.published > b.published else (b, a)
        if later.growing and earlier.growing and later.size > earlier.size:
            return "grown"
        return "changed in days" if apart <= _DAYS else "changed"


def is_over(a: View, b: View) -> bool:
    """True for two figures of one time that was long past when the first was published.

    So are those of a moment, told within days of each other: how many were there that night.
    """
    if _is_of_a_moment(a, b):
        return True
    one, two = a.claim.time_scope, b.claim.time_scope
    if one is None or two is None or not one.interval or one.interval != two.interval:
        return False
    if (one.bound, two.bound) != ("=", "="):
        return False  # what is counted since then is not over
    end = one.interval.high
    if end is None or a.published is None or b.published is None:
        return False
    return min(a.published, b.published) - end >= _OVER


def _is_of_a_moment(a: View, b: View) -> bool:
    """True for counts of what can both fall and rise, one of them told of a moment that is past."""
    scopes = {*a.claim.scope, *b.claim.scope}
    if _SETTLED not in scopes or not _GOING_ON.isdisjoint(scopes) or a.growing or b.growing:
        return False
    if Kind.COUNT.value not in (*a.dimension, *b.dimension) or not a.published or not b.published:
        return False
    return abs(a.published - b.published) <= _NEWS


def is_verbatim(a: View, b: View) -> bool:
    """True if nothing but the figure differs in two sentences of some length."""
    return bool(a.form) and a.form == b.form


def bounded_by(a: View, b: View) -> bool:
    """True for 10 and more than 10, up to 10 and up to 20, and 5 to 10 and 5 to 20: what is else
    one sentence was made to say another thing. What is at least so much may come to more.
    """
    one, two = a.stated, b.stated
    if one is None or two is None:
        return False
    if one.bound == two.bound:
        return one.bound in _UPPER and _moved(one.high, two.high, one.low, two.low)
    if a.figure != b.figure:
        return False
    return "=" in (one.bound, two.bound) and not _STRICT.isdisjoint((one.bound, two.bound))


def _moved(*ends: Decimal | None) -> bool:
    """True if of two upper ends, or of two lower ones, one is more than rounding apart."""
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return any(
        one is not None and two is not None and abs(one - two) > _ROUNDED * max(abs(one), abs(two))
        for one, two in pairs
    )


def depth_level(a: View, b: View) -> str:
    """Whether both stand equally far down: articles tell of one matter in much the same order."""
    if a.depth is None or b.depth is None or a.article == b.article:
        return "unknown"
    between = abs(a.depth - b.depth)
    return "near" if between < _BESIDE else "apart" if between < _APART else "far"


def kind_level(a: View, _b: View) -> str:
    """What kind of value both are: of some kinds an article tells many, of others few."""
    kind = a.dimension[0].split()[0]  # "money at rates" is money
    return kind if kind in _KINDS else "other"


def value_level(a: View, b: View) -> str:
    """Agreement speaks for one fact, the more the more digits agree; so does a slip of one."""
    if isinstance(a.claim.value, Time) and isinstance(b.claim.value, Time):
        told = a.claim.attribute == b.claim.attribute and a.lasting and b.lasting
        return _dates(a.claim.value, b.claim.value, told)
    one, two = a.stated, b.stated
    if one is None or two is None:
        return "far"
    if not agreeing(a, b):
        factor = abs(a.size - b.size)
        return _slip(a.figure, b.figure, factor) or _apart_by(factor)
    if one.low is not None and one.low == two.low:
        if len(a.digits) >= _EXACT:
            return "exact"
        return "equal" if len(a.digits) == 2 or isinstance(a.claim.value, Money) else "small"
    return "close" if (one.low or one.high or 0) > _SMALL else "small"


def agreeing(a: View, b: View) -> bool:
    """True if one value satisfies both claims; the dimensions must be the same."""
    one, two = a.interval, b.interval
    if one == two:
        return True
    if is_verbatim(a, b) and bounded_by(a, b):
        return False
    if one.low == one.high or two.low == two.high:  # a point may lie on an end
        return agree((one, two))  # type: ignore[misc] # of one dimension, so of one type
    apart = (one.high is not None and two.low is not None and one.high <= two.low) or (  # type: ignore[operator]
        two.high is not None and one.low is not None and two.high <= one.low  # type: ignore[operator]
    )
    return not apart


def _slip(one: str, two: str, factor: float) -> str:
    """ "swapped" or "one digit" for figures of one size that a slip of the pen tells apart."""
    one, two = one.lstrip("0"), two.lstrip("0")
    if len(one) != len(two) or len(one) < 2 or one == two or factor > _FAR:
        return ""
    if sorted(one) == sorted(two):
        return "swapped"
    differing = sum(x != y for x, y in zip(one, two, strict=True))
    return "one digit" if differing == 1 and factor <= _NEAR else ""


def _apart_by(factor: float) -> str:
    if factor <= _CLOSE:
        return "near"
    if factor <= _NEAR:
        return "apart"
    return "far" if factor <= _FAR else "very far"


def _dates(one: Time, two: Time, of_one_event: bool) -> str:
    """Two dates; of what happened days ago each article may count from its own day."""
    first, second = one.interval, two.interval
    if first is None or second is None:
        return "far"
    if agree((first, second)):
        if one.grain is two.grain:
            return "exact" if one.grain is Grain.DAY else "equal"
        return "small"
    a, b = _start(first), _start(second)
    if a is None or b is None:
        return "far"
    if is_counted(one) or is_counted(two):
        return "near" if of_one_event and abs(a - b) <= COUNTED else "far"
    if one.grain is two.grain is Grain.DAY:
        return _days(a, b)
    years = Grain.YEAR in (one.grain, two.grain) and a.year != b.year
    if years and sorted(str(a.year)) == sorted(str(b.year)):
        return "swapped"
    apart = abs(a - b)
    return "near" if apart <= _YEARS else "apart" if apart <= 3 * _YEARS else "far"


def is_counted(time: Time) -> bool:
    """True for "Tuesday" and "yesterday"; a day and its month need no more than the year."""
    named = time.fields is not None and time.fields.month is not None
    return time.relative and not named


def _days(a: datetime, b: datetime) -> str:
    """Two days: one field off reads like a slip."""
    fields = ((a.day, b.day), (a.month, b.month), (a.year, b.year))
    if sum(x == y for x, y in fields) == 2:
        return "one digit"
    return "near" if abs(a - b) <= _DAYS_NEAR else "apart" if abs(a - b) <= _YEARS else "far"


def _start(interval: Interval[datetime]) -> datetime | None:
    return interval.low or interval.high


def _inferred(view: View) -> bool:
    """True if the time of the matter counts from a date of publication that was not given."""
    when = view.claim.time_scope
    counted = when is not None and when.anchor is Anchor.INFERRED
    return counted and not view.claim.publication.known


def _share_a_subject(a: View, b: View) -> bool:
    """True if something that one article is about is named by the other."""
    return not (a.topics.isdisjoint(b.known) and b.topics.isdisjoint(a.known))


def _names_a_stranger(a: View, b: View) -> bool:
    """True if a claim names somebody beside its figure of whom the other's article is silent."""
    return any(map(b.known.isdisjoint, a.local))


def _strangers(a: View, b: View) -> bool:
    """True if the names a claim hangs on are not among those of the other's article.

    All names of a clause must be known there; of the topics that stand in for them, one.
    """
    if a.local:
        return _names_a_stranger(a, b)
    return bool(a.owners) and all(map(b.known.isdisjoint, a.owners))


def _apart(a: View, b: View) -> bool:
    """True if what an article is most about is unknown to the other."""
    return bool(a.head) and a.head.isdisjoint(b.known)


__all__ = [
    "COUNTED",
    "Levels",
    "agreeing",
    "bounded_by",
    "depth_level",
    "is_counted",
    "is_over",
    "is_verbatim",
    "value_level",
]
