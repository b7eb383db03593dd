"""Orders of source, verb and content; speakers of quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import attribution, quote, spoken
from checker.model import Attribution, Quote, SourceKind, Span
from checker.rulebook import load


def find(text: str, *breaks: str) -> list[Attribution]:
    """Attributions of a text whose sentences end behind each of `breaks`."""
    reader = attribution.reader(load(), "en")
    return reader.find(text, sentences(text, *breaks), quote.find(text))


def sentences(text: str, *breaks: str) -> list[Span]:
    ends = [text.index(b) + len(b) for b in breaks] + [len(text)]
    return [Span(a, b) for a, b in zip([0, *ends], ends, strict=False) if a < b]


def speakers(text: str, *breaks: str) -> list[str | None]:
    quotes: list[Quote] = spoken.with_speakers(text, quote.find(text), find(text, *breaks))
    return [q.speaker.of(text) if q.speaker else None for q in quotes]


ORDERS = [
    ("Orla Finch said that ten ships came.", "Orla Finch", "that ten ships came"),
    ("Ten ships came, Orla Finch said.", "Orla Finch", "Ten ships came"),
    ("Ten ships came, Orla Finch said on Monday.", "Orla Finch", "Ten ships came"),
    ("At least ten ships came, officials said Tuesday.", "officials", "At least ten ships came"),
    ("Ten ships came, said Orla Finch.", "Orla Finch", "Ten ships came"),
    ("According to the mayor, ten ships came.", "the mayor", "ten ships came"),
    ("Ten ships came, according to the mayor.", "the mayor", "Ten ships came"),
    ("On Tuesday the harbour board said ten ships came.", "the harbour board", "ten ships came"),
    ("Orla Finch, a clerk, said that ten ships came.", "Orla Finch", "that ten ships came"),
    ("Orla Finch told the Herald that ten ships came.", "Orla Finch", "that ten ships came"),
    ("The clerk has also confirmed ten arrivals.", "The clerk", "ten arrivals"),
    ('"Ten ships came to us," said Orla Finch.', "Orla Finch", '"Ten ships came to us,"'),
    (
        '"Ten ships came to us," said managing director Orla Finch on Monday.',
        "managing director Orla Finch",
        '"Ten ships came to us,"',
    ),
    ('"Ten ships came to us," Orla Finch said.', "Orla Finch", '"Ten ships came to us,"'),
    ('Orla Finch said: "Ten ships came to us."', "Orla Finch", '"Ten ships came to us."'),
]


@pytest.mark.parametrize(("text", "source", "content"), ORDERS)
def test_source_and_content(text, source, content):
    (found,) = find(text)
    assert found.source is not None
    assert found.source.of(text) == source
    assert found.content.of(text).rstrip(".") == content.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "The claims were old.",
        "Orla Finch was told to leave.",
        "The clerk came to say more.",
        "The board has not confirmed the sale.",
        "The board didn’t say so.",
        "Ships of the United States came.",
        "The much-discussed sale failed.",
        "It went according to plan.",
    ],
)
def test_words_that_only_look_like_verbs_of_saying(text):
    assert not find(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Local media reported that ten ships came.", SourceKind.RELAYED),
        ("Two people familiar with the sale said it failed.", SourceKind.UNNAMED),
        ("The fisheries ministry said ten ships came.", SourceKind.OFFICIAL),
        ("Orla Finch said ten ships came.", SourceKind.NAMED),
        ("The annual report said ten ships came.", SourceKind.DOCUMENT),
    ],
)
def test_the_kind_of_a_source(text, kind):
    assert [a.kind for a in find(text)] == [kind]


def test_a_quotation_takes_the_speaker_whose_content_it_is():
    assert speakers('"We lost ten ships," said Orla Finch.') == ["Orla Finch"]


def test_the_next_quotation_keeps_the_speaker():
    text = '"We lost ten ships," Orla Finch said. "The rest came home late."'
    assert speakers(text, "said. ") == ["Orla Finch", "Orla Finch"]


def test_a_quotation_of_several_sentences_belongs_to_who_stands_at_its_end():
    text = '"We lost ten ships. The rest came home late," said Orla Finch.'
    assert speakers(text, "ships. ") == ["Orla Finch"]


def test_a_quotation_far_from_any_attribution_has_no_speaker():
    assert speakers('The door bears "no entry for sailors" in red.') == [None]


def test_what_ends_a_quotation_speaks_it_whatever_its_content():
    assert speakers('"We lost ten ships," she told Velland Radio in May.') == ["she"]
    office = '"We lost ten ships," the harbour minister, Orla Finch, said in her talk.'
    assert speakers(office) == ["Orla Finch"]


def test_a_quotation_amid_a_sentence_stays_with_its_speaker():
    text = 'Orla Finch said they had "lost all of ten ships", the Gazette reported.'
    assert speakers(text) == ["Orla Finch"]


def test_who_speaks_inside_a_quotation_speaks_no_other():
    text = '"I say we lost ten ships." "The rest came home late," said Orla Finch.'
    assert speakers(text, '." ') == [None, "Orla Finch"]


def test_the_next_quotation_follows_the_nearer_of_two_voices_that_opens_one():
    text = 'The Gazette wrote that Orla Finch said: "We lost ten ships." "They came home late."'
    assert speakers(text, '." ') == ["Orla Finch", "Orla Finch"]


def test_a_quotation_that_is_announced_does_not_keep_the_speaker():
    text = 'Orla Finch said we lost ten ships. By e-mail: "The rest came home late."'
    assert speakers(text, "ships. ") == [None]


WORDS = st.sampled_from(
    ["said", "the", "Orla", "Finch", '"', "“", "”", ",", ".", "told", "that", "\n", "saying",
     "according to", "mayor", "who", "and", "not", "-", "(", "’s", "é", "officials", " "]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40), st.booleans())
def test_spans_lie_in_the_text_and_in_order(words, glued):
    text = ("" if glued else " ").join(words)
    quotes = quote.find(text)
    found = attribution.reader(load(), "en").find(text, [Span(0, len(text))], quotes)
    for item in found:
        for span in (item.source or item.cue, item.cue, item.content):
            assert 0 <= span.start <= span.end <= len(text)
    spoken.with_speakers(text, quotes, found)
