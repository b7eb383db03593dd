"""Q301: one saying stands in materially different words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.quotations import evidence
from checker.findings.quotations.align import Change, Difference, align
from checker.findings.quotations.groups import Group, Line, place
from checker.findings.quotations.names import compatible
from checker.findings.quotations.paraphrases import paraphrases
from checker.findings.quotations.words import Word, Words, reader
from checker.findings.wording import listing
from checker.model import Finding, Quotation

RULE = "Q301"
# So many wordings are told apart; a saying with more is listed by these.
_MOST_CAMPS = 6
_SHOWN = 3
_ASKED = 12
# A longer quotation without a speaker is most often a mark without its partner.
_LONGEST_UNSPOKEN = 400
_NAMES = {
    Change.DETERMINER: "a determiner",
    Change.TENSE: "the tense",
    Change.WORDS: "words",
    Change.NEGATION: "a negation",
    Change.NUMBER: "a number",
}


class Camp(msgspec.Struct):
    """Lines that agree with their first, but for style and honest cuts."""

    line: Line
    quotations: list[Quotation]


def judge(
    quotations: Sequence[Quotation], found: Sequence[Group], context: Context
) -> list[Finding]:
    """One finding for each saying with two wordings in different articles."""
    findings = [f for g in found if (f := _of_group(g, context)) is not None]
    findings += _loose(quotations, found, context)
    return _joined(findings)


def _of_group(group: Group, context: Context) -> Finding | None:
    if not _is_speech(group):
        return None
    words = reader(context.rulebook, group.lines[0].quotations[0].language)
    camps = _told_apart(_camps(group, words))
    if len(camps) < 2:
        return None
    camps.sort(key=lambda c: place(c.quotations[0]))
    first, other = camps[0], camps[1]
    found = align(first.line.words, other.line.words, words)
    if found.change is Change.NONE:
        return None
    return _finding(
        camps, found.differences, _confidence(found.change, found.ratio, camps, context), context
    )


def _is_speech(group: Group) -> bool:
    """False for what stands in the mouths of many: the furniture of pages, by a mark unpaired."""
    told = [q for line in group.lines[:_MOST_CAMPS] for q in line.quotations[:_ASKED]]
    if not any(q.speaker and q.speaker.person for q in told):
        return max(len(q.text) for q in told) <= _LONGEST_UNSPOKEN
    return _one_voice(told[:_ASKED], told[:_ASKED])


def _camps(group: Group, words: Words) -> list[Camp]:
    """The wordings of a saying; one that was cut short joins the first that it fits."""
    camps: list[Camp] = []
    for line in group.lines:
        for camp in camps:
            if align(camp.line.words, line.words, words).change is Change.NONE:
                camp.quotations += line.quotations
                break
        else:
            if len(camps) < _MOST_CAMPS:
                camps.append(Camp(line, list(line.quotations)))
    return camps


def _told_apart(camps: Sequence[Camp]) -> list[Camp]:
    """The camps without articles that hold two of them: there both were said."""
    counts: dict[str, int] = {}
    for camp in camps:
        for name in evidence.articles(camp.quotations):
            counts[name] = counts.get(name, 0) + 1
    left: list[Camp] = []
    for camp in camps:
        kept = sorted((q for q in camp.quotations if counts[q.at.article] == 1), key=place)
        if kept and (not left or _one_voice(left[0].quotations, kept)):
            left.append(Camp(camp.line, kept))
    return left


def _one_voice(a: Sequence[Quotation], b: Sequence[Quotation]) -> bool:
    return all(compatible(x.speaker, y.speaker) for x in a[:8] for y in b[:8])


def _confidence(change: Change, ratio: float, camps: Sequence[Camp], context: Context) -> float:
    """By what was changed; surer where the rest is the same and the speaker is known."""
    given = context.rulebook.findings[RULE].parameters
    base = given[change.name.lower()]
    known = all(any(q.speaker and q.speaker.key for q in c.quotations) for c in camps[:2])
    return (
        base
        * (given["likeness"] + (1 - given["likeness"]) * min(ratio, 1.0))
        * (1.0 if known else given["unknown_speaker"])
    )


def _finding(
    camps: Sequence[Camp], differences: Sequence[Difference], confidence: float, context: Context
) -> Finding:
    everyone = [q for c in camps for q in c.quotations]
    shown = [_shown(c, differences, i) for i, c in enumerate(camps[:2])]
    shown += [evidence.excerpt(c.line.text, *_ends(c.line.words)) for c in camps[2:_SHOWN]]
    values = {"wordings": listing(shown), "speaker": evidence.who(everyone)}
    places = []
    for number, camp in enumerate(camps):
        told = _changed(differences, number) if number < 2 else ""
        places += [evidence.location(q, told, f"wording {number + 1}") for q in camp.quotations]
    because = [_reason(d) for d in differences[:4]]
    because += [f"wording {n}: {evidence.tally(c.quotations)}" for n, c in enumerate(camps, 1)]
    identity = sorted(" ".join(c.line.forms) for c in camps)
    return make_finding(RULE, context, values, places, identity, because, confidence)


def _shown(camp: Camp, differences: Sequence[Difference], side: int) -> str:
    words = [w for d in differences for w in (d.right if side else d.left)]
    start, end = _ends(words or camp.line.words)
    return evidence.excerpt(camp.line.text, start, min(end, start + 90))


def _ends(words: Sequence[Word]) -> tuple[int, int]:
    return min(w.span.start for w in words), max(w.span.end for w in words)


def _changed(differences: Sequence[Difference], side: int) -> str:
    said = [
        " ".join(w.form for w in (d.right if side else d.left)) or "(left out)" for d in differences
    ]
    return " | ".join(said[:4])


def _reason(difference: Difference) -> str:
    left = " ".join(w.form for w in difference.left) or "nothing"
    right = " ".join(w.form for w in difference.right) or "nothing"
    return f'{_NAMES[difference.change]}: "{left}" stands where the other has "{right}"'


def _loose(
    quotations: Sequence[Quotation], found: Sequence[Group], context: Context
) -> Iterator[Finding]:
    """Sayings that were put in other words, as by two translators."""
    for a, b, shared in paraphrases(quotations, found, context):
        camps = [Camp(a, a.quotations), Camp(b, b.quotations)]
        camps.sort(key=lambda c: place(c.quotations[0]))
        shown = [
            evidence.excerpt(c.line.text, *_ends(c.line.words)[:1], _ends(c.line.words)[0] + 80)
            for c in camps
        ]
        everyone = [q for c in camps for q in c.quotations]
        values = {"wordings": listing(shown), "speaker": evidence.who(everyone)}
        places = [
            evidence.location(q, "", f"wording {n}")
            for n, c in enumerate(camps, 1)
            for q in c.quotations
        ]
        because = [
            f"both speak of {listing(shared)}, said by one speaker on one occasion",
            "it may be one saying in two translations, or two sayings",
        ]
        confidence = context.rulebook.findings[RULE].parameters["translation"]
        identity = sorted(" ".join(c.line.forms) for c in camps)
        yield make_finding(RULE, context, values, places, identity, because, confidence)


def _joined(findings: Sequence[Finding]) -> list[Finding]:
    """Differences in two sentences of the same quotations are one finding."""
    kept: dict[object, Finding] = {}
    for finding in findings:
        key = frozenset((p.at.article, p.at.span) for p in finding.locations)
        first = kept.get(key)
        if first is None:
            kept[key] = finding
            continue
        kept[key] = msgspec.structs.replace(
            first,
            because=tuple(dict.fromkeys((*first.because, *finding.because))),
            confidence=max(first.confidence, finding.confidence),
        )
    return list(kept.values())
