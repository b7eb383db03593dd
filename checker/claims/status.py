"""What a text tells of a state, with the cues around: done, not done, planned, or nothing sure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.claims.certainty import Certainty
from checker.kinds.state import Told
from checker.model import (
    Cue,
    CueClass,
    Interval,
    Modality,
    Polarity,
    SourceKind,
    Status,
    Tense,
)

_NOT = {"not", "not-planned"}
_PLANNED = {"planned", "not-planned"}
# "It would close", which counts only in what somebody says.
_TOLD = "told-"
_TO_COME = {CueClass.PLAN, CueClass.FORECAST}
_UNSURE = {Modality.PROBABLE, Modality.POSSIBLE}


def settled(told: Told, certain: Certainty) -> tuple[Polarity, Tense] | None:
    """Whether it is denied, and whether it is yet to come; None for what is only possible."""
    cues = certain.evidence
    denial = any(c.cls is CueClass.DENIAL for c in cues)
    outside = [c for c in cues if not told.span.overlaps(c.span)]
    negated = any(c.cls is CueClass.NEGATION for c in outside)
    if certain.modality in _UNSURE or (negated and not denial):
        return None
    if any(c.cls in (CueClass.CONDITION, CueClass.QUESTION) for c in outside):
        return None
    says = told.says
    if says.startswith(_TOLD):
        if not denial and certain.source.kind is SourceKind.AUTHOR:
            return None
        says = says.removeprefix(_TOLD)
    denied = says in _NOT
    if denied and denial and says == "not":
        return None  # a denial of what was not done, or one in other words: who knows
    planned = says in _PLANNED
    if not planned and any(_plans(c, told) for c in outside):
        return None
    tense = Tense.PLANNED if planned else Tense.HAPPENED
    return (Polarity.DENIED if denied or denial else Polarity.AFFIRMED), tense


def status_of(
    told: Told, polarity: Polarity, about: Sequence[str], by: Sequence[str], at_times: str
) -> Status:
    """The value of a claim; `about` and `by` are the keys of the names in its phrases.

    What is so `at_times` is a question of its own: "open on Mondays".
    """
    state, denied = told.state, polarity is Polarity.DENIED
    holds = state.holds is not denied
    number = Decimal(int(holds))
    return Status(
        interval=Interval(number, number),
        name=f"not {state.name}" if denied else state.name,
        family=f"{state.family} {at_times}".rstrip(),
        of=told.of,
        names=tuple(dict.fromkeys(about)),
        by=told.doer,
        doers=tuple(dict.fromkeys(by)),
        lasting=state.lasts,
        still=told.still,
        agent=told.agent,
        which=told.which,
        ever=told.ever,
    )


def _plans(cue: Cue, told: Told) -> bool:
    """True for what makes a state one to come: not for a plan that was approved."""
    before = cue.span.start < told.span.start and not told.about.overlaps(cue.span)
    return cue.cls in _TO_COME and before


def is_own(cue: Cue, told: Told) -> bool:
    """True for "has not been released", "may stay free": what is told, and no doubt about it."""
    if cue.cls is CueClass.SPECULATION:
        return told.span.covers(cue.span)
    return cue.cls is CueClass.NON_CONFIRMATION and cue.span.overlaps(told.span)
