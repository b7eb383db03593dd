"""Claims that something came about, and that it did not, to facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from math import log2

import msgspec

from checker.context import Context
from checker.facts import excuses
from checker.facts.corpus import Corpus, Name
from checker.facts.earlier import Same
from checker.facts.kept import NONE_REFUSED, Pair, Refused
from checker.facts.link import fact_of
from checker.facts.stances import Stance
from checker.facts.statistics import with_parts
from checker.facts.status_excuses import is_another_time, reason, status_of
from checker.facts.view import View, Viewer
from checker.facts.weigh import Weighed, Weigher
from checker.model import (
    ANYTHING,
    Claim,
    Compared,
    Difference,
    Fact,
    Link,
    Status,
    Tense,
)

# What was told within so many days may be told of one state of things.
_DAYS = timedelta(days=10)
# What was told is denied within so many.
_ANSWER = timedelta(days=60)
# A claim meets at most so many others by one key.
_WINDOW = 32
# What tells the same, so many.
_NEAREST = 8
# Comparisons of rules/linking.toml that hold for any claim.
_SHARED = ("names", "party", "story", "time")
# Weights: the same thing at best, one of many names of it, whom the article is about, no thing in
# particular, a name and a word that may stand for it, none named.
_SAME, _AKIN, _TOPIC, _ANY, _ROLE, _UNKNOWN = 3.0, 1.8, 1.8, 0.5, -0.8, -1.2
_WORDS, _FEW = 3.0, -0.8
# Less for one head with other words before it: "tenancy bill", "finance bill".
_OTHER = 1.5
# Less for one thing that two may have done something with, such as a buyer and a bank.
_OTHERS_DID = 7.0
_PUBLISHED = ((timedelta(days=1), 0.8), (timedelta(days=4), 0.3), (_DAYS, -0.5))
# Among fewer articles there is but one story.
_FEW_ARTICLES = 12
_NOT_ONE_STORY = {"other"}
_OTHERS = {"apart", "strangers"}


class States(msgspec.Struct, frozen=True):
    """Facts of statuses, and what the next run may need to find them sooner."""

    facts: list[Fact]
    kept: Refused


def status_facts(corpus: Corpus, context: Context) -> list[Fact]:
    """Facts of claims of which one denies another, and of those on which articles agree.

    A status that no other article tells of is no fact: there is nothing to compare it with.
    """
    return linked_statuses(corpus, context, NONE_REFUSED, Same()).facts


def linked_statuses(corpus: Corpus, context: Context, before: Refused, unchanged: Same) -> States:
    """As `status_facts`; what was refused `before` holds for articles that are `unchanged`."""
    linker = _Linker(context, corpus, before, unchanged)
    disputed = linker.linked(linker.clashing())
    taken = {i for pair in disputed for i in pair}
    agreed = linker.linked(p for p in linker.agreeing() if taken.isdisjoint(p))
    return States(linker.facts(disputed) + linker.facts(agreed), linker.kept())


class _Linker:
    def __init__(self, context: Context, corpus: Corpus, before: Refused, unchanged: Same) -> None:
        self._context, self._corpus = context, corpus
        self._names: list[Name] = []
        self._stances: list[Stance] = []
        self._days: list[str] = []
        for article, outline in corpus.outlines.items():
            if outline.stances:
                stances = corpus.stances(article)
                self._stances += stances
                self._names += [(article, n) for n in range(len(stances))]
                self._days += [outline.day] * len(stances)
        self._refused = self._still(before, unchanged)
        self._views: dict[int, View] = {}
        # In order of their days: of very many, the nearest meet.
        self._order = sorted(range(len(self._days)), key=lambda i: (self._days[i], i))
        self._viewer = Viewer(context.statistics, self._told, corpus.templates, context.rulebook)
        self._weigher = Weigher(context, self._viewer)
        self._things = _things(context)
        packs = context.rulebook.languages.values()
        self._roles = {w for pack in packs for w in pack.lexicon.words.get("phrase_role", ())}
        self._orders = {w for pack in packs for w in pack.lexicon.words.get("phrase_order", ())}
        self._chief = {w for pack in packs for w in pack.lexicon.words.get("phrase_chief", ())}
        self._few = context.statistics.articles < _FEW_ARTICLES

    def _told(self, article: str) -> Sequence[Claim]:
        return (*self._corpus.of(article), *self._corpus.statuses(article))

    def _still(self, before: Refused, unchanged: Same) -> dict[Pair, bool]:
        """The pairs that were refused before, and would be again; none has been asked for yet."""
        now = {name: index for index, name in enumerate(self._names)}
        places = [now.get(n, -1) if n[0] in unchanged.steady else -1 for n in before.claims]
        known = ((places[a], places[b]) for a, b in before.pairs)
        return {(a, b): False for a, b in known if a >= 0 and b >= 0}

    def kept(self) -> Refused:
        """The pairs that were asked for, and refused."""
        pairs = sorted(pair for pair, asked in self._refused.items() if asked)
        among = sorted({i for pair in pairs for i in pair})
        at = {index: n for n, index in enumerate(among)}
        return Refused([self._names[i] for i in among], [(at[a], at[b]) for a, b in pairs])

    def clashing(self) -> list[Pair]:
        """Pairs of indices of claims that answer one question the other way, in order."""
        stances = self._stances
        both = self._told_both()
        blocks: dict[object, list[int]] = {}
        pairs: set[Pair] = set()
        for index in self._order:
            stance = stances[index]
            if index in both:
                continue
            for key in self._keys(stance):
                theirs = blocks.get((*key, not stance.holds))
                if theirs:
                    pairs.update([(other, index) for other in theirs[-_WINDOW:]])
                blocks.setdefault((*key, stance.holds), []).append(index)
        found = {(min(p), max(p)) for p in pairs}
        return sorted(p for p in found if self._may_clash(*p))

    def agreeing(self) -> list[Pair]:
        """Pairs of indices of claims that say one thing of one thing beside one name, in order."""
        blocks: dict[object, list[int]] = {}
        pairs: set[Pair] = set()
        for index in self._order:
            stance = self._stances[index]
            # The figures of a sentence are compared.
            if stance.of in ("", ANYTHING) or stance.denied or stance.scope:
                continue
            for name in {*stance.names, *stance.local}:
                key = (stance.family, stance.holds, stance.tense, stance.of, name)
                block = blocks.setdefault(key, [])
                pairs.update([(other, index) for other in block[-_NEAREST:]])
                block.append(index)
        found = {(min(p), max(p)) for p in pairs}
        return sorted(p for p in found if self._may_meet(*p))

    def _keys(self, stance: Stance) -> Iterator[tuple[object, ...]]:
        if self._few:
            yield (stance.family, stance.tense)
        if stance.of not in ("", ANYTHING):
            for thing in self._things.get(stance.of, (stance.of,)):
                yield (stance.family, stance.tense, thing)
        for name in {*stance.names, *stance.around}:
            yield (stance.family, stance.tense, "@", name)

    def _may_clash(self, a: int, b: int) -> bool:
        """True if one answers a question with yes, another with no, within days of each other."""
        one, two = self._stances[a], self._stances[b]
        if one.denied and two.denied:
            return False  # neither approved nor rejected
        if one.tense is Tense.PLANNED and not (one.denied or two.denied):
            return False
        return self._may_meet(a, b)

    def _may_meet(self, a: int, b: int) -> bool:
        """True for claims of two articles of the same days, with no figures that differ."""
        if self._names[a][0] == self._names[b][0]:
            return False
        one, two = self._stances[a], self._stances[b]
        if one.scope and two.scope and set(one.scope).isdisjoint(two.scope):
            return False  # a payment of 3 million, and one of 9 million
        first, second = _moment(self._days[a]), _moment(self._days[b])
        if first is None or second is None:
            return True
        later = one if first > second else two
        return later.ever or abs(first - second) <= (_ANSWER if later.answers else _DAYS)

    def _told_both(self) -> set[int]:
        """Claims of articles that answer the question both ways themselves."""
        told: dict[object, dict[bool, list[int]]] = {}
        for index, (stance, (article, _)) in enumerate(
            zip(self._stances, self._names, strict=True)
        ):
            key = (article, stance.family, stance.of, stance.tense, stance.elsewhen)
            told.setdefault(key, {}).setdefault(stance.holds, []).append(index)
        return {i for ways in told.values() if len(ways) > 1 for way in ways.values() for i in way}

    def _view(self, index: int) -> View:
        found = self._views.get(index)
        if found is None:
            article, number = self._names[index]
            claim = self._corpus.statuses(article)[number]
            found = self._views[index] = self._viewer.view(claim)
        return found

    def linked(self, pairs: Iterable[Pair]) -> dict[Pair, Link]:
        """The pairs that are sure enough to be of one thing, and how they were weighed.

        Words that answer several questions are told of once.
        """
        links, told = dict[Pair, Link](), set[object]()
        for pair in pairs:
            if pair in self._refused:
                self._refused[pair] = True
                continue
            views = [self._view(i) for i in pair]
            link = self._link(*views)
            if link is None or link.weight < self._weigher.threshold:
                self._refused[pair] = True
                continue
            words = frozenset((v.claim.at.path, v.claim.at.span) for v in views)
            if words not in told:
                links[pair] = link
                told.add(words)
        return links

    def facts(self, links: Mapping[Pair, Link]) -> list[Fact]:
        """The facts of pairs that link; what shares a claim is one fact."""
        return [self._fact(group, links) for group in _groups(links)]

    def _fact(self, group: Sequence[int], links: Mapping[Pair, Link]) -> Fact:
        views = self._views
        place = {index: at for at, index in enumerate(group)}
        mine = {p: link for p, link in links.items() if p[0] in place}
        apart = tuple(
            Difference(place[a], place[b], reason(views[a], views[b]))
            for a, b in sorted(mine)
            if _holds(views[a]) != _holds(views[b])
        )
        surest = max(sorted(mine), key=lambda p: mine[p].weight)
        link = mine[surest]
        held = Link(place[surest[0]], place[surest[1]], link.prior, link.compared)
        return fact_of([views[i].claim for i in group], held, apart)

    def _link(self, a: View, b: View) -> Link | None:
        """How it was weighed whether two claims are of one thing; None if they are not."""
        viewer = self._viewer
        agreed = _holds(a) == _holds(b)
        if agreed and is_another_time(a.claim.time_scope, b.claim.time_scope):
            return None
        of = self._of(a, b, viewer)
        if of is None:
            return None
        whole = self._weigher.link(a, b, Weighed(0.0), (0, 1))
        shared = [c for c in whole.compared if c.name in _SHARED]
        levels = {c.name: c.level for c in whole.compared}
        if levels["party"] in _OTHERS:
            return None
        many = viewer.articles >= _FEW_ARTICLES
        if many and (levels["story"] in _NOT_ONE_STORY or levels["names"] in ("none", "common")):
            return None
        return Link(0, 1, whole.prior, (of, *shared, _words(a, b, viewer), _published(a, b)))

    def _of(self, a: View, b: View, viewer: Viewer) -> Compared | None:
        """Whether both claims are about one thing; None if they are about two."""
        one, two = status_of(a.claim), status_of(b.claim)
        if _differ(one.doers, two.doers) or (one.by and two.by and one.by != two.by):
            return None
        if one.of == two.of and self._are_two(one.which, two.which):
            return None
        if _differ(sorted(self._orders & a.near), sorted(self._orders & b.near)):
            return None  # in the north, and in the south
        if _differ(_in_code(one.names), _in_code(two.names)):
            return None
        if one.names and two.names and not set(a.claim.local).isdisjoint(two.names):
            return Compared("of", "same name", _SAME, "they are about one name")
        if not (set(one.names) & set(two.names)) and one.of and one.of == two.of != ANYTHING:
            told = viewer.told_by([one.of]) / log2(viewer.articles + 1)
            other = bool(one.which and two.which) and set(one.which).isdisjoint(two.which)
            weight = _SAME * min(1.0, told) - (_OTHER if other else 0.0)
            weight -= _OTHERS_DID if self._others_did(one, two) else 0.0
            return Compared("of", "same", weight, f"both are about the {one.of}")
        if set(one.names) & set(two.names):
            return Compared("of", "same name", _SAME, "they are about one name")
        if ANYTHING in (one.of, two.of):
            return Compared("of", "anything", _ANY, "one is said of anything")
        if bool(one.names) != bool(two.names) and (two if one.names else one).of in self._roles:
            return Compared("of", "role", _ROLE)
        if _is_of_topic(a, b) or _is_of_topic(b, a):
            return Compared("of", "topic", _TOPIC, "one is said of whom its article is about")
        if _names_the(a, two) or _names_the(b, one):
            return Compared("of", "title", _AKIN, "one names whom the other tells of")
        if not one.of or not two.of:
            return Compared("of", "unknown", _UNKNOWN)
        if set(self._things.get(one.of, ())) & set(self._things.get(two.of, ())):
            return Compared("of", "akin", _AKIN, f"{one.of} and {two.of} may be one thing")
        return None

    def _others_did(self, one: Status, two: Status) -> bool:
        """True for what the buyer signed and the bank did not: two nouns that are no one thing."""
        if not (one.agent and two.agent) or one.agent == two.agent:
            return False
        return not set(self._things.get(one.agent, ())) & set(self._things.get(two.agent, ()))

    def _are_two(self, one: Sequence[str], two: Sequence[str]) -> bool:
        """True for "the first race" and "the second", or "a second race" and "a race"."""
        first, second = (self._orders.intersection(which) for which in (one, two))
        if first and second:
            return first.isdisjoint(second)
        return bool((first | second) - self._chief)


def _names_the(named: View, other: Status) -> bool:
    """True for "Mayor Ana Orr was told" beside "the mayor was told"."""
    value = status_of(named.claim)
    words = named.claim.text.lower().split()
    return bool(value.names) and not other.names and other.of in words and other.of != value.of


def _is_of_topic(pronoun: View, other: View) -> bool:
    """True for "he" in an article that is about whom the other claim names, or means by "he"."""
    if not _is_pronoun(pronoun) or not pronoun.head:
        return False
    named = other.head if _is_pronoun(other) else with_parts(status_of(other.claim).names)
    return not pronoun.head.isdisjoint(named)


def _is_pronoun(view: View) -> bool:
    value = status_of(view.claim)
    return not value.of and not value.names


def _in_code(names: Sequence[str]) -> list[str]:
    """Names such as `--fast`: there is no other word for them."""
    return [name for name in names if name.startswith("`")]


def _differ(one: Sequence[str], two: Sequence[str]) -> bool:
    """True for names that have nothing in common."""
    return bool(one and two) and with_parts(tuple(one)).isdisjoint(with_parts(tuple(two)))


def _words(a: View, b: View, viewer: Viewer) -> Compared:
    """What the words that both sentences have tell, but for those of the state itself."""
    shared = (a.near & b.words) | (a.words & b.near)
    told = viewer.told_by(sorted(shared)) / log2(viewer.articles + 1)
    weight = min(told, _WORDS) + _FEW
    listed = ", ".join(sorted(shared)[:6])
    because = f"both sentences have: {listed}" if weight > 0 else ""
    return Compared("words", "shared" if shared else "none", round(weight, 2), because)


def _published(a: View, b: View) -> Compared:
    apart = excuses.apart(a, b)
    if apart is None:
        return Compared("published", "unknown", 0.0)
    weight = next((w for most, w in _PUBLISHED if apart < most), _PUBLISHED[-1][1])
    near = "the articles appeared within days of each other" if weight > 0 else ""
    return Compared("published", "near" if weight > 0 else "days", weight, near)


def _groups(links: Iterable[Pair]) -> list[list[int]]:
    """Indices that pairs bring together, each group in order."""
    of: dict[int, list[int]] = {}
    for a, b in links:
        one, two = of.setdefault(a, [a]), of.setdefault(b, [b])
        if one is not two:
            one += two
            for index in two:
                of[index] = one
    unique = {id(group): sorted(group) for group in of.values()}
    return sorted(unique.values())


def _holds(view: View) -> bool:
    return status_of(view.claim).holds


@lru_cache(maxsize=1 << 12)
def _moment(day: str) -> datetime | None:
    return datetime.fromisoformat(day) if day else None


def _things(context: Context) -> dict[str, tuple[str, ...]]:
    """Each word with the groups of words that may name the same thing."""
    found: dict[str, tuple[str, ...]] = {}
    for pack in context.rulebook.languages.values():
        for group in pack.lexicon.words.get("same_thing", ()):
            for word in group.split():
                found[word] = (*found.get(word, (word,)), f"#{group}")
    return found
