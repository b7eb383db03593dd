"""What a bare number counts, where the noun does not stand right behind it."""

from __future__ import annotations

import pytest

from checker.model import Claim, Count, Money
from tests.articles import claims_in


def claims(text: str) -> dict[str, Claim]:
    return claims_in(text, "2022-03-01")


def nouns(text: str) -> dict[str, str]:
    found = claims(text).items()
    return {text: c.value.noun for text, c in found if isinstance(c.value, Count)}


@pytest.mark.parametrize(
    ("text", "figure", "noun"),
    [
        ("Six of its nine boats sank.", "Six", "boat"),
        ("She was cleared of 8 of 13 charges.", "8", "charge"),
        ("Three of the old mills burned.", "Three", "mill"),
        ("The port has 30 cranes, and nine of them are new.", "nine", "crane"),
        ("The 9 clerks saw the new mills rise. There are 12 of them.", "12", "mill"),
        ("Each of its old lanterns was hung. There were only 12 of these.", "12", "lantern"),
        ("The twelve who fell ill were clerks.", "twelve", "person"),
        ("The number of mills has grown to 31.", "31", "mill"),
        ("With it the number of large mills is seven.", "seven", "mill"),
        ("Lockers: 70", "70", "locker"),
        ("Riders of all ages: 3,907.", "3,907", "rider"),
        ("- **Oak doors:** 12", "12", "door"),
    ],
)
def test_words_tell_what_is_counted(text: str, figure: str, noun: str) -> None:
    assert nouns(text)[figure] == noun


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It comes on the 5 of the month.", "5"),
        ("Nine of the best are here.", "Nine"),
        ("Nine of them are new.", "Nine"),
        ("The number of mills: they ran 12 boats, and then 31.", "31"),
        ("Room: 64", "64"),
        ("Of them 64 drowned and rescuers left.", "64"),
        ("Lockers: 70 for the men and 12 for the women", "70"),
        ("The choice of lockers was this: they took 64.", "64"),
    ],
)
def test_a_number_that_counts_nothing_known_is_no_count(text: str, figure: str) -> None:
    assert figure not in nouns(text)


def test_a_part_is_told_apart_from_the_whole() -> None:
    found = claims("She was found guilty on five of the nine charges.")
    assert found["five"].attribute == "convictions"
    assert "portion" in found["five"].scope
    assert found["nine charges"].attribute == "number of charge"


TABLE = """\
| EUR million | 2018 | 2019 |
|---|---|---|
| Revenue | 388 | 431 |
| Sites | 12 | 15 |
| Clerks | n/a | 9 |
"""


def in_table(text: str) -> dict[str, Claim]:
    """The claims of a text as Markdown, in whose body the marks of tables are blank."""
    return claims_in(text, "2022-03-01", markdown=True)


def test_a_cell_under_a_currency_is_a_sum_of_its_year() -> None:
    found = in_table(TABLE)
    value, when = found["431"].value, found["431"].time_scope
    assert isinstance(value, Money)
    assert (value.currency, value.stated.low) == ("EUR", 431_000_000)
    assert found["431"].attribute == "revenue"
    assert when is not None
    assert when.interval is not None
    assert when.interval.low is not None
    assert when.interval.low.year == 2019


def test_a_cell_whose_label_tells_of_no_sum_is_a_count() -> None:
    found = in_table(TABLE)
    assert isinstance(found["15"].value, Count)
    assert found["15"].value.noun == "site"
    assert isinstance(found["9"].value, Count)


def test_the_currency_over_a_table_is_no_sum_of_its_own() -> None:
    assert "EUR million" not in in_table(TABLE)


def test_columns_that_nothing_tells_apart_are_not_claimed() -> None:
    table = TABLE.replace("EUR million", "Item").replace("2018", "North").replace("2019", "South")
    assert "12" in in_table(table)
    assert "15" not in in_table(table)
