"""Claims to facts: block by key, weigh inside a block, join without chains."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from checker.context import Context
from checker.facts.copies import alike
from checker.facts.corpus import Claims, Corpus, place_of
from checker.facts.currency import Faces, as_seen
from checker.facts.difference import Differences
from checker.facts.earlier import Earlier, Same
from checker.facts.echoes import echoes
from checker.facts.kept import NOTHING, Kept, Outcome, Pair
from checker.facts.levels import agreeing, is_verbatim
from checker.facts.pairs import Pairs
from checker.facts.standing import standing_of
from checker.facts.succeeded import Step, Succeeded
from checker.facts.view import FEW_ARTICLES, View, Viewer, dimension
from checker.facts.weigh import Weighed, Weigher
from checker.model import Claim, Difference, Fact, Link, Superseded, Time

# Two groups are joined only while the pairs across them are no more than this.
_LARGEST = 4096
# So many figures may be given for one fact; with more of them it is a form that is filled in.
_CROWD = 2
# A pair inside a group may be a little less sure than the pair that joins it.
_SLACK = 1.5
# A stretch with two ends that is so much longer than a date tells of more than it.
_SPAN = timedelta(days=366 * 3)


# What facts that hang together come to: the rest of the outcome of some claims, by their indices.
Judge = Callable[[Sequence[Fact], list[int]], Outcome]


class Linked(msgspec.Struct, frozen=True):
    """What claims come to, and what the next run may need to find that sooner.

    `outcomes` are those of claims that hang together, and of others on which something is said;
    `facts` is how many facts there are, of how many `claims`.
    """

    outcomes: list[Outcome]
    facts: int
    claims: int
    kept: Kept


def facts_of(told: Corpus, context: Context) -> list[Fact]:
    """Every claim in exactly one fact, in order of the first claims."""
    viewer = told.viewer(context.statistics, context.rulebook)
    found: list[Fact] = []

    def collect(facts: Sequence[Fact], members: list[int]) -> Outcome:
        found.extend(facts)
        return Outcome(members, 0, 0, 0, b"")

    for kind in told.kinds().values():
        linked(kind, context, viewer, NOTHING, Same(), collect)
    return sorted(found, key=lambda fact: place_of(fact.claims[0]))


def linked(
    claims: Claims,
    context: Context,
    viewer: Viewer,
    before: Kept,
    unchanged: Same,
    judge: Judge,
) -> Linked:
    """What claims of one kind come to, each judged with all that it hangs together with.

    `viewer` knows all claims. What a run kept `before` of claims of the kind holds for the
    articles that are `unchanged` since.
    """
    told = alike(claims)
    chosen = claims.among(indices[0] for indices in told)
    faces = Faces(chosen, viewer)
    earlier = Earlier(before, chosen.names, unchanged, faces.mixed)
    pairs = Pairs(faces, Weigher(context, viewer), context, earlier)
    copies = [len(indices) for indices in told]
    outcomes, touched = pairs.known(copies)
    bundles = _bundles(pairs, touched)
    groups = Groups(pairs, context, [i for bundle in bundles for i in bundle])
    groups.join()
    found: dict[int, list[Fact]] = {}
    for index, fact in _facts(claims, told, groups, context):
        found.setdefault(index, []).append(fact)
    for bundle in bundles:
        outcome = judge([fact for i in bundle for fact in found.get(i, ())], bundle)
        if len(bundle) > 1 or outcome.said:
            outcomes.append(outcome)
    # Of all others nothing is said, and each is a fact.
    alone = set(range(len(told))).difference(*(outcome.members for outcome in outcomes))
    return Linked(
        outcomes,
        sum(outcome.facts for outcome in outcomes) + len(alone),
        sum(outcome.claims for outcome in outcomes) + sum(copies[i] for i in alone),
        pairs.kept(copies, outcomes),
    )


def _bundles(pairs: Pairs, touched: Iterable[int]) -> list[list[int]]:
    """Claims that pairs bring together, where something touched one of them, each in order."""
    of = {i: [i] for i in touched if i >= 0}
    for pair in pairs.together:
        one, two = (of.setdefault(i, [i]) for i in pair)
        if one is not two:
            one += two
            for index in two:
                of[index] = one
    unique = {id(of[i]): sorted(of[i]) for i in touched if i >= 0}
    return sorted(unique.values())


def _facts(
    claims: Claims, told: Sequence[Sequence[int]], groups: Groups, context: Context
) -> Iterator[tuple[int, Fact]]:
    """The fact of each group, with one of its claims; `told` are the copies of each claim."""
    faces, differences = groups.faces, Differences(context)
    echoed = echoes(groups.echoes, groups.of)
    succeeded = Succeeded(groups).by_group()
    for members in sorted(groups.members(), key=lambda m: min(told[i][0] for i in m)):
        others = echoed.get(groups.of[members[0]], ())
        steps = succeeded.get(groups.of[members[0]], [])
        if len(members) == 1 and not others and not steps:
            yield members[0], fact_of([claims[i] for i in told[members[0]]], None, ())
            continue
        indices = sorted(i for m in members for i in told[m])
        place = {m: indices.index(told[m][0]) for m in members}
        shown = faces.together(members)
        seen = {i: v for m, v in zip(members, shown, strict=True) for i in told[m]}
        apart = tuple(
            Difference(place[members[d.one]], place[members[d.two]], d.reason)
            for d in differences.of(shown)
        )
        yield (
            members[0],
            fact_of(
                [as_seen(claims[i], seen[i]) for i in indices],
                groups.held_by(members, place),
                apart,
                faces.comparable(others, shown[0].dimension),
                _superseded(steps, told, claims, groups, indices) if steps else None,
            ),
        )


def _superseded(
    steps: Sequence[Step],
    told: Sequence[Sequence[int]],
    claims: Claims,
    groups: Groups,
    indices: Sequence[int],
) -> Superseded:
    """What the claims of a fact, at `indices`, replaced; `told` are the copies of each claim."""
    earlier = sorted({i for step in steps for i in told[step.earlier]})
    following = sorted({indices.index(i) for step in steps for i in told[step.later]})
    surest = max(steps, key=lambda s: (s.weighed.weight, -s.earlier, -s.later))
    places = earlier.index(told[surest.earlier][0]), indices.index(told[surest.later][0])
    return Superseded(
        tuple(claims[i] for i in earlier),
        groups.weigher.change(surest.weighed, places),
        tuple(following),
    )


class Groups:
    """Groups of claims that grow, surest link first, while every pair across them is a link.

    `chosen` are the claims to look at; no pair brings another together with one of them.
    """

    def __init__(self, pairs: Pairs, context: Context, chosen: Iterable[int]) -> None:
        self.faces, self.echoes = pairs.faces, pairs.echoes
        self.weigher, self._weigh = pairs.weigher, pairs.weigh
        self.many = context.statistics.articles >= FEW_ARTICLES
        self.of = list(range(len(self.faces)))
        self._members: dict[int, list[int]] = {i: [i] for i in chosen}
        weighed = {p: w for p, w in pairs.weighed.items() if p[0] in self._members}
        self.changes = {p: w for p, w in pairs.changes.items() if p[0] in self._members}
        self._links = self._settled(weighed)

    @property
    def links(self) -> Mapping[Pair, Weighed]:
        """The pairs that may be links, each with its weight."""
        return self._links

    def agree(self, a: int, b: int) -> bool:
        """True if one value satisfies two claims."""
        met = self.faces.meet(a, b)
        return met is not None and agreeing(*met)

    def _view(self, index: int) -> View:
        return self.faces.of(index)[0]

    def _gives(self, a: int, b: int) -> bool:
        """True if one claim tells the value of the other; a lifetime tells no year within it."""
        spans = [_length(self._view(i)) for i in (a, b)]
        return self.agree(a, b) and max(spans) - min(spans) <= _SPAN

    def _settled(self, weighed: dict[Pair, Weighed]) -> dict[Pair, Weighed]:
        """The pairs once it is known how their claims do with other claims of the articles."""
        best: dict[tuple[int, str], float] = {}
        given: dict[tuple[int, str], set[int]] = {}
        alone, crowded = self._alone(weighed), self._crowded(weighed)
        for (a, b), w in weighed.items():
            for one, other in ((a, b), (b, a)):
                key = (one, self.faces.claims.names[other][0])
                best[key] = max(best.get(key, w.weight), w.weight)
                if self._gives(a, b):
                    given.setdefault(key, set()).add(self._sentence(other))
        return {
            pair: self._settle(pair, w, best, given, alone, crowded) for pair, w in weighed.items()
        }

    def _crowded(self, weighed: Mapping[Pair, Weighed]) -> set[int]:
        """Claims that many articles would contradict, each in its own way: a form they fill in."""
        told: dict[int, set[object]] = {}
        for a, b in weighed if self.many else ():
            one, two = self._view(a), self._view(b)
            if not agreeing(one, two) and not is_verbatim(one, two):
                told.setdefault(a, {one.interval}).add(two.interval)
                told.setdefault(b, {two.interval}).add(one.interval)
        return {index for index, values in told.items() if len(values) > _CROWD}

    def _alone(self, pairs: Iterable[Pair]) -> set[int]:
        """Claims that no other claim of their article shares attribute and dimension with."""
        claims = self.faces.claims
        articles = {claims.names[i][0] for pair in pairs for i in pair}
        told: dict[object, list[int]] = {}
        for index, (article, _) in enumerate(claims.names):
            if article in articles:
                claim = claims[index]
                key = (article, claim.attribute, dimension(claim.value))
                told.setdefault(key, []).append(index)
        return {indices[0] for indices in told.values() if len(indices) == 1}

    def _sentence(self, index: int) -> int:
        return self.faces.claims[index].at.sentence.start

    def _settle(
        self,
        pair: Pair,
        weighed: Weighed,
        best: dict[tuple[int, str], float],
        given: Mapping[tuple[int, str], set[int]],
        alone: set[int],
        crowded: set[int],
    ) -> Weighed:
        a, b = map(self._view, pair)
        keys = ((pair[0], b.claim.at.article), (pair[1], a.claim.at.article))
        firsts = sum(best[key] <= weighed.weight for key in keys)
        rival = ("none", "one", "both")[firsts]
        if firsts == len(keys) and alone.issuperset(pair):
            rival = "only"
        elsewhere, copied = "no", is_verbatim(a, b)
        if copied and rival != "only":  # it is the same place of one sentence
            rival = "both"
        elif crowded.issuperset(pair) and not agreeing(a, b):
            rival = "crowd"
        if not copied and not self.agree(*pair) and any(key in given for key in keys):
            # A sentence that gives both figures tells two things with them.
            told = zip(keys, reversed(pair), strict=True)
            both = any(self._sentence(other) in given.get(key, ()) for key, other in told)
            elsewhere = "beside" if both else "yes"
        return self.weigher.settle(weighed, rival, elsewhere)

    def join(self) -> None:
        """Join the surest first, so that equal figures meet before different ones can."""
        threshold = self.weigher.threshold
        linked = [(-w.weight, pair) for pair, w in self._links.items() if w.weight >= threshold]
        for _, (a, b) in sorted(linked):
            self._join(a, b)

    def _join(self, a: int, b: int) -> None:
        first, second = self.of[a], self.of[b]
        mine, others = self._members[first], self._members[second]
        if first == second or len(mine) * len(others) > _LARGEST:
            return
        least = self.weigher.threshold - _SLACK
        if not self.faces.common((*mine, *others)):
            return
        told = self._told_by_copies(a, b)
        if all(self._link(i, j).weight >= least or told(i, j) for i in mine for j in others):
            for index in others:
                self.of[index] = first
            mine += self._members.pop(second)

    def _told_by_copies(self, a: int, b: int) -> Callable[[int, int], bool]:
        """Whether two claims give the values of `a` and `b`, which are of one copied sentence."""
        if not is_verbatim(self._view(a), self._view(b)):
            return lambda _i, _j: False
        return lambda i, j: self.agree(i, a) and self.agree(j, b)

    def _link(self, a: int, b: int) -> Weighed:
        """The weight of a pair, remembered."""
        pair = (min(a, b), max(a, b))
        if pair not in self._links:
            self._links[pair] = self._weigh(*pair)
        return self._links[pair]

    def members(self) -> list[list[int]]:
        """The groups, each with its claims in order."""
        return [sorted(m) for m in self._members.values()]

    def held_by(self, members: Sequence[int], place: Mapping[int, int]) -> Link | None:
        """The surest link across what disagrees in a group, else the weakest of all its links.

        `place` gives the index of each claim in its fact.
        """
        pairs = [(i, j) for i in members for j in members if i < j]
        apart = [p for p in pairs if not self.agree(*p)]
        if not pairs:
            return None
        choose, among = (max, apart) if apart else (min, pairs)
        a, b = choose(among, key=lambda p: self._link(*p).weight)
        weighed = self._link(a, b)
        met = self.faces.meet(a, b) or (self._view(a), self._view(b))
        return self.weigher.link(*met, weighed, (place[a], place[b]))


def _length(view: View) -> timedelta:
    """How long a stretch with two ends is; nothing for a date and other values."""
    value = view.claim.value
    interval = value.interval if isinstance(value, Time) and value.bound == "range" else None
    if interval is None or interval.low is None or interval.high is None:
        return timedelta()
    return interval.high - interval.low


def fact_of(
    claims: Sequence[Claim],
    held: Link | None,
    differences: tuple[Difference, ...],
    echoing: tuple[Claim, ...] = (),
    superseded: Superseded | None = None,
) -> Fact:
    """A fact of claims that were joined, in order of their place."""
    return Fact(
        id=_identity(claims),
        claims=tuple(claims),
        standing=standing_of(claims),
        link=held,
        differences=differences,
        echoes=echoing,
        superseded=superseded,
    )


def _identity(claims: Iterable[Claim]) -> str:
    joined = "\0".join(sorted(c.id for c in claims))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
