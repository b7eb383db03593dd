"""Claims: one JSON line for programs, a few lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.wording import certainty
from checker.model import Claim, Commitment, SourceKind, describe
from checker.report.cells import clip, one_line, wrap
from checker.report.encode import encode
from checker.report.paint import Paint

_WORDS = 50


def line(claim: Claim) -> bytes:
    """One JSON line in UTF-8 with every field of the claim, and its line end.

    Decimals are strings, times are ISO, so that nothing is lost.
    """
    return encode(claim) + b"\n"


def text(claim: Claim, color: bool, width: int) -> str:
    """Where it stands, what it says of what, how firmly; ends with a newline."""
    paint, at = Paint(color), claim.at
    where = paint(f"{one_line(at.path)}:{at.line}:{at.column}", "place")
    shown = [f'{where}  "{clip(one_line(claim.text), _WORDS)}"']
    for label, said in _said(claim):
        lines = wrap(f"{label} {said}", width, "  ", "    ")
        shown.append(lines.replace(label, paint(label, "dim"), 1))
    return "\n".join(shown) + "\n"


def _said(claim: Claim) -> Iterator[tuple[str, str]]:
    """What there is to tell, each with its label."""
    attribute = claim.attribute.replace("-", " ") or "value"
    yield f"{one_line(attribute)}:", describe.precise(claim.value) + describe.aside(claim)
    if claim.subject:
        yield "of:", ", ".join(claim.subject)
    if claim.scope:
        yield "only:", ", ".join(claim.scope)
    if claim.time_scope is not None:
        yield "when:", describe.time(claim.time_scope)
    yield "how sure:", certainty(claim)
    yield "modality:", f"{claim.modality}, polarity: {claim.polarity}, tense: {claim.tense}"
    yield "source:", _source(claim)
    if claim.evidence:
        yield "cues:", ", ".join(f'{e.cls} "{one_line(e.text)}"' for e in claim.evidence)


def _source(claim: Claim) -> str:
    """Whose word it is, of what kind, how firmly given, and who passes it on."""
    source = claim.source
    if source.kind is SourceKind.AUTHOR:
        return "the author"
    parts = [f"{one_line(source.name)} ({source.kind})" if source.name else str(source.kind)]
    if source.commitment is not Commitment.NEUTRAL:
        parts.append(str(source.commitment))
    if source.via:
        parts.append(f"via {one_line(source.via)}")
    return ", ".join(parts)
