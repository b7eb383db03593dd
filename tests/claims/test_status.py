"""Claims that something came about, or did not."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Claim, Modality, Polarity, SourceKind, Standing, Status, Tense
from checker.pipeline import map_article
from checker.run.codec import Decoder, encoded
from tests.articles import CONTEXT, article, check

DENIED, AFFIRMED = Polarity.DENIED, Polarity.AFFIRMED


def statuses(text: str) -> tuple[Claim, ...]:
    return map_article(article(text, "2024-05-06"), CONTEXT).statuses


@pytest.mark.parametrize(
    ("text", "name", "of", "polarity", "tense"),
    [
        ("The town signed the lease.", "signed", "lease", AFFIRMED, Tense.HAPPENED),
        ("The lease has not been signed.", "not signed", "lease", DENIED, Tense.HAPPENED),
        ("They left without signing anything.", "not signed", "*", DENIED, Tense.HAPPENED),
        (
            "The town denied that it signed the lease.",
            "not signed",
            "lease",
            DENIED,
            Tense.HAPPENED,
        ),
        ("The town will sign the lease.", "signed", "lease", AFFIRMED, Tense.PLANNED),
        ("There are no plans to sign the lease.", "not signed", "lease", DENIED, Tense.PLANNED),
    ],
)
def test_value(text: str, name: str, of: str, polarity: Polarity, tense: Tense) -> None:
    claim = next(c for c in statuses(text) if c.attribute == "signing")
    assert isinstance(claim.value, Status)
    assert (claim.value.name, claim.value.of) == (name, of)
    assert (claim.polarity, claim.tense) == (polarity, tense)


@pytest.mark.parametrize(
    "text",
    [
        "Did the town sign the lease?",
        "If the town signed the lease, the mill would stay.",
        "The town may have signed the lease.",
        "The town perhaps signed the lease.",
        "The town is closed on Sundays in May and June.",
        "The town signed the lease on Sundays.",
        "Three ships were sold.",
    ],
)
def test_what_may_be_is_no_claim(text: str) -> None:
    assert statuses(text) == ()


def test_it_crosses_a_process_border() -> None:
    mapped = map_article(article("The town signed the lease.", "2024-05-06"), CONTEXT)
    assert Decoder().decode(encoded(mapped)) == mapped
    assert {c.attribute for c in mapped.every} == {"signing"}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Orme Lifts has agreed to buy the yard.", AFFIRMED),
        ("Orme Lifts denied that it had agreed to buy the yard.", DENIED),
        ("Orme Lifts has not agreed to buy the yard.", DENIED),
        ("The ministry denied any contract had been signed.", DENIED),
        ("The contract has not been signed.", DENIED),
        ("No contract was signed, the ministry said.", DENIED),
        ("Nothing has been agreed.", DENIED),
        ("Orme Lifts did not deny that it had agreed to buy the yard.", AFFIRMED),
        ("The clerk did not come when the contract was signed.", AFFIRMED),
        ("No deposit was paid.", DENIED),
        ("The first instalment has been paid.", AFFIRMED),
        ("The bank denied being in talks with the dairy.", DENIED),
    ],
)
def test_polarity_is_that_of_the_clause(text: str, polarity: Polarity) -> None:
    assert {c.polarity for c in statuses(text)} == {polarity}


def test_the_other_axes_are_read_as_those_of_figures() -> None:
    (rumour,) = statuses("Orme Lifts has reportedly signed the contract.")
    assert rumour.modality is Modality.UNCOMMITTED
    (plan,) = statuses("The council will sign the contract.")
    assert plan.tense is Tense.PLANNED
    (said,) = statuses("Police said that the captain was arrested.")
    assert said.source.kind is SourceKind.OFFICIAL


def test_none_reaches_into_the_next_sentence() -> None:
    (claim,) = statuses("He signed. Contracts are dull.")
    assert isinstance(claim.value, Status)
    assert claim.value.of == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The port signed a lease with the yard.", "signed a lease"),
        ("The lease for the yard was signed on Monday.", "The lease for the yard was signed"),
        ("Yes, we have received it [the down payment].", "have received"),
        ("The mayor, Jon Oll, has resigned.", "has resigned"),
        ("The ministry denied any lease had been signed.", "any lease had been signed"),
    ],
)
def test_it_is_shown_with_what_it_is_about(text: str, shown: str) -> None:
    assert shown in {c.text for c in statuses(text)}


def test_what_is_told_alike_is_neither_doubted_nor_a_conflict() -> None:
    report = check(
        article(text, "2024-05-02", f"{n}.txt")
        for n, text in enumerate(
            ["Orme Lifts reportedly signed a contract.", "Orme Lifts signed a contract."]
        )
    )
    assert not report.findings


ADVANCE = (
    "Lisle Ferries has paid the first instalment on the catamaran Tern.",
    "Moss Yard confirmed that the advance for the Tern had arrived from Lisle Ferries.",
)
OTHER = "Moss Yard confirmed that the advance for the barge Dunlin had arrived from Aven Lines."


def facts(*texts: str) -> list[tuple[list[str], Standing]]:
    mapped = [
        map_article(article(text, "2024-05-02", f"{n}.txt"), CONTEXT)
        for n, text in enumerate(texts)
    ]
    found = pipeline.relate(mapped, CONTEXT).facts
    return [([c.attribute for c in f.claims], f.standing) for f in found]


def test_payer_and_payee_confirm_one_payment_in_their_own_words() -> None:
    assert facts(*ADVANCE) == [(["advance payment"] * 2, Standing.CONFIRMED)]


def test_of_another_payment_it_is_another_fact_and_one_article_makes_none() -> None:
    assert facts(ADVANCE[0], OTHER) == []
    assert facts(ADVANCE[0]) == []
