"""Where a content ends, how far it goes on, and what is told inside it."""

from __future__ import annotations

import pytest

from checker.kinds import attribution, quote
from checker.rulebook import load
from checker.text import sentence_words, sentences


def contents(text: str) -> list[tuple[int, str, str]]:
    """Depth, cue and content of each attribution, in order of the cues."""
    pack = load().language("en")
    spans = sentences(text, *sentence_words(pack.lexicon))
    found = attribution.reader(load(), "en").find(text, spans, quote.find(text))
    ordered = sorted(found, key=lambda a: a.cue.start)
    return [(a.depth, a.cue.of(text), a.content.of(text)) for a in ordered]


BESIDE = [
    ("The board said ten ships came and added that two left.", "ten ships came", "that two left"),
    ("The board said ten ships came, adding that two left.", "ten ships came", "that two left"),
    ("The board said ten ships came, but Orla Finch said two left.", "ten ships came", "two left"),
]


@pytest.mark.parametrize(("text", "first", "second"), BESIDE)
def test_a_content_ends_where_the_next_attribution_begins(text, first, second):
    (a, b) = contents(text)
    assert (a[0], a[2]) == (0, first)
    assert (b[0], b[2]) == (0, second)


def test_what_is_said_inside_a_content_is_deeper():
    found = contents("The board said the mayor told them that ten ships came.")
    assert [(depth, cue) for depth, cue, _ in found] == [(0, "said"), (1, "told")]


def test_a_source_at_the_end_covers_what_is_wanted_before():
    found = contents("The mayor wants to sell ten ships, the clerk said.")
    assert found == [
        (1, "wants to", "sell ten ships"),
        (0, "said", "The mayor wants to sell ten ships"),
    ]


def test_what_is_said_in_a_quotation_is_deeper():
    found = contents('There stood "The mayor said that we won it all" on a wall.')
    assert [depth for depth, *_ in found] == [1]


CONTINUED = [
    '"Ten ships came," Orla Finch said. "Two of them left."',
    '"Ten ships came," said Orla Finch on Monday. "Two of them left."',
]


@pytest.mark.parametrize("text", CONTINUED)
def test_a_content_goes_on_over_the_quotation_behind_its_sentence(text):
    ((_, _, content),) = contents(text)
    assert content == text


def test_a_quotation_with_a_speaker_of_its_own_is_not_taken():
    first, second = contents('"Ten ships came," Orla Finch said. "Two left," Ben Tarn said.')
    assert first[2] == '"Ten ships came,"'
    assert second[2] == '"Two left,"'


def test_a_quotation_announced_with_a_colon_may_stand_in_the_next_paragraph():
    ((_, _, content),) = contents("Orla Finch added:\n\n“Ten ships came to us.”")
    assert content == "“Ten ships came to us.”"


INSERTED = [
    "The old roof, Orla Finch said, was full of holes.",
    "The top tenth, according to the board, paid half.",
]


@pytest.mark.parametrize("text", INSERTED)
def test_an_insertion_leaves_the_content_whole(text):
    ((_, _, content),) = contents(text)
    assert content == text.rstrip(".")


def test_a_participle_behind_an_insertion_is_no_part_of_the_content():
    ((_, _, content),) = contents("The old roof leaks, Orla Finch said, looking up.")
    assert content == "The old roof leaks"
