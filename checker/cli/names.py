"""Names of rules and severities, on the command line and in files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from checker.model import Severity
from checker.problems import Problem
from checker.report.cells import one_line
from checker.report.rules import unknown
from checker.rulebook import FindingRule
from checker.settings import Severities

Rules = Mapping[str, FindingRule]

_INPUT_NAMES = ("unreadable-article", "undecodable-text", "skipped-format")
_UNREAD = "what could not be read cannot be ignored"
_CURE_UNREAD = "Use --allow-partial if a run may leave out what cannot be read."
_FORM = "Write RULE=LEVEL, for example: --severity C101=warning"


def split(option: str, given: Sequence[str], problems: list[Problem]) -> tuple[str, ...]:
    """The names in values of an option, such as "C101,U"."""
    wanted = tuple(part.strip() for item in given for part in item.split(",") if part.strip())
    if given and not wanted:
        cure = "Give ids, their beginnings, or names, for example: --select C101,U"
        problems.append(Problem(option, 0, "no rule is named", cure))
    return wanted


def name_problems(
    names: Iterable[str], rules: Rules, path: str, line: int = 0, ignored: bool = False
) -> list[Problem]:
    """The problems of names that are no rule's, or of inputs where those may not be `ignored`."""
    found: list[Problem] = []
    for name in names:
        if not any(_means(name, rule) for rule in rules.values()):
            problem = unknown(name, rules, path)
            found.append(Problem(path, line, problem.message, problem.cure))
        elif ignored and _is_input(name):
            found.append(Problem(path, line, f"{one_line(name)}: {_UNREAD}", _CURE_UNREAD))
    return found


def _means(name: str, rule: FindingRule) -> bool:
    return bool(name) and (rule.id.startswith(name.upper()) or rule.name == name.lower())


def _is_input(name: str) -> bool:
    upper = name.upper()
    return upper == "I" or name.lower() in _INPUT_NAMES or re.match(r"I\d", upper) is not None


def severities(given: Sequence[str], rules: Rules, problems: list[Problem]) -> Severities:
    """The values of --severity, each RULE=LEVEL, ranked."""
    levels: dict[str, str] = {}
    option = "--severity"
    for item in (part.strip() for text in given for part in text.split(",")):
        name, equals, level = (part.strip() for part in item.partition("="))
        if not (name and equals and level in list(Severity)):
            known = ", ".join(Severity)
            message = f"`{one_line(item[:80])}` is not of that form"
            problems.append(Problem(option, 0, message, f"{_FORM} (a level is {known})"))
            continue
        problems += name_problems([name], rules, option, ignored=True)
        levels[name] = level
    return ranked(levels, rules)


def ranked(levels: Mapping[str, str], rules: Rules) -> Severities:
    """Levels by rule, the more general in front: what is said last holds."""
    names = {rule.name for rule in rules.values()}
    order = sorted(levels, key=lambda n: (n.lower() in names, len(n)))
    return tuple((name, Severity(levels[name])) for name in order)
