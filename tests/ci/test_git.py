"""A baseline in the life of a repository: moves, renames, upgrades, and one article too many."""

from __future__ import annotations

import json
import re
import sys

import pytest

from tests.ci.conftest import LIFT, copy_of_the_project

KNOWN = "factlint.baseline"
RUMOURS = (
    "The ferry to Alder Island reportedly cost $7 million.",
    "Bela Tarn reportedly bought the Birch Theatre for $310,000.",
    "Cedar Foods reportedly owes its farmers 4.4 million euros.",
    "The Dorn observatory reportedly has a budget of 95 million yen.",
)


def check(repository, *options, more=None):
    """The exit code and the findings of a check with the baseline."""
    command = ("factlint", "check", "docs", "--baseline", KNOWN, "--format", "json", *options)
    done = repository.run(*command, more=more)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)["findings"]


@pytest.fixture
def known(repository):
    """A repository with a conflict and a rumour, both known."""
    repository.write("docs/2024-05-14-courier.md", "Rain fell. " + LIFT.format(54))
    done = repository.run("factlint", "baseline", "create", "docs", "--baseline", KNOWN)
    assert done.returncode == 0, done.stderr
    repository.commit("baseline")
    assert len((repository.folder / KNOWN).read_text(encoding="utf-8").splitlines()) == 2
    assert repository.run("factlint", "check", "docs").returncode == 1
    return repository


def updated(repository) -> tuple[int, int]:
    """How many lines an update of the baseline adds and removes, as git sees it."""
    done = repository.run("factlint", "baseline", "update", "docs", "--baseline", KNOWN)
    assert done.returncode == 0, done.stderr
    return lines_changed(repository)


def lines_changed(repository) -> tuple[int, int]:
    numbers = repository.git("diff", "--numstat", "--", KNOWN).split("\t")
    return (int(numbers[0]), int(numbers[1])) if len(numbers) > 1 else (0, 0)


def test_what_is_known_fails_nothing(known):
    assert check(known, "--fail-on", "info") == (0, [])
    assert updated(known) == (0, 0)


def test_moved_text_changes_nothing(known):
    for path in sorted((known.folder / "docs").iterdir()):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"# A heading\n\nThe valley is long.\n\n{text}\nSo it went.\n", "utf-8")
    known.commit()
    assert check(known, "--fail-on", "info") == (0, [])
    assert updated(known) == (0, 0)


def test_renamed_and_moved_files_change_nothing(known):
    known.git("mv", "docs/2024-05-14-gazette.md", "docs/2024-05-14-z.md")
    (known.folder / "docs" / "2022").mkdir()
    known.git("mv", "docs/2022-03-01-mill.md", "docs/2022/2022-03-01-sale.md")
    known.git("mv", "docs/2024-05-14-courier.md", "docs/2024-05-14-a.txt")
    known.commit()
    assert check(known, "--fail-on", "info") == (0, [])
    assert updated(known) == (0, 0)


def test_articles_on_other_things_change_nothing(known):
    known.write("docs/2024-05-15-choir.md", "The choir of Tarn Hollow sang in the old quarry.\n")
    known.commit()
    assert check(known, "--fail-on", "info") == (0, [])
    assert updated(known) == (0, 0)


def test_an_upgrade_of_the_rules_changes_nothing(known, tmp_path):
    newer = copy_of_the_project(tmp_path / "newer")
    version = newer / "checker" / "__init__.py"
    version.write_text(
        re.sub('__version__ = ".*"', '__version__ = "99.0.0"', version.read_text("utf-8")), "utf-8"
    )
    for page in sorted((newer / "rules" / "findings").glob("*.toml")):
        text = page.read_text(encoding="utf-8")
        text = re.sub('^message = "', 'message = "as of now, ', text, flags=re.MULTILINE)
        page.write_text(re.sub("^given_same_fact = .*", "given_same_fact = 0.99", text, flags=re.M))
    words = newer / "rules" / "en" / "attributes" / "money.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('name = "deal-value"', 'name = "contract-value"'), "utf-8")
    command = (sys.executable, "-m", "checker", "check", "docs", "--format", "json")
    path = {"PYTHONPATH": str(newer)}
    assert known.run(*command[:3], "--version", more=path).stdout == "factlint 99.0.0\n"
    before = json.loads(known.run("factlint", "check", "docs", "--format", "json").stdout)
    now = json.loads(known.run(*command, more=path).stdout)
    assert {f["message"] for f in now["findings"]}.isdisjoint(
        f["message"] for f in before["findings"]
    )
    done = known.run(*command, "--baseline", KNOWN, "--fail-on", "info", more=path)
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])
    update = (*command[:3], "baseline", "update", "docs", "--baseline", KNOWN)
    assert known.run(*update, more=path).returncode == 0
    assert known.git("status", "--porcelain") == ""


def test_one_contradicting_article_fails_with_exactly_that_finding(known):
    known.git("switch", "--quiet", "--create", "change")
    known.write("docs/2024-05-14-herald.md", "It is agreed. " + LIFT.format(60))
    known.commit()
    code, findings = check(known, "--fail-on", "info")
    assert code == 1
    (finding,) = findings
    assert (finding["rule"], finding["baseline"]) == ("C101", "new")
    assert "USD 60 million" in finding["message"]
    assert finding["because"][0] == 'the baseline knows it without "$60 million"'
    assert "docs/2024-05-14-herald.md" in {p["path"] for p in finding["locations"]}
    known.git("switch", "--quiet", "main")
    assert check(known) == (0, [])


def test_a_contradiction_of_what_was_never_in_doubt_fails(repository):
    repository.run("factlint", "baseline", "create", "docs", "--baseline", KNOWN)
    repository.commit()
    repository.write("docs/2024-05-14-herald.md", "It is agreed. " + LIFT.format(60))
    code, findings = check(repository)
    assert (code, [f["rule"] for f in findings]) == (1, ["C101"])


def test_an_article_that_repeats_a_known_value_is_told_of_and_passes(known):
    known.write("docs/2024-05-14-herald.md", "It is agreed. Its " + LIFT.format(48)[4:])
    code, findings = check(known, "--fail-on", "info")
    assert code == 0
    assert [(f["rule"], f["severity"], f["baseline"]) for f in findings] == [
        ("C101", "info", "widened")
    ]
    assert findings[0]["locations"][0]["path"] == "docs/2024-05-14-herald.md"
    assert updated(known) == (1, 1)
    assert check(known, "--fail-on", "info") == (0, [])


def test_a_settled_conflict_is_one_line_less(known):
    known.write("docs/2024-05-14-courier.md", "Rain fell. " + LIFT.format(48))
    code, findings = check(known)
    assert (code, [f["rule"] for f in findings]) == (0, ["S704"])
    assert known.run("factlint", "baseline", "prune", "docs", "--baseline", KNOWN).returncode == 0
    assert lines_changed(known) == (0, 1)


def test_two_branches_that_accept_different_things_can_be_merged(known):
    for number, rumour in enumerate(RUMOURS):
        known.write(f"docs/2021-0{number + 1}-02-news.md", rumour + "\n")
    assert updated(known) == (4, 0)
    known.commit("more")
    fine = "The council of Tarn Hollow paid a fine of ${} million over the old quarry in May.\n"
    known.git("switch", "--quiet", "--create", "one")
    for sum_, paper in ((31, "herald"), (35, "times")):
        known.write(f"docs/2024-06-01-{paper}.md", fine.format(sum_))
    assert updated(known) == (1, 0)
    known.commit("one")
    known.git("switch", "--quiet", "main")
    known.write("docs/2022-04-02-zinc.md", "The Zinc Mill is said to have cost $9.9 million.\n")
    assert updated(known) == (1, 0)
    known.commit("other")
    known.git("merge", "--quiet", "--no-edit", "one")
    assert check(known, "--fail-on", "info") == (0, [])
