"""Who stands behind a claim, and how firmly: cues and attributions brought to one mention."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.claims.speaker import Speakers
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
# Firmer than "perhaps".
_PROBABLY = {"probably", "likely"}
# Told in the past, "will" becomes this.
_BACKSHIFTED = {"would"}
_IF = "if"
# The source of the source: nobody else heard it.
_PASSED_ON = {"citing"}
# Negations of a noun ("37 missing invoices", "without a licence") leave the figure standing.
_OF_VERBS = ("not", "no", "neither")
# Negations that open a subject, which ends with so many characters before its verb.
_OF_SUBJECTS, _SUBJECT, _MAY = ("no", "neither"), 30, "may"
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
    span: Span, cues: Sequence[Cue], attributions: Sequence[Attribution], speakers: Speakers
) -> Certainty:
    """What the cues that reach `span`, and the attributions around it, make of it."""
    reaching = tuple(
        c for c in cues if c.cls not in _IGNORED and c.scope.covers(span) and not _forbids(c, cues)
    )
    unsaid = [c.span for c in cues if c.cls is CueClass.NON_CONFIRMATION]
    around = [
        a
        for a in attributions
        if a.content.covers(span)
        and not a.cue.overlaps(span)
        and not any(a.cue.overlaps(s) for s in unsaid)  # "none was confirmed by police"
    ]
    return Certainty(
        source=_source(reaching, [a for a in around if not a.stance], speakers),
        modality=_modality(reaching),
        polarity=Polarity.DENIED if any(map(_denies, reaching)) else Polarity.AFFIRMED,
        tense=_tense(reaching, bool(around), any(c.rule == _IF for c in cues)),
        evidence=reaching,
    )


def _forbids(cue: Cue, cues: Sequence[Cue]) -> bool:
    """True for the "may" of "no boat may fish", which leaves nothing open."""
    return cue.rule == _MAY and any(
        c.cls is CueClass.NEGATION
        and c.rule in _OF_SUBJECTS
        and c.scope.overlaps(cue.span)
        and 0 <= cue.span.start - c.span.end <= _SUBJECT
        for c in cues
    )


def _modality(cues: Sequence[Cue]) -> Modality:
    if not cues:
        return Modality.CERTAIN
    classes = {c.cls for c in cues}
    found = next((m for c, m in _MODALITY.items() if c in classes), Modality.CERTAIN)
    if found is Modality.POSSIBLE and all(
        c.rule in _PROBABLY for c in cues if c.cls is CueClass.SPECULATION
    ):
        return Modality.PROBABLE
    return found


def _denies(cue: Cue) -> bool:
    return cue.cls is CueClass.DENIAL or (cue.cls is CueClass.NEGATION and cue.rule in _OF_VERBS)


def _tense(cues: Sequence[Cue], told: bool, conditional: bool) -> Tense:
    """The tense of a claim; "she said it would cost" is a plan told in the past, no condition.

    It is one if the sentence has an "if".
    """
    if not cues:
        return Tense.HAPPENED
    classes = {c.cls for c in cues}
    told = told or bool(classes & _REPORTED)
    for cls, tense in _TENSE.items():
        bearing = [c for c in cues if c.cls is cls]
        if not bearing:
            continue
        shifted = told and not conditional and all(c.rule in _BACKSHIFTED for c in bearing)
        return Tense.PLANNED if tense is Tense.HYPOTHETICAL and shifted else tense
    return Tense.HAPPENED


def _source(cues: Sequence[Cue], around: Sequence[Attribution], speakers: Speakers) -> Source:
    """Who stands behind a claim, and through whom it came."""
    anonymous = any(c.cls is CueClass.ANONYMOUS for c in cues)
    if not around:
        relayed = any(c.cls is CueClass.RELAYED for c in cues)
        kind = SourceKind.RELAYED if relayed else SourceKind.AUTHOR
        return Source(SourceKind.UNNAMED if anonymous else kind)
    chain = sorted(around, key=lambda a: (len(a.content), a.cue.start))
    first = next((a for a in chain if a.kind is not SourceKind.RELAYED), chain[0])
    name = speakers.name(first.source) if first.source else ""
    via = _via(name, first, chain, speakers)
    kind = speakers.kind(first)
    if first.rule in _PASSED_ON and via:
        kind = SourceKind.RELAYED
    # Nobody stands behind what a nameless voice says that another expects, or said.
    if anonymous or any(a.kind is SourceKind.UNNAMED and a.source for a in chain):
        kind = SourceKind.UNNAMED
    return Source(kind, name, first.source, via, first.commitment)


def _via(name: str, first: Attribution, chain: Sequence[Attribution], speakers: Speakers) -> str:
    """Who passes on what `name` says: the next around it, or the medium that is told."""
    others = (a.source for a in chain if a is not first and a.source)
    names = (speakers.name(s) for s in others)
    relay = next((n for n in names if n != name), "")
    if not relay and first.via:
        relay = speakers.name(first.via)
    return relay
