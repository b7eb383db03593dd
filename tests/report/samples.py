"""Reports for tests, built by hand: no pipeline needed."""

from __future__ import annotations

from checker.model import Finding, Location, Place, Report, Severity, Span, Summary

LINE = "The toll bridge reportedly cost $4.2 million, and the county has not confirmed that."


def location(
    words: str,
    line: str = LINE,
    *,
    path: str = "news/bridge.md",
    number: int = 3,
    begin: int = 0,
    value: str = "",
    certainty: str = "",
    role: str = "claim",
) -> Location:
    """The place of `words` in a line of which everything before `begin` was cut off."""
    at = line.index(words)
    span = Span(100 + at, 100 + at + len(words))
    sentence = Span(100, 100 + len(line))
    place = Place(path, path, span, number, at + 1, sentence, line[begin:], at - begin)
    return Location(place, words, value, certainty, role)


CLAIM = location(
    "$4.2 million",
    value="USD 4.2 million (4.15 to 4.25 million)",
    certainty="reported, not vouched for",
)
CUE = location("reportedly", certainty="hearsay", role="evidence")


def finding(
    *locations: Location, severity: Severity = Severity.WARNING, message: str = ""
) -> Finding:
    return Finding(
        rule="U201",
        name="unconfirmed-claim",
        severity=severity,
        confidence=0.85,
        message=message or 'USD 4.2 million rests on "reportedly" and nobody confirms it',
        because=('it is told as hearsay: "reportedly"', "no other article was checked"),
        settle="Look for a first-hand source.",
        locations=locations or (CLAIM, CUE),
        fingerprint="0123456789abcdef",
    )


def report(*findings: Finding, exit_code: int = 0, **counts: int) -> Report:
    known = {"articles": 3, "claims": 41, "facts": 38} | counts
    return Report(findings, Summary(**known), exit_code)
