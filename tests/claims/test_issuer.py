"""Who issued an article: a medium, an authority, or a party to what it tells."""

from __future__ import annotations

import pytest

from checker.claims.issuer import reader
from tests.articles import CONTEXT, article

READER = reader(CONTEXT.rulebook, "en")
TEXT = "Hasp Timber has bought the Orrin Mill for $3.2 million."


def issuer(outlet: str, text: str = TEXT, title: str = "") -> str:
    return READER.of(article(text, outlet=outlet, title=title))


@pytest.mark.parametrize(
    "outlet",
    [
        "Hasp Timber",
        "Hasp Timber newsroom",
        "Hasp Timber press office",
        "Kelder Planks Ltd",
        "Kelder Harbour Authority",
        "City of Kelder",
        "Food Safety Agency",
        "Kelder Police",
    ],
)
def test_a_party_or_an_authority_issues_its_own_word(outlet: str) -> None:
    assert issuer(outlet) == outlet


@pytest.mark.parametrize(
    "outlet",
    ["", "Kelder Post", "Orrin Mill Gazette", "Radio Kelder", "Kelder News Agency", "Aven Morning"],
)
def test_a_medium_and_an_unknown_outlet_do_not(outlet: str) -> None:
    assert issuer(outlet) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The mill is sold, its owner told Bitwright on Monday.",
        "The mill is sold, papers seen by Bitwright show.",
        "KELDER (Bitwright) - The mill is sold.",
        "Bitwright has learned that the mill is sold.",
        "The mill is sold.",
    ],
)
def test_a_medium_that_speaks_of_its_own_work_is_no_party(text: str) -> None:
    assert issuer("Bitwright", text) == ""


def test_the_title_may_name_the_party() -> None:
    assert issuer("Bitwright", "It is here at last.", "Meet the new Bitwright 6") == "Bitwright"


def test_a_title_may_tell_that_a_party_speaks() -> None:
    assert issuer("Bitwright", "There have been rumours.", "Statement on our mill") == "Bitwright"
    assert issuer("Bitwright", "There have been rumours.", "The mayor's statement") == ""
    assert issuer("Bitwright Herald", "There have been rumours.", "Statement on our mill") == ""


def test_a_name_with_marks_is_only_a_name() -> None:
    assert issuer("(Bit.*wright)+", "Bitwright has a new owner.") == ""
