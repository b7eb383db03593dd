"""What looks like an age and is none."""

from __future__ import annotations

import pytest

from checker.kinds import figure
from checker.model import Kind, Span
from checker.rulebook import load


@pytest.mark.parametrize(
    "text",
    [
        "A crew of 24 sailed.",
        "A man of 37 talents won.",
        "She is 24 points ahead.",
        "He is 5 for 12 from the line.",
        "He was 3 of the 9.",
        "She is 5'6\" tall.",
        "It closed in May, 19.",
        "They sold bread, 14.",
        "A mother of four came.",
    ],
)
def test_a_number_that_may_be_of_other_things_is_no_age(text: str) -> None:
    found = figure.reader(load(), "en").find(text, [Span(0, len(text))], [])
    assert Kind.AGE not in {m.kind for m in found}


def test_a_name_and_a_relative_may_have_an_age_at_the_end() -> None:
    for text in ("It went to Ada Orr, 19.", "It went to the widow and her niece, 19."):
        (mention,) = figure.reader(load(), "en").find(text, [Span(0, len(text))], [])
        assert mention.kind is Kind.AGE
