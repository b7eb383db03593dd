"""What only the rules can tell of a configuration: names of rules, languages, patterns."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import UNSET

from checker import globs
from checker.cli import names
from checker.cli.language import language_problems
from checker.configuration import Configuration, Scoped
from checker.problems import Problem
from checker.rulebook import Rulebook


def file_problems(conf: Configuration, rules: Rulebook) -> Iterable[Problem]:
    """The problems of a configuration, each with its line."""
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
