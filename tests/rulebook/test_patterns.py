from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook import (
    Finder,
    PatternSet,
    Scanner,
    Spotter,
    alternation,
    compile_pattern,
    fill,
)


def test_slots_are_named_once_and_nested_ones_are_not() -> None:
    filled = fill("{day} to {day} {month}", {"day": r"\d+", "month": "{name}", "name": "May"})
    match = compile_pattern(filled).search("2 to 9 May")
    assert match.group("day") == "2"
    assert match.group("month") == "May"


def test_counts_in_braces_are_no_slots() -> None:
    assert fill(r"\d{2}", {}) == r"\d{2}"


@pytest.mark.parametrize("compiled", [re.compile, compile_pattern])
def test_an_alternation_of_nothing_matches_nothing(compiled) -> None:
    never = alternation(())
    assert compiled(never).search("just\nover") is None
    assert compiled(f"ju{never}?st").search("just") is not None


def test_alternation_prefers_the_longest_and_bends_white_space() -> None:
    pattern = compile_pattern(alternation(["just", "just over", "c++"]))
    assert pattern.search("just\n over").group() == "just\n over"
    assert pattern.search("c++").group() == "c++"


def test_a_set_tells_which_patterns_occur() -> None:
    assert PatternSet([r"\d+", r"euros?", r"never"]).which("Zürich: 3 euros") == [0, 1]
    assert PatternSet([]).which("x") == []


def test_a_finder_gives_every_match_with_offsets_in_characters() -> None:
    finder = Finder([r"\d+ euros?", r"never", r"euros? (?P<how>paid)?"])
    text = "Zürich: 12 Euro paid, 3 euros"
    found = [(i, text[start:end]) for i, start, end in finder.find(text)]
    assert found == [(0, "12 Euro"), (2, "Euro paid"), (0, "3 euros")]
    assert Finder([]).find("x") == []


@given(st.text("ab1é ’", max_size=30))
def test_a_finder_finds_what_a_search_for_each_pattern_finds(text: str) -> None:
    patterns = [r"\ba+b", r"a|ab*", r"b.{0,12}?1|\b1", r"é?b$", r"^(?P<two>.b|)", r"a{1,2} \b"]
    expected = [
        (index, *match.span())
        for index, pattern in enumerate(patterns)
        for match in compile_pattern(pattern).finditer(text)
        if match.group()
    ]
    expected.sort(key=lambda match: (match[1], match[2], match[0]))
    assert Finder(patterns).find(text) == expected


def test_patterns_stay_linear() -> None:
    # Exponential in a backtracking engine; a hang here would be the failure.
    assert compile_pattern(r"(a*)*b").search("a" * 50_000) is None


def test_a_broken_pattern_is_an_error_in_words() -> None:
    with pytest.raises(ValueError, match="missing"):
        compile_pattern("(a")


@given(st.text("ab1é–’😀 \n", max_size=30))
def test_a_scanner_finds_what_a_search_for_its_pattern_finds(text: str) -> None:
    pattern = r"a+|[é–]b?|1*"
    straight = text.replace("’", "'")
    expected = [m.span() for m in compile_pattern(pattern).finditer(straight) if m.group()]
    assert Scanner([pattern]).spans(text) == expected
    assert [(start, end) for _, start, end in Scanner([pattern]).find(text)] == expected


def test_a_spotter_counts_in_characters_and_reads_all_beyond_ascii_as_question_marks() -> None:
    assert Spotter(r"\b\d+|\?").spans("a é 12 😀 b3") == [(2, 3), (4, 6), (7, 8)]
