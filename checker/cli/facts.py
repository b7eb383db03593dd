"""`factlint facts`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import msgspec

from checker import run
from checker.cli import output
from checker.cli.guard import complain
from checker.cli.options import Color, FactsFormat
from checker.context import Context
from checker.report import facts, facts_json
from checker.report.fact_order import ordered
from checker.report.progress import Progress
from checker.report.summary import trouble


def list_facts(
    context: Context,
    paths: Sequence[str],
    plan: run.Plan,
    chosen: FactsFormat | None,
    every: bool,
    color: Color,
) -> int:
    """Write the facts, what matters first; the exit code. Raises Problems."""
    shown = output.hears_progress() and not output.is_terminal()
    with Progress(sys.stderr, shown) as progress:
        plan = msgspec.structs.replace(plan, say=progress.aside(complain))
        survey = run.survey(paths, context, progress, plan)
    reasons = {d.name: d.says for d in context.rulebook.differences}
    if chosen is None:
        chosen = FactsFormat.TEXT if output.is_terminal() else FactsFormat.JSONL
    _write(survey, reasons, chosen, every, color)
    for problem in survey.unread:
        place = f"{problem.path}:{problem.line}"
        complain(f"{place}: {problem.rule} {problem.message}\n  {problem.cure}")
    if survey.exit_code:
        complain(trouble(survey.exit_code, survey.summary.unread))
    return survey.exit_code


def _write(
    survey: run.Survey, reasons: dict[str, str], chosen: FactsFormat, every: bool, color: Color
) -> None:
    if chosen is FactsFormat.TEXT:
        painted, columns = output.wants_color(color), output.columns()
        apart = survey.apart if every else ()
        output.write(
            facts.render(survey.facts, survey.summary, reasons, every, painted, columns, apart)
        )
        return
    found = ordered(survey.facts, every)
    if chosen is FactsFormat.JSON:
        code = survey.exit_code
        output.write(facts_json.render(found, survey.summary, code, reasons, survey.apart))
        return
    for fact in found:
        if not output.write(facts_json.line(fact, reasons), at_once=False):
            return
    output.write(b"")
