from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.cells import cells, clean, clip, one_line, width, wrap


@given(st.text())
def test_cleaned_text_keeps_its_length_and_holds_nothing_to_obey(text):
    shown = clean(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\ud800"])
def test_escapes_bells_direction_marks_and_hidden_characters_are_replaced(char):
    assert char not in clean(f"a{char}b")


def test_what_writing_needs_is_kept():
    plain = "café, cafe\u0301, 東京, नमस्ते, می\u200cخواهم, 👩\u200d🚀"
    assert clean(plain) == plain


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("東京", 4), ("e\u0301", 1), ("", 0), ("ｶﾅ", 2), ("…", 1)]
)
def test_width_counts_columns(text, columns):
    assert width(text) == columns


def test_tabs_go_to_the_next_stop():
    assert "".join(c for c, _ in cells("a\tb\t\tc")) == "a   b       c"


@given(st.text(alphabet="ab 東\n\t", max_size=80), st.integers(8, 40))
def test_wrapped_lines_fit_and_no_word_is_lost(text, columns):
    lines = wrap(text, columns, "> ", "  ").split("\n")
    assert " ".join(w for line in lines for w in line[2:].split()) == one_line(text)
    assert all(width(line) <= columns or " " not in line[2:] for line in lines)


@given(st.text(alphabet="ab 東京e\u0301"), st.integers(1, 12))
def test_clipped_text_fits(text, columns):
    assert width(clip(text, columns)) <= columns
