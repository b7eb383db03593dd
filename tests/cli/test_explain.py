from __future__ import annotations

import json
import re

import pytest

from tests.articles import CONTEXT
from tests.stories import CONFLICT, GRANT, written


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = (f"{CONFLICT[0]} {GRANT.format('$3 million')}", CONFLICT[1])
    return written(folder, *texts)


@pytest.fixture
def saved(invoke, corpus, tmp_path):
    """A saved report, and its findings by rule."""
    path = tmp_path / "report.json"
    invoke("check", str(corpus), "--no-cache", "--format", "json", "--output", str(path))
    report = json.loads(path.read_text())
    return path, {f["rule"]: f for f in report["findings"]}


def test_a_conflict_is_explained_by_its_weights(invoke, saved):
    path, found = saved
    result = invoke("explain", found["C101"]["fingerprint"], "--report", str(path))
    assert result.exit_code == 0
    rows = re.findall(r"^ +([+-]\d+\.\d\d)  (\w+)", result.stdout, re.MULTILINE)
    *weights, (total, _) = rows
    names = {c.name for c in CONTEXT.rulebook.linking.comparisons}
    assert {name for _, name in weights} == names | {"prior"}
    assert sum(float(w) for w, _ in weights) == pytest.approx(float(total), abs=0.1)
    for words in ("USD 48 million", "47.5 to 48.5 million", "No one value satisfies all of them"):
        assert words in result.stdout


def test_what_was_looked_for_in_vain_is_named_with_its_meaning(invoke, saved):
    path, found = saved
    shown = invoke("explain", found["C101"]["fingerprint"], "--report", str(path)).stdout
    shown = " ".join(shown.split())
    for rule in CONTEXT.rulebook.differences:
        assert (f"{rule.name}: {rule.says}" in shown) is (rule.name != "arithmetic-needed")
    assert found["C101"]["settle"] in shown


def test_articles_and_a_saved_report_are_explained_alike(invoke, saved, corpus):
    path, found = saved
    own = found["C101"]["fingerprint"]
    from_report = invoke("explain", own[:8], "--report", str(path))
    from_articles = invoke("explain", own[:8], str(corpus), "--no-cache")
    assert from_articles.exit_code == 0
    assert from_articles.stdout == from_report.stdout


def test_other_rules_show_the_evidence_that_they_have(invoke, saved):
    path, found = saved
    result = invoke("explain", found["U201"]["fingerprint"], "--report", str(path))
    assert '"reportedly"' in result.stdout
    assert "Is it one fact?" not in result.stdout
    assert found["U201"]["because"][0] in result.stdout


def test_what_a_check_would_not_show_is_explained_too(invoke, saved, corpus):
    own = saved[1]["C101"]["fingerprint"]
    (corpus / "factlint.toml").write_text('ignore = ["C101"]\n')
    assert invoke("explain", own, str(corpus), "--no-cache").exit_code == 0


def test_a_rule_is_still_a_rule(invoke):
    for name in ("C101", "c101", "conflicting-amount"):
        result = invoke("explain", name)
        assert result.exit_code == 0
        assert result.stdout.startswith("C101 conflicting-amount")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("abcd",), "where is the finding abcd?"),
        (("abcd", "--report", "{report}", "{corpus}"), "there are paths too"),
        (("C101", "{corpus}"), "`C101` is no fingerprint of a finding"),
        (("abc", "{corpus}"), "`abc` is no fingerprint of a finding"),
        (("ffffffffffffffff", "--report", "{report}"), "has a fingerprint ffffffffffffffff"),
        (("abcd", "--report", "{corpus}/none.json"), "the report cannot be read"),
        (("abcd", "--report", "{corpus}"), "the report cannot be read"),
        (("abcd", "--report", "{corpus}/2022-03-01-0.txt"), "no report of factlint in JSON"),
        (("U2O1",), "there is no rule `U2O1`"),
        (("c1",), "`c1` is a family of 9 rules"),
    ],
)
def test_wrong_usage_is_named_with_what_to_do(invoke, saved, corpus, arguments, said):
    names = {"{report}": str(saved[0]), "{corpus}": str(corpus)}
    given = []
    for argument in arguments:
        for name, value in names.items():
            argument = argument.replace(name, value)
        given.append(argument)
    result = invoke("explain", *given)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema": "factlint/9", "findings": []}',
        '{"schema": "factlint/1"}',
        "[" * 9999,
    ],
)
def test_what_is_no_report_is_refused(invoke, tmp_path, content):
    path = tmp_path / "report.json"
    path.write_text(content)
    result = invoke("explain", "abcd", "--report", str(path))
    assert result.exit_code == 2
    assert "report.json: " in result.stderr
    assert "Make one with" in result.stderr


def test_several_findings_with_one_beginning_are_listed(invoke, saved, tmp_path):
    report = json.loads(saved[0].read_text())
    for number, finding in enumerate(report["findings"]):
        finding["fingerprint"] = f"abcd{number:012}"
    path = tmp_path / "same.json"
    path.write_text(json.dumps(report))
    result = invoke("explain", "abcd", "--report", str(path))
    assert result.exit_code == 2
    assert "abcd000000000000 (" in result.stderr
    assert invoke("explain", "abcd000000000000", "--report", str(path)).exit_code == 0


def test_a_changed_value_names_what_lets_it_change(invoke, tmp_path):
    for day, number in ((1, 12), (4, 19)):
        (tmp_path / f"2022-03-0{day}.txt").write_text(f"The Kelder flood killed {number} people.")
    report = json.loads(
        invoke("check", str(tmp_path), "--no-cache", "--select", "D", "--format", "json").stdout
    )
    (finding,) = report["findings"]
    shown = invoke("explain", finding["fingerprint"], str(tmp_path), "--no-cache").stdout
    assert finding["rule"] == "D151"
    assert finding["grounds"]["reasons"] == ["update"]
    assert "What lets them differ" in shown
