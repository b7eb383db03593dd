"""Facts for people: what is told of them, by how many, how firmly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from checker.findings.wording import certainty, listing
from checker.model import (
    Camp,
    Claim,
    Summary,
    Surveyed,
    attribute_of,
    best_supported,
    latest,
    names_of,
    tally,
)
from checker.report.cells import clip, one_line, wrap
from checker.report.fact_order import Matter, matter, ordered
from checker.report.paint import Paint
from checker.report.summary import counted

_INDENT, _DEEPER = "  ", "      "
_NARROWEST, _WIDEST = 40, 160
_WORDS = 50
# So many places of one value are shown; the others are counted.
_PLACES = 3
# As many digits of a fingerprint as nobody needs more of.
_DIGITS = 8
_STYLES = {Matter.CONFLICT: "error", Matter.DOUBT: "warning", Matter.SILENT: "warning"}


def render(
    facts: Sequence[Surveyed],
    summary: Summary,
    reasons: Mapping[str, str],
    every: bool,
    color: bool,
    width: int,
    apart: Sequence[str] = (),
) -> str:
    """The facts under headings, what matters first; ends with a newline.

    `reasons` says what each reason of a difference means. With `every`, facts of one article too,
    and each difference that was not reported with its reason. `apart` tells which sums could not be
    compared with those in other currencies.
    """
    page = _Page(Paint(color), min(max(width, _NARROWEST), _WIDEST), reasons, every)
    shown = ordered(facts, every)
    blocks = [block for kind, some in groupby(shown, key=matter) for block in page.part(kind, some)]
    if apart:
        blocks.append("\n".join(page.apart(apart)))
    return "\n\n".join([*blocks, "\n".join(page.footer(shown, facts, summary))]) + "\n"


class _Page:
    def __init__(self, paint: Paint, columns: int, reasons: Mapping[str, str], every: bool) -> None:
        self._paint, self._columns = paint, columns
        self._reasons, self._every = reasons, every

    def part(self, kind: Matter, facts: Iterable[Surveyed]) -> Iterator[str]:
        """A heading, then a block for each fact."""
        some = list(facts)
        yield self._paint(f"{kind.value} ({len(some):,})", _STYLES.get(kind, "good"))
        for fact in some:
            yield "\n".join(self._fact(fact))

    def _fact(self, of: Surveyed) -> Iterator[str]:
        claims = of.fact.claims
        camps = tally(claims)
        names = ", ".join(map(one_line, names_of(claims)))
        what = self._paint(one_line(attribute_of(claims)) or "value", "bold")
        yield f"{what} · {names}" if names else what
        plain = len(camps) == 1 and not of.findings and not of.silence
        if not plain:
            yield wrap(self._state(of), self._columns, _INDENT)
        newest, best = latest(claims, camps), best_supported(claims, camps)
        for number, camp in enumerate(camps):
            marks = [
                word for word, at in (("latest", newest), ("best supported", best)) if at == number
            ]
            marks = [str(of.fact.standing)] if plain else marks if len(camps) > 1 else []
            yield from self._camp(camp, claims, marks)
        yield from self._differences(of)

    def _state(self, of: Surveyed) -> str:
        """Standing, number of articles, and which findings tell more."""
        said = [str(of.fact.standing), counted(of.articles, "article")]
        said += [
            f"{f.rule} {f.name} ({f.confidence:g}), factlint explain {f.fingerprint[:_DIGITS]} PATH"
            for f in of.findings
        ]
        if of.silence:
            said.append(f"not reported: {of.silence}")
        found = list(dict.fromkeys(d.reason for d in of.fact.differences if d.reason))
        if found and not self._every:
            said.append(f"reasons to differ: {', '.join(found)}")
        return " · ".join(said)

    def _camp(self, camp: Camp, claims: Sequence[Claim], marks: Sequence[str]) -> Iterator[str]:
        """A value, on whose word and how firmly, and where it stands."""
        denied = "denied: " if camp.denied else ""
        by = counted(camp.articles, "article")
        if camp.sources != camp.articles:
            by += f", {counted(camp.sources, 'independent source')}"
        told = [claims[i] for i in camp.claims]
        said = " · ".join([by, *marks, _how_sure(told)])
        value = self._paint(f"{denied}{one_line(camp.value)}", "place")
        lead = f"{_INDENT}{denied}{one_line(camp.value)}  "
        lines = wrap(said, max(self._columns, len(lead) + 24), lead, _DEEPER)
        yield lines.replace(lead, f"{_INDENT}{value}  ", 1)
        for claim in told[:_PLACES]:
            words = clip(one_line(claim.text), _WORDS)
            yield f'{_DEEPER}{one_line(claim.at.path)}:{claim.at.line}:{claim.at.column}  "{words}"'
        if len(told) > _PLACES:
            yield self._paint(f"{_DEEPER}and {len(told) - _PLACES:,} more", "dim")

    def _differences(self, of: Surveyed) -> Iterator[str]:
        """The reasons of differences, each with the values that it lets be."""
        if not self._every:
            return
        apart: dict[str, dict[str, None]] = {}
        for d in of.fact.differences:
            if d.reason:
                pair = sorted(one_line(of.fact.claims[i].text) for i in (d.one, d.two))
                between = " and ".join(f'"{clip(words, _WORDS)}"' for words in pair)
                apart.setdefault(d.reason, {}).setdefault(between, None)
        for reason, pairs in apart.items():
            shown = "; ".join(list(pairs)[:_PLACES])
            more = f"; and {len(pairs) - _PLACES:,} more" if len(pairs) > _PLACES else ""
            said = f"{reason}: {self._reasons.get(reason, '')} ({shown}{more})"
            yield self._paint(wrap(said, self._columns, _INDENT, _DEEPER), "dim")

    def apart(self, said: Iterable[str]) -> Iterator[str]:
        """The sums that were not compared with those in other currencies."""
        yield self._paint("Not compared with sums in other currencies", "warning")
        for line in said:
            yield wrap(one_line(line), self._columns, _INDENT, _DEEPER)

    def footer(
        self, shown: Sequence[Surveyed], facts: Sequence[Surveyed], summary: Summary
    ) -> Iterator[str]:
        """How many there are, and how to see the others."""
        if not summary.articles:
            yield "No article was found: there are no facts."
            return
        read = f"{counted(summary.claims, 'claim')} in {counted(summary.articles, 'article')}"
        left = len(facts) - len(shown)
        if self._every or not left:
            said = f"{counted(len(facts), 'fact')} from {read}."
        else:
            said = f"{counted(len(shown), 'fact')} told by two articles or more, from {read}. "
            said += f"{counted(left, 'other')} {'is' if left == 1 else 'are'} told by one: --all."
        yield self._paint(wrap(said, self._columns), "bold")


def _how_sure(claims: Sequence[Claim]) -> str:
    """How firmly it is told, each way once, with how often where there are several."""
    told = Counter(certainty(c) for c in claims)
    if len(told) == 1:
        return one_line(next(iter(told)))
    most = told.most_common(_PLACES)
    said = listing([f"{n:,} {one_line(words)}" for words, n in most])
    return said + (", ..." if len(told) > len(most) else "")
