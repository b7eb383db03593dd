from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.report.cells import cells, width
from checker.report.excerpt import Mark, excerpt

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


def under(shown, sign="^"):
    """The characters that stand above `sign`."""
    column, found = 0, ""
    for char in shown.line:
        if width(char) and shown.underline[column : column + 1] == sign:
            found += char
        column += width(char)
    return found


def mark(line, words, sign="^"):
    return Mark(line.index(words), line.index(words) + len(words), sign)


def test_a_short_line_is_shown_whole():
    line = "It cost $4 million."
    shown = excerpt(line, [mark(line, "$4 million")], 40)
    assert (shown.line, shown.underline) == (line, "        ^^^^^^^^^^")


def test_a_long_line_is_cut_at_words_on_both_sides():
    shown = excerpt(WORDS, [mark(WORDS, "seven")], 30)
    assert shown.line == "…five six seven eight nine…"
    assert under(shown) == "seven"


def test_a_span_that_does_not_fit_shows_its_beginning():
    shown = excerpt(WORDS, [Mark(0, len(WORDS))], 20)
    assert shown.line.startswith("one two")
    assert width(shown.line) <= 20


def test_a_span_that_goes_on_in_the_next_line_is_underlined_to_the_end():
    shown = excerpt("It cost $4", [Mark(8, 99)], 40)
    assert under(shown) == "$4"


def test_two_marks_have_their_own_signs_and_the_main_one_wins():
    line = "It reportedly cost $4 million."
    marks = [mark(line, "reportedly", "~"), mark(line, "$4 million"), mark(line, "cost $4", "~")]
    shown = excerpt(line, marks, 40)
    assert under(shown) == "$4 million"
    assert under(shown, "~") == "reportedlycost "


def test_a_line_that_came_without_its_beginning_says_so():
    assert excerpt("and cost $4.", [Mark(9, 11)], 40, cut=True).line == "…and cost $4."


def test_indentation_is_left_out():
    assert excerpt("\t  It cost $4.", [Mark(11, 13)], 40).line == "It cost $4."


def test_escapes_stay_visible_and_aligned():
    shown = excerpt("a\x1b[31mb $4", [Mark(8, 10)], 40)
    assert "\x1b" not in shown.line
    assert under(shown) == "$4"


@given(
    st.text(alphabet="ab \t東é\u0301\x1b\u202e,", max_size=120),
    st.integers(0, 120),
    st.integers(1, 60),
    st.integers(12, 60),
)
def test_the_underlining_stands_under_the_span_and_all_fits(line, start, length, room):
    start = min(start, len(line))
    shown = excerpt(line, [Mark(start, start + length)], room)
    marked = "".join(c for c, w in cells(line)[start : start + length] if w)
    found = under(shown).replace("…", "")
    assert marked.startswith(found.rstrip())
    assert bool(found.strip()) == bool(marked.strip()) or marked[0] == " "
    assert width(shown.line) <= room
    assert len(shown.underline) <= room
