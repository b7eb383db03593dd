"""U202: one independent source only; U204: a source that is not named. Off unless selected."""

from __future__ import annotations

from checker.context import Context
from checker.findings.doubt import identity_of
from checker.findings.make import make_finding
from checker.findings.wording import counted, evidence_location, location, value
from checker.model import Claim, CueClass, Fact, Finding, Polarity, SourceKind, Tense, Time

SINGLE, ANONYMOUS = "U202", "U204"


def judge_single(fact: Fact, context: Context) -> Finding | None:
    """A finding if all that the corpus tells of a fact goes back to one source."""
    told = [c for c in fact.claims if _is_told(c)]
    if context.statistics.articles < 2 or not told or len(set(map(_origin, told))) > 1:
        return None
    articles = len({c.at.article for c in told})
    total = context.statistics.articles
    return make_finding(
        SINGLE,
        context,
        {"value": value(told[0]), "source": _origin_in_words(told[0])},
        [location(c, "claim" if c is told[0] else "from the same source") for c in told],
        identity_of(told),
        [f"told in {counted(articles, 'article')} of {total}; copies of one text count once"],
    )


def judge_anonymous(fact: Fact, context: Context) -> Finding | None:
    """A finding if a claim of the fact rests on somebody who is not named."""
    unnamed = [c for c in fact.claims if _is_told(c) and _is_unnamed(c)]
    if not unnamed:
        return None
    first = unnamed[0]
    cues = [evidence_location(e) for e in first.evidence if e.cls is CueClass.ANONYMOUS]
    name = first.source.name or next((c.text for c in cues), "nobody named")
    return make_finding(
        ANONYMOUS,
        context,
        {"value": value(first), "source": name},
        [
            location(first, "claim"),
            *cues,
            *(location(c, "claimed again") for c in unnamed[1:]),
        ],
        identity_of(unnamed),
        [f'"{name}" is not named'],
    )


def _is_told(claim: Claim) -> bool:
    """True for what is told as a fact; years and what might be are left alone."""
    if claim.polarity is Polarity.DENIED or claim.tense is Tense.HYPOTHETICAL:
        return False
    return not claim.presupposed and not isinstance(claim.value, Time)


def _is_unnamed(claim: Claim) -> bool:
    cued = any(e.cls is CueClass.ANONYMOUS for e in claim.evidence)
    return cued or claim.source.kind is SourceKind.UNNAMED


def _origin(claim: Claim) -> object:
    """Who it goes back to: a named source, the issuer, or an article, whose copies are one."""
    source = claim.source
    if source.kind in (SourceKind.NAMED, SourceKind.OFFICIAL) and source.name:
        return source.name.casefold()
    return claim.issuer.casefold() or (claim.text, claim.context)


def _origin_in_words(claim: Claim) -> str:
    return claim.source.name or claim.issuer or "one article"
