"""Findings that tell a person one thing become one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checker.model import Finding, Location

# Figures of one sentence under one hedge are one thing to look into; so are what is denied to have
# happened, and the figure in it.
_BY_SENTENCE = {"U201", "U205"}


def gather(findings: Iterable[Finding]) -> list[Finding]:
    """Join the findings of a rule whose primary locations share a sentence."""
    kept: dict[object, Finding] = {}
    for finding in sorted(findings, key=lambda f: (f.locations[0].at.span, f.fingerprint)):
        key = _key(finding)
        kept[key] = _joined(*_wider(kept[key], finding)) if key in kept else finding
    return list(kept.values())


def _key(finding: Finding) -> object:
    if finding.rule not in _BY_SENTENCE:
        return (finding.rule, finding.fingerprint, finding.locations)
    at = finding.locations[0].at
    return (finding.rule, at.article, at.sentence)


def _wider(first: Finding, other: Finding) -> tuple[Finding, Finding]:
    """Of two denials first the one whose words say more: "agreed to buy", not "has agreed"."""
    if first.rule != "U205" or len(first.locations[0].text) > len(other.locations[0].text):
        return first, other
    return other, first


def _joined(first: Finding, other: Finding) -> Finding:
    """The first finding with the claims of the other as further places; its reasons hold."""
    seen = {(p.at.article, p.at.span) for p in first.locations}
    new = [p for p in other.locations if (p.at.article, p.at.span) not in seen]
    return msgspec.structs.replace(
        first,
        confidence=max(first.confidence, other.confidence),
        locations=first.locations + tuple(_as_same_sentence(p) for p in new),
    )


def _as_same_sentence(place: Location) -> Location:
    if place.role != "claim":
        return place
    return msgspec.structs.replace(place, role="claim in the same sentence")
