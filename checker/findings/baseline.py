"""Findings against a baseline: what is new, what is known, what was settled since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from checker.context import Context
from checker.findings.make import make_finding
from checker.findings.wording import counted, listing
from checker.model import Baseline, Entry, Finding, Location, Place, Severity, Span

RULE = "S704"
# Evidence bears on what is said; it is not said itself.
_EVIDENCE = "evidence"
# So many values or places are named in a sentence.
_NAMED = 3


class Match(msgspec.Struct, frozen=True):
    """A finding and the number of the entry that knows it, if one does.

    `added` are the places that tell it beyond those that the entry counts.
    """

    finding: Finding
    entry: int | None = None
    added: tuple[Location, ...] = ()


def entries_of(findings: Iterable[Finding]) -> list[Entry]:
    """The entries that make findings known, sorted; findings of the same content share one."""
    merged: dict[object, Entry] = {}
    for entry in map(_entry, (f for f in findings if _can_be_known(f))):
        same = merged.get(entry.key)
        told = Counter(same.told if same else {}) + Counter(entry.told)
        merged[entry.key] = msgspec.structs.replace(entry, told=dict(sorted(told.items())))
    return sorted(merged.values(), key=lambda e: e.key)


def match(findings: Sequence[Finding], entries: Sequence[Entry]) -> list[Match]:
    """Each finding with the entry that knows it. The order of the findings does not matter."""
    known = _Known(entries)
    order = sorted(range(len(findings)), key=lambda i: (findings[i].fingerprint, i))
    matched = {i: known.match(findings[i]) for i in order}
    return [matched[i] for i in range(len(findings))]


def widened(found: Match) -> Finding:
    """A known finding that more places tell now: worth a word, no ground to fail."""
    finding = found.finding
    added = found.added
    more = counted(len(added), "more place")
    where = listing([f"{p.at.path}:{p.at.line}" for p in added[:_NAMED]])
    dots = ", ..." if len(added) > _NAMED else ""
    return msgspec.structs.replace(
        finding,
        severity=Severity.INFO,
        because=(f"the baseline knows it; {more} tells it now: {where}{dots}", *finding.because),
        # The new places first: there a reader of a change looks.
        locations=(*added, *(p for p in finding.locations if p not in added)),
        baseline="widened",
    )


def stale(baseline: Baseline, number: int, context: Context) -> Finding:
    """S704 stale-baseline-entry: nothing in the articles is what an entry lets be."""
    entry = baseline.entries[number]
    nowhere = Span(0, 0)
    at = Place(baseline.path, baseline.path, nowhere, number + 1, 1, nowhere, "", 0)
    shown = [f'"{v}"' for v in entry.values[:_NAMED]]
    values = listing(shown) + (", ..." if len(entry.values) > _NAMED else "")
    return make_finding(
        RULE,
        context,
        {"rule": entry.rule, "values": values, "path": baseline.path},
        [Location(at, values, role="entry")],
        (entry.rule, *entry.values, *sorted(entry.told)),
    )


def _can_be_known(finding: Finding) -> bool:
    """What was not read is never let be."""
    return not finding.rule.startswith("I") and finding.rule != RULE


class _Known:
    """Entries that can be asked for, each of which counts down the places that it knows."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._left = [Counter(e.told) for e in entries]
        self._by_sentence: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for digest in entry.told:
                self._by_sentence[entry.rule, digest].append(number)

    def match(self, finding: Finding) -> Match:
        if not _can_be_known(finding):
            return Match(finding)
        sides, told = _sides(finding), _told(finding)
        shared = Counter(n for d in set(told) for n in self._by_sentence.get((finding.rule, d), ()))
        for number, count in sorted(shared.items(), key=lambda s: (-s[1], s[0])):
            entry = self._entries[number]
            if 2 * count >= min(len(set(told)), len(entry.told)) and _holds(entry, sides):
                return Match(finding, number, self._added(number, finding))
        return Match(finding)

    def _added(self, number: int, finding: Finding) -> tuple[Location, ...]:
        left, added = self._left[number], []
        for place in _places(finding):
            digest = _digest(place, finding)
            if left[digest] > 0:
                left[digest] -= 1
            else:
                added.append(place)
        return tuple(added)


def _holds(entry: Entry, sides: Iterable[tuple[set[str], set[str]]]) -> bool:
    """True if an entry has a value of every side: one more value is one more conflict."""
    return all(
        not values.isdisjoint(entry.values)
        # A rule that reads more or fewer words of a known sentence still reads the same value.
        or (not told.isdisjoint(entry.told) and _reworded(values, entry.values))
        for values, told in sides
    )


def _reworded(values: Iterable[str], known: Iterable[str]) -> bool:
    pairs = [(set(v.split()), set(k.split())) for v in values for k in known]
    return any(v <= k or k <= v for v, k in pairs)


def _entry(finding: Finding) -> Entry:
    values = sorted({v for side, _ in _sides(finding) for v in side})
    return Entry(finding.rule, tuple(values), dict(sorted(Counter(_told(finding)).items())))


def _sides(finding: Finding) -> list[tuple[set[str], set[str]]]:
    """What stands in one role is one side: its values in words, and the sentences that tell it."""
    sides: dict[str, tuple[set[str], set[str]]] = {}
    for place in _claims(finding):
        # Whoever repeats a claim is on the side of who made it.
        role = "claim" if place.role.startswith("claim") else place.role
        values, told = sides.setdefault(role, (set(), set()))
        values.add(" ".join(place.text.split()).casefold())
        told.add(_digest(place, finding))
    return list(sides.values())


def _told(finding: Finding) -> list[str]:
    return [_digest(p, finding) for p in _places(finding)]


def _places(finding: Finding) -> list[Location]:
    """One place for each sentence that tells it."""
    return list({(p.at.article, p.at.sentence): p for p in reversed(_claims(finding))}.values())


def _claims(finding: Finding) -> list[Location]:
    return [p for p in finding.locations if p.role != _EVIDENCE]


def _digest(place: Location, finding: Finding) -> str:
    return place.at.digest or finding.fingerprint
