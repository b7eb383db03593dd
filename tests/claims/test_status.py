"""Claims that something came about, or did not."""

from __future__ import annotations

import pytest

from checker.model import Claim, Polarity, Status, Tense
from checker.pipeline import map_article
from checker.run.codec import Decoder, encoded
from tests.articles import CONTEXT, article

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
        "The town is closed on Sundays.",
        "Three ships were sold.",
    ],
)
def test_what_may_be_is_no_claim(text: str) -> None:
    assert statuses(text) == ()


def test_it_crosses_a_process_border() -> None:
    mapped = map_article(article("The town signed the lease.", "2024-05-06"), CONTEXT)
    assert Decoder().decode(encoded(mapped)) == mapped
    assert {c.attribute for c in mapped.every} == {"signing"}
