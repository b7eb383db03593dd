"""What the commands take. Light: nothing here loads a room, so that --help is quick."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class FailOn(StrEnum):
    """The least severity that makes a run end with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class ReportFormat(StrEnum):
    """How rules are shown."""

    TEXT = "text"
    JSON = "json"


class Change(StrEnum):
    """What is done to a baseline."""

    CREATE = "create"
    UPDATE = "update"
    PRUNE = "prune"


class LineFormat(StrEnum):
    """How mentions and claims are shown."""

    TEXT = "text"
    JSONL = "jsonl"


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Side(StrEnum):
    """The side of dates that may lie on either."""

    TENSE = "tense"
    PAST = "past"
    FUTURE = "future"


class First(StrEnum):
    """What comes first in a date of digits."""

    AUTO = "auto"
    DAY = "day"
    MONTH = "month"


class Part(StrEnum):
    """What is read of an article."""

    TIMES = "times"
    FIGURES = "figures"
    CUES = "cues"
    ATTRIBUTIONS = "attributions"
    QUOTES = "quotes"


class FactsFormat(StrEnum):
    """How facts are shown."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Dates(StrEnum):
    """What a mention of a time covers."""

    NAMED = "named"
    PHRASE = "phrase"


# Missing paths are reported with an example, so typer must not refuse them first.
Paths = Annotated[
    list[str] | None,
    # Hidden from the list of options only: the text of each command says what a PATH is.
    typer.Argument(metavar="PATH", hidden=True),
]
Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="DIR", help="Add the rules of a folder. Repeatable."),
]
Field = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="NAME=FIELD",
        help="In .jsonl, read NAME (id, text, title, published, outlet, language) from FIELD. "
        "Repeatable.",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        help="The language of articles that do not name theirs, as in de or en-GB. Default: en.",
    ),
]
Only = Annotated[
    list[Part] | None,
    typer.Option("--only", help="Read these alone, which is faster. Repeatable. Default: all."),
]
Prefer = Annotated[
    Side | None,
    typer.Option(
        "--prefer",
        show_default=False,
        help='Where no verb tells, the "Friday" or "March" that is meant: as articles have it '
        "(tense, the default), or always the past or the future one.",
    ),
]
DateOrder = Annotated[
    First | None,
    typer.Option(
        "--date-order",
        show_default=False,
        help="What comes first in 04/03/2025. auto, the default: by the language, the region and "
        "the other dates of each article; if nothing tells, both readings are kept.",
    ),
]
Spans = Annotated[
    Dates,
    typer.Option(
        "--spans",
        help='named: times as they are named, "since May" is May with its bound. phrase: what the '
        "whole phrase says, from May on.",
    ),
]
AllowPartial = Annotated[
    bool | None,
    typer.Option(
        "--allow-partial/--no-allow-partial",
        show_default=False,
        help="Do not end with 4 if an input cannot be read.",
    ),
]
AllowEmpty = Annotated[
    bool | None,
    typer.Option(
        "--allow-empty/--no-allow-empty",
        show_default=False,
        help="Do not end with 5 if there is no article.",
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Read no configuration: options and defaults alone.")
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="FILE",
        help="The file that standard input is a version of: it takes its name, its place among "
        "the paths and its settings.",
    ),
]
When = Annotated[
    Color,
    typer.Option("--color", help="Use colour. auto: on a terminal; NO_COLOR, FORCE_COLOR count."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Findings only: no totals, no progress.")
]
As = Annotated[ReportFormat, typer.Option("--format", help="For people or for programs.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME[=FILE]",
        help="text, json, jsonl, sarif, github, gitlab, junit, rdjson or markdown, to FILE or to "
        "standard output. Repeatable. Default: text.",
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Leave out the findings that FILE knows; see README."
    ),
]
BaselineChange = Annotated[Change, typer.Argument(metavar="create|update|prune", hidden=True)]
BaselineFile = Annotated[
    str, typer.Option("--baseline", metavar="FILE", help="The file of known findings.")
]
Lines = Annotated[
    LineFormat | None,
    typer.Option(
        "--format",
        show_default=False,
        help="For people or for programs. Default: text on a terminal, else jsonl.",
    ),
]
FactsAs = Annotated[
    FactsFormat | None,
    typer.Option(
        "--format",
        show_default=False,
        help="For people or for programs. Default: text on a terminal, else jsonl.",
    ),
]
Every = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Facts of one article too, and each difference that is no finding with its reason.",
    ),
]
Saved = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Take the finding from a report that check --format json has written.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the report to a file."),
]
Limit = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        show_default=False,
        help="End with 1 for findings of this severity or above. Default: error.",
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Never end with 1, as with --fail-on never.")
]
Confidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        help="Leave out findings that are less certain. Default: 0.5.",
    ),
]
MaxFindings = Annotated[
    int | None,
    typer.Option(
        "--max-findings",
        metavar="N",
        help="Show the first N findings and tell how many are left out; all of them count.",
    ),
]
AllLocations = Annotated[
    bool, typer.Option("--all-locations", help="Show every place of a finding, not the first 12.")
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Count the findings of each rule at the end.")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day that suppressions are held against, as in 2027-01-31. Default: today.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="RULE", help="Only these rules: ids, their beginnings, or names; a,b,c."
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Not these rules. Same form as --select."),
]
SetSeverity = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="RULE=LEVEL",
        help="Report rules as info, warning or error: U201=error,T=info. Repeatable.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        show_default=False,
        help="Read articles in up to N processes. Default: one for each processor. A few articles "
        "take one. The report is the same.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read and compare every article anew, and keep nothing.")
]
CacheDir = Annotated[
    str | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        help="Keep what was read and compared there. Default: in your folder of caches.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV",
        help="Check everything, report what touches lines that changed since HEAD and this "
        "revision of git parted.",
    ),
]
Staged = Annotated[
    bool,
    typer.Option("--staged", help="Check everything, report what touches lines staged in git."),
]
