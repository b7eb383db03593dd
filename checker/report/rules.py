"""Rules for people: the table of all, the page of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checker.problems import Problem, Problems
from checker.report.cells import one_line, pad, width, wrap
from checker.report.encode import encode_pretty
from checker.report.paint import Paint
from checker.rulebook import ExampleArticle, FindingRule

Rules = Mapping[str, FindingRule]
_FIELD = re.compile(r"\{[a-z_]+\}")
_CURE = "`factlint rules` lists all rules."


def table(rules: Rules, color: bool, columns: int) -> str:
    """One rule a line: id, name, severity, on or off, when it fires."""
    paint = Paint(color)
    name = max((width(r.name) for r in rules.values()), default=0)
    return "".join(f"{_row(r, name, paint, columns)}\n" for r in rules.values())


def _row(rule: FindingRule, name: int, paint: Paint, columns: int) -> str:
    state = "on " if rule.on else "off"
    lead = f"{rule.id}  {pad(rule.name, name)}  {rule.severity:<7}  {state}  "
    blank = " " * len(lead)
    summary = wrap(rule.summary, max(columns, len(lead) + 24), blank).removeprefix(blank)
    shown = paint(f"{rule.severity:<7}", rule.severity)
    return f"{paint(rule.id, 'bold')}  {pad(rule.name, name)}  {shown}  {state}  {summary}"


def table_json(rules: Rules) -> bytes:
    """The same as a JSON array."""
    keys = ("id", "name", "severity", "on", "summary")
    return encode_pretty([{k: getattr(r, k) for k in keys} for r in rules.values()])


def find(name: str, rules: Rules) -> FindingRule:
    """The rule of an id or a name, whatever its case; raises Problems with the nearest one."""
    rule = _named(name, rules)
    if rule is None:
        raise Problems([unknown(name, rules)])
    return rule


def is_rule(name: str, rules: Rules) -> bool:
    """True for the id or the name of a rule."""
    return _named(name, rules) is not None


def _named(name: str, rules: Rules) -> FindingRule | None:
    wanted = name.strip().lower()
    return next((r for r in rules.values() if wanted in (r.id.lower(), r.name.lower())), None)


def unknown(name: str, rules: Rules, path: str = "") -> Problem:
    """The problem of a rule that does not exist, with the nearest that does, or its family."""
    family = [r.id for r in rules.values() if r.id.lower().startswith(name.strip().lower())]
    if name.strip() and family:
        message = f"`{one_line(name)}` is a family of {len(family)} rules"
        return Problem(path, 0, message, f"Name one of them: {', '.join(sorted(family))}.")
    near = nearest(name, [n for r in rules.values() for n in (r.id, r.name)])
    cure = f"Did you mean {near}? {_CURE}" if near else _CURE
    return Problem(path, 0, f"there is no rule `{one_line(name)}`", cure)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known word most like `name`, whatever the case; empty if none is like it."""
    from difflib import get_close_matches  # only mistakes need it

    by_lower = {k.lower(): k for k in known}
    found = get_close_matches(name.strip().lower()[:80], by_lower, n=1, cutoff=0.5)
    return by_lower[found[0]] if found else ""


def page(rule: FindingRule, color: bool, columns: int) -> str:
    """All that there is to know about a rule; ends with a newline."""
    return "\n".join(_page(rule, Paint(color), min(max(columns, 40), 100))) + "\n"


def _page(rule: FindingRule, paint: Paint, columns: int) -> Iterator[str]:
    state = f"{rule.severity}, {'on' if rule.on else 'off by default'}"
    yield f"{paint(f'{rule.id} {rule.name}', rule.severity)}  ({state})"
    sections = {
        "Fires on": [rule.summary],
        "It says": [rule.message],
        "Why": [rule.why],
        "What settles it": [_FIELD.sub("…", rule.settle)],
    }
    for title, texts in sections.items():
        yield from ("", paint(title, "bold"), *(wrap(t.strip(), columns, "  ") for t in texts))
    if rule.known_problems:
        yield from ("", paint("Known problems", "bold"))
        yield from (wrap(p, columns, "  - ", "    ") for p in rule.known_problems)
    if rule.examples:
        yield from ("", paint("Examples", "bold"))
    for number, example in enumerate(rule.examples):
        if number:
            yield ""
        yield wrap(example.name, columns, "  ")
        if example.before:
            yield paint("    the baseline was made from", "dim")
            yield from _articles(example.before, columns)
            yield paint("    now there are", "dim")
        yield from _articles(example.articles, columns)
        found = ", ".join(f'"{t}"' for t in example.expect)
        verdict = f"finds {found}" if found else "finds nothing"
        yield paint(wrap(f"-> {verdict}", columns, "    "), "dim")


def _articles(articles: Iterable[ExampleArticle], columns: int) -> Iterator[str]:
    for article in articles:
        dated = " ".join(t for t in (article.published, article.outlet) if t)
        lead = f"    {dated or 'undated'}: "
        yield wrap(article.text, columns, lead, "      ")
