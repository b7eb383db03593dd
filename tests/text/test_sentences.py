from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.text import sentences
from tests.articles import cut as sentence_spans


def cut(body: str) -> list[str]:
    return [span.of(body) for span in sentence_spans(body)]


@pytest.mark.parametrize(
    "marked",
    [
        # "|" stands where a sentence must end.
        "They signed the deal.|The contract runs for years.",
        'He called it "a good purchase."|The buyer was silent.',
        'It was quiet in Tarsley.|"A good purchase," said Roe.|"It was."|The buyer left.',
        '"We like the systems," said Roe.',
        '"We like the systems,"said Roe.',
        'It was confirmed by Tarsley.|"The buyer has the right," said Roe.',
        'He called it "the best option."|Roe, who leads the town, agreed.',
        "“We came.| We saw.| We left,” he said.",
        "“What now?” he asked.| Nobody knew.",
        "“We won.”| Tarsley cheered.",
        "Was it so?!| It was!",
        "It was (so they said.)| Then it was not.",
        "He met [Mayor Ann] Roe.| [The mayor] left.",
        "J. R. Smith met A.B. Jones.| They spoke.",
        "Mr. Roe and Dr. Jones of Orr Inc. met in the U.S. Senate.",
        "He joined Orr Inc.| The firm is old.",
        "She lives in the U.S.| He does not.",
        "He said no.| Others said yes.",
        "See No. 5 and Fig. 3, p. 12 and Vol. 2.",
        "It opens at 5 p.m. on Jan. 3 or Sept. 4.| It closes at 6 p.m.| The rest is silence.",
        "Prices rose 2.5 per cent.| Version 3.11.2 is out.| 3 people left.",
        "Go to example.com or Node.js or www.example.org/a.B for more.",
        "He waited ... and waited.| “…but then he left…”| She stayed.",
        "It was e.g. red, i.e. bright, etc. and so on.",
        "It went to Gen. Roe, Lt. Gen. Jones and Rep. Ann Lee.",
        "It fell.[12]| It rose.[3][4]| It fell.",
        "It is worth $5.|$6 were paid.".replace("|", "|", 1).replace("$5.|$6", "$5.| $6"),
        "They fought in World War I.| The war was long.",
        "He works for Yahoo! and likes it.",
        "It broke in 2017.|The firm said so.",
        "It is a system of NATO.|The minister said so.",
        "First line of a headline\n|The text begins here.",
        "A paragraph.\n\n|another paragraph",
        "1. The first item\n|2. The second item",
        "- one thing\n|- another thing",
        "MR. ROE LEFT.| HE CAME BACK.",
        "‘It was late.’| She left.",
        "'It was late.'|She left.",
        "Two of them (Ms. Roe and Mr. Jones) left.",
        "The A.I, as they call it, joined Orr U.S.A. of the U.S. in R.I. last year.",
        "W. A. Roe has a Ph. D. from Tarsley.",
        '" It is so. "| Roe left.| " It was so. "',
        "NEW YORK, May 7 - The dividend is 17 cents a share against 17 before\n|Pay May 15",
        "one\n|two\n|three",
        "a   1   2\n|b   3   4",
    ],
)
def test_sentences_end_where_they_do(marked):
    expected = [s.strip() for s in marked.split("|")]
    assert cut(marked.replace("|", "")) == expected


WRAPPED = (
    "The old bridge across the river at Tarsley was closed in the spring of the year\n"
    "2019. Nobody knew for how long, and the council said nothing about it to Mayor\n"
    "Ann Roe. It was opened again by the county, which had paid for everything, in\n"
    "the autumn.\n"
)


def test_a_wrapped_line_does_not_end_a_sentence():
    assert [" ".join(s.split()) for s in cut(WRAPPED)] == [
        "The old bridge across the river at Tarsley was closed in the spring of the year 2019.",
        "Nobody knew for how long, and the council said nothing about it to Mayor Ann Roe.",
        "It was opened again by the county, which had paid for everything, in the autumn.",
    ]
    assert len(cut(WRAPPED.replace("\n", "\r\n"))) == 3


def test_where_paragraphs_are_lines_a_line_ends_a_sentence():
    line = "The council of Tarsley voted for the new bridge across the river, as it had said, " * 3
    body = (
        f"{line.strip()}.\nREAD MORE: Why the old bridge across the river had to be closed\n{line}"
    )
    assert len(cut(body)) == 3


def test_short_lines_are_blocks_of_their_own():
    assert cut("Seats 270, before 240\nBoats 4,311 of 5,002\nCrew 61.5 in all") == [
        "Seats 270, before 240",
        "Boats 4,311 of 5,002",
        "Crew 61.5 in all",
    ]


def test_items_whose_bullets_were_blanked_stay_apart():
    assert len(cut("  Last ride with the old cabins: 29 May\n  First ride with the new: June")) == 2


def test_abbreviations_can_be_given():
    body = "He saw Zn. Roe and Bx. Roe. No. 5 and no. Six."
    none = frozenset[str]()
    assert len(sentences(body, none, none)) == 6
    assert len(sentences(body, frozenset({"zn", "Bx", "No"}), none)) == 3


@example("\x1c.A")
@example('."A."')
@given(
    st.lists(
        st.sampled_from(
            [
                *".!?…\"'“”‘’()[]\n -,:A1$é",
                "Mr",
                "the ",
                "The ",
                "U.S",
                "\r\n",
                "\n\n",
                "\t",
                "[1]",
                "\x1c",
                "中",
            ]
        ),
        max_size=60,
    ).map("".join)
    | st.text(max_size=60)
)
def test_every_character_belongs_to_exactly_one_sentence(body):
    spans = sentence_spans(body)
    assert list(spans) == sorted(spans)
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(body) if not c.isspace()} <= set(covered)
    for span in spans:
        assert span.of(body).strip() == span.of(body) != ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("新桥通车。镇长致辞！谁付钱？没人知道。", 4),
        ("橋が開通した。「遅すぎた。」と町長は言った。", 3),
        ("पुल खुला। लोग आए।", 2),
        ("The toll is 3.5。It rises。", 2),
    ],
)
def test_a_full_stop_of_another_script_ends_a_sentence(body, expected):
    spans = sentences(body, frozenset(), frozenset())
    assert len(spans) == expected
    assert "".join(body[s.start : s.end] for s in spans) == body.replace(" ", "") or " " in body


@pytest.mark.parametrize("word", ["boats and ", "boats\tand\n", "x"])
def test_what_never_ends_is_cut_between_words(word: str) -> None:
    body = (word * 20_000)[:20_000]
    spans = sentences(body, frozenset(), frozenset())
    assert all(0 < len(span.of(body)) <= 4_000 for span in spans)
    kept = "".join("".join(span.of(body).split()) for span in spans)
    assert kept == "".join(body.split())
    cut_words = {w for span in spans[:-1] for w in span.of(body).split()}
    assert cut_words <= {"boats", "and"} or word == "x"
