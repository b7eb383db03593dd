"""Findings against a baseline: what is new, what is known, what was settled since."""

from __future__ import annotations

import re
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
# What stands for a whole archive is one thing, whatever it has grown to.
_ARCHIVE = "archive"
# So many values or places are named in a sentence.
_NAMED = 3
_WORD = re.compile(r"\w+")
# The values that stand against others, and the digests of the sentences that tell them.
_Side = tuple[set[str], set[str]]


class Match(msgspec.Struct, frozen=True):
    """A finding and the number of the entry about the same thing, if there is one.

    The entry knows the finding unless `unknown` values stand in it that are not in the entry.
    `more` articles tell it than the entry counts; `added` are places in those with other words.
    """

    finding: Finding
    entry: int | None = None
    unknown: tuple[str, ...] = ()
    more: int = 0
    added: tuple[Location, ...] = ()

    @property
    def known(self) -> bool:
        """True if a baseline lets the finding be."""
        return self.entry is not None and not self.unknown


def entries_of(findings: Iterable[Finding]) -> list[Entry]:
    """The entries that make findings known, sorted; findings of the same content share one."""
    merged: dict[object, Entry] = {}
    for entry in map(_entry, (f for f in findings if _can_be_known(f))):
        same = merged.get(entry.key)
        told = Counter(same.told if same else {}) + Counter(entry.told)
        merged[entry.key] = msgspec.structs.replace(entry, told=dict(sorted(told.items())))
    return sorted_entries(merged.values())


def sorted_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order of a file, each content once."""
    return sorted({e.key: e for e in entries}.values(), key=lambda e: e.key)


def match(findings: Sequence[Finding], entries: Sequence[Entry]) -> list[Match]:
    """Each finding with the entry that knows it. The order of the findings does not matter."""
    known = _Known(entries)
    order = sorted(range(len(findings)), key=lambda i: (findings[i].fingerprint, i))
    matched = {i: known.match(findings[i]) for i in order}
    return [matched[i] for i in range(len(findings))]


def gone(matches: Iterable[Match], entries: Sequence[Entry]) -> list[int]:
    """The entries that no finding is about; one on a whole archive is about all of its rule."""
    live = {m.entry for m in matches}
    whole = {
        m.finding.rule for m in matches if any(p.role == _ARCHIVE for p in m.finding.locations)
    }
    return [n for n, e in enumerate(entries) if n not in live and e.rule not in whole]


def new(found: Match) -> Finding:
    """A finding that a baseline does not know, or not with all of its values."""
    finding = found.finding
    values = listing([f'"{v}"' for v in found.unknown[:_NAMED]])
    reasons = (f"the baseline knows it without {values}",) if values else ()
    return msgspec.structs.replace(finding, because=(*reasons, *finding.because), baseline="new")


def widened(found: Match) -> Finding:
    """A known finding that more articles tell now: worth a word, no ground to fail."""
    finding = found.finding
    added = found.added
    more = f"{counted(found.more, 'more article')} {'tells' if found.more == 1 else 'tell'} it now"
    where = ": " + listing([f"{p.at.path}:{p.at.line}" for p in added[:_NAMED]]) if added else ""
    dots = ", ..." if len(added) > _NAMED else ""
    return msgspec.structs.replace(
        finding,
        severity=Severity.INFO,
        because=(f"the baseline knows it; {more}{where}{dots}", *finding.because),
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
        self._archives = {e.rule: n for n, e in enumerate(entries) if e.values == (_ARCHIVE,)}
        self._by_sentence: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for digest in entry.told:
                self._by_sentence[entry.rule, digest].append(number)

    def match(self, finding: Finding) -> Match:
        if not _can_be_known(finding):
            return Match(finding)
        sides, told = _sides(finding), set(_told(finding))
        shared = Counter(n for d in told for n in self._by_sentence.get((finding.rule, d), ()))
        near = Match(finding, self._archives.get(finding.rule))
        for number, count in sorted(shared.items(), key=lambda s: (-s[1], s[0])):
            entry = self._entries[number]
            if 2 * count < min(len(told), len(entry.told)):
                continue
            strange = [side for side in sides if not _holds(entry, side)]
            if not strange:
                return self._known(number, finding)
            if len(strange) < len(sides) and not near.unknown:
                values = sorted({v for side in strange for v in side[0]})
                near = Match(finding, number, unknown=tuple(values))
        return near

    def _known(self, number: int, finding: Finding) -> Match:
        """The match, with the articles that the entry does not count; it counts them from now."""
        left, told = self._left[number], self._entries[number].told
        more, added = 0, []
        for places in _by_article(finding):
            digests = [_digest(p, finding) for p in places]
            known = [d for d in digests if left[d] > 0]
            left.subtract(known)
            if not known:
                more += 1
                added += [p for p, d in zip(places, digests, strict=True) if d not in told][:1]
        return Match(finding, number, more=more, added=tuple(added))


def _holds(entry: Entry, side: _Side) -> bool:
    """True if an entry has a value of a side: one more value is one more conflict."""
    values, told = side
    # A rule that reads more or fewer words of a known sentence still reads the same value.
    reread = not told.isdisjoint(entry.told) and _reworded(values, entry.values)
    return reread or not values.isdisjoint(entry.values)


def _reworded(values: Iterable[str], known: Iterable[str]) -> bool:
    pairs = [(set(_WORD.findall(v)), set(_WORD.findall(k))) for v in values for k in known]
    return any(v <= k or k <= v for v, k in pairs)


def _entry(finding: Finding) -> Entry:
    values = sorted({v for side, _ in _sides(finding) for v in side})
    return Entry(finding.rule, tuple(values), dict(sorted(Counter(_told(finding)).items())))


def _sides(finding: Finding) -> list[_Side]:
    """What stands in one role is one side: its values in words, and the sentences that tell it."""
    sides: dict[str, _Side] = {}
    for place in _claims(finding):
        # Whoever repeats a claim is on the side of who made it.
        role = "claim" if place.role.startswith("claim") else place.role
        values, told = sides.setdefault(role, (set(), set()))
        words = _ARCHIVE if role == _ARCHIVE else place.text
        values.add(" ".join(words.split()).casefold())
        told.add(_digest(place, finding))
    return list(sides.values())


def _told(finding: Finding) -> list[str]:
    return [_digest(p, finding) for places in _by_article(finding) for p in places]


def _by_article(finding: Finding) -> list[list[Location]]:
    """One place for each sentence that tells it, those of an article together."""
    found: dict[str, dict[object, Location]] = defaultdict(dict)
    for place in _claims(finding):
        found[place.at.article].setdefault(place.at.sentence, place)
    return [list(places.values()) for places in found.values()]


def _claims(finding: Finding) -> list[Location]:
    return [p for p in finding.locations if p.role != _EVIDENCE]


def _digest(place: Location, finding: Finding) -> str:
    return (place.role != _ARCHIVE and place.at.digest) or finding.fingerprint
