"""A report as a person wants to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model import Finding, Location, Report
from checker.report.cells import clip, one_line, wrap
from checker.report.excerpt import PRIMARY, SUPPORT, Mark, excerpt
from checker.report.paint import Paint
from checker.report.places import place
from checker.report.quoted import Quoted, quoted
from checker.report.summary import gaps, totals

_INDENT = "  "
_DEEPER = "    "
_LABEL = len("to settle: ")
_NARROWEST, _WIDEST = 40, 160
# A finding with hundreds of places would bury the others; the rest is counted, never dropped.
_PLACES = 12
_WORDS = 40


def render(
    report: Report, color: bool, width: int, quiet: bool = False, every_place: bool = False
) -> str:
    """All findings with their evidence, then the totals (not if `quiet`); ends with a newline."""
    paint = Paint(color)
    columns = min(max(width, _NARROWEST), _WIDEST)
    blocks = [
        "\n".join(_finding(f, paint, columns, None if every_place else _PLACES))
        for f in report.findings
    ]
    if not quiet:
        blocks.append("\n".join(_footer(report, paint, columns)))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _footer(report: Report, paint: Paint, columns: int) -> Iterator[str]:
    total = wrap(totals(report), columns)
    yield paint(total, "bold" if report.findings or report.exit_code else "good")
    for sentence in gaps(report):
        yield wrap(sentence, columns)
    if report.findings:
        rule = report.findings[0].rule
        yield paint(wrap(f"More on a rule: factlint explain {rule}", columns), "dim")


def _finding(finding: Finding, paint: Paint, columns: int, most: int | None) -> Iterator[str]:
    yield _headline(finding, paint)
    sure = f" (confidence {finding.confidence:g})" if finding.confidence < 1 else ""
    yield wrap(finding.message + sure, columns, _INDENT)
    shown = finding.locations[:most]
    for group in quoted(shown, columns - len(_DEEPER)):
        if group.text or group.places[0] is not finding.locations[0]:
            yield ""
            yield from _evidence(group, finding, paint, columns)
    left = len(finding.locations) - len(shown)
    if left:
        more = f"and {left:,} more: --all-locations shows every place"
        yield from ("", paint(wrap(more, columns, _INDENT), "dim"))
    if finding.because or finding.settle:
        yield ""
    yield from _labelled("why:", finding.because, paint, columns)
    yield from _labelled("to settle:", (finding.settle,) if finding.settle else (), paint, columns)


def _headline(finding: Finding, paint: Paint) -> str:
    severity = finding.severity
    where = paint(place(finding.locations[0]), "place") + _INDENT if finding.locations else ""
    return f"{where}{paint(f'{severity} {finding.rule}', severity)} {one_line(finding.name)}"


def _evidence(group: Quoted, finding: Finding, paint: Paint, columns: int) -> Iterator[str]:
    """The places of a group, the line that they stand in, and what each says."""
    first = finding.locations[0]
    for location in group.places:
        yield f"{_INDENT}{place(location)}{_INDENT}{paint(one_line(location.role), 'dim')}".rstrip()
    if group.text:
        marks = [_mark(p, group, p is first or bool(p.value)) for p in group.places]
        shown = excerpt(group.text, marks, columns - len(_DEEPER), group.cut)
        yield _DEEPER + shown.line
        yield _DEEPER + _painted(shown.underline, finding, paint)
    for location in group.places:
        said = _said(location, len(group.places) > 1)
        if said:
            yield wrap(said, columns, _DEEPER, _DEEPER + _INDENT)


def _mark(location: Location, group: Quoted, main: bool) -> Mark:
    """What is claimed is underlined in one way, what bears on it in another."""
    start = group.offset(location)
    return Mark(start, start + len(location.at.span), PRIMARY if main else SUPPORT)


def _painted(underline: str, finding: Finding, paint: Paint) -> str:
    """The underlining with each run of signs in its colour."""
    if not underline:
        return ""
    style = {PRIMARY: str(finding.severity), SUPPORT: "support"}
    runs: list[str] = []
    for sign in underline:
        if runs and runs[-1][0] == sign:
            runs[-1] += sign
        else:
            runs.append(sign)
    return "".join(paint(r, style[r[0]]) if r[0] in style else r for r in runs)


def _said(location: Location, several: bool) -> str:
    """Value and certainty; behind the words that they are of where several share a line."""
    said = " · ".join(w for w in (location.value, location.certainty) if w)
    if not several or not said:
        return said
    return f'"{clip(one_line(location.text), _WORDS)}": {said}'


def _labelled(label: str, sentences: Sequence[str], paint: Paint, columns: int) -> Iterable[str]:
    lead = _INDENT + paint(label, "bold") + " " * (_LABEL - len(label))
    blank = _INDENT + " " * _LABEL
    for sentence in sentences:
        lines = wrap(sentence, columns, blank)
        yield lead + lines.removeprefix(blank)
        lead = blank
