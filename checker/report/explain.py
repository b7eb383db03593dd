"""How one finding came about: its values, its waterfall of weights, what was looked for in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.model import Finding, Grounds, Link, Location
from checker.report.cells import clip, one_line, wrap
from checker.report.paint import Paint
from checker.report.summary import counted

_INDENT, _DEEPER = "  ", "      "
_NARROWEST, _WIDEST = 40, 120
_WORDS = 60
_PRIOR = "before anything is compared"


def page(
    finding: Finding, reasons: Mapping[str, str], sought: Sequence[str], color: bool, columns: int
) -> str:
    """All that is known of a finding; ends with a newline.

    `reasons` says what each reason of a difference means, `sought` names those that are looked for.
    """
    width = min(max(columns, _NARROWEST), _WIDEST)
    return "\n".join(_Page(finding, reasons, sought, Paint(color), width).lines()) + "\n"


class _Page:
    def __init__(
        self,
        finding: Finding,
        reasons: Mapping[str, str],
        sought: Sequence[str],
        paint: Paint,
        columns: int,
    ) -> None:
        self._finding, self._reasons, self._sought = finding, reasons, sought
        self._paint, self._columns = paint, columns

    def lines(self) -> Iterator[str]:
        """The page, line by line."""
        finding = self._finding
        name = self._paint(f"{finding.rule} {one_line(finding.name)}", finding.severity)
        sure = f", confidence {finding.confidence:g}" if finding.confidence < 1 else ""
        yield f"{name}  ({finding.severity}{sure})  {self._paint(finding.fingerprint, 'dim')}"
        yield wrap(finding.message, self._columns, _INDENT)
        if finding.suppressed:
            reason = finding.suppressed.reason or "no reason was given"
            yield wrap(f"suppressed: {reason}", self._columns, _INDENT)
        yield from self._evidence()
        if finding.grounds is None:
            yield from self._section("Why", finding.because)
        else:
            yield from self._weighing(finding.grounds)
            yield from self._verdict(finding.grounds)
            yield from self._confidence(finding.grounds)
        yield from self._section("To settle it", [finding.settle] if finding.settle else [])

    def _section(self, title: str, sentences: Sequence[str]) -> Iterator[str]:
        if sentences:
            yield from ("", self._paint(title, "bold"))
        for sentence in sentences:
            yield wrap(sentence, self._columns, _INDENT, _INDENT * 2)

    def _evidence(self) -> Iterator[str]:
        """Each place, under what it is a place of."""
        yield from ("", self._paint("Evidence", "bold"))
        role = ""
        for place in self._finding.locations:
            if place.role != role:
                role = place.role
                yield wrap(role or "claim", self._columns, _INDENT)
            yield f"{_DEEPER}{_where(place)}"
            said = " · ".join(one_line(w) for w in (place.value, place.certainty) if w)
            if said:
                yield wrap(said, self._columns, _DEEPER + _INDENT)

    def _weighing(self, grounds: Grounds) -> Iterator[str]:
        """The waterfall: each weight with its reason, their sum, what that means."""
        yield from ("", self._paint("Is it one fact?", "bold"))
        one, two = map(_where, grounds.between)
        yield wrap("The two claims that were weighed:", self._columns, _INDENT)
        yield from (f"{_DEEPER}{one}", f"{_DEEPER}{two}", "")
        yield from self._waterfall(grounds.link)

    def _waterfall(self, link: Link) -> Iterator[str]:
        rows = [("prior", "", link.prior, _PRIOR)]
        rows += [(c.name, c.level, c.weight, c.because) for c in link.compared]
        name = max(len(row[0]) for row in rows)
        level = max(len(row[1]) for row in rows)
        for title, at, weight, because in rows:
            lead = f"{_INDENT}{_signed(weight)}  {title:<{name}}  {at:<{level}}  "
            line = wrap(because, max(self._columns, len(lead) + 24), lead, " " * len(lead))
            yield line.rstrip()
        odds = f"{2 ** abs(link.weight):,.1f}"
        said = f"odds of {odds} to 1" if link.weight >= 0 else f"odds of 1 to {odds}"
        yield f"{_INDENT}{'-' * 6}"
        total = f"{_signed(link.weight)}  {said} that it is one fact: {link.probability:.2f}"
        yield self._paint(f"{_INDENT}{total}", "bold")
        yield wrap("Weights are binary logarithms of odds; they add up.", self._columns, _INDENT)

    def _verdict(self, grounds: Grounds) -> Iterator[str]:
        """What each value allows, and what lets both be right, or does not."""
        yield from ("", self._paint("Do the values exclude each other?", "bold"))
        for camp in grounds.camps:
            told = not camp.allows or camp.value.startswith(camp.allows)
            allows = "" if told else f" allows {camp.allows}"
            by = counted(camp.articles, "article")
            by += f", {counted(camp.sources, 'independent source')}"
            yield wrap(f"{camp.value}{allows} ({by})", self._columns, _INDENT, _DEEPER)
        yield wrap("No one value satisfies all of them.", self._columns, _INDENT)
        if grounds.reasons:
            said = [f"{name}: {self._reasons.get(name, '')}" for name in grounds.reasons]
            yield from self._section("What lets them differ", said)
            return
        yield from self._section(
            "Looked for, and not found: what would let both be right",
            [f"{name}: {self._reasons.get(name, '')}" for name in self._sought],
        )

    def _confidence(self, grounds: Grounds) -> Iterator[str]:
        one, given = grounds.link.probability, grounds.given_same_fact
        said = (
            f"{self._finding.confidence:g} = {one:.2f} (that it is one fact) x {given:g} (how "
            "often such a difference in one fact is what the rule says)"
        )
        yield from self._section("Confidence", [said])


def _where(place: Location) -> str:
    at = place.at
    words = clip(one_line(place.text), _WORDS)
    return f'{one_line(at.path)}:{at.line}:{at.column}  "{words}"'


def _signed(weight: float) -> str:
    return f"{weight:+6.2f}"
