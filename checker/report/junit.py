"""A report as JUnit XML: one test case a finding."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from checker.model import Finding, Report
from checker.report.cells import one_line
from checker.report.paths import relative
from checker.report.places import others, place, said, title
from checker.report.summary import gaps, totals
from checker.report.view import View

# What XML 1.0 has no way to write.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLACES = 12


def render(report: Report, view: View) -> bytes:
    """The report in UTF-8. What fails the run is a failure, what does not is skipped with a word.

    An input that was not read is an error. Without findings there is one case that passed.
    """
    suite = ElementTree.Element("testsuite", name="factlint")
    for finding in report.findings:
        _case(suite, finding, view)
    if not report.findings:
        case = ElementTree.SubElement(suite, "testcase", classname="factlint", name="no findings")
        if report.exit_code not in (0, 1):
            ElementTree.SubElement(case, "error", message=_xml(totals(report)))
    out = ElementTree.SubElement(suite, "system-out")
    out.text = _xml("\n".join((totals(report), *gaps(report))))
    counts = {
        "tests": len(suite.findall("testcase")),
        "failures": len(suite.findall("testcase/failure")),
        "errors": len(suite.findall("testcase/error")),
        "skipped": len(suite.findall("testcase/skipped")),
    }
    suite.attrib.update({name: str(count) for name, count in counts.items()})
    root = ElementTree.Element("testsuites", dict(suite.attrib))
    root.append(suite)
    ElementTree.indent(root)
    shown: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return shown + b"\n"


def _case(suite: ElementTree.Element, finding: Finding, view: View) -> None:
    first = finding.locations[0] if finding.locations else None
    path = relative(first.at.path, view) if first else "factlint"
    where = f" at line {first.at.line}, column {first.at.column}" if first else ""
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=_xml(path),
        name=_xml(f"{title(finding)}{where}: {one_line(finding.message)}"),
    )
    if first:
        case.attrib |= {"file": _xml(path), "line": str(first.at.line)}
    outcome = ElementTree.SubElement(
        case,
        _outcome(finding, view),
        message=_xml(finding.message),
        type=finding.rule,
    )
    outcome.text = _xml("\n".join(_text(finding)))


def _outcome(finding: Finding, view: View) -> str:
    if finding.rule.startswith("I"):
        return "error"
    return (
        "failure" if view.fails(finding.severity) and finding.baseline != "widened" else "skipped"
    )


def _text(finding: Finding) -> list[str]:
    lines = [f"{finding.severity}: {finding.message} (confidence {finding.confidence:g})"]
    lines += [f"{place(p)} {said(p)}" for p in finding.locations[:1]]
    lines += others(finding, _PLACES)
    lines += [f"why: {one_line(reason)}" for reason in finding.because]
    return [*lines, f"to settle: {finding.settle}"] if finding.settle else lines


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
