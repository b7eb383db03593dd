"""Errors as values: each says what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong with rules, configuration or the call; line and column start at 1."""

    path: str
    line: int
    message: str
    cure: str
    column: int = 0

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}" + (f":{self.column}" if self.column else "")
        lead = f"{place}: " if place else ""
        return f"{lead}{self.message}\n  {self.cure}"


class Problems(Exception):
    """All that is wrong, at once. Ends a run with exit code 2."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Problem, ...]]]:
        return (type(self), (self.problems,))


class InputProblem(msgspec.Struct, frozen=True, order=True):
    """An input that could not be checked. `rule` is I801, I802 or I803; the run ends with 4."""

    path: str
    rule: str
    message: str
    cure: str
    line: int = 1
