"""Q303: one saying is given to different people."""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.quotations import evidence
from checker.findings.quotations.align import align
from checker.findings.quotations.groups import Group, Line, place
from checker.findings.quotations.names import compatible, strangers
from checker.findings.quotations.occasion import near
from checker.findings.quotations.words import Words, reader
from checker.findings.wording import listing
from checker.model import Finding, Quotation

RULE = "Q303"
# Shorter sayings are phrases that anybody may use.
_SHORTEST, _CONTENT = 6, 3
_DAYS, _YEARS = 30, 3650
# So many words of meaning are no phrase, unless they are one of condolence, thanks or duty.
_MUCH = 5
_ALIKE = 0.8
# Each says little beside it, somewhere: a line amid a longer speech may be the furniture of a page.
_MOST = 0.6
_PARTICLE = 2


def judge(found: Sequence[Group], context: Context) -> list[Finding]:
    """One finding for each saying whose named speakers cannot be one."""
    findings: list[Finding] = []
    seen: set[tuple[str, int]] = set()
    for group in found:
        words = reader(context.rulebook, group.lines[0].quotations[0].language)
        camps = [
            [q for q in c if (q.at.article, q.at.span.start) not in seen]
            for c in _camps(group, words)
        ]
        camps = [c for c in camps if c]
        if len(camps) < 2:
            continue
        camps.sort(key=lambda c: place(c[0]))
        seen.update((q.at.article, q.at.span.start) for c in camps for q in c)
        findings.append(_finding(group, camps, context))
    return findings


def _camps(group: Group, words: Words) -> list[list[Quotation]]:
    leader = group.lines[0]
    if sum(words.is_content(f) for f in leader.forms) < _CONTENT:
        return []
    named = [
        q
        for line in group.lines
        if line is leader or align(leader.words, line.words, words).ratio >= _ALIKE
        for q in line.quotations
        if len(line.words) >= _SHORTEST and _is_known(q)
    ]
    days = _YEARS if _is_own(leader, words) else _DAYS
    # Who is named in the words themselves is spoken of, and hardly speaks.
    spoken_of = {form for line in group.lines for form in line.forms}
    named = [q for q in named if q.speaker and q.speaker.key.split()[-1] not in spoken_of]
    camps: list[list[Quotation]] = []
    for q in sorted(named, key=place):
        home = [c for c in camps if all(compatible(q.speaker, x.speaker) for x in c[:16])]
        if home:
            home[0].append(q)
        elif not camps or (near(camps[0][0], q, days) and _strange(camps, q)):
            camps.append([q])
    counts: dict[str, int] = {}
    for camp in camps:
        for name in evidence.articles(camp):
            counts[name] = counts.get(name, 0) + 1
    told = [[q for q in c if counts[q.at.article] == 1] for c in camps]
    return [c for c in told if any(_is_most(leader, q) for q in c)]


def _is_most(line: Line, quotation: Quotation) -> bool:
    return len(line.words) >= _MOST * len(quotation.text.split())


def _is_own(line: Line, words: Words) -> bool:
    """True for a saying that nobody has at hand: long, with much meaning, and no set phrase."""
    telling = [f for f in line.forms if words.is_content(f)]
    return len(telling) >= _MUCH and words.formula.isdisjoint(line.forms)


def _is_known(quotation: Quotation) -> bool:
    """True for a speaker of whom the article leaves no doubt: by a full name, or with a title."""
    speaker = quotation.speaker
    if speaker is None or not (speaker.person and speaker.named):
        return False
    parts = [p for p in speaker.key.split() if len(p) > _PARTICLE]
    return len(parts) > 1


def _strange(camps: Sequence[Sequence[Quotation]], quotation: Quotation) -> bool:
    """True if no speaker so far shares a part of the name."""
    mine = quotation.speaker
    others = [q.speaker for c in camps for q in c[:16] if q.speaker]
    return mine is not None and all(strangers(mine, other) for other in others)


def _finding(group: Group, camps: Sequence[Sequence[Quotation]], context: Context) -> Finding:
    names = [evidence.who(c).removeprefix(" of ") for c in camps]
    line = group.lines[0]
    start = line.words[0].span.start
    words = evidence.excerpt(line.text, start, min(line.words[-1].span.end, start + 70))
    values = {"speakers": listing(names), "words": words}
    places = [
        evidence.location(q, name, "quotation")
        for c, name in zip(camps, names, strict=True)
        for q in c
    ]
    because = [f"{n}: {evidence.tally(c)}" for n, c in zip(names, camps, strict=True)]
    return make_finding(
        RULE,
        context,
        values,
        places,
        (" ".join(line.forms), *sorted(names)),
        because,
        context.rulebook.findings[RULE].parameters["given_same_saying"],
    )
