"""Q302: one saying is dated to different days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.quotations import evidence
from checker.findings.quotations.groups import Group, Line, place
from checker.findings.quotations.names import compatible
from checker.findings.quotations.words import Words, reader
from checker.findings.wording import listing
from checker.model import Anchor, Finding, Quotation, Time, agree, describe, touches

RULE = "Q302"
# A saying of so many words, or with so much meaning, is hardly said again by chance.
_SHORTEST, _CONTENT = 9, 5
_WEEK, _PRINT = timedelta(days=7), timedelta(days=4)


def judge(found: Sequence[Group], context: Context) -> list[Finding]:
    """One finding for each saying, told by the articles whose days exclude each other."""
    findings: list[Finding] = []
    seen: set[tuple[str, int]] = set()
    for group in found:
        words = reader(context.rulebook, group.lines[0].quotations[0].language)
        camps = [[q for q in c if evidence.identity(q) not in seen] for c in _camps(group, words)]
        camps = [c for c in camps if c]
        if len(camps) < 2:
            continue
        camps.sort(key=lambda c: place(c[0]))
        seen.update(evidence.identity(q) for c in camps for q in c)
        findings.append(_finding(group, camps, context))
    return findings


def _camps(group: Group, words: Words) -> list[list[Quotation]]:
    """The dated quotations by day; those of another speaker stay out."""
    told = [line for line in group.lines if _is_telling(line, words)]
    dated = sorted((q for line in told for q in line.quotations if q.said), key=place)
    camps: list[list[Quotation]] = []
    for quotation in dated:
        if camps and not compatible(camps[0][0].speaker, quotation.speaker):
            continue
        for camp in camps:
            if all(_touch(q, quotation) for q in camp[:16]):
                camp.append(quotation)
                break
        else:
            camps.append([quotation])
    return _told_apart(camps)


def _is_telling(line: Line, words: Words) -> bool:
    if len(line.words) >= _SHORTEST:
        return True
    return sum(words.is_content(f) for f in line.forms) >= _CONTENT


def _told_apart(camps: Sequence[list[Quotation]]) -> list[list[Quotation]]:
    """The camps that exclude the first, without articles that give several days themselves."""
    counts: dict[str, int] = {}
    for camp in camps:
        for name in evidence.articles(camp):
            counts[name] = counts.get(name, 0) + 1
    kept = [[q for q in c if counts[q.at.article] == 1] for c in camps]
    return [c for c in kept if c]


def _touch(a: Quotation, b: Quotation) -> bool:
    """True if two sayings may be of one day."""
    if a.said is None or b.said is None:
        return True
    return _times_touch(a.said.value, b.said.value) or _is_of_print(a, b)


def _is_of_print(a: Quotation, b: Quotation) -> bool:
    """True if only the days of print make the days differ, in articles of about one day.

    One text that appears again a day later still says "yesterday"; one that is dated a day early
    puts its "Tuesday" a week too far back.
    """
    if a.said is None or b.said is None or not a.published or not b.published:
        return False
    if not (a.said.value.relative and b.said.value.relative):
        return False
    printed = datetime.fromisoformat(a.published) - datetime.fromisoformat(b.published)
    if abs(printed) > _PRINT:
        return False
    first, second = a.said.value.interval, b.said.value.interval
    if a.said.text.lower() == b.said.text.lower():
        return True
    if first is None or second is None or first.low is None or second.low is None:
        return False
    return abs(first.low.date() - second.low.date()) == _WEEK


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
