"""`check` around a stand-in for the run: options in, report and exit code out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from checker.model import Severity
from checker.problems import Problem, Problems
from checker.settings import Fields, Settings
from tests.report.samples import finding, report


@pytest.mark.parametrize("code", [0, 1, 4, 5])
def test_the_exit_code_is_that_of_the_report(invoke, checked, code):
    checked.report = report(finding(), exit_code=code)
    assert invoke("check", "x").exit_code == code


def test_text_is_the_default(invoke, checked):
    checked.report = report(finding(), exit_code=1)
    result = invoke("check", "x")
    assert "news/bridge.md:3:33  warning U201 unconfirmed-claim" in result.stdout
    assert "1 finding (0 errors, 1 warning, 0 info)" in result.stdout
    assert result.stderr == ""


def test_json(invoke, checked):
    checked.report = report(finding(), exit_code=1)
    assert json.loads(invoke("check", "x", "--format", "json").stdout)["exit_code"] == 1


def test_without_options_the_settings_are_the_defaults(invoke, checked):
    invoke("check", "a", "b")
    assert checked.context.settings == Settings(today=date.today())
    assert checked.paths == ("a", "b")


def test_options_become_settings(invoke, checked):
    options = [
        *("--fail-on", "warning", "--min-confidence", "0.8", "--allow-partial", "--allow-empty"),
        *("--select", "u,c101", "--select", "Undated-Article", "--ignore", "C101"),
        *("--field", "text=body", "--field", "published = date", "--today", "2027-01-31"),
        *("--severity", "u=info, C101=warning", "--severity", "C=error", "--max-findings", "3"),
    ]
    assert invoke("check", "x", *options).exit_code == 0
    assert checked.context.settings == Settings(
        fields=Fields(text="body", published="date"),
        fail_on=Severity.WARNING,
        min_confidence=0.8,
        allow_partial=True,
        allow_empty=True,
        select=("u", "c101", "Undated-Article"),
        ignore=("C101",),
        today=date(2027, 1, 31),
        severity=(("u", Severity.INFO), ("C", Severity.ERROR), ("C101", Severity.WARNING)),
        max_findings=3,
    )


def test_fail_on_never(invoke, checked):
    invoke("check", "x", "--fail-on", "never")
    assert checked.context.settings.fail_on is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "for example: factlint check articles/"),
        (("x", "--select", "U2O1"), "Did you mean U201"),
        (("x", "--ignore", "X"), "there is no rule `X`"),
        (("x", "--select", " ,"), "no rule is named"),
        (("x", "--ignore", "I801"), "--allow-partial"),
        (("x", "--min-confidence", "2"), "not between 0 and 1"),
        (("x", "--min-confidence", "nan"), "not between 0 and 1"),
        (("x", "--field", "txt=body"), "Did you mean text?"),
        (("x", "--field", "text"), "NAME=FIELD"),
        (("x", "--severity", "C101"), "--severity C101=warning"),
        (("x", "--severity", "C101=fatal"), "info, warning, error"),
        (("x", "--severity", "C1O1=info"), "Did you mean C101"),
        (("x", "--severity", "I801=info"), "--allow-partial"),
        (("x", "--max-findings", "-1"), "less than 0"),
        (("x", "--max-findings", "many"), "valid integer"),
        (("x", "--today", "tomorrow"), "`tomorrow` is no date"),
        (("x", "--today", "2027-02-30"), "is no date"),
        (("x", "--stdin-filename", "a.md"), "standard input is not among the paths"),
        (("x", "--rules", "nowhere"), "nowhere is no folder"),
        (("x", "--fail-on", "maybe"), "maybe"),
        (("x", "--format", "xml"), "xml"),
        (("x", "--no-such-option"), "--no-such-option"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(invoke, checked, options, message):
    result = invoke("check", *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert checked.context is None


@pytest.mark.usefixtures("checked")
def test_all_that_is_wrong_is_told_at_once(invoke):
    result = invoke("check", "--select", "X9", "--field", "a=b", "--min-confidence", "7")
    assert result.stderr.count("factlint: ") == 4


def test_problems_of_the_run_end_with_2(invoke, checked):
    checked.report = Problems([Problem("gone", 0, "is not there", "Check the name.")])
    result = invoke("check", "gone")
    assert result.exit_code == 2
    assert result.stderr == "factlint: gone: is not there\n  Check the name.\n"


def test_an_internal_error_is_one_line_and_ends_with_3(invoke, checked):
    checked.report = KeyError("no\nsuch\x1b[2J")
    result = invoke("check", "x")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "internal error: KeyError" in result.stderr
    assert "FACTLINT_DEBUG=1" in result.stderr
    assert "\x1b" not in result.stderr


def test_debugging_shows_the_traceback(invoke, checked, monkeypatch):
    monkeypatch.setenv("FACTLINT_DEBUG", "1")
    checked.report = KeyError("x")
    result = invoke("check", "x")
    assert result.exit_code == 3
    assert "Traceback" in result.stderr


def test_an_interruption_ends_with_130(invoke, checked):
    checked.report = KeyboardInterrupt()
    assert invoke("check", "x").exit_code == 130


def test_a_report_in_a_file_does_not_change_the_code(invoke, checked, tmp_path):
    checked.report = report(finding(), exit_code=1)
    target = tmp_path / "report.json"
    result = invoke("check", "x", "--format", "json", "--output", str(target))
    assert result.exit_code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["findings"]
    assert result.stdout == ""
    assert "1 finding" in result.stderr


@pytest.mark.parametrize("target", [".", "no/such/folder/report.txt"])
def test_a_file_that_cannot_be_written_ends_with_2_before_the_work(
    invoke, checked, tmp_path, target
):
    result = invoke("check", "x", "--output", str(tmp_path / target))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert checked.context is None


def test_an_old_report_stays_if_the_check_fails(invoke, checked, tmp_path):
    target = tmp_path / "report.txt"
    target.write_text("old", encoding="utf-8")
    checked.report = KeyError()
    invoke("check", "x", "--output", str(target))
    assert target.read_text(encoding="utf-8") == "old"


def test_no_empty_file_is_left_if_the_check_fails(invoke, checked, tmp_path):
    checked.report = KeyError()
    invoke("check", "x", "--output", str(tmp_path / "report.txt"))
    assert not list(tmp_path.iterdir())


def test_quiet_prints_findings_only(invoke, checked):
    assert invoke("check", "x", "--quiet").output == ""
    checked.report = report(finding(), exit_code=1)
    assert invoke("check", "x", "--quiet").stdout.endswith("first-hand source.\n")


@pytest.mark.parametrize("options", [("--quiet",), ("--format", "json")])
def test_a_run_without_an_answer_says_so_even_to_those_who_read_no_totals(invoke, checked, options):
    checked.report = report(exit_code=4, unread=2)
    assert "2 inputs could not be read" in invoke("check", "x", *options).stderr
    checked.report = report(exit_code=5, articles=0)
    assert "No article was found" in invoke("check", "x", *options).stderr


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ((), {}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(invoke, checked, options, environment, colored):
    checked.report = report(finding())
    result = invoke("check", "x", *options, env=environment, color=True)
    assert ("\x1b[" in result.stdout) is colored
