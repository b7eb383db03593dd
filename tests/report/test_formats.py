"""All formats of a report: every place survives, nothing from an article is markup."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import msgspec
import pytest
from markdown_it import MarkdownIt

from checker import rulebook
from checker.model import Finding, Location, Severity, Span, Suppression
from checker.report import sarif
from checker.report.formats import FORMATS, render
from checker.report.view import View
from tests.report.samples import CLAIM, CUE, finding, location, report
from tests.schemas import SARIF, problems

VIEW = View(rules=rulebook.load().findings, here="/repo/docs", root="/repo")
OTHER = location(
    "$4.2 million",
    path="news/other.md",
    number=17,
    value="USD 5 million",
    role="gives USD 5 million",
)
EVIL = (
    "::error file=x::boo\n##[error]boo\r\n]]> <b>&amp; [a](1) `x` | *y* @all https://x.example %0A"
    '\x1b[2J\x00\ufffe\ud800"'
)


def shown(name: str, *findings: Finding, view: View = VIEW, **rest: int) -> bytes:
    return render(name, report(*findings, **rest), view)


def loaded(name: str, *findings: Finding, view: View = VIEW, **rest: int):
    return json.loads(shown(name, *findings, view=view, **rest))


def result(*locations: Location, **rest):
    return loaded("sarif", finding(*locations, **rest))["runs"][0]["results"][0]


def many(number: int, severity: Severity = Severity.ERROR) -> list[Finding]:
    return [
        msgspec.structs.replace(
            finding(location("$4.2 million", path=f"news/{n}.md"), OTHER, severity=severity),
            fingerprint=f"{n:016x}",
        )
        for n in range(number)
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_the_second_place_survives(name):
    text = shown(name, finding(CLAIM, OTHER)).decode()
    assert "other.md" in text
    assert "17" in text


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes_and_ends_with_a_line_end(name):
    data = shown(name, finding(CLAIM, OTHER), finding())
    assert data == shown(name, finding(CLAIM, OTHER), finding())
    assert data.endswith(b"\n")


@pytest.mark.parametrize("name", FORMATS)
def test_no_finding_is_a_report_too(name):
    text = shown(name).decode()
    if name in ("json", "sarif", "gitlab", "rdjson"):
        assert json.loads(text) is not None
    elif name == "junit":
        (case,) = ElementTree.fromstring(text).iter("testcase")
        assert (case.get("name"), list(case)) == ("no findings", [])
    elif name != "jsonl":
        assert "No findings" in text.replace("\\", "")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_an_article_breaks_a_format(name):
    evil = location("$4.2 million", path=f"a{EVIL}.md", value=EVIL, certainty=EVIL, role=EVIL)
    odd = msgspec.structs.replace(finding(evil, evil, message=EVIL), because=(EVIL,), settle=EVIL)
    data = shown(name, odd)
    data.decode("utf-8")
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(data)
    if name == "junit":
        ElementTree.fromstring(data)
    if name == "sarif":
        assert problems(json.loads(data), SARIF) == []
    if name == "github":
        commands = [line for line in data.decode().split("\n") if line.lstrip().startswith("::")]
        assert len(commands) == 1
        assert "##[" not in data.decode()
    if name == "markdown":
        rendered = MarkdownIt("commonmark").render(data.decode())
        assert not re.findall("<(?!/?(?:h2|h3|p|ul|li)>)", rendered)
        assert not re.search("@|://", data.decode())


# SARIF


def test_sarif_is_valid_by_the_published_schema():
    found = [finding(CLAIM, OTHER), *many(3, Severity.INFO), finding(severity=Severity.ERROR)]
    known = [msgspec.structs.replace(finding(), baseline=b) for b in ("new", "widened")]
    assert problems(loaded("sarif", *found), SARIF) == []
    assert problems(loaded("sarif", *known, exit_code=4, unread=2), SARIF) == []
    assert problems(loaded("sarif"), SARIF) == []


def test_the_schema_check_itself_finds_what_is_wrong():
    document = loaded("sarif", finding())
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert problems(document, SARIF)


def test_sarif_links_each_related_place_in_its_message():
    found = result(CLAIM, CUE, OTHER)
    (first,) = found["locations"]
    region = first["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 33, 45)
    assert [p["id"] for p in found["relatedLocations"]] == [1, 2]
    assert "[docs/news/other.md:17](2)" in found["message"]["text"]
    assert "USD 5 million" in found["relatedLocations"][1]["message"]["text"]


def test_sarif_columns_count_characters_and_say_so():
    line = "The \U0001f6a1 cable car and the \U0001f309 bridge cost $9 million."
    run = loaded("sarif", finding(location("$9 million", line)))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "$9 million"


def test_sarif_text_of_an_article_is_no_link():
    text = result(message="see [here](1) and C:\\x")["message"]["text"]
    assert "\\[here\\](1)" in text
    assert "C:\\\\x" in text


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("news/a.md", "docs/news/a.md"),
        ("./news/../a b#ü.md", "docs/a%20b%23%C3%BC.md"),
        ("/repo/seeds/a.md", "seeds/a.md"),
        ("../a.md", "a.md"),
        ("/elsewhere/a.md", "file:///elsewhere/a.md"),
    ],
)
def test_addresses_are_relative_to_the_root(path, address):
    found = result(location("$4.2 million", path=path))
    artifact = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == address
    assert ("uriBaseId" in artifact) is not address.startswith("file:")


def test_fingerprints_tell_findings_of_the_same_content_apart():
    run = loaded("sarif", finding(), finding())["runs"][0]
    keys = [r["partialFingerprints"] for r in run["results"]]
    assert [k["factlint/v1"] for k in keys] == ["0123456789abcdef"] * 2
    assert [k["primaryLocationLineHash"][-2:] for k in keys] == [":1", ":2"]


def test_the_rules_of_the_findings_come_with_their_help():
    run = loaded("sarif", finding())["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "U201"
    assert "To settle it" in rule["help"]["text"]
    assert run["results"][0]["ruleIndex"] == 0


def test_an_article_inside_a_file_of_lines_has_a_name_and_no_line_of_the_file():
    inside = location("$4.2 million", path="news/all.jsonl#a7")
    found = result(inside)["locations"][0]
    assert found["physicalLocation"]["artifactLocation"]["uri"] == "docs/news/all.jsonl"
    assert "region" not in found["physicalLocation"]
    assert found["logicalLocations"][0]["fullyQualifiedName"] == "a7:3:33"
    assert loaded("rdjson", finding(inside))["diagnostics"][0]["location"] == {
        "path": "docs/news/all.jsonl"
    }


def test_what_sarif_has_no_room_for_is_said():
    places = [location("reportedly", number=n) for n in range(1, 151)]
    found = result(*places)
    assert len(found["relatedLocations"]) == 100
    assert "and 49 more places" in found["message"]["text"]


def test_an_incomplete_run_was_no_success():
    (run,) = loaded("sarif", exit_code=4, unread=2)["runs"]
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 4)
    notes = [n["message"]["text"] for n in invocation["toolExecutionNotifications"]]
    assert "2 inputs could not be read: the run is incomplete." in notes


# GitHub


def annotations(*findings: Finding) -> list[str]:
    lines = shown("github", *findings).decode().splitlines()
    return [line for line in lines if line.startswith(("::error ", "::warning ", "::notice "))]


def test_an_annotation_names_file_line_and_the_other_places():
    (line,) = annotations(finding(CLAIM, OTHER))
    head, _, text = line.removeprefix("::warning ").partition("::")
    assert head == (
        "file=docs/news/bridge.md,line=3,col=33,endLine=3,endColumn=45,title=U201 unconfirmed-claim"
    )
    assert "%0Anews/other.md:17:33 gives USD 5 million" in text


@pytest.mark.parametrize("number", [9, 10, 11, 1000])
def test_github_takes_ten_of_a_kind_and_is_told_of_the_rest(number):
    found = [*many(number), *many(3, Severity.WARNING)]
    lines = annotations(*found)
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == min(number, 10)
    assert len(lines) == len(errors) + 3
    text = shown("github", *found).decode()
    assert (f"{number - 9} more of this kind are not annotated" in errors[-1]) is (number > 10)
    assert all(f"news/{n}.md" in text for n in range(number))


def test_an_annotation_has_4096_characters_at_most():
    (line,) = annotations(finding(message="x" * 9000))
    assert len(line.partition("::warning ")[2].partition("::")[2].replace("%0A", "\n")) == 4096
    assert "cut: the summary of the step has the rest" in line


@pytest.mark.parametrize("written", [0, 1000, 1024 * 1024 - 50_000, 1024 * 1024 - 100])
def test_the_summary_of_a_step_fits_and_says_what_it_left_out(written):
    from checker.report.github import summary

    data = summary(report(*many(3000)), msgspec.structs.replace(VIEW, written=written))
    assert written + len(data) < 1024 * 1024
    if data:
        blocks = data.count(b"\n### ")
        assert f"**{3000 - blocks:,} more findings have no room here**".encode() in data
    else:
        assert written > 1024 * 1024 - 1000


# GitLab, JUnit, reviewdog, JSON lines


def test_gitlab_has_what_it_asks_for():
    issues = loaded("gitlab", finding(CLAIM, OTHER), finding(), *many(2), finding())
    for issue in issues:
        assert isinstance(issue["description"], str)
        assert isinstance(issue["check_name"], str)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert isinstance(issue["location"]["lines"]["begin"], int)
        path = issue["location"]["path"]
        assert path.startswith("docs/news/")
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    assert issues[0]["other_locations"][0]["path"] == "docs/news/other.md"
    assert "news/other.md:17" in issues[0]["description"]


def test_junit_has_a_case_for_each_finding_and_counts_them():
    unread = msgspec.structs.replace(finding(severity=Severity.ERROR), rule="I801")
    text = shown("junit", *many(2), finding(), unread)
    suite = ElementTree.fromstring(text).find("testsuite")
    assert [c[0].tag for c in suite.findall("testcase")] == ["failure"] * 2 + ["skipped", "error"]
    names = ("tests", "failures", "errors", "skipped")
    assert [suite.get(n) for n in names] == ["4", "2", "1", "1"]
    case = suite.find("testcase")
    assert (case.get("file"), case.get("line")) == ("docs/news/0.md", "3")
    assert "news/other.md:17" in case[0].text


@pytest.mark.parametrize(
    ("limit", "tags"),
    [(Severity.INFO, ["failure", "failure"]), (None, ["skipped", "skipped"])],
)
def test_junit_fails_what_fails_the_run(limit, tags):
    view = msgspec.structs.replace(VIEW, fail_on=limit)
    suite = ElementTree.fromstring(shown("junit", *many(1), finding(), view=view))
    assert [c[0].tag for c in suite.iter("testcase")] == tags


def test_junit_calls_a_run_without_an_answer_no_pass():
    suite = ElementTree.fromstring(shown("junit", exit_code=5, articles=0))
    assert [c[0].tag for c in suite.iter("testcase")] == ["error"]


def test_reviewdog_columns_count_bytes():
    line = "Das Caf\u00e9 \U0001f309 cost $9 million."
    found = loaded("rdjson", finding(location("$9 million", line), OTHER))
    assert set(found) == {"source", "diagnostics"}
    (diagnostic,) = found["diagnostics"]
    assert diagnostic["severity"] == "WARNING"
    assert diagnostic["code"] == {"value": "U201"}
    at = diagnostic["location"]["range"]
    cut = line.encode()[at["start"]["column"] - 1 : at["end"]["column"] - 1]
    assert cut.decode() == "$9 million"
    assert diagnostic["related_locations"][0]["location"]["path"] == "docs/news/other.md"


def test_reviewdog_gets_no_column_where_the_line_was_cut():
    late = location("$4.2 million", begin=20)
    at = loaded("rdjson", finding(late))["diagnostics"][0]["location"]["range"]
    assert at == {"start": {"line": 3}}


def test_a_place_that_goes_over_lines_has_no_end():
    long = msgspec.structs.replace(CLAIM, at=msgspec.structs.replace(CLAIM.at, span=Span(132, 400)))
    assert "endColumn" not in result(long)["locations"][0]["physicalLocation"]["region"]


def test_json_lines_are_the_findings_of_the_report():
    found = [finding(), finding(CLAIM, OTHER)]
    lines = shown("jsonl", *found).decode().splitlines()
    assert [json.loads(line) for line in lines] == loaded("json", *found)["findings"]


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"github"}))
def test_the_other_formats_leave_nothing_of_a_thousand_out(name):
    text = shown(name, *many(1000)).decode().replace("\\", "")
    assert all(f"news/{n}.md" in text for n in range(1000))


def test_sarif_takes_what_code_hosts_take_and_says_so(monkeypatch):
    assert sarif._MOST_RESULTS == 25_000
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 20)
    run = loaded("sarif", *many(32))["runs"][0]
    assert len(run["results"]) == 20
    notes = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert "12 more findings left out: code hosts take 20 of a run." in notes


def test_what_an_article_suppresses_is_in_sarif_as_such_and_fails_no_test():
    said = Suppression("U201", "the county agreed", CLAIM.at)
    hidden = msgspec.structs.replace(finding(), suppressed=said)
    shown_and_hidden = msgspec.structs.replace(report(finding()), suppressed=(hidden,))
    document = json.loads(render("sarif", shown_and_hidden, VIEW))
    assert problems(document, SARIF) == []
    open_, closed = document["runs"][0]["results"]
    assert "suppressions" not in open_
    (told,) = closed["suppressions"]
    assert (told["kind"], told["justification"]) == ("inSource", "the county agreed")
    for name in ("github", "gitlab", "junit", "rdjson", "markdown", "text"):
        assert render(name, shown_and_hidden, VIEW) == render(name, report(finding()), VIEW)
