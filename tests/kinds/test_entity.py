"""Names by their capitals, and their aliases inside an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import entity
from checker.model import Span
from checker.rulebook import load


def find(*sentences: str) -> list[tuple[str, str]]:
    """(text, key) of the entities of an article made of `sentences`."""
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return [(e.span.of(text), e.key) for e in entity.reader(load(), "en").find(text, spans)]


def keys(*sentences: str) -> list[str]:
    return [key for _, key in find(*sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Orla Finch there.", ["orla finch"]),
        ("They met the Bank of Kessel there.", ["bank of kessel"]),
        ("It was Orla Finch's boat.", ["orla finch"]),
        ("They bought the X-77s cheaply.", ["x-77"]),
        ("They met Mayor Orla Finch there.", ["orla finch"]),
        ("They met Dr. Orla Finch there.", ["orla finch"]),
        ("They sailed for Norwegian ports.", ["norway"]),
        ("They sailed for Oslo.", ["norway"]),
        ("The Norwegian X-77 sank.", ["norway", "x-77"]),
        ("The Norwegian Fisheries Ministry wrote.", ["norwegian fisheries ministry"]),
        ("They praised Norway's Orla Finch.", ["norway", "orla finch"]),
        ("A UK-based firm paid.", ["united kingdom"]),
        ("They asked the US and us.", ["united states"]),
    ],
)
def test_key(text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Boats came in on the tide.",
        "They came on Monday in March.",
        "However, they left.",
        "In July, The boats left.",
        "EVERYBODY MUST READ THIS LONG HEADLINE",
    ],
)
def test_no_name(text):
    assert keys(text) == []


def test_the_first_word_of_a_sentence_counts_if_it_stands_elsewhere():
    assert keys("Kessel is wet.", "They like Kessel.") == ["kessel", "kessel"]
    assert keys("Kessel is wet.", "They like rain.") == []


def test_a_last_name_joins_the_full_name():
    assert keys("They met Orla Finch.", "They like Finch.") == ["orla finch", "orla finch"]


def test_namesakes_with_other_first_names_stay_apart():
    assert keys("They met Orla Finch.", "They met Bran Finch.") == ["orla finch", "bran finch"]


def test_an_acronym_joins_what_it_stands_for():
    found = keys("They asked the Kessel Harbour Board (KHB).", "They like the KHB.")
    assert found == ["kessel harbour board"] * 3


@given(st.text(alphabet="ABCab .,-'’&(\n1", max_size=80))
def test_entities_are_ordered_and_inside(text):
    found = entity.reader(load(), "en").find(text, [Span(0, len(text))] if text else [])
    ends = 0
    for item in found:
        assert ends <= item.span.start < item.span.end <= len(text)
        assert item.key
        ends = item.span.end
