"""C1xx: articles give values for one fact that cannot both hold; D151: the value has changed."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import Context
from checker.findings.comparable import interval_of
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing, location, most_exact
from checker.model import (
    Age,
    Claim,
    Count,
    Duration,
    Fact,
    Finding,
    Money,
    Number,
    Ordinal,
    Percent,
    Quantity,
    Time,
    camps,
    describe,
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
_CHANGES = {"update", "state-change"}
# More values than this for one thing are a list of things.
_MOST_CAMPS = 3
# So many articles of a camp are named in the reasons; the locations name all.
_PATHS = 3


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if claims of different articles exclude each other and nothing excuses it."""
    found = {i for d in fact.differences if not d.reason for i in (d.one, d.two)}
    grouped = _camps(fact, found)
    if not 2 <= len(grouped) <= _MOST_CAMPS or _share_an_article(grouped):
        return None
    rule = _rule(grouped)
    confidence = _confidence(fact, context.rulebook.findings[rule].parameters["given_same_fact"])
    return _finding(rule, fact, grouped, confidence, context)


def judge_update(fact: Fact, context: Context) -> Finding | None:
    """A finding if the value of a fact changed with time, and that is all that it did."""
    if any(not d.reason for d in fact.differences):
        return None
    changed = {i for d in fact.differences if d.reason in _CHANGES for i in (d.one, d.two)}
    grouped = sorted(_camps(fact, changed), key=_first_told)
    if len(grouped) < 2 or _share_an_article(grouped):
        return None
    prior = context.rulebook.findings[UPDATED].parameters["given_same_fact"]
    return _finding(UPDATED, fact, grouped, _confidence(fact, prior), context)


def _finding(
    rule: str,
    fact: Fact,
    grouped: Sequence[Sequence[Claim]],
    confidence: float,
    context: Context,
) -> Finding:
    values = [_stated(camp) for camp in grouped]
    every = [c for camp in grouped for c in camp]
    return make_finding(
        rule,
        context,
        {"values": listing(values), "attribute": _attribute(every)},
        [location(c, f"gives {v}") for camp, v in zip(grouped, values, strict=True) for c in camp],
        # No names: those that all articles share change with every article that is added.
        (_attribute(every), *sorted(map(most_exact, grouped))),
        [*(_tally(camp) for camp in grouped), *fact.because],
        confidence,
    )


def _camps(fact: Fact, wanted: set[int]) -> list[list[Claim]]:
    """The claims wanted, with all that give the same value, by value."""
    if not wanted:
        return []
    chosen = [fact.claims[i] for i in sorted(wanted)]
    values = {_key(c) for c in chosen}
    chosen = [c for c in fact.claims if _key(c) in values and _alike(c, chosen)]
    return [[chosen[i] for i in camp] for camp in camps([interval_of(c) for c in chosen])]


def _key(claim: Claim) -> object:
    return (type(claim.value), interval_of(claim))


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


def _attribute(claims: Sequence[Claim]) -> str:
    """The name of what is measured; one from the rules says more than an open one."""
    names = sorted({c.attribute for c in claims}, key=lambda n: (n.startswith("number of"), n))
    return names[0].replace("-", " ")


def _stated(camp: Sequence[Claim]) -> str:
    return describe.value(camp[0].value)


def _tally(camp: Sequence[Claim]) -> str:
    articles = counted(len({c.at.article for c in camp}), "article")
    paths = sorted({c.at.path for c in camp})
    more = ", ..." if len(paths) > _PATHS else ""
    return f"{_stated(camp)}: {articles} ({', '.join(paths[:_PATHS])}{more})"


def _confidence(fact: Fact, prior: float) -> float:
    """Odds of the link, as a probability, times how often such a difference is a conflict."""
    return prior * (1 - 1 / (1 + 2**fact.weight))
