"""Options and configuration files to the context of a run; all that is wrong with them, at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from checker import rulebook
from checker.cli import names, values
from checker.cli.language import language_problems
from checker.cli.place import Holding, holding, tell_of_unused
from checker.cli.request import Request
from checker.cli.verify import file_problems
from checker.configuration import Configuration, Scoped
from checker.context import Context
from checker.findings import IMPLEMENTED
from checker.model import Severity
from checker.problems import Problem, Problems
from checker.rulebook import Rulebook
from checker.settings import Fields, Local, Settings, Severities, Times, Tree

__all__ = ["Request", "configure", "folders"]


def configure(request: Request) -> Context:
    """The rules and settings of a run; raises Problems."""
    problems = [*values.path_problems(request), *values.number_problems(request)]
    fields = values.fields_named(request.fields, problems)
    today = values.day(request.today, problems)
    found = holding(request, problems)
    rules = _rulebook(request, found, problems)
    chosen = _Chosen(request, found.run, rules, fields, problems)
    problems += [p for conf in found.all for p in file_problems(conf, rules)]
    if problems:
        raise Problems(dict.fromkeys(problems))
    tell_of_unused(found)
    trees = tuple(chosen.tree(conf) for conf in found.all)
    return Context(rules, msgspec.structs.replace(chosen.settings(), today=today, trees=trees))


class _Chosen:
    """Each setting: from the command line, else from a configuration, else its default."""

    def __init__(
        self,
        request: Request,
        run: Configuration | None,
        rules: Rulebook,
        fields: dict[str, str],
        problems: list[Problem],
    ) -> None:
        self._request, self._run, self._rules, self._fields = request, run, rules, fields
        self._select = names.split("--select", request.select, problems)
        self._ignore = names.split("--ignore", request.ignore, problems)
        known = rules.findings
        problems += names.name_problems(self._select, known, "--select")
        problems += names.name_problems(self._ignore, known, "--ignore", ignored=True)
        self._severity = names.severities(request.severity, known, problems)
        problems += [] if request.lang is None else language_problems(request.lang, rules)

    def settings(self) -> Settings:
        """Those of the run."""
        request, base = self._request, self._base(self._run)
        return Settings(
            fields=base.fields or Fields(),
            fail_on=self._fail_on(),
            min_confidence=self._of_run("min_confidence", 0.5),
            max_findings=self._of_run("max_findings", None),
            allow_partial=self._of_run("allow_partial", False),
            allow_empty=self._of_run("allow_empty", False),
            language=base.language or Settings().language,
            times=self._times(),
            parts=request.only,
            select=base.select or (),
            ignore=base.ignore,
            severity=base.severity,
            region=base.region or "",
            outlet=base.outlet or "",
            stdin_name=request.stdin_filename or "",
        )

    def tree(self, conf: Configuration) -> Tree:
        """The settings for the articles below a configuration."""
        return Tree(conf.root, (self._base(conf), *map(self._override, conf.overrides)))

    def _of_run(self, key: str, default: Any) -> Any:
        typed = getattr(self._request, key)
        if typed is not None:
            return typed
        return self._run.get(key, default) if self._run else default

    def _fail_on(self) -> Severity | None:
        level = "never" if self._request.exit_zero else self._of_run("fail_on", "error")
        return None if level == "never" else Severity(level)

    def _times(self) -> Times:
        order = self._of_run("date_order", "auto")
        prefer = self._of_run("prefer", "tense")
        return Times(prefer, "" if order == "auto" else order, self._request.spans)

    def _base(self, conf: Configuration | None) -> Local:
        known = conf.get if conf else lambda _key, default: default
        return Local(
            root=conf.root if conf else "",
            language=self._request.lang or known("language", Settings().language),
            region=known("region", ""),
            outlet=known("outlet", ""),
            fields=msgspec.structs.replace(known("fields", Fields()), **self._fields),
            select=self._select or known("select", ()),
            ignore=self._ignore or known("ignore", ()),
            severity=self._severities(conf) if conf else self._severity,
        )

    def _severities(self, conf: Configuration) -> Severities:
        """What a file extends is more general than itself, the command line beats both."""
        by_layer = groupby(conf.severity.items(), lambda item: item[1][1].path)
        tables = [{rule: level for rule, (level, _) in items} for _, items in by_layer]
        ranked = [names.ranked(table, self._rules.findings) for table in tables]
        return (*(pair for table in ranked for pair in table), *self._severity)

    def _override(self, scoped: Scoped) -> Local:
        said = scoped.override
        own = names.ranked(said.severity or {}, self._rules.findings)
        language = said.language or None
        return Local(
            root=scoped.layer.folder,
            paths=said.paths,
            language=None if self._request.lang else language,
            region=said.region or None,
            outlet=said.outlet or None,
            ignore=said.ignore or (),
            severity=(*own, *self._severity) if own else (),
        )


def _rulebook(request: Request, found: Holding, problems: list[Problem]) -> Rulebook:
    """The shipped rules with those of the folders named; raises Problems if they cannot be read."""
    try:
        own = folders(request.rules) if request.rules else configured_rules(found.run)
        rules = rulebook.load(own)
    except Problems as wrong:
        raise Problems(dict.fromkeys([*problems, *wrong.problems])) from None
    problems += [_without_code(name) for name in rules.findings if name not in IMPLEMENTED]
    return rules


def configured_rules(conf: Configuration | None) -> tuple[Path, ...]:
    """The rule folders that a configuration names."""
    if conf is None or "rules" not in conf.values:
        return ()
    names_, layer = conf.values["rules"]
    return tuple(Path(layer.folder, name) for name in names_)


def _without_code(rule: str) -> Problem:
    message = f"{rule}: no code looks for it, so it would never be found"
    return Problem("--rules", 0, message, "A new finding needs code; see CONTRIBUTING.md.")


def folders(given: Iterable[str]) -> tuple[Path, ...]:
    """Rule folders; raises Problems for those that are not there."""
    paths = tuple(map(Path, given))
    cure = "Name a folder with rules; see rules/README.md."
    missing = [Problem("--rules", 0, f"{p} is no folder", cure) for p in paths if not p.is_dir()]
    if missing:
        raise Problems(missing)
    return paths
