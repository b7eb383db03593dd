"""Quotation marks of all shapes, and those that lost their partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import quote


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quote.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "the tide is out" and left.', ["the tide is out"]),
        ("He said “the tide is out” and left.", ["the tide is out"]),
        ("He said «the tide is out» and left.", ["the tide is out"]),
        ("He said ‘the tide isn’t out’ and left.", ["the tide isn’t out"]),
        ("He said 'the tide isn't out' and left.", ["the tide isn't out"]),
        ('It was paid."The buyer knows," she said.', ["The buyer knows,"]),
        ('"One here," he said. "Two there," he said.', ["One here,", "Two there,"]),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
        ("‹The tide is out›, he said.", ["The tide is out"]),
        ("‟The tide is out,” he said.", ["The tide is out,"]),
        ("'It is the boys' boat and not ours,' he said.", ["It is the boys' boat and not ours,"]),
        ("‘It is the boys’ boat and not ours,’ he said.", ["It is the boys’ boat and not ours,"]),
        ('"It is 6" wide and old," he said.', ['It is 6" wide and old,']),
        ('It sold "all of the 60" boats, she said, "and more."', ["all of the 60", "and more."]),
    ],
)
def test_marks(text, expected):
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The boys' boats and the girls' boats aren't here.",
        "He sang in the '80s and isn't old.",
        'The board is 6" wide and 8" long.',
        "It’s the keeper’s boat.",
        "No marks at all.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text):
    assert inner(text) == []


def test_a_quotation_reopened_at_each_paragraph_gives_one_for_each():
    text = "“The tide is out.\n\n“It comes back,” he said."
    assert inner(text) == ["The tide is out.", "It comes back,"]


def test_an_unbalanced_mark_spoils_its_paragraph_only():
    text = 'He said "the tide is out.\n\n"It comes back," she said.'
    assert "It comes back," in inner(text)
    text = 'He has a 12" plank and no more.\nThey call it "the big one" here.'
    assert inner(text) == ["the big one"]


def test_span_has_the_marks_and_inner_has_not():
    text = 'He said "the tide is out" then.'
    (found,) = quote.find(text)
    assert found.span.of(text) == '"the tide is out"'
    assert found.inner.of(text) == "the tide is out"


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('The "great" bridge fell.', True),
        ('She "raised concerns" there.', True),
        ('"No," she said.', False),
        ('She said "the bridge fell down" there.', False),
    ],
)
def test_one_to_three_words_are_a_scare_quote(text, scare):
    assert [q.scare for q in quote.find(text)] == [scare]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„", max_size=80))
def test_quotations_are_ordered_disjoint_and_marked(text):
    found = quote.find(text)
    ends = 0
    for item in found:
        assert ends <= item.span.start < item.inner.start <= item.inner.end <= item.span.end
        assert item.span.covers(item.inner)
        ends = item.span.end
