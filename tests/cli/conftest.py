from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker import run
from checker.cli.app import app
from checker.context import Context
from checker.model import Report
from tests.report.samples import report

Invoke = Callable[..., Any]


@pytest.fixture
def invoke(monkeypatch) -> Invoke:
    """Runs a command in this process; its result has exit_code, stdout and stderr."""
    for name in ("NO_COLOR", "FORCE_COLOR", "FACTLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *arguments, **rest: CliRunner().invoke(app, list(arguments), **rest)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Writes files, given as name and text, into the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def put(name: str, text: str) -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    return put


class Checked:
    """Stands in for run.check: gives `report` or raises it, and keeps what it was called with."""

    def __init__(self) -> None:
        self.report: Report | BaseException = report()
        self.paths: tuple[str, ...] = ()
        self.context: Context | None = None
        self.plan: run.Plan | None = None

    def __call__(self, paths, context, progress, plan):
        self.paths, self.context, self.plan = tuple(paths), context, plan
        progress(1, 1)
        if isinstance(self.report, BaseException):
            raise self.report
        return self.report


@pytest.fixture
def checked(monkeypatch) -> Checked:
    stand_in = Checked()
    monkeypatch.setattr(run, "check", stand_in)
    return stand_in
