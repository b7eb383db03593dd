"""Of all findings those that touch what changed, the changed side first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from checker.model import Finding, Location, Span

# Changed stretches of text, by the id of their article.
Changes = Mapping[str, Sequence[Span]]
# Shows what bears on a claim, and is no claim itself.
_BESIDE = "evidence"


def touched(findings: Iterable[Finding], changes: Changes) -> Iterator[Finding]:
    """The findings with a place in a sentence that changed; all on inputs that were not read."""
    for finding in findings:
        hit = [_is_touched(location, changes) for location in finding.locations]
        if finding.rule.startswith("I"):
            yield finding
        elif any(hit):
            yield _turned(finding, hit)


def _is_touched(location: Location, changes: Changes) -> bool:
    at = location.at
    return any(
        span.overlaps(at.span) or span.overlaps(at.sentence) for span in changes.get(at.article, ())
    )


def _turned(finding: Finding, hit: Sequence[bool]) -> Finding:
    """The places that changed first, and in their order otherwise."""
    pairs = list(zip(finding.locations, hit, strict=True))
    if not any(is_hit and location.role != _BESIDE for location, is_hit in pairs):
        return finding  # evidence alone is nothing that a finding could begin with
    first = [x for x, is_hit in pairs if is_hit]
    first.sort(key=lambda x: x.role == _BESIDE)
    rest = [x for x, is_hit in pairs if not is_hit]
    return msgspec.structs.replace(finding, locations=(*first, *rest))
