"""Two wordings side by side: what is a change, and what is style or an honest cut."""

from __future__ import annotations

import pytest

from checker.findings.quotations.align import Change, align
from checker.findings.quotations.words import reader
from tests.articles import CONTEXT

WORDS = reader(CONTEXT.rulebook, "en")


def change(a: str, b: str) -> Change:
    """The gravest change between two sentences, the same both ways."""
    (one,), (two,) = WORDS.sentences(a), WORDS.sentences(b)
    there, back = align(one, two, WORDS).change, align(two, one, WORDS).change
    assert there is back
    return there


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill won't open", "the mill will not open"),
        ("We honour the harbour's old programme", "We honor the harbor’s old program"),
        ("It is the health-care card of the town", "It's the healthcare card of the town"),
        ("Twenty-two boats came in at noon", "22 boats came in at noon"),
        ("She was born on the first of June", "She was born on 1 June"),
        ("He never paid the [harbour] toll in full", "He never paid the toll in full"),
        ("[The mayor] never paid the toll", "He never paid the toll"),
        ("He paid … in full and left", "He paid the toll of the harbour in full and left"),
        (
            "He paid the toll... and left by the gate",
            "He paid the toll of the town and left by the gate",
        ),
        ("He paid the toll (so far) of the town and left", "He paid the toll… and left"),
        ("The toll is paid in full", "I can tell you that the toll is paid in full"),
        ("The toll is paid in full", "The toll is paid in full and nobody is owed a thing"),
        ("Boris Halmenov paid the toll", "Boris Halmanov paid the toll"),
        ("Well, the toll is paid", "The toll is paid"),
        ("The toll is paid; nobody owes a thing", "The toll is paid, nobody owes a thing"),
        ("The U.S. ships came", "The United States ships came"),
    ],
)
def test_style(a, b):
    assert change(a, b) is Change.NONE


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("We sold nine boats", "We sold five boats", Change.NUMBER),
        ("We have not sold the boats", "We have sold the boats", Change.NEGATION),
        ("Nobody has seen the boats", "Everybody has seen the boats", Change.NEGATION),
        (
            "He paid the big toll… and left by the gate",
            "He paid the toll… and left by the gate",
            Change.WORDS,
        ),
        ("We sold the old boats", "We burned the old boats", Change.WORDS),
        ("The old toll was never paid", "The toll was never paid", Change.WORDS),
        ("The boats will sail at noon", "The boats would sail at noon", Change.TENSE),
        ("It was the answer of the town", "It was an answer of the town", Change.DETERMINER),
        ("The Board's ferry is best", "The Board ferry is best", Change.DETERMINER),
    ],
)
def test_change(a, b, expected):
    assert change(a, b) is expected


def test_a_long_sentence_is_cut_and_never_dropped():
    text = " ".join(f"word{chr(97 + i % 26)}" for i in range(1000))
    assert sum(map(len, WORDS.sentences(text))) == 1000
