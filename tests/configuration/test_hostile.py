"""Configuration that a stranger wrote: a clear error each, whatever is in it."""

from __future__ import annotations

import os
import time

import pytest

from checker.configuration import Configuration, Finder, load
from checker.problems import Problem, Problems

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(text: str | bytes, name: str = "factlint.toml") -> None:
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def loaded(name: str = "factlint.toml") -> Configuration:
    return load(os.path.join(os.getcwd(), name), Finder())


def problems(name: str = "factlint.toml") -> tuple[Problem, ...]:
    with pytest.raises(Problems) as raised:
        loaded(name)
    assert all(p.cure for p in raised.value.problems)
    return raised.value.problems


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("fail-on = ", 1, "not valid TOML"),
        ("a = 1\nb = [", 2, "not valid TOML"),
        (b"fail-on = 'err\0or'", 1, "not valid TOML"),
        (b"fail-on = '\xff'", 0, "cannot be read"),
        ("ignore = ['T601'\nignore", 2, "not valid TOML"),
        ("\nfail_on = 'error'", 2, "unknown key `fail_on`"),
        ("fail-on = 'fatal'", 1, "`fail-on`: Invalid enum value 'fatal'"),
        ("fail-on = 1", 1, "`fail-on`"),
        ("ignore = 'T601'", 1, "Expected `array`, got `str`"),
        ("ignore = [1]", 1, "Expected `str`, got `int`"),
        ("\nmin-confidence = '0.5'", 2, "Expected `float`, got `str`"),
        ("min-confidence = 2", 1, "<= 1"),
        ("min-confidence = nan", 1, "`min-confidence`"),
        ("max-findings = -1", 1, ">= 0"),
        ("allow-empty = 'yes'", 1, "Expected `bool`"),
        ("region = 'Australia'", 1, "`region`"),
        ("language = 2020-01-01", 1, "`language`"),
        ("severity = 'error'", 1, "`severity`"),
        ("[severity]\nC101 = 'error'\nU201 = 'loud'", 3, "Invalid enum value 'loud'"),
        ("[fields]\ntext = 'body'\ntxt = 'body'", 3, "unknown key `txt`"),
        ("[[overrides]]\nignore = ['C101']", 1, "lacks the key `paths`"),
        ("[[overrides]]\npaths = []", 2, "length >= 1"),
        ("[overrides]\npaths = ['a']", 1, "`overrides`"),
        ("[[overrides]]\npaths = ['a']\n[[overrides]]\npaths = ['a']\nselect = ['C']", 5, "select"),
        ("a" + ".a" * 100_000 + " = 1", 1, "dots"),
        ("a = " + "[" * 100_000, 0, "nested too deep"),
        ("# " + "x" * 300_000, 0, "larger than"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_named_with_its_line(text, line, message):
    write(text)
    started = time.process_time()
    (found,) = problems()
    assert time.process_time() - started < 5  # minutes, if a hostile file could
    assert (found.path, message in found.message) == ("factlint.toml", True), found.message
    assert found.line == line


def test_all_that_is_wrong_is_told_at_once():
    write("faill-on = 'error'\nignore = 3\n[[overrides]]\npaths = 'x'\n[severity]\nC101 = 'x'\n")
    assert [p.line for p in problems()] == [1, 2, 4, 6]


def test_the_nearest_key_is_named():
    write("min_confidence = 1")
    assert problems()[0].cure == "Did you mean `min-confidence`?"


def test_the_table_of_a_project():
    write("[tool.factlint]\nfail-onn = 'error'\n\n[tool.other]\nx = 1", "pyproject.toml")
    (found,) = problems("pyproject.toml")
    assert (found.path, found.line, found.cure) == ("pyproject.toml", 2, "Did you mean `fail-on`?")


@pytest.mark.parametrize("table", ["tool = 3", "[tool]\nfactlint = 3"])
def test_a_project_whose_tables_are_none(table):
    write(table, "pyproject.toml")
    assert problems("pyproject.toml")


@posix
def test_links_pipes_and_folders():
    os.symlink("factlint.toml", "factlint.toml")
    assert "symbolic links" in problems()[0].message
    os.unlink("factlint.toml")
    os.symlink("/etc/passwd", "factlint.toml")
    assert "leads out of" in problems()[0].message
    os.unlink("factlint.toml")
    os.mkfifo("factlint.toml")
    assert "no regular file" in problems()[0].message
    os.unlink("factlint.toml")
    os.mkdir("factlint.toml")
    assert problems()[0].message.startswith("cannot be read")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read():
    write("")
    os.chmod("factlint.toml", 0)
    assert "ermission" in problems()[0].message


@pytest.mark.parametrize(
    ("extend", "message"),
    [
        ("factlint.toml", "goes on from this file itself"),
        ("../a/factlint.toml", "is outside"),
        ("/etc/passwd", "is outside"),
        ("no.toml", "there is no file no.toml"),
        ("", "is outside"),
        ("a\\u0000b", "is outside"),
    ],
)
def test_extend_that_cannot_be_followed(extend, message):
    write(f'ignore = []\nextend = "{extend}"')
    (found,) = problems()
    assert (found.line, message in found.message) == (2, True), found.message


def test_a_longer_circle():
    write("extend = 'b.toml'")
    write("extend = 'c.toml'", "b.toml")
    write("extend = ['b.toml']", "c.toml")
    (found,) = problems()
    assert (found.path, found.line) == ("c.toml", 1)


@pytest.mark.parametrize("times", [1, 50])
def test_a_chain_without_an_end(times):
    for number in range(50):
        write(f"extend = {[f'{number + 1}.toml'] * times}", f"{number}.toml")
    write("", "50.toml")
    assert all("more than 20 files" in p.message for p in problems("0.toml"))


@posix
def test_a_link_on_the_way_out(tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "base.toml").write_text("ignore = ['C101']")
    os.symlink(outside, "shared")
    write("extend = 'shared/base.toml'\nrules = ['shared']")
    assert [("outside" in p.message, p.line) for p in problems()] == [(True, 1), (True, 2)]


def test_rules_that_are_no_folder():
    write("rules = ['nowhere']")
    assert "is no folder" in problems()[0].message


def test_what_is_wrong_in_an_extended_file_is_named_there():
    write("extend = 'shared/base.toml'")
    write("\nignor = []", "shared/base.toml")
    assert [(p.path, p.line) for p in problems()] == [("shared/base.toml", 2)]


def test_without_git_a_file_reaches_as_far_up_as_configurations_do(tmp_path_factory, monkeypatch):
    top = tmp_path_factory.mktemp("top")
    (top / "sub").mkdir()
    (top / "factlint.toml").write_text("ignore = ['C101']")
    (top / "sub" / "factlint.toml").write_text("extend = '../factlint.toml'")
    monkeypatch.chdir(top / "sub")
    assert loaded().get("ignore") == ("C101",)


def test_a_byte_order_mark_and_line_ends_of_windows():
    write(b"\xef\xbb\xbffail-on = 'never'\r\nignore = ['C101']\r\n")
    assert (loaded().get("fail_on"), loaded().origin("ignore")) == ("never", "factlint.toml:2")
