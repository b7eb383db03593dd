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
