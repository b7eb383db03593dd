"""What the README says of options and configuration is what there is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import typer
from typer.main import get_command

from checker.cli.app import app
from checker.configuration import OF_A_RUN, Finder, kebab, load

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def options(command: str) -> set[str]:
    group = get_command(app)
    found = group.get_command(typer.Context(group), command)
    return {p.opts[0] for p in found.params if p.opts[0].startswith("--")}


def test_the_table_of_options_is_complete():
    rows = re.findall(r"^\| (`--.*?) \|", section("Commands"), re.MULTILINE)
    named = set(re.findall(r"`(--[a-z-]+)", " ".join(rows)))
    assert named == options("check")


def test_the_commands_are_all_named():
    named = re.findall(r"^\| `factlint (\w+)", section("Commands"), re.MULTILINE)
    assert set(named) == set(get_command(app).commands)


def test_the_example_of_a_configuration_can_be_read(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", section("Configuration"), re.DOTALL)
    path = tmp_path / "factlint.toml"
    path.write_text(example, encoding="utf-8")
    found = load(os.path.realpath(path), Finder())
    assert found.get("fail_on") == "warning"
    assert found.overrides[0].override.region == "AU"


def test_the_keys_of_a_run_are_all_named():
    (line,) = re.findall(
        r"^- (`fail-on`.*?) hold for the whole run", section("Configuration"), re.M
    )
    assert re.findall(r"`(.*?)`", line) == [kebab(key) for key in OF_A_RUN]
