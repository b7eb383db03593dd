from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import position


@given(st.text(alphabet="ab\n\r", max_size=60), st.data())
def test_line_and_column_lead_back_to_the_character(text, data):
    offset = data.draw(st.integers(0, len(text)))
    line, column = position(text).line_column(offset)
    before = text[:offset]
    assert line == before.count("\n") + 1
    assert column == offset - (before.rfind("\n") + 1) + 1


def test_the_text_of_a_line_comes_without_its_end():
    lines = position("one\r\ntwo\n\nlast")
    assert [lines.line(n) for n in (1, 2, 3, 4)] == ["one", "two", "", "last"]
    with pytest.raises(IndexError):
        lines.line(5)
