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
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
config = typer.Typer(
    help="Show what configuration holds, or what it may say.",
    no_args_is_help=True,
)
app.add_typer(config, name="config")


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
    fail_on: take.Limit = None,
    exit_zero: take.ExitZero = False,
    min_confidence: take.Confidence = None,
    max_findings: take.MaxFindings = None,
    select: take.Select = None,
    ignore: take.Ignore = None,
    severity: take.SetSeverity = None,
    today: take.Today = None,
    allow_partial: take.AllowPartial = None,
    allow_empty: take.AllowEmpty = None,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = None,
    date_order: take.DateOrder = None,
    rules: take.Rules = None,
    isolated: take.Isolated = False,
    stdin_filename: take.StdinName = None,
    color: take.When = take.Color.AUTO,
    quiet: take.Quiet = False,
    all_locations: take.AllLocations = False,
    statistics: take.Statistics = False,
    jobs: take.Jobs = None,
    no_cache: take.NoCache = False,
    cache_dir: take.CacheDir = None,
    since: take.Since = None,
    staged: take.Staged = False,
) -> None:
    """Check articles and report findings.

    PATH is a file, a folder, or - for standard input. The exit code tells of findings whether or
    not somebody reads the report to its end.
    """

    def work() -> int:
        from checker.cli.check import run_check
        from checker.cli.configure import Request, configure
        from checker.cli.plan import plan_of
        from checker.cli.reports import Reports

        plan = plan_of(jobs, no_cache, cache_dir, since, staged)
        request = Request(
            command="check",
            paths=tuple(paths or ()),
            isolated=isolated,
            stdin_filename=stdin_filename,
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            lang=lang,
            prefer=prefer.value if prefer else None,
            date_order=date_order.value if date_order else None,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            fail_on=fail_on.value if fail_on else None,
            exit_zero=exit_zero,
            max_findings=max_findings,
            severity=tuple(severity or ()),
            today=today,
            min_confidence=min_confidence,
            allow_partial=allow_partial,
            allow_empty=allow_empty,
        )
        to = Reports(tuple(formats or ()), output, color, quiet, all_locations, statistics)
        return run_check(configure(request), request.paths, plan, to, baseline)

    answer(work)


@app.command(epilog=_EXIT_CODES)
def baseline(
    change: take.BaselineChange,
    file: take.BaselineFile,
    paths: take.Paths = None,
    min_confidence: take.Confidence = None,
    select: take.Select = None,
    ignore: take.Ignore = None,
    allow_partial: take.AllowPartial = None,
    allow_empty: take.AllowEmpty = None,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = None,
    date_order: take.DateOrder = None,
    rules: take.Rules = None,
    isolated: take.Isolated = False,
    jobs: take.Jobs = None,
    no_cache: take.NoCache = False,
    cache_dir: take.CacheDir = None,
) -> None:
    """Keep a file of known findings, which check --baseline leaves out.

    factlint baseline create PATH... --baseline FILE writes all findings of today to a new file;
    update brings the file to the findings of today; prune only takes out what is gone. An
    incomplete check changes nothing.
    """

    def work() -> int:
        from checker.cli.baseline import change_baseline
        from checker.cli.configure import Request, configure
        from checker.cli.plan import plan_of

        plan = plan_of(jobs, no_cache, cache_dir, None, False)
        request = Request(
            command=f"baseline {change.value}",
            paths=tuple(paths or ()),
            isolated=isolated,
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            lang=lang,
            prefer=prefer.value if prefer else None,
            date_order=date_order.value if date_order else None,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            min_confidence=min_confidence,
            allow_partial=allow_partial,
            allow_empty=allow_empty,
        )
        return change_baseline(change, configure(request), request.paths, plan, file)

    answer(work)


@app.command(epilog=_EXIT_CODES)
def mentions(
    paths: take.Paths = None,
    output_format: take.Lines = None,
    only: take.Only = None,
    allow_partial: take.AllowPartial = None,
    allow_empty: take.AllowEmpty = None,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = None,
    date_order: take.DateOrder = None,
    spans: take.Spans = take.Dates.NAMED,
    rules: take.Rules = None,
    isolated: take.Isolated = False,
    stdin_filename: take.StdinName = None,
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
            isolated=isolated,
            stdin_filename=stdin_filename,
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            only=tuple(part.value for part in only or ()),
            lang=lang,
            prefer=prefer.value if prefer else None,
            date_order=date_order.value if date_order else None,
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
    allow_partial: take.AllowPartial = None,
    allow_empty: take.AllowEmpty = None,
    field: take.Field = None,
    lang: take.Lang = None,
    prefer: take.Prefer = None,
    date_order: take.DateOrder = None,
    rules: take.Rules = None,
    isolated: take.Isolated = False,
    stdin_filename: take.StdinName = None,
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
            isolated=isolated,
            stdin_filename=stdin_filename,
            rules=tuple(rules or ()),
            fields=tuple(field or ()),
            lang=lang,
            prefer=prefer.value if prefer else None,
            date_order=date_order.value if date_order else None,
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


@config.command("show")
def show_config(
    path: Annotated[str, typer.Argument(metavar="[PATH]", hidden=True)] = ".",
    isolated: take.Isolated = False,
) -> None:
    """Show the settings for a file or folder, and where each comes from."""

    def work() -> int:
        from checker.cli.config import show

        return show(path, isolated)

    answer(work)


@config.command("schema")
def config_schema() -> None:
    """Print the JSON Schema of a configuration file."""

    def work() -> int:
        from checker.cli.config import schema

        return schema()

    answer(work)


@app.command("init")
def init_folder(
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", hidden=True)] = ".",
) -> None:
    """Write a first factlint.toml and say what there is to check."""

    def work() -> int:
        from checker.cli.init import init

        return init(folder)

    answer(work)


cache = typer.Typer(
    help="Show or remove what is kept of articles that were read.", no_args_is_help=True
)
app.add_typer(cache, name="cache")


@cache.command("info")
def cache_info(cache_dir: take.CacheDir = None) -> None:
    """Show where the cache is and what is in it."""

    def work() -> int:
        from checker.cli.cache import show_cache

        return show_cache(cache_dir)

    answer(work)


@cache.command("clear")
def cache_clear(cache_dir: take.CacheDir = None) -> None:
    """Remove the cache. The next check reads every article anew."""

    def work() -> int:
        from checker.cli.cache import clear_cache

        return clear_cache(cache_dir)

    answer(work)
