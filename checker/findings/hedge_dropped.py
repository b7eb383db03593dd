"""U203: hedged in one article, stated flatly in another that names no new source."""

from __future__ import annotations

from collections.abc import Mapping

from checker.context import Context
from checker.findings.comparable import OPEN, same_figure
from checker.findings.doubt import (
    GROUNDS,
    agrees,
    confirming,
    first_told,
    grounds,
    hedge,
    identity_of,
    is_doubtful,
    is_later,
    strength,
)
from checker.findings.make import make_finding
from checker.findings.wording import counted, hedges, location, value
from checker.model import (
    Claim,
    CueClass,
    Fact,
    Finding,
    Modality,
    Polarity,
    SourceKind,
    Tense,
)

RULE = "U203"
_SETTLES = {CueClass.CONFIRMATION, CueClass.SPECULATION, CueClass.DENIAL, CueClass.NEGATION}
# Where two claims are of one fact, their sentences need share no more words.
_LINKED = 2
_OPEN = {Tense.HYPOTHETICAL, Tense.FORECAST}


def judge(fact: Fact, context: Context) -> Finding | None:
    """A finding if a figure loses its hedge on the way from one article to the next."""
    weights = context.rulebook.findings[RULE].parameters
    hedged = first_told(c for c in fact.claims if is_doubtful(c))
    hedged = [c for c in hedged if strength(c, weights) >= weights["least"]]
    if not hedged:
        return None
    first = hedged[0]
    every = first_told((*fact.claims, *fact.echoes))
    flat = [c for c in every if _is_dropped(c, first, hedged, fact)]
    if not flat or _was_flat_before(first, fact):
        return None
    same = [c for c in hedged[1:] if agrees(first, c)]
    return make_finding(
        RULE,
        context,
        {"value": value(first), "hedge": hedge(first)},
        [
            location(first, "hedged"),
            *grounds(first),
            *(location(c, "hedged too") for c in same),
            *(location(c, "stated flatly") for c in flat),
        ],
        identity_of(hedged),
        [*hedges(first), _dropped(flat), *fact.because],
        strength(first, weights) * _linked(fact, flat, weights),
    )


def _is_dropped(claim: Claim, first: Claim, hedged: list[Claim], fact: Fact) -> bool:
    """True for a flat claim of another article that appeared no earlier, before a confirmation."""
    if claim.at.article in {c.at.article for c in hedged} or not _is_flat(claim):
        return False
    linked = claim in fact.claims and not claim.attribute.startswith(OPEN)
    least = _LINKED if linked else 0
    if not is_later(claim, first) or not same_figure(first, claim, least=least):
        return False
    return not any(is_later(claim, c) for c in confirming(first, fact))


def _is_flat(claim: Claim) -> bool:
    """True if the article says so itself, without a source and without reserve."""
    if claim.issuer or claim.quoted or claim.polarity is Polarity.DENIED:
        return False
    if claim.source.kind is not SourceKind.AUTHOR or claim.modality is not Modality.CERTAIN:
        return False
    classes = {e.cls for e in claim.evidence}
    return claim.tense not in _OPEN and classes.isdisjoint({*GROUNDS, *_SETTLES})


def _was_flat_before(first: Claim, fact: Fact) -> bool:
    """True if a flat claim is older than the first hedge: then none was dropped."""
    firm = (
        c for c in (*fact.claims, *fact.echoes) if not c.hedged and c.polarity is Polarity.AFFIRMED
    )
    return any(agrees(first, c) and not is_later(c, first) for c in firm)


def _dropped(flat: list[Claim]) -> str:
    articles = len({c.at.article for c in flat})
    verb = "states" if articles == 1 else "state"
    return f"{counted(articles, 'other article')} {verb} it without a hedge or a source"


def _linked(fact: Fact, flat: list[Claim], weights: Mapping[str, float]) -> float:
    """How likely the claims are of one fact."""
    if not any(c in fact.claims for c in flat):
        return weights["given_echo"]
    return max(weights["given_linked"], 1 - 1 / (1 + 2**fact.weight))
