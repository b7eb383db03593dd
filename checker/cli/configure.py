"""Options to the context of a run; whatever is wrong with them, all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from checker import rulebook
from checker.cli.language import language_problems
from checker.context import Context
from checker.findings import IMPLEMENTED
from checker.model import Severity
from checker.problems import Problem, Problems
from checker.report.rules import nearest, unknown
from checker.settings import DateOrder, Fields, Part, Prefer, Settings, Spans, Times


class Request(msgspec.Struct, frozen=True):
    """What was asked for, as it was typed."""

    command: str
    paths: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    only: tuple[Part, ...] = ()
    lang: str | None = None
    prefer: Prefer = "tense"
    date_order: Literal["auto", "day", "month"] = "auto"
    spans: Spans = "named"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    min_confidence: float = 0.5
    allow_partial: bool = False
    allow_empty: bool = False


def configure(request: Request) -> Context:
    """The rules and settings of a run; raises Problems."""
    problems = [*_path_problems(request), *_confidence_problems(request.min_confidence)]
    fields = _fields(request.fields, problems)
    try:
        rules = rulebook.load(folders(request.rules))
    except Problems as wrong:
        raise Problems([*problems, *wrong.problems]) from None
    problems += [_without_code(name) for name in rules.findings if name not in IMPLEMENTED]
    select = _rules("--select", request.select, rules.findings, problems)
    ignore = _rules("--ignore", request.ignore, rules.findings, problems)
    problems += _never_ignored(ignore)
    problems += [] if request.lang is None else language_problems(request.lang, rules)
    if problems:
        raise Problems(problems)
    settings = Settings(
        fields=fields,
        times=_times(request),
        parts=request.only,
        language=Settings().language if request.lang is None else request.lang,
        fail_on=None if request.fail_on == "never" else Severity(request.fail_on),
        min_confidence=request.min_confidence,
        allow_partial=request.allow_partial,
        allow_empty=request.allow_empty,
        select=select,
        ignore=ignore,
    )
    return Context(rules, settings)


def _times(request: Request) -> Times:
    order: DateOrder = "" if request.date_order == "auto" else request.date_order
    return Times(prefer=request.prefer, order=order, spans=request.spans)


def _without_code(rule: str) -> Problem:
    message = f"{rule}: no code looks for it, so it would never be found"
    return Problem("--rules", 0, message, "A new finding needs code; see CONTRIBUTING.md.")


def folders(names: Iterable[str]) -> tuple[Path, ...]:
    """Rule folders; raises Problems for those that are not there."""
    paths = tuple(map(Path, names))
    cure = "Name a folder with rules; see rules/README.md."
    missing = [Problem("--rules", 0, f"{p} is no folder", cure) for p in paths if not p.is_dir()]
    if missing:
        raise Problems(missing)
    return paths


def _path_problems(request: Request) -> list[Problem]:
    if request.paths:
        return []
    cure = f"Name files or folders, for example: factlint {request.command} articles/"
    return [Problem("", 0, f"{request.command}: no path is given", cure)]


def _confidence_problems(value: float) -> list[Problem]:
    if 0 <= value <= 1:  # also refuses what is not a number
        return []
    cure = "Give a number from 0 to 1, for example: --min-confidence 0.5"
    return [Problem("--min-confidence", 0, f"{value} is not between 0 and 1", cure)]


def _fields(given: Sequence[str], problems: list[Problem]) -> Fields:
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
    return Fields(**fields)


def _rules(
    option: str,
    given: Sequence[str],
    known: Mapping[str, rulebook.FindingRule],
    problems: list[Problem],
) -> tuple[str, ...]:
    """Ids, beginnings of ids, and names, each of at least one rule."""
    wanted = [part.strip() for item in given for part in item.split(",") if part.strip()]
    if given and not wanted:
        cure = "Give ids, their beginnings, or names, for example: --select C101,U"
        problems.append(Problem(option, 0, "no rule is named", cure))
    for name in wanted:
        if not any(_means(name, rule) for rule in known.values()):
            problems.append(unknown(name, known, option))
    return tuple(wanted)


def _means(name: str, rule: rulebook.FindingRule) -> bool:
    return rule.id.startswith(name.upper()) or rule.name == name.lower()


_INPUT_NAMES = ("unreadable-article", "undecodable-text", "skipped-format")


def _never_ignored(ignore: Sequence[str]) -> list[Problem]:
    cure = "Use --allow-partial if a run may leave out what cannot be read."
    message = "what could not be read cannot be ignored"
    return [
        Problem("--ignore", 0, f"{name}: {message}", cure)
        for name in ignore
        if name.upper() == "I" or name.lower() in _INPUT_NAMES or re.match(r"I\d", name.upper())
    ]
