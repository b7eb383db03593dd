"""Camps of values, independent sources, the latest and the best-supported value."""

from __future__ import annotations

import pytest

from checker.model import best_supported, camp_of, latest, names_of, tally
from tests.stories import LATER, ORDER, claims

A, B = ORDER.format("$48 million"), ORDER.format("$54 million")
WIRE = "The contract for the Aven Bridge is worth $48 million, {} said."


def values(*texts):
    found = claims(*texts)
    return found, tally(found)


def test_values_that_agree_are_one_camp_and_the_most_told_comes_first():
    _, camps = values(B, A, "The Aven Bridge contract by Oxlea is worth $48.1 million.")
    assert [(c.articles, c.claims) for c in camps] == [(2, (1, 2)), (1, (0,))]


def test_the_most_exact_of_values_told_alike_often_stands_for_a_camp():
    _, camps = values(ORDER.format("about $48 million"), ORDER.format("$48.1 million"))
    assert [c.value for c in camps] == ["USD 48.1 million"]


def test_of_two_bounds_the_tighter_one_stands_for_a_camp():
    _, camps = values(ORDER.format("up to $60 million"), ORDER.format("up to $50 million"))
    assert [c.value for c in camps] == ["USD up to 50 million"]
    _, camps = values(ORDER.format("at least $40 million"), ORDER.format("at least $45 million"))
    assert [c.value for c in camps] == ["USD at least 45 million"]


def test_what_is_denied_is_a_camp_of_its_own_and_supports_nothing():
    denial = "Oxlea Steel denied that the contract for the Aven Bridge is worth $48 million."
    found, camps = values(denial, B)
    assert [(c.denied, c.claims) for c in camps] == [(False, (1,)), (True, (0,))]
    assert best_supported(found, camps) == 0


@pytest.mark.parametrize(
    ("texts", "sources"),
    [
        ((A, A), 1),  # a copy
        ((A, A + " It rained."), 1),  # the sentence is a copy
        ((A, "The Aven Bridge contract of Oxlea Steel is worth $48 million."), 2),
        ((WIRE.format("Mira Tolland"), "It rained. " + WIRE.format("Mira Tolland")), 1),
        ((WIRE.format("Mira Tolland"), WIRE.format("Ivo Brandt")), 2),
        ((WIRE.format("Mira Tolland"), A), 2),
    ],
)
def test_copies_and_one_speaker_are_one_source(texts, sources):
    found = claims(*texts)
    assert camp_of(found, range(len(found))).sources == sources


def test_what_is_relayed_is_no_source_of_its_own():
    relayed = "The contract for the Aven Bridge is worth $48 million, local media reported."
    found = claims(relayed)
    assert [str(c.source.kind) for c in found] == ["relayed"]
    assert camp_of(found, [0]).sources == 0
    assert best_supported(found, tally(found)) is None


def test_the_latest_value_is_that_of_the_newest_article():
    found, camps = values(A, (B, LATER))
    assert camps[latest(found, camps)].value == "USD 54 million"


@pytest.mark.parametrize("texts", [(A, B), ((A, ""), (B, ""))])
def test_no_value_is_the_latest_of_one_day_or_without_dates(texts):
    found, camps = values(*texts)
    assert len(camps) == 2
    assert latest(found, camps) is None


def test_support_is_by_sources_then_by_who_vouches():
    found, camps = values(A, A, B)
    assert best_supported(found, camps) is None  # a copy is no support
    other = "The Aven Bridge contract of Oxlea Steel is worth $48 million."
    found, camps = values(A, other, B)
    assert camps[best_supported(found, camps)].value == "USD 48 million"


def test_names_that_all_claims_share_come_first():
    assert "aven bridge" in " ".join(names_of(claims(A, B)))
    assert names_of(claims("It cost $5.")) == ()
