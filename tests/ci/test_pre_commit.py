"""The hook of this repository in the real pre-commit.

pre-commit installs the project as pip does: the first run needs a package index for hatchling and
the dependencies. On a machine without one these tests are skipped, but never where CI is set.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import LIFT, ROOT, Repository, copy_of_the_project
from tests.schemas import PRE_COMMIT, problems

_NO_INDEX = ("No matching distribution", "Connection", "Temporary failure", "resolve host")
HERALD = "docs/2024-05-14-herald.md"


def pre_commit(where: Repository, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "pre_commit", *arguments, "--color=never")
    return where.run(*command, more={"PRE_COMMIT_HOME": str(home)})


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Where pre-commit keeps what it installed, for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def project(tmp_path_factory, tools) -> Repository:
    """The project as a repository of its own, as it is now."""
    made = Repository(copy_of_the_project(tmp_path_factory.mktemp("hook") / "factlint"), tools)
    made.commit()
    return made


@pytest.fixture
def hooked(repository, project, home) -> Repository:
    """Articles in a repository that runs the hook."""
    hook = {"id": "factlint", "args": ["docs/"]}
    rev = project.git("rev-parse", "HEAD").strip()
    config = {"repos": [{"repo": str(project.folder), "rev": rev, "hooks": [hook]}]}
    repository.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    assert problems(config, PRE_COMMIT) == []
    repository.commit()
    done = pre_commit(repository, "install-hooks", home=home)
    if done.returncode and "CI" not in os.environ and any(w in done.stdout for w in _NO_INDEX):
        pytest.skip("pip reaches no package index")
    assert done.returncode == 0, done.stdout + done.stderr
    return repository


def test_the_manifest_is_one(project, home):
    done = pre_commit(project, "validate-manifest", ".pre-commit-hooks.yaml", home=home)
    assert done.returncode == 0, done.stdout
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)


def test_a_commit_that_contradicts_an_article_is_refused(hooked, home):
    where = {"PRE_COMMIT_HOME": str(home)}
    clean = pre_commit(hooked, "run", "--all-files", home=home)
    assert clean.returncode == 0, clean.stdout
    hooked.run(sys.executable, "-m", "pre_commit", "install", more=where)

    hooked.write(HERALD, LIFT.format(60))
    hooked.git("add", HERALD)
    done = hooked.run("git", "commit", "--message", "sixty", more=where)
    assert done.returncode == 1
    assert f"{HERALD}:1:62" in done.stdout + done.stderr
    assert "C101 conflicting-amount" in done.stdout + done.stderr
    assert "sixty" not in hooked.git("log", "--format=%s")

    hooked.write(HERALD, LIFT.format(48))
    hooked.git("add", HERALD)
    done = hooked.run("git", "commit", "--message", "forty-eight", more=where)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "forty-eight" in hooked.git("log", "--format=%s")

    hooked.write("style.css", "a {}\n")
    hooked.git("add", "style.css")
    done = hooked.run("git", "commit", "--message", "style", more=where)
    assert "no files to check" in done.stdout + done.stderr


def test_many_changed_articles_are_one_run(hooked, home):
    for number in range(300):
        name = f"docs/2024-06-{number % 28 + 1:02}-{'long' * 20}-{number}.md"
        hooked.write(name, f"Note {number} on the weather.\n")
    hooked.git("add", "--all")
    done = pre_commit(hooked, "run", "--verbose", home=home)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("in 303 articles") == 1
