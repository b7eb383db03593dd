"""Real git repositories with articles, and factlint on the PATH, as in a workflow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIFT = "The contract with Orrin Ropeways for the Selby lift is worth ${} million.\n"
MILL = "The sale of the Kelder Mill is reportedly worth $3.2 million.\n"
# What a workflow, a hook or a terminal around these tests would change.
_FOREIGN = (
    "GITHUB_",
    "CI_",
    "GIT_",
    "PRE_COMMIT",
    "FACTLINT",
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
)


class Repository:
    """A git repository in a folder, and the commands that run in it."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_FOREIGN)}
        identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        for who in ("AUTHOR", "COMMITTER"):
            identity |= {f"GIT_{who}_NAME": "Ines Gallard", f"GIT_{who}_EMAIL": "ines@example.org"}
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        self.environment = {**kept, **identity, "PATH": path}
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def run(
        self, *command: str, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """A command in the folder, whatever its exit code."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def git(self, *arguments: str) -> str:
        """What git says; fails if git does."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, name: str, text: str) -> None:
        """A file; nothing is committed."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "change") -> None:
        """Everything that is in the folder."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", message)


@pytest.fixture(scope="session")
def tools(tmp_path_factory) -> Path:
    """A folder with the command, as pip would install it."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "factlint"
    lines = ("#!/bin/sh", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m checker "$@"', "")
    command.write_text("\n".join(lines), encoding="utf-8")
    command.chmod(0o755)
    return folder


@pytest.fixture
def repository(tmp_path, tools) -> Repository:
    """Two articles that agree and one with a rumour, committed."""
    made = Repository(tmp_path / "site", tools)
    made.write("docs/2024-05-14-gazette.md", LIFT.format(48))
    made.write("docs/2024-05-14-courier.md", "Rain fell. " + LIFT.format(48))
    made.write("docs/2022-03-01-mill.md", MILL)
    made.commit("articles")
    return made


def copy_of_the_project(target: Path) -> Path:
    """What pip needs to install the project, without what a working copy has beside it."""
    target.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy2(ROOT / name, target / name)
    for name in ("checker", "rules"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    return target
