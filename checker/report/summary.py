"""How much was checked, and whether that was everything."""

from __future__ import annotations

from collections import Counter

import msgspec

from checker.model import Report, Severity


def counted(number: int, noun: str) -> str:
    """ "1 article", "2,000 articles"; info has no plural."""
    plural = "" if number == 1 or noun == "info" else "s"
    return f"{number:,} {noun}{plural}"


def severities(report: Report) -> dict[str, int]:
    """How many findings there are of each severity, gravest first."""
    counts = Counter(f.severity for f in report.every)
    return {str(s): counts[s] for s in reversed(Severity)}


def totals(report: Report) -> str:
    """The line that sums up a report."""
    summary = report.summary
    if not summary.articles:
        return "No article was found: nothing was checked."
    read = ", ".join(
        (
            counted(summary.articles, "article"),
            counted(summary.claims, "claim"),
            counted(summary.facts, "fact"),
        )
    )
    if not report.every:
        return f"No findings in {read}."
    by_severity = ", ".join(counted(n, s) for s, n in severities(report).items())
    return f"{counted(len(report.every), 'finding')} ({by_severity}) in {read}."


def first(report: Report, most: int | None) -> Report:
    """The report with so many findings at most; the others are kept as left out."""
    if most is None or len(report.findings) <= most:
        return report
    shown, rest = report.findings[:most], report.findings[most:]
    return msgspec.structs.replace(report, findings=shown, left_out=rest)


def left_out(report: Report) -> str:
    """The sentence on findings beyond the number that was asked for."""
    shown, number = len(report.findings), len(report.left_out)
    are = "finding is" if number == 1 else "findings are"
    return f"{number:,} more {are} not shown (--max-findings {shown}); all of them count."


def by_rule(report: Report) -> str:
    """How many findings there are of each rule, a line each, most first."""
    counts = Counter((f.rule, f.name) for f in report.every)
    width = max((len(f"{n:,}") for n in counts.values()), default=0)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{n:>{width},}  {rule}  {name}\n" for (rule, name), n in rows)


def gaps(report: Report) -> list[str]:
    """A sentence on each thing that was not read or is not shown."""
    summary, sentences = report.summary, [left_out(report)] if report.left_out else []
    if summary.unread and report.exit_code == 4:
        sentences.append(trouble(4, summary.unread))
    elif summary.unread:
        were = "was" if summary.unread == 1 else "were"
        unread = counted(summary.unread, "input")
        sentences.append(f"{unread} could not be read and {were} left out.")
    if summary.known:
        known = counted(summary.known, "known finding")
        sentences.append(f"{known} left out: the baseline lets {_them(summary.known)} be.")
    if summary.suppressed:
        are = _are(summary.suppressed)
        sentences.append(f"{counted(summary.suppressed, 'finding')} {are} suppressed by articles.")
    if summary.withheld:
        facts = counted(summary.withheld, "fact")
        sentences.append(
            f"{facts} with values that exclude each other {_are(summary.withheld)} not reported, "
            "as rather several things: factlint facts shows why."
        )
    if summary.other_files == 1:
        sentences.append("1 other file is no article and was not read.")
    elif summary.other_files:
        sentences.append(f"{summary.other_files:,} other files are no articles and were not read.")
    return sentences


def trouble(exit_code: int, unread: int) -> str:
    """Why a run gave no answer, in one sentence; empty if it gave one."""
    if exit_code == 4:
        return f"{counted(unread, 'input')} could not be read: the run is incomplete."
    if exit_code == 5:
        return "No article was found: nothing was checked."
    return ""


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"
