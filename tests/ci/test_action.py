"""action.yml: valid by the published schema, and its script does what it says."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.ci.conftest import LIFT, ROOT
from tests.schemas import ACTION, SARIF, problems

HERALD = "docs/2024-05-14-herald.md"


@pytest.fixture(scope="module")
def action():
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def run(action, repository):
    """The step that checks, with inputs as the runner hands them over."""
    step = next(s for s in action["runs"]["steps"] if s.get("id") == "check")

    def ran(**inputs: str):
        given = {name: i["default"] for name, i in action["inputs"].items()} | inputs
        names = {k: v.split("inputs.")[1].removesuffix(" }}") for k, v in step["env"].items()}
        (repository.folder.parent / "temp").mkdir(exist_ok=True)
        output = repository.folder.parent / "output"
        output.write_text("", encoding="utf-8")
        more = {
            "RUNNER_TEMP": str(repository.folder.parent / "temp"),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_WORKSPACE": str(repository.folder),
            "GITHUB_STEP_SUMMARY": str(repository.folder.parent / "summary"),
            **{variable: given[name] for variable, name in names.items()},
        }
        done = repository.run(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], more=more
        )
        lines = output.read_text(encoding="utf-8").splitlines()
        return done, dict(line.split("=", 1) for line in lines)

    return ran


def test_the_action_is_valid_by_the_published_schema(action):
    assert problems(action, ACTION) == []


def test_no_input_becomes_a_command(action):
    scripts = [s["run"] for s in action["runs"]["steps"] if "run" in s]
    assert len(scripts) == 2
    assert not [s for s in scripts if "${{" in s]


def test_every_input_and_output_is_wired(action):
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert not [name for name in action["inputs"] if f"inputs.{name} " not in text]
    for name in action["outputs"]:
        assert f'"{name}=' in text


def test_it_passes_where_nothing_conflicts(run):
    done, outputs = run(paths="docs")
    assert done.returncode == 0, done.stderr
    assert outputs["exit-code"] == "0"
    with open(outputs["sarif"], encoding="utf-8") as file:
        assert problems(json.load(file), SARIF) == []


def test_it_annotates_fails_and_leaves_a_sarif_file(run, repository):
    repository.write(HERALD, LIFT.format(60))
    done, outputs = run(paths="docs")
    assert (done.returncode, outputs["exit-code"]) == (1, "1")
    assert "::error file=docs/2024-05-14-" in done.stdout
    with open(outputs["sarif"], encoding="utf-8") as file:
        results = json.load(file)["runs"][0]["results"]
    assert "C101" in {r["ruleId"] for r in results}
    summary = (repository.folder.parent / "summary").read_text(encoding="utf-8")
    assert "### error C101 conflicting-amount" in summary


def test_its_inputs_reach_the_command(run, repository):
    repository.write(HERALD, LIFT.format(60))
    repository.run("factlint", "baseline", "create", "docs", "--baseline", "known")
    assert run(paths="docs", baseline="known")[0].returncode == 0
    assert run(paths="docs", **{"fail-on": "never"})[0].returncode == 0
    assert run(paths="docs", args="--ignore\nC101\n")[0].returncode == 0
    repository.write("a folder/b.md", "Nothing.\n")
    done, _ = run(paths="a folder\ndocs/2022-03-01-mill.md\n")
    assert (done.returncode, "2 articles" in done.stdout) == (0, True)


@pytest.mark.parametrize("paths", ["gone", "", "--help", "$(touch hacked)", "`touch hacked`;"])
def test_wrong_paths_fail_and_run_nothing(run, repository, paths):
    done, outputs = run(paths=paths)
    assert done.returncode == 2, done.stdout
    assert outputs == {"exit-code": "2"}
    assert not (repository.folder / "hacked").exists()


def test_it_installs_what_it_is_told_to(action, tmp_path, repository):
    step = next(s for s in action["runs"]["steps"] if s.get("name") == "Install factlint")
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "python").write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$0.said"\n', encoding="utf-8")
    (fake / "python").chmod(0o755)
    more = {"PATH": f"{fake}:{repository.environment['PATH']}", "PACKAGE": "factlint==9; touch x"}
    assert repository.run("bash", "-c", step["run"], more=more).returncode == 0
    said = (fake / "python.said").read_text(encoding="utf-8").splitlines()
    assert said == ["-m", "pip", "install", "--quiet", "factlint==9; touch x"]
