"""`config show`, `config schema`, `init` and completion."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from checker.cli import config as command
from checker.configuration import File
from tests.cli.test_process import run


def rows(text: str) -> dict[str, str]:
    """Origin by key and value."""
    lines = [line.rpartition("  # ") for line in text.splitlines()[1:]]
    return {said.strip(): origin for said, _, origin in lines if origin and said}


def test_defaults(tree, invoke):
    tree("a.md", "Hello.")
    shown = invoke("config", "show", "a.md").stdout
    assert shown.startswith("# a.md: no configuration, the defaults hold\n")
    assert set(rows(shown).values()) == {"default"}
    assert tomllib.loads(shown)["fail-on"] == "error"


def test_where_each_value_comes_from(tree, invoke):
    tree("base.toml", "min-confidence = 0.7\nfail-on = 'info'\n[severity]\nT = 'info'")
    own = "extend = 'base.toml'\nfail-on = 'never'\nignore = ['T601']\n[fields]\ntext = 'body'\n"
    wire = "[[overrides]]\npaths = ['wire/']\nlanguage = 'en-AU'\nignore = ['C109']\n"
    tree("factlint.toml", own + wire + "severity = {U201 = 'error'}")
    tree("wire/a.md", "Hello.")
    shown = invoke("config", "show", "wire/a.md").stdout
    assert shown.startswith("# wire/a.md: factlint.toml, base.toml\n")
    told = rows(shown)
    assert told["min-confidence = 0.7"] == "base.toml:1"
    assert told['fail-on = "never"'] == "factlint.toml:2"
    assert told['language = "en-AU"'] == "factlint.toml:8"
    assert told['ignore = ["T601", "C109"]'] == "factlint.toml:3, factlint.toml:9"
    assert told['T = "info"'] == "base.toml:4"
    assert told['U201 = "error"'] == "factlint.toml:10"
    assert told['text = "body"'] == "factlint.toml:5"
    assert told['prefer = "tense"'] == "default"
    tomllib.loads(shown)
    other = rows(invoke("config", "show", ".").stdout)
    assert other['language = "en"'] == "default"
    assert 'U201 = "error"' not in other
    assert set(rows(invoke("config", "show", ".", "--isolated").stdout).values()) == {"default"}


@pytest.mark.usefixtures("tree")
def test_what_is_shown_as_default_is_what_holds(tmp_path):
    from checker.cli.configure import Request, configure

    settings = configure(Request("check", (str(tmp_path),))).settings
    for key in ("select", "ignore", "language", "region", "outlet", "min_confidence"):
        assert command.DEFAULTS[key] == getattr(settings, key)
    assert command.DEFAULTS["fail_on"] == settings.fail_on
    assert (command.DEFAULTS["max_findings"], settings.max_findings) == (None, None)
    tables = {"extend", "severity", "fields", "overrides"}
    assert {*command.DEFAULTS, *tables} == {*File.__struct_fields__}


def test_show_names_what_is_wrong(tree, invoke):
    tree("factlint.toml", "ignore = ['X9']")
    assert invoke("config", "show").exit_code == 2
    result = invoke("config", "show", "gone")
    assert (result.exit_code, "gone" in result.stderr) == (2, True)


def test_the_schema_knows_each_key_and_refuses_others(invoke):
    schema = json.loads(invoke("config", "schema").stdout)
    file = schema["$defs"]["File"]
    assert list(file["properties"]) == [f.encode_name for f in msgspec.structs.fields(File)]
    assert file["additionalProperties"] is False
    assert file["properties"]["fail-on"]["enum"] == ["error", "info", "never", "warning"]


def test_init_writes_a_configuration_that_holds(tree, invoke):
    tree("a.md", "Hello.")
    tree("b.jsonl", '{"text": "Hello."}\n{"text": "Hallo.", "language": "de"}\n{}\n')
    result = invoke("init")
    assert result.exit_code == 0
    assert "2 files to check (1 jsonl, 1 md)" in result.stdout
    assert "3 articles: 2 in en, 1 in de (no rules yet)" in result.stdout
    assert "1 input cannot be read" in result.stdout
    assert invoke("check", "a.md").exit_code == 0
    assert "factlint.toml:" in invoke("config", "show", "a.md").stdout


@pytest.mark.usefixtures("tree")
def test_every_example_in_what_init_writes_may_be_used(invoke):
    assert "No article is there yet" in invoke("init").stdout
    text = Path("factlint.toml").read_text(encoding="utf-8")
    used = [line.removeprefix("# ") for line in text.splitlines() if _is_example(line)]
    used = [line for line in used if not line.startswith(("extend", "rules"))]
    assert len(used) > 15
    Path("factlint.toml").write_text("\n".join(used), encoding="utf-8")
    assert invoke("check", ".", "--allow-empty").stderr == ""


def _is_example(line: str) -> bool:
    return not line.startswith("#") or " = " in line or line.startswith("# [")


@pytest.mark.parametrize(
    ("name", "text"), [("factlint.toml", "x"), ("pyproject.toml", "[tool.factlint]\n")]
)
def test_init_overwrites_nothing(tree, invoke, name, text):
    tree(name, text)
    result = invoke("init")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is a configuration already" in result.stderr
    assert Path(name).read_text(encoding="utf-8") == text
    assert [p.name for p in Path().glob("*.toml")] == [name]


def test_init_needs_a_folder(tree, invoke):
    tree("a.md", "Hello.")
    assert invoke("init", "gone").exit_code == 2
    assert invoke("init", "a.md").exit_code == 2


@pytest.mark.parametrize(
    ("shell", "typed", "offered"),
    [
        ("bash", "factlint ch", "check"),
        ("bash", "factlint config s", "schema"),
        ("zsh", "factlint check --sev", "--severity"),
        ("fish", "factlint check --fail-on w", "warning"),
    ],
)
def test_completion(shell, typed, offered):
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    of_others = {
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed.split()[-1],
    }
    told = {"_FACTLINT_COMPLETE": f"complete_{shell}", **words, **of_others}
    code, out, err = run(env=told)
    assert (code, err) == (0, "")
    assert offered in out


def test_the_script_of_completion_can_be_shown():
    by_name = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    code, out, _ = run("--show-completion", "bash", env=by_name)
    assert (code, "_FACTLINT_COMPLETE=complete_bash" in out) == (0, True)
    code, _, err = run("--show-completion", "nosuch", env=by_name)
    assert (code, "nosuch" in err) == (2, True)
