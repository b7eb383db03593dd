"""Options and configuration files to the context of a run; all that is wrong with them, at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET

from checker import globs, rulebook
from checker.cli import names
from checker.cli.language import language_problems
from checker.cli.place import Holding, holding, tell_of_unused
from checker.cli.request import Request
from checker.configuration import Configuration, Scoped
from checker.context import Context
from checker.findings import IMPLEMENTED
from checker.model import Severity
from checker.problems import Problem, Problems
from checker.report.rules import nearest
from checker.rulebook import Rulebook
from checker.settings import Fields, Local, Settings, Severities, Times, Tree

__all__ = ["Request", "configure", "folders"]


def configure(request: Request) -> Context:
    """The rules and settings of a run; raises Problems."""
    problems = [*_path_problems(request), *_number_problems(request)]
    fields = _fields(request.fields, problems)
    today = _today(request.today, problems)
    found = holding(request, problems)
    rules = _rulebook(request, found, problems)
    chosen = _Chosen(request, found.run, rules, fields, problems)
    problems += [p for conf in found.all for p in _name_problems(conf, rules)]
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


def _name_problems(conf: Configuration, rules: Rulebook) -> Iterable[Problem]:
    """What only the rules can tell of a configuration: names of rules, languages, patterns."""
    known = rules.findings
    for key in ("select", "ignore"):
        if key in conf.values:
            value, layer = conf.values[key]
            at = (layer.shown, layer.line(key))
            yield from names.name_problems(value, known, *at, ignored=key == "ignore")
    for rule, (_, layer) in conf.severity.items():
        at = (layer.shown, layer.line("severity", rule))
        yield from names.name_problems([rule], known, *at, ignored=True)
    if "language" in conf.values:
        value, layer = conf.values["language"]
        yield from _language_problems(value, rules, layer.shown, layer.line("language"))
    for scoped in conf.overrides:
        yield from _override_problems(scoped, rules)


def _override_problems(scoped: Scoped, rules: Rulebook) -> Iterable[Problem]:
    said, layer, known = scoped.override, scoped.layer, rules.findings

    def line(*key: str) -> int:
        return layer.line("overrides", scoped.number, *key)

    if globs.compiled(said.paths) is None:
        cure = "Write patterns as in .gitignore, such as news/**/*.md."
        yield Problem(layer.shown, line("paths"), "`paths`: not all are patterns", cure)
    yield from names.name_problems(
        said.ignore or (), known, layer.shown, line("ignore"), ignored=True
    )
    for rule in said.severity or {}:
        at = (layer.shown, line("severity", rule))
        yield from names.name_problems([rule], known, *at, ignored=True)
    if said.language is not UNSET:
        yield from _language_problems(said.language, rules, layer.shown, line("language"))


def _language_problems(given: str, rules: Rulebook, path: str, line: int) -> Iterable[Problem]:
    for problem in language_problems(given, rules):
        yield msgspec.structs.replace(problem, path=path, line=line)


def _path_problems(request: Request) -> list[Problem]:
    found: list[Problem] = []
    if not request.paths:
        cure = f"Name files or folders, for example: factlint {request.command} articles/"
        found.append(Problem("", 0, f"{request.command}: no path is given", cure))
    if request.stdin_filename is not None and "-" not in request.paths:
        cure = 'Add "-" to the paths, or leave the option out.'
        found.append(Problem("--stdin-filename", 0, "standard input is not among the paths", cure))
    return found


def _number_problems(request: Request) -> list[Problem]:
    found: list[Problem] = []
    confidence, most = request.min_confidence, request.max_findings
    if confidence is not None and not 0 <= confidence <= 1:  # also refuses what is not a number
        cure = "Give a number from 0 to 1, for example: --min-confidence 0.5"
        message = f"{confidence} is not between 0 and 1"
        found.append(Problem("--min-confidence", 0, message, cure))
    if most is not None and most < 0:
        cure = "Give a number such as 50, or leave the option out for all of them."
        found.append(Problem("--max-findings", 0, f"{most} is less than 0", cure))
    return found


def _today(given: str | None, problems: list[Problem]) -> date:
    if given is None:
        return date.today()
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            raise ValueError
        return date.fromisoformat(given)
    except ValueError:
        cure = "Write it as in 2027-01-31."
        problems.append(Problem("--today", 0, f"`{given[:40]}` is no date", cure))
        return date.today()


def _fields(given: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    known = Fields.__struct_fields__
    fields: dict[str, str] = {}
    for item in given:
        name, equals, field = (part.strip() for part in item.partition("="))
        if not (name and equals and field):
            cure = "Write NAME=FIELD, for example: --field text=body"
            problems.append(Problem("--field", 0, f"`{item}` is not of that form", cure))
        elif name not in known:
            near = nearest(name, known)
            cure = (f"Did you mean {near}? " if near else "") + f"Known are {', '.join(known)}."
            problems.append(Problem("--field", 0, f"articles have no `{name}`", cure))
        else:
            fields[name] = field
    return fields
