"""Values of options: what is wrong with them, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.cli.request import Request
from checker.problems import Problem
from checker.report.rules import nearest
from checker.settings import Fields


def path_problems(request: Request) -> list[Problem]:
    """No path at all, or a name for standard input that is not read."""
    found: list[Problem] = []
    if not request.paths:
        cure = f"Name files or folders, for example: factlint {request.command} articles/"
        found.append(Problem("", 0, f"{request.command}: no path is given", cure))
    if request.stdin_filename is not None and "-" not in request.paths:
        cure = 'Add "-" to the paths, or leave the option out.'
        found.append(Problem("--stdin-filename", 0, "standard input is not among the paths", cure))
    return found


def number_problems(request: Request) -> list[Problem]:
    """Numbers out of their range."""
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


def day(given: str | None, problems: list[Problem]) -> date:
    """The day that --today names, or the current one."""
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


def fields_named(given: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    """The values of --field, each NAME=FIELD."""
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
