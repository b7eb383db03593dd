"""The house keeps its own rules: floors, rule pages, one version, a README that tells the truth."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from importlinter import cli as import_linter

import checker
from checker import rulebook
from checker.rulebook import FindingRule

ROOT = Path(__file__).resolve().parents[1]
FINDINGS = sorted((ROOT / "rules" / "findings").glob("*.toml"))
# | U201 | unconfirmed-claim | warning | summary |
_ROW = re.compile(r"^\| ([A-Z]\d{3}) \| ([a-z0-9-]+) \| (\w+) \| (.+?) \|$", re.MULTILINE)


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_imports_go_down_the_floors(monkeypatch, capfd):
    monkeypatch.chdir(ROOT)
    broken = import_linter.lint_imports(no_cache=True, no_logo=True)
    assert not broken, capfd.readouterr().out


@pytest.mark.parametrize("path", FINDINGS, ids=lambda p: p.stem)
def test_a_rule_file_is_named_after_its_rule(path):
    rule = toml(path)
    assert path.stem == f"{rule['id']}-{rule['name']}"


@pytest.mark.parametrize("path", FINDINGS, ids=lambda p: p.stem)
def test_a_rule_has_a_hit_and_a_near_miss(path):
    rule = toml(path)
    examples = rule.get("example", [])
    if rule["id"].startswith("I"):  # needs files that cannot be read: see tests of the text room
        assert not examples
        return
    assert any(e["expect"] for e in examples), "no example that the rule must find"
    assert any(not e["expect"] for e in examples), "no example that the rule must leave alone"


def test_example_names_are_unique_within_a_rule():
    for path in FINDINGS:
        names = [e["name"] for e in toml(path).get("example", [])]
        assert len(names) == len(set(names)), path.name


def test_the_version_stands_in_one_place():
    project = toml(ROOT / "pyproject.toml")
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "checker/__init__.py"
    others = [ROOT / "README.md", ROOT / "Makefile", ROOT / "ARCHITECTURE.md"]
    assert not [p.name for p in others if checker.__version__ in p.read_text(encoding="utf-8")]


def test_the_changelog_names_the_version():
    assert f"## [{checker.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_lists_exactly_the_rules():
    rows = _ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert rows == [row(r) for r in rulebook.load().findings.values()]


def row(rule: FindingRule) -> tuple[str, str, str, str]:
    return (rule.id, rule.name, str(rule.severity), rule.summary)


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_paths_that_the_documents_name_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


DOORS = {
    "dateparser": "kinds/",
    "pathspec": "globs.py",
    "pint": "kinds/",
    "re2": "rulebook/patterns.py",
    "typer": "cli/",
    "yaml": "text/",
}


@pytest.mark.parametrize(("package", "door"), DOORS.items())
def test_a_third_party_package_has_one_door(package, door):
    modules = {p: p.read_text(encoding="utf-8") for p in (ROOT / "checker").rglob("*.py")}
    imported = re.compile(rf"^\s*(?:import|from) {package}\b", re.MULTILINE)
    users = [
        p.relative_to(ROOT / "checker").as_posix()
        for p, text in modules.items()
        if imported.search(text)
    ]
    assert all(u.startswith(door) for u in users), users
    assert len(users) <= 1 or door == "cli/", users
