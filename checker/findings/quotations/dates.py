"""Q302: one saying is dated to different days."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.quotations import evidence
from checker.findings.quotations.groups import Group, place
from checker.findings.quotations.speakers import compatible
from checker.findings.wording import listing
from checker.model import Anchor, Finding, Quotation, Saying, Time, agree, describe, touches

RULE = "Q302"
_SHORTEST = 6


def judge(found: Sequence[Group], context: Context) -> list[Finding]:
    """One finding for each saying, told by the articles whose days exclude each other."""
    findings: list[Finding] = []
    seen: set[tuple[str, int]] = set()
    for group in found:
        camps = [[q for q in c if _key(q) not in seen] for c in _camps(group)]
        camps = [c for c in camps if c]
        if len(camps) < 2:
            continue
        camps.sort(key=lambda c: place(c[0]))
        seen.update(_key(q) for c in camps for q in c)
        findings.append(_finding(group, camps, context))
    return findings


def _key(quotation: Quotation) -> tuple[str, int]:
    return quotation.at.article, quotation.at.span.start


def _camps(group: Group) -> list[list[Quotation]]:
    """The dated quotations by day; those of another speaker stay out."""
    if max(len(line.words) for line in group.lines) < _SHORTEST:
        return []
    dated = sorted((q for line in group.lines for q in line.quotations if q.said), key=place)
    camps: list[list[Quotation]] = []
    for quotation in dated:
        if camps and not compatible(camps[0][0].speaker, quotation.speaker):
            continue
        for camp in camps:
            if all(_touch(q.said, quotation.said) for q in camp[:16]):
                camp.append(quotation)
                break
        else:
            camps.append([quotation])
    return _told_apart(camps)


def _told_apart(camps: Sequence[list[Quotation]]) -> list[list[Quotation]]:
    """The camps that exclude the first, without articles that give several days themselves."""
    counts: dict[str, int] = {}
    for camp in camps:
        for name in evidence.articles(camp):
            counts[name] = counts.get(name, 0) + 1
    kept = [[q for q in c if counts[q.at.article] == 1] for c in camps]
    return [c for c in kept if c]


def _touch(a: Saying | None, b: Saying | None) -> bool:
    """True if two sayings may be of one day."""
    if a is None or b is None:
        return True
    return _times_touch(a.value, b.value)


def _times_touch(a: Time, b: Time) -> bool:
    if a.yearly is not None and b.interval is not None:
        return touches(a.yearly, b.interval)
    if b.yearly is not None and a.interval is not None:
        return touches(b.yearly, a.interval)
    if a.interval is None or b.interval is None:
        return True
    others = [i for i in (a.other, b.other) if i is not None]
    return agree((a.interval, b.interval)) or bool(others)


def _finding(group: Group, camps: Sequence[Sequence[Quotation]], context: Context) -> Finding:
    everyone = [q for c in camps for q in c]
    days = list(dict.fromkeys(_day(c[0]) for c in camps))
    line = group.lines[0]
    start = line.words[0].span.start
    values = {
        "days": listing(days),
        "speaker": evidence.who(everyone),
        "words": evidence.excerpt(line.text, start, min(line.words[-1].span.end, start + 70)),
    }
    places = []
    for camp in camps:
        for q in camp:
            places.append(evidence.location(q, _day(q), "quotation"))
            if q.said:
                places.append(evidence.time_location(q.said))
    because = [f"{_day(c[0])}: {evidence.tally(c)}" for c in camps]
    because += list(dict.fromkeys(n for q in everyone for n in _notes(q)))[:4]
    return make_finding(
        RULE,
        context,
        values,
        places,
        (" ".join(line.forms), *sorted(days)),
        because,
        _confidence(everyone, context),
    )


def _day(quotation: Quotation) -> str:
    return describe.value(quotation.said.value) if quotation.said else ""


def _notes(quotation: Quotation) -> list[str]:
    """What is not said outright of a date."""
    said, notes = quotation.said, []
    if said is None:
        return []
    if said.value.anchor is Anchor.INFERRED or said.value.yearly is not None:
        notes.append(f'"{said.text}" counts from a date of the article that is inferred, not given')
    if said.carried:
        notes.append(f'"{said.text}" stands in the sentence before the quotation')
    return notes


def _confidence(quotations: Sequence[Quotation], context: Context) -> float:
    given = context.rulebook.findings[RULE].parameters
    inferred = any(_notes(q) for q in quotations)
    return given["inferred"] if inferred else given["given"]
