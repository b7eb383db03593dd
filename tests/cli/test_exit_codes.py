"""Each exit code once, from a real process; the README and --help tell the same ones."""

from __future__ import annotations

import json
import re
import signal
import subprocess

import pytest

from tests.cli.test_process import ROOT, leave_at_once, posix, run, start

HEDGED = "The mill reportedly cost $4 million."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "factlint.toml").write_text("", encoding="utf-8")  # the search for one ends here
    (tmp_path / "a.md").write_text(HEDGED, encoding="utf-8")
    return tmp_path


def code(*arguments, **rest):
    return run("check", *map(str, arguments), **rest)[0]


def test_0_complete_and_nothing_to_fail_for(folder):
    assert code(folder) == 0


def test_0_if_all_findings_are_suppressed(folder):
    (folder / "a.md").write_text(f"<!-- factlint-ignore U201: asked -->\n{HEDGED}")
    assert code(folder, "--fail-on", "warning") == 0


def test_1_complete_with_findings(folder):
    assert code(folder, "--fail-on", "warning") == 1
    assert code(folder, "--fail-on", "warning", "--exit-zero") == 0
    assert code(folder, "--fail-on", "warning", "--ignore", "U201") == 0
    assert code(folder, "--severity", "U201=error") == 1


def test_2_usage(folder):
    assert code(folder, "--no-such-option") == 2
    assert code() == 2
    assert run()[0] == 2


def test_2_configuration(folder):
    (folder / "factlint.toml").write_text("fail-on = 'sometimes'", encoding="utf-8")
    ended, out, err = run("check", str(folder))
    assert (ended, out) == (2, "")
    assert "factlint.toml:1: `fail-on`: Invalid enum value 'sometimes'" in err
    assert "Give one of error, warning, info, never." in err
    assert code(folder, "--isolated") == 0


def test_2_a_missing_path_beside_one_that_is_there(folder):
    assert code(folder, folder / "gone.md") == 2


def test_3_an_error_of_our_own(folder):
    broken = "from checker import pipeline; pipeline.conclude = None"
    ended, out, err = run("check", str(folder), code=broken)
    assert (ended, out) == (3, "")
    assert err.startswith("factlint: internal error: TypeError")
    assert "Traceback" not in err


def test_4_incomplete(folder):
    (folder / "b.md").write_bytes(b"\xff\xfe\xff")
    assert code(folder) == 4
    assert code(folder, "--fail-on", "warning") == 4
    assert code(folder, "--exit-zero") == 4
    assert code(folder, "--allow-partial") == 0
    assert code(folder, "--allow-partial", "--fail-on", "warning") == 1


def test_5_no_article(tmp_path):
    assert code(tmp_path) == 5
    assert code(tmp_path, "--exit-zero") == 5
    assert code(tmp_path, "--allow-empty") == 0
    assert code("-") == 5


WAITING = """
from importlib import import_module
read = import_module('checker.text.read')
known = read._standard_input
def ready(*arguments):
    print("ready", flush=True)
    yield from known(*arguments)
read._standard_input = ready
"""


@posix
@pytest.mark.parametrize("command", ["check", "mentions", "claims"])
def test_130_interrupted_while_it_waits_for_an_article(command):
    process = start(command, "-", stdin=subprocess.PIPE, code=WAITING)
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"factlint: interrupted\n")


@posix
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_closed_pipe_is_quiet_and_changes_no_code(folder, form):
    arguments = ("check", str(folder), "--format", form)
    assert leave_at_once(*arguments) == (0, "")
    assert leave_at_once(*arguments, "--fail-on", "warning") == (1, "")


@pytest.mark.parametrize("options", [(), ("--fail-on", "warning")])
def test_a_report_in_a_file_changes_no_code(folder, tmp_path, options):
    target = tmp_path / "out.json"
    ended = code(folder, "--format", "json", "-o", target, *options)
    assert ended == json.loads(target.read_text())["exit_code"] == len(options) // 2


def test_the_readme_and_the_help_tell_the_same_codes():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Exit codes")[1].split("##")[0]
    codes = re.findall(r"^\| (\d+) \|", section, re.MULTILINE)
    help_ = " ".join(run("--help")[1].split()).split("Exit codes: ")[1]
    assert codes == re.findall(r"\b(\d+) \w", help_) == ["0", "1", "2", "3", "4", "5", "130"]
