"""Speakers that only a mark names."""

from __future__ import annotations

import pytest

from checker.kinds import label, quote


def found(text: str) -> list[tuple[str, str, str]]:
    parts = label.find(text, quote.find(text))
    return [(s.of(text), cue.of(text), content.of(text)) for s, cue, content in parts]


def test_a_label_with_the_name_of_somebody_in_the_text():
    text = "We spoke with Orla Finch.\nFINCH: Ten ships came to us.\nNote: all of this is made up."
    assert found(text) == [("FINCH", ":", "Ten ships came to us.")]


@pytest.mark.parametrize("dash", ["—", "―", "--"])
def test_a_dash_behind_a_quotation(dash):
    text = f"“Ten ships came to us.” {dash} Orla Finch\nThe end."
    assert found(text) == [("Orla Finch", dash, "“Ten ships came to us.”")]


@pytest.mark.parametrize(
    "text",
    [
        "Warning: The door is open all day.",
        "The price: Ten pounds and a goat.",
        "“Ten ships came to us” — and left on Monday.",
    ],
)
def test_what_is_no_speaker(text):
    assert found(text) == []
