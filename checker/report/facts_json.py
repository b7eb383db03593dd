"""Facts for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from checker.findings.wording import certainty
from checker.model import (
    Camp,
    Claim,
    Link,
    Summary,
    Surveyed,
    attribute_of,
    best_supported,
    describe,
    latest,
    names_of,
    tally,
)
from checker.report.encode import encode, encode_pretty, spot

SCHEMA = "factlint-facts/1"
Reasons = Mapping[str, str]


def render(
    facts: Iterable[Surveyed],
    summary: Summary,
    code: int,
    reasons: Reasons,
    apart: Sequence[str] = (),
) -> bytes:
    """All facts as one JSON object in UTF-8, with a line end; `apart` as in `Survey`."""
    return encode_pretty(
        {
            "schema": SCHEMA,
            "facts": [record(f, reasons) for f in facts],
            "summary": msgspec.structs.asdict(summary),
            "not_compared": list(apart),
            "exit_code": code,
        }
    )


def line(of: Surveyed, reasons: Reasons) -> bytes:
    """One JSON line, with its line end."""
    return encode(record(of, reasons)) + b"\n"


def record(of: Surveyed, reasons: Reasons) -> dict[str, Any]:
    """A fact as programs read it. `latest` and `best_supported` are values, or null if unknown."""
    claims = of.fact.claims
    camps = tally(claims)
    newest, best = latest(claims, camps), best_supported(claims, camps)
    return {
        "id": of.fact.id,
        "attribute": attribute_of(claims),
        "names": names_of(claims),
        "standing": of.fact.standing,
        "articles": of.articles,
        "values": [_camp(c, claims) for c in camps],
        "latest": None if newest is None else camps[newest].value,
        "best_supported": None if best is None else camps[best].value,
        "differences": [
            {
                "one": spot(claims[d.one].at, claims[d.one].text),
                "two": spot(claims[d.two].at, claims[d.two].text),
                "reason": d.reason or None,
                "says": reasons.get(d.reason) or None,
            }
            for d in of.fact.differences
        ],
        "findings": [
            {"rule": f.rule, "confidence": f.confidence, "fingerprint": f.fingerprint}
            for f in of.findings
        ],
        "not_reported": of.silence or None,
        "link": None if of.fact.link is None else _link(of.fact.link, claims),
    }


def _camp(camp: Camp, claims: Sequence[Claim]) -> dict[str, Any]:
    return {
        "value": camp.value,
        "allows": camp.allows,
        "denied": camp.denied,
        "articles": camp.articles,
        "sources": camp.sources,
        "claims": [_claim(claims[i]) for i in camp.claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    given = claim.publication.given
    return spot(claim.at, claim.text) | {
        "value": describe.told(claim),
        "certainty": certainty(claim),
        "published": given.low.date().isoformat() if given and given.low else None,
    }


def _link(link: Link, claims: Sequence[Claim]) -> dict[str, Any]:
    between = [spot(claims[i].at, claims[i].text) for i in (link.one, link.two)]
    return weighing(link) | {"between": between}


def weighing(link: Link) -> dict[str, Any]:
    """The weights of a link, and their sum."""
    return {
        "prior": link.prior,
        "compared": [
            {"name": c.name, "level": c.level, "weight": c.weight, "because": c.because or None}
            for c in link.compared
        ],
        "weight": round(link.weight, 4),
        "probability": round(link.probability, 4),
    }
