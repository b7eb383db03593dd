"""Options that say how a check is run, and the commands of the cache."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from checker import run
from tests.report.samples import report


@pytest.fixture
def plan(invoke, checked):
    """The plan that options lead to."""

    def made(*options):
        checked.report = report()
        assert invoke("check", "x", *options).exit_code == 0
        return checked.plan

    return made


def test_by_default_all_processors_and_the_cache_of_the_user(plan):
    made = plan()
    assert (made.jobs, made.cache) == (run.cores(), run.default_folder())
    assert (made.since, made.staged, made.limited) == (None, False, False)


def test_options_reach_the_plan(plan):
    made = plan("-j", "3", "--cache-dir", "kept", "--since", "main")
    assert (made.jobs, made.cache, made.since, made.limited) == (3, Path("kept"), "main", True)
    assert plan("--no-cache", "--cache-dir", "kept").cache is None
    assert plan("--staged").limited


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--jobs", "0"), "--jobs: 0 is no number of processes"),
        (("--since", "main", "--staged"), "--staged: --since is given too"),
    ],
)
def test_wrong_options_end_with_2(invoke, options, said):
    result = invoke("check", "x", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_the_cache_says_goes_to_standard_error(invoke, tmp_path):
    (tmp_path / "a.txt").write_text("A ferry sank.", encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = invoke("check", str(tmp_path / "a.txt"), "--cache-dir", str(tmp_path / "file"))
    assert (result.exit_code, result.stderr.count("does without the cache")) == (0, 1)


def test_cache_info_and_clear(invoke, tmp_path):
    (tmp_path / "a.txt").write_text("A ferry sank.", encoding="utf-8")
    kept = ("--cache-dir", str(tmp_path / "cache"))
    assert invoke("cache", "info", *kept).stdout.endswith("\nempty\n")
    assert invoke("check", str(tmp_path / "a.txt"), *kept).exit_code == 0
    assert invoke("cache", "info", *kept).stdout.endswith(" MB, 1 article\n")
    result = invoke("cache", "clear", *kept)
    assert (result.exit_code, result.stdout.endswith(", 1 article, removed\n")) == (0, True)
    assert invoke("cache", "info", *kept).stdout.endswith("\nempty\n")


def test_clear_leaves_what_is_no_cache(invoke, tmp_path):
    path = tmp_path / "articles-1.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE treasure(gold)")
    other.close()
    result = invoke("cache", "clear", "--cache-dir", str(tmp_path))
    assert result.exit_code == 2
    assert "it is not a cache of factlint" in result.stderr
    assert path.exists()
