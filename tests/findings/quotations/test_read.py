"""Who is quoted, and when the words were said."""

from __future__ import annotations

import pickle

import pytest

from checker import pipeline
from checker.findings.quotations.names import compatible, same_person, strangers
from checker.model import Speaker
from tests.articles import CONTEXT, article


def told(text: str, published: str = "2024-03-07"):
    """The only quotation of a text."""
    (quotation,) = pipeline.map_article(article(text, published), CONTEXT).quotations
    return quotation


SAID = '"The lock will stay shut all summer,"'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"{SAID} harbourmaster Ines Corvalho said.", "ines corvalho"),
        (f"Ines Corvalho spoke. {SAID} Corvalho said.", "ines corvalho"),
        (f"{SAID} said the harbourmaster, Ines Corvalho.", "ines corvalho"),
        (f"Mayor Ines Corvalho came late. {SAID} the mayor said.", "ines corvalho"),
        (f"Mayor Ines Corvalho came late. {SAID} she said.", "ines corvalho"),
        (f"Jon Oll, who runs the lock, laughed. {SAID} he said.", "jon oll"),
        (f"The Harbour Board met. {SAID} the Harbour Board said.", "harbour board"),
        (f"{SAID} the harbour master, Ines Corvalho, said at the gate.", "ines corvalho"),
        (f"{SAID} the Gazette quoted Ines Corvalho as saying.", "ines corvalho"),
        (f'Ines Corvalho, who told the council: {SAID[:-2]}."', "ines corvalho"),
        (f'Ines Corvalho, the harbourmaster, who said: {SAID[:-2]}."', "ines corvalho"),
        (f"On Monday Ines Corvalho, the mayor, came in and said: {SAID}", "ines corvalho"),
        (f"The mayor, Ines Corvalho, put it like this: {SAID}", "ines corvalho"),
        (
            f"Mayor Ines Corvalho laughed. When asked in the hall she put it so: {SAID}",
            "ines corvalho",
        ),
        (
            f"Mayor Ines Corvalho Maldonado came late. {SAID} Corvalho said.",
            "ines corvalho maldonado",
        ),
        (f"Ines Corvalho gave herself away: {SAID}", "ines corvalho"),
        (f"The harbour's keeper, Ines Corvalho, came late. {SAID} she told us.", "ines corvalho"),
        (f"When our skipper, Ines Corvalho, came in, {SAID} she told us.", "ines corvalho"),
        (f"Jon Oll, 61, keeps the lock at Kelder. It is old. {SAID} he said.", "jon oll"),
        (f"{SAID} said the Lisle skipper, Ines Corvalho.", "ines corvalho"),
        (f"{SAID} the Dane told us.", ""),
        (f"Mrs Ines Corvalho came. {SAID} he said.", ""),
        (f"In a letter to Mayor Ines Corvalho it was put like this: {SAID}", ""),
        (f"Above the door of Ines Corvalho stood: {SAID}", ""),
        (f"Ines Corvalho met Jon Oll, came in and put it like this: {SAID}", ""),
        (f"{SAID} a fisherman said.", ""),
    ],
)
def test_speaker(text, key):
    speaker = told(text).speaker
    assert (speaker.key if speaker else "") == key


def test_who_speaks_in_a_quotation_speaks_no_other():
    text = f'"I told you that it is shut," says clerk Ines Corvalho. {SAID[:-2]}."'
    quotations = pipeline.map_article(article(text, "2024-03-07"), CONTEXT).quotations
    assert [q.speaker.key for q in quotations] == ["ines corvalho", "ines corvalho"]


def test_a_body_and_its_spokesman_are_one_voice():
    board = told(f"{SAID} the Harbour Board said.").speaker
    man = told(f"{SAID} Harbour Board spokesman Jon Oll said.").speaker
    assert compatible(board, man)
    other = told(f"{SAID} the Ferry Union said.").speaker
    assert not compatible(board, other)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ines corvalho", "corvalho", True),
        ("maria ines corvalho", "ines corvalho", True),
        ("ines corvalho", "ines corvallho", True),
        ("ines corvalho", "pedro corvalho", False),
        ("ines corvalho", "jon oll", False),
    ],
)
def test_same_person(a, b, same):
    assert same_person(a, b) is same_person(b, a) is same


def test_people_who_share_a_part_of_the_name_are_no_strangers():
    full, wider = Speaker("the Board's Dr Jon Oll", "jon oll"), Speaker("Oll", "board jon oll")
    assert not strangers(full, wider)
    assert strangers(full, Speaker("Ines Corvalho", "ines corvalho"))


def test_a_name_with_its_behind_it_is_no_person():
    assert told(f"{SAID} Corvalho Locks said after its meeting.").speaker.person is False
    assert told(f"{SAID} mayor Ines Corvalho said of the lock and its gate.").speaker.person


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (f"{SAID} Ines Corvalho said on Tuesday.", "Tuesday"),
        (f"On Tuesday Ines Corvalho told the council: {SAID}", "Tuesday"),
        (f"Ines Corvalho met the council on Tuesday. {SAID} Corvalho said.", "Tuesday"),
        (f"{SAID} she told Velland Radio on 9 June.", "9 June"),
        (f"On Tuesday Ines Corvalho, the mayor, came in and said: {SAID}", "Tuesday"),
        (f"In a talk on 9 June she put it in her own way: {SAID}", "9 June"),
        (f"Ines Corvalho, who came on Tuesday, met us. {SAID} Corvalho said.", None),
        (f"Ines Corvalho, who runs the lock, met us on Tuesday. {SAID} Corvalho said.", "Tuesday"),
        (f"{SAID} Ines Corvalho said.", None),
        (f"{SAID} said Ines Corvalho, who runs it, when the gate was shown on Tuesday.", "Tuesday"),
        (f"{SAID} Ines Corvalho said after the hearing on 9 June.", "9 June"),
        (f"At the Christmas party on Tuesday Ines Corvalho spoke. {SAID} she said.", "Tuesday"),
        (f"{SAID} Ines Corvalho said of the night when the gate broke on Tuesday.", None),
        (f"{SAID} Ines Corvalho said after Tuesday's vote.", None),
        (f"{SAID} Ines Corvalho said of the works that began in May.", None),
        ('"The lock will stay shut until Tuesday," Ines Corvalho said.', None),
    ],
)
def test_time_of_saying(text, when):
    said = told(text).said
    assert (said.text if said else None) == when


def test_the_time_of_the_sentence_before_is_marked():
    assert told(f"Ines Corvalho came on Tuesday. {SAID} Corvalho said.").said.carried
    assert not told(f"{SAID} Ines Corvalho said on Tuesday.").said.carried


@pytest.mark.parametrize(
    "text",
    [
        'They call it "the big lock" here.',
        'He wrote "no way" on it.',
        'It is shut."And that is that for a whole year, he said to them.',
    ],
)
def test_names_and_scare_quotes_are_no_sayings(text):
    assert pipeline.map_article(article(text, "2024-03-07"), CONTEXT).quotations == ()


def test_quotations_cross_a_process_border():
    quotation = told(f"{SAID} Ines Corvalho said on Tuesday.")
    assert pickle.loads(pickle.dumps(quotation)) == quotation
