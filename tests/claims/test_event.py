"""Claims of events that no figure tells of."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.facts import statistics_of
from checker.model import Claim, Event, Modality, Polarity, SourceKind, Standing, Tense
from checker.pipeline import map_article
from tests.articles import CONTEXT, article, check


def events(text: str) -> list[Claim]:
    made = map_article(article(text, "2024-05-02"), CONTEXT).claims
    return [c for c in made if isinstance(c.value, Event)]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Orme Lifts has agreed to buy the yard.", Polarity.AFFIRMED),
        ("Orme Lifts denied that it had agreed to buy the yard.", Polarity.DENIED),
        ("Orme Lifts has not agreed to buy the yard.", Polarity.DENIED),
        ("The ministry denied any contract had been signed.", Polarity.DENIED),
        ("The contract has not been signed.", Polarity.DENIED),
        ("No contract was signed, the ministry said.", Polarity.DENIED),
        ("Nothing has been agreed.", Polarity.DENIED),
        ("Orme Lifts did not deny that it had agreed to buy the yard.", Polarity.AFFIRMED),
        ("The clerk did not come when the contract was signed.", Polarity.AFFIRMED),
    ],
)
def test_polarity_is_that_of_the_clause(text: str, polarity: Polarity) -> None:
    (claim,) = events(text)
    assert claim.polarity is polarity


def test_the_other_axes_are_read_as_those_of_figures() -> None:
    (rumour,) = events("Orme Lifts has reportedly signed the contract.")
    assert rumour.modality is Modality.UNCOMMITTED
    (plan,) = events("The council will sign the contract.")
    assert plan.tense is not Tense.HAPPENED
    (said,) = events("Police said that the captain was arrested.")
    assert said.source.kind is SourceKind.OFFICIAL


def test_a_sentence_tells_of_an_event_once_and_none_reaches_into_the_next() -> None:
    twice = "The port signed a lease, and the yard signed an agreement."
    assert [c.text for c in events(twice)] == ["signed a lease"]
    assert events("He signed. Contracts are dull.") == []


def test_events_alone_are_nothing_to_doubt_and_no_conflict() -> None:
    report = check(
        article(text, "2024-05-02", f"{n}.txt")
        for n, text in enumerate(
            ["Orme Lifts reportedly signed a contract.", "Orme Lifts signed a contract."]
        )
    )
    assert not report.findings


def test_how_common_names_are_is_counted_without_events() -> None:
    claims = events("Orme Lifts signed a contract with Kelder.")
    assert claims[0].subject
    assert statistics_of(claims, 1).frequency == {}


def test_payer_and_payee_confirm_one_payment_in_their_own_words() -> None:
    texts = (
        "Lisle Ferries has paid the first instalment on the catamaran Tern.",
        "Moss Yard confirmed that the advance for the Tern had arrived from Lisle Ferries.",
    )
    mapped = [
        map_article(article(text, "2024-05-02", f"{n}.txt"), CONTEXT)
        for n, text in enumerate(texts)
    ]
    (fact,) = pipeline.relate(mapped, CONTEXT).facts
    assert [c.attribute for c in fact.claims] == ["advance-payment"] * 2
    assert fact.standing is Standing.CONFIRMED
