"""Who stands behind a claim, and how firmly: cues and attributions brought to one mention."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.model import (
    Attribution,
    Cue,
    CueClass,
    Modality,
    Polarity,
    Source,
    SourceKind,
    Span,
    Tense,
)

_MODALITY = {
    CueClass.HEARSAY: Modality.UNCOMMITTED,
    CueClass.NON_CONFIRMATION: Modality.UNCOMMITTED,
    CueClass.SPECULATION: Modality.POSSIBLE,
}
_TENSE = {
    CueClass.CONDITION: Tense.HYPOTHETICAL,
    CueClass.QUESTION: Tense.HYPOTHETICAL,
    CueClass.FORECAST: Tense.FORECAST,
    CueClass.PLAN: Tense.PLANNED,
}
# Negations of a noun ("37 missing invoices", "without a licence") leave the figure standing.
_OF_VERBS = ("not", "no", "neither")
_REPORTED = {CueClass.HEARSAY, CueClass.RELAYED, CueClass.ANONYMOUS}
_IGNORED = {CueClass.APPROXIMATION}


class Certainty(msgspec.Struct, frozen=True):
    """The axes of certainty of one claim; they are independent of each other."""

    source: Source
    modality: Modality
    polarity: Polarity
    tense: Tense
    evidence: tuple[Cue, ...]


def certainty_of(
    span: Span, cues: Sequence[Cue], attributions: Sequence[Attribution], body: str
) -> Certainty:
    """What the cues that reach `span`, and the innermost attribution around it, make of it."""
    reaching = tuple(c for c in cues if c.cls not in _IGNORED and c.scope.covers(span))
    classes = {c.cls for c in reaching}
    return Certainty(
        source=_source(span, reaching, attributions, body),
        modality=next((m for c, m in _MODALITY.items() if c in classes), Modality.CERTAIN),
        polarity=Polarity.DENIED if any(map(_denies, reaching)) else Polarity.AFFIRMED,
        tense=_tense(classes, told=any(a.content.covers(span) for a in attributions)),
        evidence=reaching,
    )


def _denies(cue: Cue) -> bool:
    return cue.cls is CueClass.DENIAL or (cue.cls is CueClass.NEGATION and cue.rule in _OF_VERBS)


def _tense(classes: set[CueClass], told: bool) -> Tense:
    """The tense of a claim; "she said it would cost" is a plan told in the past, no condition."""
    found = next((t for c, t in _TENSE.items() if c in classes), Tense.HAPPENED)
    told = told or bool(classes & _REPORTED)
    if found is Tense.HYPOTHETICAL and told and CueClass.QUESTION not in classes:
        return Tense.PLANNED
    return found


def _source(
    span: Span, cues: Sequence[Cue], attributions: Sequence[Attribution], body: str
) -> Source:
    around = [a for a in attributions if a.content.covers(span)]
    if not around:
        kind = SourceKind.AUTHOR
        if any(c.cls is CueClass.ANONYMOUS for c in cues):
            kind = SourceKind.UNNAMED
        elif any(c.cls is CueClass.RELAYED for c in cues):
            kind = SourceKind.RELAYED
        return Source(kind)
    inner = min(around, key=lambda a: (len(a.content), a.cue.start))
    name = inner.source.of(body) if inner.source else ""
    kind = inner.kind
    if any(c.cls is CueClass.ANONYMOUS for c in cues):
        kind = SourceKind.UNNAMED
    return Source(kind, " ".join(name.split()), inner.source, commitment=inner.commitment)
