"""What a configuration file may say, as types. The descriptions are those of its JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from checker.settings import Fields

Level = Literal["info", "warning", "error"]
Rules = Annotated[
    tuple[str, ...], Meta(description="Ids of rules, beginnings of ids, or names: C101, U.")
]
Levels = Annotated[
    dict[str, Level], Meta(description="The severity of rules: U201 = 'error', T = 'info'.")
]
Region = Annotated[
    str,
    Meta(
        pattern="^[A-Z]{2}$",
        description="The region of articles that do not tell theirs, such as AU: what $ means, "
        "and what comes first in 04/03/2025.",
    ),
]
Language = Annotated[
    str, Meta(description="The language of articles that do not tell theirs, as in de or en-GB.")
]
Outlet = Annotated[str, Meta(description="The outlet of articles that do not tell theirs.")]


class Override(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """What holds for some of the articles; a later one beats an earlier one."""

    paths: Annotated[
        tuple[str, ...],
        Meta(
            min_length=1,
            description="Patterns as in .gitignore, relative to the folder of this file.",
        ),
    ]
    ignore: Rules | UnsetType = UNSET
    severity: Levels | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    region: Region | UnsetType = UNSET
    outlet: Outlet | UnsetType = UNSET


class File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """factlint.toml, or the table [tool.factlint] of pyproject.toml."""

    extend: (
        Annotated[
            str | tuple[str, ...],
            Meta(description="Other files that this one goes on from, relative to it."),
        ]
        | UnsetType
    ) = UNSET
    select: Rules | UnsetType = UNSET
    ignore: Rules | UnsetType = UNSET
    severity: Levels | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    region: Region | UnsetType = UNSET
    outlet: Outlet | UnsetType = UNSET
    fields: (
        Annotated[Fields, Meta(description="The names of the fields in .jsonl.")] | UnsetType
    ) = UNSET
    overrides: tuple[Override, ...] | UnsetType = UNSET
    fail_on: (
        Annotated[
            Literal["error", "warning", "info", "never"],
            Meta(description="The least severity that makes a run end with 1."),
        ]
        | UnsetType
    ) = UNSET
    min_confidence: (
        Annotated[
            float, Meta(ge=0, le=1, description="Findings less certain than this are left out.")
        ]
        | UnsetType
    ) = UNSET
    max_findings: (
        Annotated[int, Meta(ge=0, description="No more findings than this are shown.")] | UnsetType
    ) = UNSET
    allow_partial: (
        Annotated[bool, Meta(description="Do not end with 4 if an input cannot be read.")]
        | UnsetType
    ) = UNSET
    allow_empty: (
        Annotated[bool, Meta(description="Do not end with 5 if there is no article.")] | UnsetType
    ) = UNSET
    rules: (
        Annotated[
            tuple[str, ...], Meta(description="Folders with rules of your own, relative to it.")
        ]
        | UnsetType
    ) = UNSET
    prefer: (
        Annotated[
            Literal["tense", "past", "future"],
            Meta(description='The "Friday" that is meant where no verb tells.'),
        ]
        | UnsetType
    ) = UNSET
    date_order: (
        Annotated[
            Literal["auto", "day", "month"],
            Meta(description="What comes first in 04/03/2025."),
        ]
        | UnsetType
    ) = UNSET


# What holds for a whole run; all else may differ from article to article.
OF_A_RUN = (
    *("fail_on", "min_confidence", "max_findings", "allow_partial", "allow_empty"),
    *("rules", "prefer", "date_order"),
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a configuration file."""
    schema = msgspec.json.schema(File)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
