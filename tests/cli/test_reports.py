"""`check --format`, several at once, and `baseline`: what was asked for goes where it should."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.report.formats import FORMATS
from tests.report.samples import finding, report

LIFT = "The contract with Orrin Ropeways for the Selby lift is worth ${} million.\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Away from the workflow that may run these tests."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def conflict(tmp_path) -> Path:
    """Two articles that give two sums for one contract."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "2024-05-14-a.txt").write_text(LIFT.format(48), encoding="utf-8")
    (folder / "2024-05-14-b.txt").write_text(LIFT.format(54), encoding="utf-8")
    return folder


# Formats


def test_several_reports_at_once(invoke, checked):
    checked.report = report(finding(), exit_code=1)
    result = invoke("check", "x", "--format", "text", "--format", "sarif=a.sarif", "--format",
                    "junit=b.xml", "--format", "json=c.json")  # fmt: skip
    assert result.exit_code == 1
    assert "news/bridge.md:3:33  warning U201" in result.stdout
    assert json.loads(Path("a.sarif").read_bytes())["version"] == "2.1.0"
    assert ElementTree.parse("b.xml").getroot().tag == "testsuites"
    assert json.loads(Path("c.json").read_bytes())["schema"] == "factlint/1"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output_and_to_a_file(invoke, checked, name):
    checked.report = report(finding(), exit_code=1)
    shown = invoke("check", "x", "--format", name)
    assert shown.exit_code == 1
    written = invoke("check", "x", "--format", f"{name}=out")
    assert (written.exit_code, written.stdout) == (1, "")
    assert Path("out").read_text(encoding="utf-8") == shown.stdout
    assert written.stderr.endswith("The report is in out.\n")


def test_output_is_the_file_of_the_format_that_names_none(invoke, checked):
    checked.report = report(finding())
    result = invoke("check", "x", "--format", "json", "--format", "sarif=a", "--output", "b")
    assert result.stdout == ""
    assert "The reports are in b, a." in result.stderr
    assert "schema" in json.loads(Path("b").read_bytes())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "sarf=a"), "Did you mean sarif?"),
        (("--format", "sarif="), "no file is named"),
        (("--format", "text", "--format", "json"), "two reports go to standard output"),
        (("--format", "json=a", "--format", "sarif=./a"), "two reports go to"),
        (("--format", "json=a", "--output", "b"), "every format has a file of its own"),
        (("--format", "json=gone/a"), "cannot be written"),
        (("--format", "json=."), "cannot be written"),
    ],
)
def test_wrong_places_end_with_2_before_the_work(invoke, checked, options, said):
    result = invoke("check", "x", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert checked.context is None


def test_no_report_stands_among_the_articles(invoke, conflict):
    result = invoke("check", str(conflict), "--format", f"markdown={conflict / 'report.md'}")
    assert result.exit_code == 2
    assert "among the articles" in result.stderr


def test_a_run_without_an_answer_says_so_beside_any_format(invoke, checked):
    checked.report = report(exit_code=4, unread=2)
    for name in FORMATS:
        result = invoke("check", "x", "--format", f"{name}=out")
        assert "2 inputs could not be read" in result.stderr, name
        result = invoke("check", "x", "--format", name)
        assert "2 inputs could not be read" in result.stdout + result.stderr, name


def test_the_summary_of_a_step_is_added_to(invoke, checked, monkeypatch):
    Path("summary").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(Path("summary").resolve()))
    checked.report = report(finding(), exit_code=1)
    result = invoke("check", "x", "--format", "github")
    assert result.stdout.startswith("::warning file=news/bridge.md,line=3,")
    text = Path("summary").read_text(encoding="utf-8")
    assert text.startswith("before\n## factlint\n")
    assert "### warning U201" in text
    invoke("check", "x", "--format", "text")
    assert Path("summary").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_count_from_the_root_that_a_workflow_names(invoke, checked, monkeypatch, name):
    Path("site").mkdir()
    monkeypatch.setenv(name, str(Path.cwd()))
    monkeypatch.chdir("site")
    checked.report = report(finding())
    issues = json.loads(invoke("check", "x", "--format", "gitlab").stdout)
    assert issues[0]["location"]["path"] == "site/news/bridge.md"


# Baselines


def test_a_baseline_from_its_making_to_its_end(invoke, conflict):
    assert invoke("check", "news").exit_code == 1
    made = invoke("baseline", "create", "news", "--baseline", "known")
    assert (made.exit_code, made.stdout) == (
        0,
        "1 entry in known: 1 added, 0 removed, 0 changed.\n",
    )
    checked = invoke("check", "news", "--baseline", "known")
    assert checked.exit_code == 0
    assert "1 known finding left out: the baseline lets it be." in checked.stdout

    third = conflict / "2024-05-14-c.txt"
    third.write_text("Its " + LIFT.format(60)[4:], encoding="utf-8")
    checked = invoke("check", "news", "--baseline", "known", "--format", "json")
    assert checked.exit_code == 1
    found = json.loads(checked.stdout)
    assert [(f["rule"], f["baseline"]) for f in found["findings"]] == [("C101", "new")]
    updated = invoke("baseline", "update", "news", "--baseline", "known")
    assert "1 entry in known: 1 added, 1 removed, 0 changed." in updated.stdout
    assert invoke("check", "news", "--baseline", "known").exit_code == 0

    for path in conflict.iterdir():
        path.write_text(LIFT.format(48), encoding="utf-8")
    checked = invoke("check", "news", "--baseline", "known")
    assert checked.exit_code == 0
    assert "known:1:1  warning S704 stale-baseline-entry" in checked.stdout
    assert invoke("check", "news", "--baseline", "known", "--fail-on", "warning").exit_code == 1
    pruned = invoke("baseline", "prune", "news", "--baseline", "known")
    assert "0 entries in known: 0 added, 1 removed" in pruned.stdout
    assert Path("known").read_bytes() == b""


@pytest.mark.usefixtures("conflict")
def test_prune_adds_nothing(invoke):
    Path("known").write_bytes(b"")
    assert invoke("baseline", "prune", "news", "--baseline", "known").exit_code == 0
    assert Path("known").read_bytes() == b""


@pytest.mark.usefixtures("conflict")
def test_an_update_without_a_change_leaves_the_file_alone(invoke):
    invoke("baseline", "create", "news", "--baseline", "known")
    before = Path("known").stat().st_mtime_ns, Path("known").read_bytes()
    assert invoke("baseline", "update", "news", "--baseline", "known").exit_code == 0
    assert (Path("known").stat().st_mtime_ns, Path("known").read_bytes()) == before


@pytest.mark.usefixtures("conflict")
def test_a_baseline_that_is_there_is_not_made_again(invoke):
    Path("known").write_bytes(b"mine")
    result = invoke("baseline", "create", "news", "--baseline", "known")
    assert result.exit_code == 2
    assert "factlint baseline update" in result.stderr
    assert Path("known").read_bytes() == b"mine"


@pytest.mark.parametrize("change", ["update", "prune"])
@pytest.mark.usefixtures("conflict")
def test_a_baseline_that_is_not_there_is_not_made_up(invoke, change):
    result = invoke("baseline", change, "news", "--baseline", "known")
    assert (result.exit_code, "is not there" in result.stderr) == (2, True)
    assert not Path("known").exists()


def test_a_missing_baseline_is_no_empty_one(invoke, checked):
    result = invoke("check", "x", "--baseline", "gone")
    assert (result.exit_code, "gone: the baseline is not there" in result.stderr) == (2, True)
    assert checked.context is None


@pytest.mark.parametrize("change", ["create", "update", "prune"])
def test_an_incomplete_check_changes_nothing(invoke, conflict, change):
    (conflict / "bad.txt").write_bytes(b"caf\xe9 \x81")
    if change != "create":
        invoke("baseline", "create", "news", "--baseline", "known", "--allow-partial")
        before = Path("known").read_bytes()
    result = invoke("baseline", change, "news", "--baseline", "known")
    assert result.exit_code == 4
    assert "known was not changed" in result.stderr
    if change == "create":
        assert not Path("known").exists()
    else:
        assert Path("known").read_bytes() == before


def test_what_was_not_read_is_never_known(invoke, conflict):
    (conflict / "bad.txt").write_bytes(b"caf\xe9 \x81")
    invoke("baseline", "create", "news", "--baseline", "known", "--allow-partial")
    assert b"I80" not in Path("known").read_bytes()
    assert invoke("check", "news", "--baseline", "known").exit_code == 4


@pytest.mark.usefixtures("conflict")
def test_a_baseline_is_no_article(invoke):
    result = invoke("baseline", "create", "news", "--baseline", "news/known.jsonl")
    assert (result.exit_code, "the baseline would stand among" in result.stderr) == (2, True)


def test_usage_errors_of_baseline(invoke):
    assert invoke("baseline", "create", "news").exit_code == 2
    assert invoke("baseline", "made", "news", "--baseline", "known").exit_code == 2
    result = invoke("baseline", "create", "--baseline", "known")
    assert (result.exit_code, "no path is given" in result.stderr) == (2, True)
    assert invoke("baseline", "create", "gone", "--baseline", "known").exit_code == 2
    assert not Path("known").exists()


def test_a_thousand_files_with_a_finding_each(invoke, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(1000):
        text = f"The mill of Lund {n} opened on 31 June 2016."
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    files = [item for name in FORMATS for item in ("--format", f"{name}={name}.out")]
    result = invoke("check", "many", *files)
    assert result.exit_code == 1
    assert "1000 findings" in result.stderr.replace(",", "")
    for name in FORMATS:
        text = Path(f"{name}.out").read_text(encoding="utf-8").replace("\\", "")
        assert all(f"many/{n}.txt" in text for n in range(1000)), name
    annotated = Path("github.out").read_text(encoding="utf-8")
    assert annotated.count("::error ") == 10
    assert "991 more of this kind are not annotated" in annotated
