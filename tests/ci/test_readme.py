"""The set-ups in the README: each is valid by its published schema, and its commands run."""

from __future__ import annotations

import json
import re
import sys
from xml.etree import ElementTree

import pytest
import yaml

from tests.ci.conftest import LIFT, ROOT
from tests.schemas import GITLAB_CI, PRE_COMMIT, SARIF, WORKFLOW, problems

README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("\n## In CI\n")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", SECTION, flags=re.DOTALL)
HERALD = "docs/2024-05-14-herald.md"
INSTALL = "python -m pip install factlint"


def block(name: str):
    """The YAML block that begins with the name of its file."""
    (text,) = [body for kind, body in BLOCKS if kind == "yaml" and body.startswith(f"# {name}\n")]
    return yaml.safe_load(text)


@pytest.fixture
def contradicted(repository):
    repository.write(HERALD, LIFT.format(60))
    repository.git("add", "--all")
    return repository


def test_every_block_of_the_section_is_tested_here():
    names = [body.split("\n", 1)[0] for kind, body in BLOCKS if kind == "yaml"]
    assert names == [
        "# .github/workflows/facts.yml",
        "# .pre-commit-config.yaml",
        "# .gitlab-ci.yml",
    ]
    assert [kind for kind, _ in BLOCKS if kind != "yaml"] == ["sh"]


def test_the_workflow_of_github(contradicted):
    workflow = block(".github/workflows/facts.yml")
    workflow["on"] = workflow.pop(True)  # YAML 1.1 reads the word as a truth
    assert problems(workflow, WORKFLOW) == []
    steps = workflow["jobs"]["facts"]["steps"]
    install, check = (s["run"] for s in steps if "run" in s)
    assert install == INSTALL
    done = contradicted.run("bash", "-eo", "pipefail", "-c", check)
    assert done.returncode == 1
    assert "::error file=docs/" in done.stdout
    upload = steps[-1]
    sarif = json.loads((contradicted.folder / upload["with"]["sarif_file"]).read_bytes())
    assert problems(sarif, SARIF) == []
    assert f"hashFiles('{upload['with']['sarif_file']}')" in upload["if"]


def test_the_hook_of_pre_commit(contradicted, tmp_path):
    config = block(".pre-commit-config.yaml")
    assert problems(config, PRE_COMMIT) == []
    (hook,) = config["repos"][0]["hooks"]
    assert hook["additional_dependencies"] == ["factlint"]
    own = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    for key in ("id", "language", "files", "pass_filenames", "require_serial"):
        assert hook[key] == own[key]
    # What it would install is on the PATH here; test_pre_commit.py installs for real.
    hook["language"] = "system"
    del hook["additional_dependencies"]
    contradicted.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    contradicted.git("add", "--all")
    more = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    done = contradicted.run(sys.executable, "-m", "pre_commit", "run", more=more)
    assert done.returncode == 1
    assert "C101 conflicting-amount" in done.stdout
    contradicted.write(HERALD, LIFT.format(48))
    contradicted.git("add", "--all")
    assert contradicted.run(sys.executable, "-m", "pre_commit", "run", more=more).returncode == 0


def test_the_job_of_gitlab(contradicted):
    job = block(".gitlab-ci.yml")
    assert problems(job, GITLAB_CI) == []
    install, check = job["facts"]["script"]
    assert install == INSTALL
    done = contradicted.run("bash", "-eo", "pipefail", "-c", check)
    assert done.returncode == 1
    assert "C101 conflicting-amount" in done.stdout
    reports = job["facts"]["artifacts"]["reports"]
    issues = json.loads((contradicted.folder / reports["codequality"]).read_bytes())
    assert "C101 conflicting-amount" in {i["check_name"] for i in issues}
    assert ElementTree.parse(contradicted.folder / reports["junit"]).find(".//failure") is not None


def test_the_commands_of_the_baseline(contradicted):
    ((_, script),) = [b for b in BLOCKS if b[0] == "sh"]
    done = contradicted.run("bash", "-eo", "pipefail", "-c", script)
    assert done.returncode == 0, done.stderr
    assert "known finding" in done.stdout


def test_the_table_lists_all_formats():
    from checker.report.formats import FORMATS

    named = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", SECTION, flags=re.MULTILINE)
    assert sorted(re.findall(r"\w+", " ".join(named))) == sorted(FORMATS)
