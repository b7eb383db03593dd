"""I801 to I803: inputs that could not be checked."""

from __future__ import annotations

from checker.context import Context
from checker.findings.make import make_finding
from checker.model import Finding, Location, Place, Span
from checker.problems import InputProblem


def judge_input(problem: InputProblem, context: Context) -> Finding:
    """The finding for an input that was not read, or not as a whole."""
    nowhere = Span(0, 0)
    at = Place(problem.path, problem.path, nowhere, problem.line, 1, nowhere, "", 0)
    return make_finding(
        problem.rule,
        context,
        {"reason": problem.message, "cure": problem.cure},
        [Location(at, "", role="input")],
        (problem.path, problem.message),
    )


def unruled(path: str, language: str, known: str, dates: bool) -> InputProblem:
    """The problem of an article in a language without rules; `dates` if those can be read."""
    reason = f"there are no rules for its language, `{language}`, yet"
    if dates:
        reason += "; its dates can be read (`factlint mentions` lists them), but no claims"
    else:
        reason += "; nothing in it can be read"
    cure = f"Leave it out, or correct its language; rules are there for {known}."
    return InputProblem(path, "I803", reason, cure)
