"""Settings whose key stands as code in the line of the value."""

from __future__ import annotations

import pytest

from tests.articles import claims_in


def attributes(text: str) -> dict[str, str]:
    return {words: c.attribute for words, c in claims_in(text, markdown=True).items()}


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("Set `max_retries` to 6.", "6", "retries"),
        ("- `max-retries` = `6`", "6", "retries"),
        ("| Key | Default |\n|---|---|\n| `sync.retries` | `6` |", "6", "retries"),
        ("`upload.timeout`: 40 seconds", "40 seconds", "time-limit"),
        ("`file.max` is `24 MiB`", "24 MiB", "memory"),
    ],
)
def test_the_key_tells_what_a_value_is(text: str, figure: str, name: str) -> None:
    assert attributes(text)[figure] == name


@pytest.mark.parametrize(
    "text",
    [
        "Set `max_size` to 6.",
        "`retries` is a setting.\n\nIt sank 6.",
        "| Code | Meaning |\n|---|---|\n| `429` | retries are over |",
    ],
)
def test_a_key_elsewhere_tells_nothing(text: str) -> None:
    assert "retries" not in attributes(text).values()
