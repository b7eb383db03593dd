"""Configuration files and the options beside them, by what they change in a real check."""

from __future__ import annotations

import json

import pytest

HEDGED = "The mill reportedly cost $4 million.\n"
OTHERS = (
    HEDGED,
    "Reportedly 340 trees were felled in Harn Wood.\n",
    "The Osk museum is reportedly worth 9.5 billion yen.\n",
)
SUM = "The contract of the Orrin Mill with Tarn Waterworks is worth ${} million.\n"


@pytest.fixture
def check(invoke):
    """Code and findings of a check, as RULE severity path."""

    def run(*arguments: str, **rest: str) -> tuple[int, list[str]]:
        result = invoke("check", *(arguments or (".",)), "--format", "json", **rest)
        assert result.stdout, result.stderr
        found = json.loads(result.stdout)["findings"]
        return result.exit_code, sorted(
            f"{f['rule']} {f['severity']} {f['locations'][0]['path']}" for f in found
        )

    return run


def said(invoke, *arguments: str) -> str:
    """What is wrong."""
    result = invoke("check", *(arguments or (".",)))
    assert result.exit_code == 2, result.output
    return result.stderr


def test_without_a_configuration(tree, check):
    tree("2024-05-14-a.md", HEDGED)
    assert check() == (0, ["U201 warning 2024-05-14-a.md"])


@pytest.mark.parametrize(
    ("name", "lead"), [("factlint.toml", ""), ("pyproject.toml", "[tool.factlint]\n")]
)
@pytest.mark.parametrize(
    ("text", "code", "rules"),
    [
        ("fail-on = 'warning'", 1, "U201 warning"),
        ("ignore = ['U']", 0, ""),
        ("select = ['C']", 0, ""),
        ("min-confidence = 1", 0, ""),
        ("max-findings = 0", 0, ""),
        ("severity = {U = 'error'}", 1, "U201 error"),
        ("severity = {unconfirmed-claim = 'info'}", 0, "U201 info"),
        ("severity = {U201 = 'info', U = 'error'}", 0, "U201 info"),
        ("overrides = [{paths = ['*.md'], ignore = ['U201']}]", 0, ""),
        ("overrides = [{paths = ['*.txt'], ignore = ['U201']}]", 0, "U201 warning"),
        ("overrides = [{paths = ['*.md'], severity = {U201 = 'error'}}]", 1, "U201 error"),
    ],
)
def test_a_key_has_its_effect(tree, check, name, lead, text, code, rules):
    tree("2024-05-14-a.md", HEDGED)
    tree(name, lead + text)
    assert check() == (code, [f"{rules} 2024-05-14-a.md"] if rules else [])
    assert check("--isolated", ".") == (0, ["U201 warning 2024-05-14-a.md"])


@pytest.mark.parametrize(
    ("text", "options", "code", "rules"),
    [
        ("fail-on = 'warning'", ("--fail-on", "error"), 0, "U201 warning"),
        ("fail-on = 'warning'", ("--exit-zero",), 0, "U201 warning"),
        ("ignore = ['U']", ("--ignore", "T"), 0, "U201 warning"),
        ("select = ['C']", ("--select", "U"), 0, "U201 warning"),
        ("min-confidence = 1", ("--min-confidence", "0"), 0, "U201 warning"),
        ("max-findings = 0", ("--max-findings", "9"), 0, "U201 warning"),
        ("severity = {U201 = 'error'}", ("--severity", "U=info"), 0, "U201 info"),
        (
            "overrides = [{paths = ['*'], severity = {U201 = 'error'}}]",
            ("--severity", "U201=info"),
            0,
            "U201 info",
        ),
    ],
)
def test_the_command_line_beats_the_file(tree, check, text, options, code, rules):
    tree("2024-05-14-a.md", HEDGED)
    tree("factlint.toml", text)
    assert check(".", *options) == (code, [f"{rules} 2024-05-14-a.md"])


def test_allow_partial_and_allow_empty(tree, check):
    tree("factlint.toml", "allow-partial = true\nallow-empty = true")
    assert check() == (0, [])
    assert check(".", "--no-allow-empty") == (5, [])
    tree("a.html", "x")
    tree("b.md", "Hello there.")
    assert check() == (0, ["I803 error a.html"])
    assert check(".", "--no-allow-partial")[0] == 4


def test_the_closest_file_wins_and_they_are_not_mixed(tree, check):
    tree("factlint.toml", "severity = {U201 = 'error'}")
    tree("a.md", HEDGED)
    tree("sub/b.md", OTHERS[1])
    tree("sub/deep/c.md", OTHERS[2])
    tree("sub/factlint.toml", "severity = {T = 'info'}")
    assert check() == (
        1,
        ["U201 error a.md", "U201 warning sub/b.md", "U201 warning sub/deep/c.md"],
    )
    assert check("sub") == (0, ["U201 warning sub/b.md", "U201 warning sub/deep/c.md"])
    assert check("sub/b.md", "a.md")[1] == ["U201 error a.md", "U201 warning sub/b.md"]


def test_extend_goes_on_from_another_file(tree, check):
    tree("factlint.toml", "fail-on = 'info'\nseverity = {U201 = 'error', T = 'info'}")
    tree("sub/factlint.toml", "extend = '../factlint.toml'\nseverity = {U = 'info'}")
    tree("sub/b.md", HEDGED)
    assert check("sub") == (1, ["U201 info sub/b.md"])


def test_git_is_where_the_search_ends(tree, check, tmp_path, monkeypatch):
    tree("factlint.toml", "ignore = ['U']")
    tree("inner/.git", "")
    tree("inner/a.md", HEDGED)
    assert check("inner") == (0, ["U201 warning inner/a.md"])
    monkeypatch.chdir(tmp_path / "inner")
    assert check("a.md")[1] == ["U201 warning a.md"]


def test_a_project_of_others_is_passed_over(tree, check):
    tree("factlint.toml", "ignore = ['U']")
    tree("sub/pyproject.toml", "[project]\nname = 'x'")
    tree("other/pyproject.toml", "not toml at all")
    tree("sub/a.md", HEDGED)
    assert check() == (0, [])


def test_a_key_of_the_run_that_is_not_used_is_told(tree, invoke):
    tree("a.md", "Hello there.")
    tree("sub/factlint.toml", "\nfail-on = 'never'")
    tree("sub/b.md", "Hello there.")
    assert "sub/factlint.toml:2: `fail-on` holds for a whole run" in invoke("check", ".").stderr
    assert invoke("check", "sub").stderr == ""
    tree("factlint.toml", "extend = 'base.toml'")
    tree("base.toml", "fail-on = 'never'")
    tree("sub/factlint.toml", "extend = '../base.toml'")
    assert invoke("check", ".").stderr == ""


def test_a_conflict_stays_if_it_is_one_without_those_who_ignore_it(tree, check):
    for name, value in {"news/a": 3, "news/b": 4, "old/c": 5}.items():
        tree(f"{name}.md", f"---\ndate: 2024-05-14\n---\n{SUM.format(value)}")
    assert check()[1] == ["C101 error news/a.md"]
    tree("factlint.toml", "[[overrides]]\npaths = ['old/']\nignore = ['C101']")
    assert check()[1] == ["C101 error news/a.md"]
    tree("factlint.toml", "[[overrides]]\npaths = ['news/b.md', 'old/']\nignore = ['C101']")
    assert check()[1] == []


def test_of_several_articles_the_gravest_severity_counts(tree, check):
    for name, value in {"news/a": 3, "drafts/b": 4}.items():
        tree(f"{name}.md", f"---\ndate: 2024-05-14\n---\n{SUM.format(value)}")
    tree("factlint.toml", "[[overrides]]\npaths = ['drafts']\nseverity = {C101 = 'info'}")
    assert check()[1] == ["C101 error news/a.md"]
    tree("factlint.toml", "[[overrides]]\npaths = ['*.md']\nseverity = {C101 = 'info'}")
    assert check()[1] == ["C101 info news/a.md"]


def test_language_region_and_outlet_by_path(tree, check, invoke):
    tree("wire/a.md", "The mill cost $4 million.")
    tree("own/b.md", "The mill cost $4 million.")
    tree("german/c.md", "Die Brücke kostet 4 Euro.")
    overrides = [
        "[[overrides]]\npaths = ['wire/**']\nregion = 'AU'\noutlet = 'Wire'",
        "[[overrides]]\npaths = ['german']\nlanguage = 'de'",
    ]
    tree("factlint.toml", "\n".join(overrides))
    lines = invoke("mentions", "wire", "own", "--format", "jsonl").stdout.splitlines()
    money = {m["id"]: m["mentions"][0]["currency"] for m in map(json.loads, lines)}
    assert money == {"a.md": "AUD", "b.md": "USD"}
    assert check() == (4, ["I803 error german/c.md"])
    assert check(".", "--lang", "en")[0] == 0


def test_outlet_and_region_reach_the_article(tree, tmp_path):
    from checker import text
    from checker.cli.configure import Request, configure

    tree("a.md", "Hello.")
    tree("b.md", "---\nlanguage: en-GB\noutlet: Own\n---\nHello.")
    tree("factlint.toml", "outlet = 'Wire'\nregion = 'AU'")
    settings = configure(Request("check", (str(tmp_path),))).settings
    files = text.discover([str(tmp_path)], settings).files
    a, b = (article for file in files for article in text.read(file, settings))
    assert (a.outlet, a.region) == ("Wire", "AU")
    assert (b.outlet, b.region) == ("Own", "GB")


def test_fields_of_json_lines(tree, check):
    tree("a.jsonl", json.dumps({"body": HEDGED}) + "\n")
    tree("factlint.toml", "[fields]\ntext = 'body'")
    assert check()[0] == 0
    assert check(".", "--field", "text=words")[0] == 4


def test_dates_by_configuration(tree, invoke):
    tree("a.md", "The mill opened on 04/03/2025.")
    tree("factlint.toml", "date-order = 'day'")
    assert "2025-03-04" in invoke("mentions", ".").stdout
    assert "2025-04-03" in invoke("mentions", ".", "--date-order", "month").stdout


def test_rules_of_ones_own_by_configuration(tree, check):
    tree("a.md", "Hearsay has it that the mill cost $4 million.")
    assert check()[1] == []
    cue = "name = 'hearsay has it'\nclass = 'hearsay'\npattern = '\\bhearsay has it\\b'\n"
    examples = "hit = ['{Hearsay has it} so.']\nmiss = ['Hearsay is none.']"
    tree("conf/house/en/cues/house.toml", f"[[cue]]\n{cue}{examples}")
    tree("factlint.toml", "extend = 'conf/base.toml'")
    tree("conf/base.toml", "rules = ['house']")
    assert check()[1] == ["U201 warning a.md"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nselect = ['U2O1']", 2, "there is no rule `U2O1`"),
        ("ignore = ['']", 1, "there is no rule ``"),
        ("ignore = ['I801']", 1, "what could not be read cannot be ignored"),
        ("[severity]\nX = 'info'", 2, "there is no rule `X`"),
        ("language = 'klingonish'", 1, "is no known language"),
        ("[[overrides]]\npaths = ['a']\nignore = ['X']", 3, "there is no rule `X`"),
        ("[[overrides]]\npaths = ['a']\nlanguage = 'klingonish'", 3, "is no known language"),
        ("[[overrides]]\npaths = ['a']\nseverity = {X = 'info'}", 3, "there is no rule `X`"),
    ],
)
def test_names_are_checked_with_their_line(tree, invoke, text, line, message):
    tree("a.md", "Hello.")
    tree("factlint.toml", text)
    assert f"factlint.toml:{line}: " in said(invoke)
    assert message in said(invoke)


def test_all_files_and_options_that_are_wrong_are_told_at_once(tree, invoke):
    tree("factlint.toml", "failon = 1")
    tree("sub/factlint.toml", "ignor = []")
    told = said(invoke, ".", "--min-confidence", "7", "--select", "X9")
    assert told.count("factlint: ") == 4
    assert invoke("check", ".", "--isolated").exit_code == 5


def test_standard_input_takes_the_place_of_a_file(tree, check):
    tree("factlint.toml", "[[overrides]]\npaths = ['quiet/']\nignore = ['U201']")
    tree("quiet/a.md", "Hello there.")
    tree("loud/a.md", "Hello there.")
    code, found = check("-", "--stdin-filename", "loud/a.md", input=HEDGED)
    assert (code, found) == (0, ["U201 warning loud/a.md"])
    assert check("-", "--stdin-filename", "quiet/a.md", input=HEDGED) == (0, [])
    assert check(".", "-", "--stdin-filename", "loud/a.md", input=HEDGED)[1] == found
    assert check("-", "--stdin-filename", "new/b.jsonl", input="{}\n")[1] == [
        "I801 error new/b.jsonl"
    ]


def test_standard_input_has_the_configuration_of_the_working_folder(tree, check):
    tree("factlint.toml", "ignore = ['U201']")
    assert check("-", input=HEDGED) == (0, [])


def test_max_findings_says_what_is_left_out_and_changes_no_code(tree, invoke):
    for name, text in zip("abc", OTHERS, strict=True):
        tree(f"{name}.md", text)
    options = ("check", ".", "--max-findings", "1", "--fail-on", "warning")
    result = invoke(*options)
    assert result.exit_code == 1
    assert result.stdout.count("warning U201") == 1
    assert "2 more findings are not shown (--max-findings 1)" in result.stdout
    assert "3 findings (0 errors, 3 warnings, 0 info)" in result.stdout
    result = invoke(*options, "--format", "json")
    summary = json.loads(result.stdout)["summary"]
    assert (summary["left_out"], summary["findings"]["warning"]) == (2, 3)
    assert "2 more findings are not shown" in result.stderr
    assert "2 more findings" in invoke(*options, "--quiet").stderr


def test_all_locations(tree, invoke):
    days = "On Tuesday the board met. Last week it did not. " * 10
    tree("a.md", days)
    assert "more: --all-locations shows every place" in invoke("check", ".").stdout
    shown = invoke("check", ".", "--all-locations").stdout
    assert "--all-locations" not in shown
    assert shown.count("relative date") > 12


def test_statistics(tree, invoke):
    tree("a.md", HEDGED + "\nOn Tuesday it was sold.\n")
    tree("b.md", OTHERS[1])
    shown = invoke("check", ".", "--statistics").stdout
    assert shown.endswith("2  U201  unconfirmed-claim\n1  T601  undated-article\n")
    assert invoke("check", ".", "--statistics", "--select", "C").stdout.count("\n") == 1


def test_today_decides_which_suppressions_are_over(tree, check):
    tree("a.md", f"{HEDGED.strip()} <!-- factlint-ignore U201: asked (until 2027-01-31) -->")
    assert check(".", "--today", "2027-01-31") == (0, ["U201 warning a.md"])
    assert check(".", "--today", "2027-02-01")[1] == ["S702 warning a.md", "U201 warning a.md"]


def test_what_is_suppressed_stays_in_json_and_is_counted(tree, invoke):
    tree("a.md", f"{HEDGED.strip()} <!-- factlint-ignore U201: asked -->")
    result = invoke("check", ".", "--fail-on", "info", "--format", "json")
    report = json.loads(result.stdout)
    (found,) = report["findings"]
    place = {"path": "a.md", "line": 1, "column": 38}
    assert found["suppressed"] == {"reason": "asked", "until": None, **place}
    assert (result.exit_code, report["summary"]["suppressed"]) == (0, 1)
    assert report["summary"]["findings"]["warning"] == 0
    assert "1 finding is suppressed by articles." in invoke("check", ".").stdout


def test_of_two_files_in_a_folder_the_own_one_counts(tree, check):
    tree("a.md", HEDGED)
    tree("pyproject.toml", "[tool.factlint]\nignore = ['U']")
    assert check()[1] == []
    tree("factlint.toml", "")
    assert check()[1] == ["U201 warning a.md"]


def test_a_suppression_in_code_does_not_hold(tree, check):
    remark = "<!-- factlint-ignore U201: asked -->"
    tree("a.md", f"`{remark}` {HEDGED}\n```\n{remark}\n```\n{HEDGED}")
    assert "U201 warning a.md" in check()[1]


def test_a_suppression_in_front_matter_holds_for_the_whole_article(tree, check):
    front = "---\ndate: 2024-05-14\nfactlint: {ignore: {U201: asked}}\n---\n"
    tree("a.md", f"{front}{HEDGED}\n\n{OTHERS[1]}")
    assert check(".", "--fail-on", "warning") == (0, ["U201 warning a.md"] * 2)
