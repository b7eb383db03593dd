"""`factlint rules` and `factlint explain`."""

from __future__ import annotations

from collections.abc import Sequence

from checker import rulebook
from checker.cli import output
from checker.cli.configure import folders
from checker.cli.options import Color, ReportFormat
from checker.report import rules


def show_rules(added: Sequence[str], output_format: ReportFormat, color: Color) -> int:
    """Write the table of the rules; 0. Raises Problems."""
    known = rulebook.load(folders(added)).findings
    if output_format is ReportFormat.JSON:
        output.write(rules.table_json(known))
    else:
        output.write(rules.table(known, output.wants_color(color), output.columns()))
    return 0


def show_rule(name: str, added: Sequence[str], color: Color) -> int:
    """Write the page of a rule; 0. Raises Problems if there is no such rule."""
    known = rulebook.load(folders(added)).findings
    rule = rules.find(name, known)
    output.write(rules.page(rule, output.wants_color(color), output.columns()))
    return 0
