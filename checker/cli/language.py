"""`--lang`: a code that somebody knows, rules or dateparser."""

from __future__ import annotations

from checker.kinds.time import fallback
from checker.problems import Problem
from checker.report.cells import one_line
from checker.report.rules import nearest
from checker.rulebook import Rulebook
from checker.text.language import language_tag

# How many of them count as the most used.
_USUAL = 60


def language_problems(given: str, rules: Rulebook) -> list[Problem]:
    """The problem of a language that neither rules nor dateparser know, with the nearest known."""
    code = language_tag(given).language
    if code and (rules.knows(code) or code in fallback.languages()):
        return []
    message = f"`{one_line(given[:40])}` is no known language"
    # Rules first, then those that dateparser lists as the most used: not dee for Ewe, but for de.
    known = [*fallback.languages()]
    groups = (rules.languages, known[:_USUAL], known)
    near = next((n for group in groups if (n := nearest(code, group))), "")
    cure = f"Did you mean {near}? " if near else ""
    cure += f"Give a code such as de or en-GB; rules are there for {rules.known_languages}."
    return [Problem("--lang", 0, message, cure)]
