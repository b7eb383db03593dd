"""C1xx: articles give values for one fact that cannot both hold; D151: the value has changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import msgspec

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing, location, most_exact
from checker.model import (
    Age,
    Claim,
    Count,
    Duration,
    Fact,
    Finding,
    Grounds,
    Link,
    Money,
    Number,
    Ordinal,
    Percent,
    Quantity,
    Time,
    attribute_of,
    camp_of,
    camps,
    compared,
    describe,
    probability,
)

_RULES: tuple[tuple[type, str], ...] = (
    (Money, "C101"),
    (Quantity, "C102"),
    (Age, "C102"),
    (Count, "C103"),
    (Number, "C103"),
    (Percent, "C104"),
    (Time, "C105"),
    (Duration, "C106"),
    (Ordinal, "C108"),
)
CONFLICTS = frozenset(rule for _, rule in _RULES) | {"C109"}
UPDATED = "D151"
_UPDATE = "update"
# More values than this for one thing are a list of things.
_MOST_CAMPS = 3
# So many articles of a camp are named in the reasons; the locations name all.
_PATHS = 3


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if claims of different articles exclude each other and nothing excuses it."""
    found = {i for d in fact.differences if not d.reason for i in (d.one, d.two)}
    grouped = _camps(fact, found)
    return (
        None
        if _unfit(grouped)
        else _finding(_rule(grouped), grouped, (), context, fact.link, _linked(fact))
    )


def silence(fact: Fact) -> str:
    """Why a difference of a fact that nothing lets be is not reported; "" if it is, or none is."""
    found = {i for d in fact.differences if not d.reason for i in (d.one, d.two)}
    return _unfit(_camps(fact, found)) if found else ""


def _unfit(grouped: Sequence[Sequence[Claim]]) -> str:
    """Why values are no conflict although they exclude each other; "" if they are one."""
    if len(grouped) < 2:
        return "no two values exclude each other"
    if len(grouped) > _MOST_CAMPS:
        return f"more than {_MOST_CAMPS} values are rather a list of things"
    if _share_an_article(grouped):
        return "one article gives both, so they are two things to its author"
    return ""


def judge_update(fact: Fact, context: Context) -> Finding | None:
    """A finding if the value of a fact changed with time, and that is all that it did."""
    of = fact.superseded
    if of is None:
        return None
    contested = {
        fact.claims[i].id for d in fact.differences if not d.reason for i in (d.one, d.two)
    }
    if any(c.id in contested for c in of.claims):
        return None

    values = {_key(fact.claims[i]) for i in of.following}
    later = [c for c in fact.claims if _key(c) in values]
    before = [c for c in of.claims if _key(c) not in values]
    every = [*before, *later]
    told = dict.fromkeys(_key(c) for c in every)
    grouped = sorted(([c for c in every if _key(c) == key] for key in told), key=_first_told)
    if len(grouped) < 2 or _share_an_article(grouped):
        return None
    linked = (of.claims[of.link.one], fact.claims[of.link.two])
    return _finding(UPDATED, grouped, (_UPDATE,), context, of.link, linked)


def _linked(fact: Fact) -> list[Claim]:
    """The claims whose link holds a fact together."""
    return [fact.claims[i] for i in (fact.link.one, fact.link.two)] if fact.link else []


def _finding(
    rule: str,
    grouped: Sequence[Sequence[Claim]],
    reasons: tuple[str, ...],
    context: Context,
    link: Link | None,
    between: Sequence[Claim],
) -> Finding:
    prior = context.rulebook.findings[rule].parameters["given_same_fact"]
    values = [_stated(camp) for camp in grouped]
    every = [c for camp in grouped for c in camp]
    finding = make_finding(
        rule,
        context,
        {"values": listing(values), "attribute": attribute_of(every)},
        [location(c, f"gives {v}") for camp, v in zip(grouped, values, strict=True) for c in camp],
        # No names: those that all articles share change with every article that is added.
        (attribute_of(every), *sorted(map(most_exact, grouped))),
        [*(_tally(camp) for camp in grouped), *(link.because if link else ())],
        prior * probability(link.weight if link else 0.0),
    )
    return msgspec.structs.replace(
        finding, grounds=_grounds(link, between, grouped, prior, reasons)
    )


def _grounds(
    link: Link | None,
    between: Sequence[Claim],
    grouped: Sequence[Sequence[Claim]],
    prior: float,
    reasons: tuple[str, ...],
) -> Grounds | None:
    """How a finding came about, for those who ask; `between` are the claims that were linked."""
    if link is None:
        return None
    one, two = (location(c, "weighed") for c in between)
    every = [c for camp in grouped for c in camp]
    ends = [0, *accumulate(map(len, grouped))]
    found = tuple(camp_of(every, range(a, b)) for a, b in pairwise(ends))
    return Grounds(link, (one, two), found, prior, reasons)


def _camps(fact: Fact, wanted: set[int]) -> list[list[Claim]]:
    """The claims wanted, with all that give the same value, by value."""
    if not wanted:
        return []
    chosen = [fact.claims[i] for i in sorted(wanted)]
    values = {_key(c) for c in chosen}
    chosen = [c for c in fact.claims if _key(c) in values and _alike(c, chosen)]
    grouped = camps([compared(c) for c in chosen])  # type: ignore[misc] # of one type
    if len(grouped) == 1 and len(values) > 1:  # a copy that says "more than" differs, too
        grouped = [[i for i, c in enumerate(chosen) if _key(c) == key] for key in _told(chosen)]
    return [[chosen[i] for i in camp] for camp in grouped]


def _told(claims: Sequence[Claim]) -> list[object]:
    """The values that claims give, each once, in their order."""
    return list(dict.fromkeys(map(_key, claims)))


def _key(claim: Claim) -> object:
    return (type(claim.value), compared(claim))


def _alike(claim: Claim, chosen: Sequence[Claim]) -> bool:
    """True for a claim that is chosen, or as firm as one that is and gives its value."""
    told = (claim.polarity, claim.modality, claim.tense, claim.scope)
    return any(
        _key(c) == _key(claim) and (c.polarity, c.modality, c.tense, c.scope) == told
        for c in chosen
    )


def _share_an_article(grouped: Sequence[Sequence[Claim]]) -> bool:
    """True if some article stands in two camps: then the values are two things to its author."""
    articles = [name for camp in grouped for name in {c.at.article for c in camp}]
    return len(set(articles)) < len(articles)


def _rule(grouped: Sequence[Sequence[Claim]]) -> str:
    first = [camp[0].value for camp in grouped]
    if all(getattr(getattr(v, "stated", None), "bound", "") == "range" for v in first):
        return "C109"
    return next(rule for kind, rule in _RULES if isinstance(first[0], kind))


def _first_told(camp: Sequence[Claim]) -> tuple[object, ...]:
    given = [c.publication.given for c in camp]
    days = sorted(g.low.isoformat() for g in given if g is not None and g.low is not None)
    return (days[:1] or [""], camp[0].at.article, camp[0].at.span)


def _stated(camp: Sequence[Claim]) -> str:
    return describe.told(camp[0])


def _tally(camp: Sequence[Claim]) -> str:
    articles = counted(len({c.at.article for c in camp}), "article")
    paths = sorted({c.at.path for c in camp})
    more = ", ..." if len(paths) > _PATHS else ""
    return f"{_stated(camp)}: {articles} ({', '.join(paths[:_PATHS])}{more})"
