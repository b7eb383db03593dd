"""A finding in a few plain lines, for formats that have one text for all."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding, Location
from checker.report.cells import clip, one_line

_WORDS = 60


def place(location: Location) -> str:
    """Path, line and column, as editors and terminals read them."""
    at = location.at
    return f"{one_line(at.path)}:{at.line}:{at.column}"


def said(location: Location) -> str:
    """What stands at a place: its role, its words, what they mean, how sure they are."""
    role = f"{one_line(location.role)}: " if location.role else ""
    words = f'"{clip(one_line(location.text), _WORDS)}"' if location.text else ""
    meaning = ", ".join(one_line(w) for w in (location.value, location.certainty) if w)
    return f"{role}{words}{' = ' if words and meaning else ''}{meaning}".strip()


def others(finding: Finding, limit: int) -> Iterator[str]:
    """A line for each place but the first, and one that counts what is beyond the limit."""
    rest = finding.locations[1:]
    for location in rest[:limit]:
        yield f"{place(location)} {said(location)}".rstrip()
    if len(rest) > limit:
        yield f"and {len(rest) - limit:,} more places: --format json lists every place"


def title(finding: Finding) -> str:
    """The rule, its name."""
    return f"{finding.rule} {one_line(finding.name)}"
