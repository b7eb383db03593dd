"""S701 to S703: what articles suppress, and suppressions that nobody needs."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from checker.context import Context
from checker.findings.make import make_finding
from checker.model import Finding, Location, Suppression
from checker.rulebook import FindingRule

UNUSED, EXPIRED, UNREASONED = "S701", "S702", "S703"
# What could not be read, and what is wrong with suppressions, cannot be suppressed.
_NEVER = ("I", "S")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def suppress(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], context: Context
) -> tuple[list[Finding], set[Suppression]]:
    """The findings, each with what suppresses it if something does; and what was of use.

    A finding is suppressed if that is said at any of its claims, in any of the articles. Of a
    conflict what is left must be none: two values that nobody spoke of stay a finding.
    """
    holding: defaultdict[str, list[Suppression]] = defaultdict(list)
    for said in sorted(suppressions, key=lambda s: (s.at.path, s.at.span, s.rule)):
        if not _ended(said, context):
            holding[said.at.article].append(said)
    used: set[Suppression] = set()
    return [_judged(f, holding, used) for f in findings] if holding else list(findings), used


def _judged(
    finding: Finding, holding: Mapping[str, list[Suppression]], used: set[Suppression]
) -> Finding:
    if finding.rule.startswith(_NEVER):
        return finding
    by_place = [_at(p, finding, holding) for p in finding.locations]
    said = [s for found in by_place for s in found]
    used.update(said)
    covered = {p for p, found in zip(finding.locations, by_place, strict=True) if found}
    if not said or still_conflicts(finding, covered):
        return finding
    return msgspec.structs.replace(finding, suppressed=said[0])


def _at(
    place: Location, finding: Finding, holding: Mapping[str, list[Suppression]]
) -> list[Suppression]:
    """What suppresses a finding at one of its places; cues are no claims."""
    if place.role == "evidence":
        return []
    said = holding.get(place.at.article, ())
    return [s for s in said if _names(s, finding.rule, finding.name) and _reaches(s, place)]


def _names(said: Suppression, rule: str, name: str) -> bool:
    return said.rule.upper() == rule or said.rule.lower() == name


def _reaches(said: Suppression, place: Location) -> bool:
    return said.lines is None or said.lines[0] <= place.at.line <= said.lines[1]


def still_conflicts(finding: Finding, without: set[Location]) -> bool:
    """True if what is left of a conflict, without some of its places, is one all the same."""
    if not finding.rule.startswith("C"):
        return False
    left = {p.role for p in finding.locations if p not in without and p.role != "evidence"}
    return len(left) > 1


def judge_suppressions(
    suppressions: Iterable[Suppression], used: set[Suppression], articles: int, context: Context
) -> Iterator[Finding]:
    """What is wrong with suppressions; one that ended is not named again as unused.

    A conflict needs a second article: that none is there in a run over one tells nothing.
    """
    rules = context.rulebook.findings
    for said in suppressions:
        rule = next((r for r in rules.values() if _names(said, r.id, r.name)), None)
        alone = rule is not None and rule.id.startswith("C") and articles < 2
        if rule is None or rule.id.startswith(_NEVER) or said.trouble:
            yield _finding(UNUSED, said, _unfit(said, rule, rules), context)
        elif _ended(said, context):
            yield _finding(EXPIRED, said, _why_ended(said), context)
        elif said not in used and not alone:
            yield _finding(UNUSED, said, f"no finding of {rule.id} is there", context)
        elif not said.reason:
            yield _finding(UNREASONED, said, "", context)


def _unfit(said: Suppression, rule: FindingRule | None, rules: Mapping[str, FindingRule]) -> str:
    if said.trouble:
        return said.trouble
    if rule is not None:
        return f"findings of {rule.id} cannot be suppressed in an article"
    known = [n for r in rules.values() for n in (r.id, r.name)]
    near = difflib.get_close_matches(said.rule[:80], known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f'there is no rule "{said.rule[:80]}"{hint}'


def _ended(said: Suppression, context: Context) -> bool:
    """True after its last day, and for a day that no calendar has."""
    if not said.until:
        return False
    day, today = _day(said.until), context.settings.today
    return day is None or (today is not None and today > day)


def _why_ended(said: Suppression) -> str:
    if _day(said.until) is None:
        return f'"until {said.until}" names no day, so it never held; write it as in 2030-01-31'
    return f"it held until {said.until}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _finding(rule: str, said: Suppression, why: str, context: Context) -> Finding:
    names = {"rule": said.rule, "why": why, "reason": said.reason or "none was given"}
    words = said.at.quoted_line[said.at.caret :][: len(said.at.span)]
    place = Location(said.at, " ".join(words.split()), role="suppression")
    identity = (said.at.article, said.rule, said.reason)
    return make_finding(rule, context, names, [place], identity)
