"""The commands. Each loads what it needs when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli import options as take
from checker.cli.guard import answer

_EXIT_CODES = (
    "Exit codes: 0 complete, nothing to fail for; 1 complete, with findings; 2 wrong usage or "
    "configuration; 3 internal error; 4 incomplete; 5 no article; 130 interrupted."
)

app = typer.Typer(
    help="A linter for facts: finds claims that conflict or stay unconfirmed.",
    epilog=_EXIT_CODES,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from checker import __version__

        typer.echo(f"factlint {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def factlint(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """A linter for facts: finds claims that conflict or stay unconfirmed."""
    del version
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command(epilog=_EXIT_CODES)
def check(
    paths: take.Paths = None,
    formats: take.Formats = None,
    output: take.Output = None,
    baseline: take.Baseline = None,
    fail_on: take.Limit = take.FailOn.ERROR,
    min_confidence: take.Confidence = 0.5,
    select: take.Select = None,
    ignore: take.Ignore = None,
    allow_partial: take.AllowPartial = False,
    allow_empty: take.AllowEmpty = False,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = take.Side.TENSE,
    date_order: take.DateOrder = take.First.AUTO,
    rules: take.Rules = None,
    color: take.When = take.Color.AUTO,
    quiet: take.Quiet = False,
) -> None:
    """Check articles and report findings.

    PATH is a file, a folder, or - for standard input. The exit code tells of findings whether or
    not somebody reads the report to its end.
    """

    def work() -> int:
        from checker.cli.check import run_check
        from checker.cli.configure import Request, configure
        from checker.cli.reports import Reports

        request = Request(
            command="check",
            paths=tuple(paths or ()),
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            lang=lang,
            prefer=prefer.value,
            date_order=date_order.value,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            fail_on=fail_on.value,
            min_confidence=min_confidence,
            allow_partial=allow_partial,
            allow_empty=allow_empty,
        )
        to = Reports(tuple(formats or ()), output, color, quiet)
        return run_check(configure(request), request.paths, to, baseline)

    answer(work)


@app.command(epilog=_EXIT_CODES)
def baseline(
    change: take.BaselineChange,
    file: take.BaselineFile,
    paths: take.Paths = None,
    min_confidence: take.Confidence = 0.5,
    select: take.Select = None,
    ignore: take.Ignore = None,
    allow_partial: take.AllowPartial = False,
    allow_empty: take.AllowEmpty = False,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = take.Side.TENSE,
    date_order: take.DateOrder = take.First.AUTO,
    rules: take.Rules = None,
) -> None:
    """Keep a file of known findings, which check --baseline leaves out.

    factlint baseline create PATH... --baseline FILE writes all findings of today to a new file;
    update brings the file to the findings of today; prune only takes out what is gone. An
    incomplete check changes nothing.
    """

    def work() -> int:
        from checker.cli.baseline import change_baseline
        from checker.cli.configure import Request, configure

        request = Request(
            command=f"baseline {change.value}",
            paths=tuple(paths or ()),
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            lang=lang,
            prefer=prefer.value,
            date_order=date_order.value,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            min_confidence=min_confidence,
            allow_partial=allow_partial,
            allow_empty=allow_empty,
        )
        return change_baseline(change, configure(request), request.paths, file)

    answer(work)


@app.command(epilog=_EXIT_CODES)
def mentions(
    paths: take.Paths = None,
    output_format: take.Lines = None,
    only: take.Only = None,
    allow_partial: take.AllowPartial = False,
    allow_empty: take.AllowEmpty = False,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = take.Side.TENSE,
    date_order: take.DateOrder = take.First.AUTO,
    spans: take.Spans = take.Dates.NAMED,
    rules: take.Rules = None,
    color: take.When = take.Color.AUTO,
) -> None:
    """Show what is found in each article.

    Values with their normalised form, cues, attributions, quotations: a line each for people,
    one JSON line an article for programs. PATH is a file, a folder, or - for standard input.
    A reader that closes the pipe ends the run early, with the exit code so far.
    """

    def work() -> int:
        from checker.cli.configure import Request, configure
        from checker.cli.listing import list_mentions

        request = Request(
            command="mentions",
            paths=tuple(paths or ()),
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            only=tuple(part.value for part in only or ()),
            lang=lang,
            prefer=prefer.value,
            date_order=date_order.value,
            spans=spans.value,
            allow_partial=allow_partial,
            allow_empty=allow_empty,
        )
        return list_mentions(configure(request), request.paths, output_format, color)

    answer(work)


@app.command(epilog=_EXIT_CODES)
def claims(
    paths: take.Paths = None,
    output_format: take.Lines = None,
    allow_partial: take.AllowPartial = False,
    allow_empty: take.AllowEmpty = False,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = take.Side.TENSE,
    date_order: take.DateOrder = take.First.AUTO,
    rules: take.Rules = None,
    color: take.When = take.Color.AUTO,
) -> None:
    """Show who claims what, how certainly.

    A few lines a claim for people, one JSON line a claim for programs. PATH is a file, a folder,
    or - for standard input. A reader that closes the pipe ends the run early, with the exit code
    so far.
    """

    def work() -> int:
        from checker.cli.configure import Request, configure
        from checker.cli.listing import list_claims

        request = Request(
            command="claims",
            paths=tuple(paths or ()),
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            lang=lang,
            prefer=prefer.value,
            date_order=date_order.value,
            allow_partial=allow_partial,
            allow_empty=allow_empty,
        )
        return list_claims(configure(request), request.paths, output_format, color)

    answer(work)


@app.command("rules")
def list_rules(
    output_format: take.As = take.ReportFormat.TEXT,
    rules: take.Rules = None,
    color: take.When = take.Color.AUTO,
) -> None:
    """List the rules."""

    def work() -> int:
        from checker.cli.rules import show_rules

        return show_rules(tuple(rules or ()), output_format, color)

    answer(work)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", hidden=True)],
    rules: take.Rules = None,
    color: take.When = take.Color.AUTO,
) -> None:
    """Print the page of a rule.

    What it fires on, why, what settles it, what it gets wrong, examples. RULE is an id such as
    U201, or a name such as unconfirmed-claim.
    """

    def work() -> int:
        from checker.cli.rules import show_rule

        return show_rule(rule, tuple(rules or ()), color)

    answer(work)
