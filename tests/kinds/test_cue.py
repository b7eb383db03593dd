"""What a cue reaches, and where it stops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import cue, quote
from checker.model import Cue, CueClass, Span
from checker.rulebook import Scanner, load


def find(text: str) -> list[Cue]:
    return cue.reader(load(), "en").find(text, [Span(0, len(text))], quote.find(text))


def scopes(text: str) -> list[tuple[CueClass, str]]:
    return [(c.cls, c.scope.of(text)) for c in find(text)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The mill is reportedly old, but the dam is new.", "The mill is reportedly old"),
        ("The mill is reportedly old while the dam is new.", "The mill is reportedly old"),
        ("The dam, reportedly built in stone, is new.", "reportedly built in stone"),
        ("The dam was, reportedly, sold for ten.", "The dam was, reportedly, sold for ten"),
        ("It reportedly cost 1,300 pounds.", "It reportedly cost 1,300 pounds"),
        ("He left (the mill reportedly burnt).", "the mill reportedly burnt"),
    ],
)
def test_hearsay_reaches_to_its_clause(text, scope):
    assert scopes(text) == [(CueClass.HEARSAY, scope)]


def test_a_cue_in_a_quotation_stays_in_it():
    text = "“The mill is reportedly old and cold,” said the keeper of the ten mills."
    assert scopes(text) == [(CueClass.HEARSAY, "The mill is reportedly old and cold")]


def test_a_cue_outside_stops_at_the_quotation():
    text = "He reportedly said “the mill cost ten pounds” then."
    assert scopes(text) == [(CueClass.HEARSAY, "He reportedly said")]


def test_none_confirmed_reaches_the_clause_before():
    text = "The mill cost ten pounds, though none of the sums have been officially confirmed."
    assert scopes(text) == [(CueClass.NON_CONFIRMATION, text[:-1])]


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("The sale was not confirmed.", CueClass.NON_CONFIRMATION),
        ("The sale was confirmed.", CueClass.CONFIRMATION),
        ("The keeper denied the sale.", CueClass.DENIAL),
        ("The mill did not burn.", CueClass.NEGATION),
        ("The mill couldn't burn.", CueClass.NEGATION),
        ("The mill couldn’t burn.", CueClass.NEGATION),
    ],
)
def test_the_longest_match_gives_the_class(text, cls):
    assert [c.cls for c in find(text)] == [cls]


@pytest.mark.parametrize(
    "text",
    ["The keeper did not deny the sale.", "It is without doubt old.", "It opened in May 2012."],
)
def test_pseudo_cues_shield_their_words(text):
    assert find(text) == []


def test_offsets_hold_behind_letters_of_several_bytes():
    text = "Łódź café — the mill, “très vieux”, was reportedly sold."
    (found,) = find(text)
    assert found.span.of(text) == "reportedly"


@given(st.text(alphabet='no tmaybe.,;—é’"“”\n🜚?', max_size=80))
def test_a_scope_holds_its_cue_and_stays_in_the_sentence(text):
    for item in find(text):
        assert Span(0, len(text)).covers(item.scope)
        assert item.scope.start <= item.span.start or not len(item.scope)


@given(st.text(max_size=60))
def test_a_scanner_gives_offsets_of_characters(text):
    for _, start, end in Scanner([r"\w+", "é+"]).find(text):
        assert 0 <= start < end <= len(text)
