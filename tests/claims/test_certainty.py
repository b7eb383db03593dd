"""Source, modality, polarity and tense of claims, as an article reads."""

from __future__ import annotations

import pytest

from checker.model import Claim, Commitment, Modality, Polarity, SourceKind, Tense
from tests.articles import claims_in


def claims(text: str) -> dict[str, Claim]:
    """The claims of a text by their words."""
    return claims_in(text, "2024-05-02")


def only(text: str) -> Claim:
    """The claim that a text ends with."""
    return list(claims(text).values())[-1]


SPEAKERS = [
    ("Ben Orsk, who leads the board, sat down. He said it cost $5 million.", "Ben Orsk"),
    ("Fisheries Minister Orla Finch came. The minister said it cost $5 million.", "Orla Finch"),
    (
        "Orla Finch, the fisheries minister, came. The minister said it cost $5 million.",
        "Orla Finch",
    ),
    ("Corvane Motors sold boats. The company said it cost $5 million.", "Corvane Motors"),
    ("The Fisheries Ministry met. The ministry said it cost $5 million.", "Fisheries Ministry"),
    ("Ben Orsk said no. Orla Finch said yes. She said it cost $5 million.", "Orla Finch"),
    ('Ben Orsk said no. "I think it cost $5 million," Orla Finch said.', "Orla Finch"),
    ("Orla Finch left. Finch said it cost $5 million.", "Orla Finch"),
    ("The harbour master, Ben Orsk, said the boat cost $5 million.", "Ben Orsk"),
    ("Police, who found that it cost $5 million, left.", "Police"),
    ("Mayor Orla Finch said it cost $5 million.", "Mayor Orla Finch"),
    ("Mr Ben Orsk met Mrs Orla Finch. He said it cost $5 million.", "Ben Orsk"),
    ("Mayor Orla Finch, the chair, who found that it cost $5 million, left.", "Orla Finch"),
    (
        'Mayor Orla Finch came. "In Port Ellery boats rot," she said. She said it cost $5 million.',
        "Orla Finch",
    ),
    ("Velland is small. He said it cost $5 million.", "He"),
    ("She said it cost $5 million.", "She"),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_pronouns_and_roles_are_brought_back_to_a_name(text, name):
    assert only(text).source.name == name


def test_two_sources_stay_two():
    text = (
        "The Harbour Service said the customer paid $5 million. Ben Orsk, who advises the "
        'council, said: "We have received 40 boats."'
    )
    found = claims(text)
    assert found["$5 million"].source.name == "The Harbour Service"
    assert found["40 boats"].source.name == "Ben Orsk"


COST = "it cost $5 million."
RELAYED = [
    (f"The mayor told Reuters that {COST}", "The mayor", "Reuters", "official"),
    (f"Reuters reported that the ministry said {COST}", "the ministry", "Reuters", "official"),
    (f"State radio, citing the ministry, said {COST}", "the ministry", "State radio", "relayed"),
    (
        "It cost $5 million, Orla Finch said, as cited by the Gazette.",
        *("Orla Finch", "the Gazette", "named"),
    ),
    (f"Local media reported that {COST}", "Local media", "", "relayed"),
    (f"The annual report said {COST}", "The annual report", "", "document"),
    (f"Two people close to the sale said {COST}", "Two people close to the sale", "", "unnamed"),
]


def test_nobody_stands_behind_what_a_nameless_voice_tells_of_another() -> None:
    told = only("Orrin Mill expects to sell 60 boats, two people said.")
    assert (told.source.kind, told.source.via) == (SourceKind.UNNAMED, "two people")
    told = only("Orrin Mill expects to sell 60 boats, Orla Finch said.")
    assert told.source.kind is SourceKind.NAMED


@pytest.mark.parametrize(("text", "name", "via", "kind"), RELAYED)
def test_who_said_it_and_who_passed_it_on(text, name, via, kind):
    source = only(text).source
    assert (source.name, source.via, source.kind) == (name, via, SourceKind(kind))


def test_an_official_stays_one_as_she():
    assert only("Mayor Orla Finch came. She said it cost $5 million.").source.kind is (
        SourceKind.NAMED
    )
    text = "Mayor Orla Finch said no. She said it cost $5 million."
    assert only(text).source.kind is SourceKind.OFFICIAL


def test_who_only_has_a_wish_or_an_opinion_is_no_source():
    assert only("The mayor criticized the $5 million sale.").source.kind is SourceKind.AUTHOR


def test_those_who_speak_are_no_claim_but_those_who_act_are():
    assert "40 clerks" not in claims("40 clerks said it cost $5 million.")
    assert "40 clerks" in claims("40 clerks voted for it at $5 million.")


def test_nobody_confirmed_it_is_no_source():
    claim = only("None of the 40 deaths was confirmed by the coroner.")
    assert claim.source.kind is SourceKind.AUTHOR
    assert claim.modality is Modality.UNCOMMITTED


MODALITIES = [
    ("It cost $5 million.", Modality.CERTAIN),
    ("It probably cost $5 million.", Modality.PROBABLE),
    ("It may have cost $5 million.", Modality.POSSIBLE),
    ("It reportedly cost $5 million.", Modality.UNCOMMITTED),
    ("May paid $5 million.", Modality.CERTAIN),
    ("No mill may pay $5 million.", Modality.CERTAIN),
    ("The mill may pay $5 million; no ferry has.", Modality.POSSIBLE),
    ("There is no deal; it may cost $5 million.", Modality.POSSIBLE),
    ("The mill reportedly burnt; the ferry cost $5 million.", Modality.CERTAIN),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_modality(text, modality):
    assert only(text).modality is modality


TENSES = [
    ("It cost $5 million.", Tense.HAPPENED),
    ("The board said it would cost $5 million.", Tense.PLANNED),
    ("If it rains, it would cost $5 million, the board said.", Tense.HYPOTHETICAL),
    ("The fire could have cost $5 million, the board said.", Tense.HYPOTHETICAL),
    ("The ferry was supposed to cost $5 million.", Tense.PLANNED),
    ("The board expects a loss of $5 million.", Tense.FORECAST),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_tense(text, tense):
    assert only(text).tense is tense


def test_a_denial_has_a_source_and_another_polarity():
    claim = only("Orla Finch denied that it cost $5 million.")
    assert claim.source.name == "Orla Finch"
    assert claim.polarity is Polarity.DENIED


def test_the_commitment_is_that_of_the_verb():
    assert only("Orla Finch insisted it cost $5 million.").source.commitment is Commitment.CONTESTED
