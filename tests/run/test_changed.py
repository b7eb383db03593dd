"""Reports on what changed in git: all is checked, some of it is told."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from checker.problems import Problems
from checker.run.git import Hunk, hunks
from tests.run.corpus import check

WON = "Orlan Works won the contract to rebuild the Kelder toll bridge.\n"
VOTED = "The council of Kelder voted for the toll bridge.\n"
DEAL = "The contract with Orlan Works for the Kelder toll bridge is worth {}.\n"
HEDGED = "The ferry at Port Lisle reportedly cost $3.2 million.\n"
OTHER = "A tunnel below Harrow Bay reportedly cost $7 million.\n"
_SETTINGS = ("user.name=A", "user.email=a@example.org", "init.defaultBranch=main")


class Folder:
    """A repository with articles in it."""

    def __init__(self, path) -> None:
        self.path = path

    def git(self, *arguments):
        options = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = ["git", *options, *arguments]
        subprocess.run(command, cwd=self.path, check=True, capture_output=True)

    def write(self, name, *lines):
        (self.path / name).parent.mkdir(exist_ok=True)
        (self.path / name).write_text("".join(lines), encoding="utf-8")

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "x", "--allow-empty")

    def found(self, *paths, **plan):
        """Rule and places of each finding that a check by this plan reports."""
        report = check(*(paths or (self.path,)), **plan)
        return [
            (f.rule, *(p.at.article for p in f.locations if p.role != "evidence"))
            for f in report.findings
        ]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    path = tmp_path / "repository"
    path.mkdir()
    monkeypatch.chdir(path)
    made = Folder(path)
    made.git("init", "-q")
    made.write("2024-05-01-a.md", WON, "\n", DEAL.format("$48 million"))
    made.write("2024-05-01-z.md", VOTED, "\n", DEAL.format("$48 million"))
    made.write("2024-05-02-ferry.md", HEDGED)
    made.commit()
    return made


def test_nothing_changed(folder):
    assert [f[0] for f in folder.found()] == ["U201"]
    assert folder.found(since="HEAD") == folder.found(staged=True) == []
    assert check(folder.path, since="HEAD").summary == check(folder.path).summary


def test_the_changed_side_comes_first(folder):
    folder.write("2024-05-01-z.md", VOTED, "\n", DEAL.format("$54 million"))
    unchanged, changed = "2024-05-01-a.md", "2024-05-01-z.md"
    assert folder.found()[0] == ("C101", unchanged, changed)
    assert folder.found(since="HEAD") == [("C101", changed, unchanged)]
    assert check(folder.path, since="HEAD").exit_code == 1
    assert folder.found(staged=True) == []
    folder.git("add", "-A")
    assert folder.found(staged=True) == [("C101", changed, unchanged)]
    folder.commit()
    assert folder.found(since="HEAD") == []
    assert folder.found(since="HEAD~1") == [("C101", changed, unchanged)]


def test_a_file_that_git_does_not_know_is_new(folder):
    folder.write(".gitignore", "passed*\n")
    folder.write("new.md", OTHER)
    folder.write("passed-over.md", OTHER.replace("Harrow", "Mild"))
    paths = sorted(folder.path.glob("*.md"))
    found = folder.found(*paths, since="HEAD")
    assert {place for _, *places in found for place in places} == {"new.md", "passed-over.md"}
    assert folder.found(*paths, staged=True) == []


def test_a_name_that_git_quotes(folder):
    name = 'Brücke "neu" 2.md'
    folder.write(name, HEDGED.replace("Port Lisle", "Vessin"))
    folder.commit()
    folder.write(name, HEDGED.replace("Port Lisle", "Vessin"), "\n", OTHER)
    found = check(folder.path, since="HEAD").findings
    assert [(f.locations[0].at.article, f.locations[0].at.line) for f in found] == [(name, 3)]


def test_a_sentence_that_was_wrapped_changed_if_one_of_its_lines_did(folder):
    first = "On the {} day of a long and windy week the ferry that goes to the outer islands\n"
    rest = "left the harbour at Port Lisle in the evening, and it reportedly cost $3.2 million.\n"
    folder.write("2024-05-02-ferry.md", first.format("first"), rest)
    folder.commit()
    folder.write("2024-05-02-ferry.md", first.format("last"), rest)
    assert [f[0] for f in folder.found(since="HEAD")] == ["U201"]


@pytest.mark.parametrize("later", ["date: 2024-05-03\n", ""])
def test_another_date_changes_all_of_an_article(folder, later):
    def dated(day):
        folder.write("ferry.md", "---\ntitle: A ferry\n", day, "---\n\n", OTHER)

    dated("date: 2024-05-02\n")
    folder.commit()
    dated(later)
    assert ("U201", "ferry.md") in [f[:2] for f in folder.found(since="HEAD")]


def test_a_changed_line_of_json_is_a_changed_article(folder):
    texts = [HEDGED.replace("Port Lisle", place) for place in ("Vessin", "Mild Bay", "Tarn")]
    records = [json.dumps({"id": f"n{i}", "text": text}) + "\n" for i, text in enumerate(texts)]
    folder.write("all.jsonl", *records)
    folder.commit()
    changed = json.dumps({"id": "n1", "text": f"It rained. {texts[1]}"}) + "\n"
    folder.write("all.jsonl", "\n", records[0], changed, records[2])
    assert [f[:2] for f in folder.found(since="HEAD")] == [("U201", "all.jsonl#n1")]
    folder.git("add", "-A")
    folder.write("all.jsonl", "\n\n\n", records[0], changed, records[2])
    assert [f[:2] for f in folder.found(staged=True)] == [("U201", "all.jsonl#n1")]


def test_staged_lines_are_found_below_others_that_are_not(folder):
    folder.write("2024-05-02-ferry.md", HEDGED, "\n", OTHER)
    folder.git("add", "-A")
    folder.write("2024-05-02-ferry.md", "One line.\n\n", HEDGED, "\n", OTHER)
    found = check(folder.path, staged=True).findings
    assert [f.locations[0].at.line for f in found] == [5]


def test_a_branch_is_compared_with_where_it_began(folder):
    folder.git("checkout", "-qb", "side")
    folder.git("checkout", "-q", "main")
    folder.write("2024-05-02-ferry.md", "It sank.\n")
    folder.commit()
    folder.git("checkout", "-q", "side")
    folder.write("new.md", OTHER)
    assert [f[:2] for f in folder.found(since="main")] == [("U201", "new.md")]


def test_a_file_that_was_moved_is_not_new(folder):
    folder.git("mv", "2024-05-02-ferry.md", "2024-05-02-boat.md")
    folder.commit()
    assert folder.found(since="HEAD~1") == []


def test_what_could_not_be_read_is_told_all_the_same(folder):
    (folder.path / "bad.md").write_bytes(b"\x80\x81 caf\xe9 \xff")
    folder.commit()
    report = check(folder.path, since="HEAD")
    assert ([f.rule for f in report.findings], report.exit_code) == (["I802"], 4)


@pytest.mark.parametrize("revision", ["nowhere", "", "-p", "--output=x", "HEAD~99", "HEAD:a"])
def test_no_revision(folder, revision):
    with pytest.raises(Problems, match="is no revision of git"):
        folder.found(since=revision)
    assert not (folder.path / "x").exists()


def test_no_repository(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Problems, match="not in a repository"):
        folder.found(staged=True)


def test_articles_outside_the_repository(folder, tmp_path):
    (tmp_path / "b.md").write_text(HEDGED)
    with pytest.raises(Problems, match="is not in the repository at"):
        folder.found(tmp_path / "b.md", since="HEAD")


def test_no_git(folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Problems, match="git cannot be run"):
        folder.found(since="HEAD")


def test_text_that_looks_like_a_diff_is_text():
    diff = (
        b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@ x\n"
        b"--- a/c.md\n\\ No newline at end of file\n+++ b/b.md\n+@@ -7 +7 @@\n"
        b'@@ -9,0 +11 @@\n+x\n--- "a/\\303\\244\\t.md"\n+++ "b/\\303\\244\\t.md"\n@@ -3,2 +2,0 @@\n'
        b"-x\n-y\n* Unmerged path c d.md\n"
    )
    assert hunks(diff) == {
        "a.md": [Hunk(1, 1, 1, 2), Hunk(9, 0, 11, 1)],
        "ä\t.md": [Hunk(3, 2, 2, 0)],
        "c d.md": [Hunk(0, 0, 1, 1 << 30)],
    }
