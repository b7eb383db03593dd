"""C101: articles give sums for one fact that cannot both hold."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing, location
from checker.model import (
    Claim,
    Commitment,
    CueClass,
    Fact,
    Finding,
    Money,
    Polarity,
    Tense,
    agree,
    camps,
    describe,
)

RULE = "C101"
# Two sums further apart than this are more often two things than one told in two ways.
_FAR_APART = 8
# More sums than this for one thing are a list of things.
_MOST_CAMPS = 3
# So many articles of a camp are named in the reasons; the locations name all.
_PATHS = 3


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if firm claims of different articles fall into camps that exclude each other."""
    firm = [c for c in fact.claims if _is_firm(c)]
    if len({c.at.article for c in firm}) < 2:
        return None
    grouped = _camps(firm)
    if not 2 <= len(grouped) <= _MOST_CAMPS or _share_an_article(grouped):
        return None
    if _too_far_apart(grouped) or not _comparable(firm, context):
        return None
    values = [_stated(camp) for camp in grouped]
    shared = set.intersection(*(set(c.subject) for c in firm))
    return make_finding(
        RULE,
        context,
        {"values": listing(values), "attribute": firm[0].attribute.replace("-", " ")},
        [location(c, f"gives {v}") for camp, v in zip(grouped, values, strict=True) for c in camp],
        (
            firm[0].attribute,
            *sorted(values),
            *sorted(shared),
        ),
        [*(_tally(camp) for camp in grouped), *fact.because],
        _confidence(fact, context),
    )


def _is_firm(claim: Claim) -> bool:
    """A sum that the article itself stands for, as a thing that is or was so."""
    soft = {CueClass.HEARSAY, CueClass.SPECULATION, CueClass.FORECAST, CueClass.CONDITION}
    return (
        isinstance(claim.value, Money)
        and claim.polarity is Polarity.AFFIRMED
        and not claim.hedged
        and not claim.quoted
        and claim.source.commitment is not Commitment.CONTESTED
        and claim.tense not in (Tense.HYPOTHETICAL, Tense.FORECAST)
        and soft.isdisjoint(c.cls for c in claim.evidence)
    )


def _camps(firm: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by value: members of a camp agree as a whole."""
    intervals = [c.value.interval for c in firm if isinstance(c.value, Money)]
    return [[firm[i] for i in camp] for camp in camps(intervals)]


def _share_an_article(grouped: Sequence[Sequence[Claim]]) -> bool:
    """True if some article stands in two camps: then the sums are two things to its author."""
    articles = [name for camp in grouped for name in {c.at.article for c in camp}]
    return len(set(articles)) < len(articles)


def _too_far_apart(grouped: Sequence[Sequence[Claim]]) -> bool:
    lows = [c.value.interval.low for g in grouped for c in g if isinstance(c.value, Money)]
    known = [low for low in lows if low is not None and low > 0]
    return len(known) < len(lows) or max(known) > min(known) * _FAR_APART


def _comparable(firm: Sequence[Claim], context: Context) -> bool:
    """A constant may be compared at any time, what changes only on one known day.

    A sum that belongs to a period is left alone, as the periods are not compared yet, and so is
    one that is measured in words no rule knows.
    """
    if len({c.tense for c in firm}) > 1 or _told_of_other_times(firm):
        return False
    nature = _nature(firm[0].attribute, context)
    if nature == "constant":
        return True
    days = {c.publication.given for c in firm}
    return nature in ("point", "planned") and len(days) == 1 and None not in days


def _told_of_other_times(firm: Sequence[Claim]) -> bool:
    """True if some name a time of their own and others do not: "was worth 54 million in 2019"."""
    own = [_is_elsewhen(c) for c in firm]
    return any(own) and not all(own)


def _is_elsewhen(claim: Claim) -> bool:
    """True if the sentence dates the matter by more than the day on which it was written."""
    when, written = claim.time_scope, claim.publication.given
    if when is None or when.interval is None or when.relative:
        return False
    return written is None or not agree((when.interval, written))


def _nature(attribute: str, context: Context) -> str:
    rules = (a for pack in context.rulebook.languages.values() for a in pack.attributes)
    return next((a.nature for a in rules if a.name == attribute), "")


def _stated(camp: Sequence[Claim]) -> str:
    return describe.value(camp[0].value)


def _tally(camp: Sequence[Claim]) -> str:
    articles = counted(len({c.at.article for c in camp}), "article")
    paths = sorted({c.at.path for c in camp})
    more = ", ..." if len(paths) > _PATHS else ""
    return f"{_stated(camp)}: {articles} ({', '.join(paths[:_PATHS])}{more})"


def _confidence(fact: Fact, context: Context) -> float:
    """Odds of the link, as a probability, times how often such a difference is a conflict."""
    prior = context.rulebook.findings[RULE].parameters["given_same_fact"]
    return prior * (1 - 1 / (1 + 2**fact.weight))
