from __future__ import annotations

import pytest

from checker.rulebook import PatternSet, alternation, compile_pattern, fill


def test_slots_are_named_once_and_nested_ones_are_not() -> None:
    filled = fill("{day} to {day} {month}", {"day": r"\d+", "month": "{name}", "name": "May"})
    match = compile_pattern(filled).search("2 to 9 May")
    assert match.group("day") == "2"
    assert match.group("month") == "May"


def test_counts_in_braces_are_no_slots() -> None:
    assert fill(r"\d{2}", {}) == r"\d{2}"


def test_alternation_prefers_the_longest_and_bends_white_space() -> None:
    pattern = compile_pattern(alternation(["just", "just over", "c++"]))
    assert pattern.search("just\n over").group() == "just\n over"
    assert pattern.search("c++").group() == "c++"


def test_a_set_gives_every_match_with_offsets_in_characters() -> None:
    patterns = PatternSet([r"\d+", r"euros?", r"never"])
    text = "Zürich: 12 Euro, 3 euros"
    found = [(i, text[m.start() : m.end()]) for i, m in patterns.find(text)]
    assert found == [(0, "12"), (0, "3"), (1, "Euro"), (1, "euros")]


def test_an_empty_set_finds_nothing() -> None:
    assert list(PatternSet([]).find("x")) == []


def test_patterns_stay_linear() -> None:
    # Exponential in a backtracking engine; a hang here would be the failure.
    assert compile_pattern(r"(a*)*b").search("a" * 50_000) is None


def test_a_broken_pattern_is_an_error_in_words() -> None:
    with pytest.raises(ValueError, match="missing"):
        compile_pattern("(a")
