from __future__ import annotations

import json

import pytest

from checker import __version__, rulebook


def test_every_rule_is_listed(invoke):
    lines = invoke("rules").stdout.splitlines()
    assert [line[:4] for line in lines if not line.startswith(" ")] == list(
        rulebook.load().findings
    )


def test_rules_as_json(invoke):
    listed = json.loads(invoke("rules", "--format", "json").stdout)
    assert [r["id"] for r in listed] == list(rulebook.load().findings)


def test_every_rule_has_a_page(invoke):
    for rule in rulebook.load().findings:
        result = invoke("explain", rule.lower())
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{rule} ")


def test_an_unknown_rule_is_wrong_usage(invoke):
    result = invoke("explain", "unconfirmed")
    assert result.exit_code == 2
    assert "Did you mean unconfirmed-claim?" in result.stderr


def test_a_rule_folder_that_is_not_there(invoke):
    assert invoke("rules", "--rules", "nowhere").exit_code == 2


def test_version(invoke):
    result = invoke("--version")
    assert (result.exit_code, result.stdout) == (0, f"factlint {__version__}\n")


def test_no_command_is_wrong_usage_and_shows_the_help(invoke):
    result = invoke()
    assert result.exit_code == 2
    assert "Commands:" in result.stderr


def test_a_mistyped_command_is_wrong_usage(invoke):
    result = invoke("chek")
    assert result.exit_code == 2
    assert "check" in result.stderr


@pytest.mark.parametrize("command", ["check", "mentions", "claims", "rules", "explain"])
def test_every_command_has_help(invoke, command):
    result = invoke(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert command in result.stdout.splitlines()[0]
