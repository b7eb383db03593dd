"""What can be read two ways: settled by what stands around, else both readings are kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.kinds import figure
from checker.model import Figure, Kind, Mention, Number, Quantity, Span, describe
from checker.rulebook import load


def find(text: str, region: str = "") -> list[Mention]:
    sentences, at = [], 0
    for piece in text.split("|"):
        sentences.append(Span(at, at + len(piece)))
        at += len(piece)
    return figure.reader(load(), "en").find(text.replace("|", ""), sentences, [], region)


def first(text: str, region: str = "") -> Figure:
    value = find(text, region)[0].value
    assert isinstance(value, Figure)
    return value


@pytest.mark.parametrize(
    ("text", "region", "said"),
    [
        # Nothing speaks for dots between thousands.
        ("They counted 1.500 eels.", "", "1.500 eels"),
        ("They counted 1,500 eels.", "", "1,500 eels"),
        # Other numerals settle it.
        ("They counted 1.500 eels and 1.234.567 shells.", "", "1,500 eels"),
        ("They counted 1.500 eels, up 12,5 percent.", "", "1,500 eels"),
        ("They counted 1.500 eels, up 12.5 percent.", "DE", "1.500 eels"),
        ("They counted 1.500 eels and 3,200 shells.", "DE", "1.500 eels"),
        ("Up to 1.500 million eels, up 12,5 percent.", "", "up to 1.5 billion eels"),
        ("They counted 1,500 eels and 1,234,567 shells, up 12.5 percent.", "DE", "1,500 eels"),
        # Nothing settles it.
        ("They counted 1.500 eels.", "DE", "1,500 or 1.5 eels"),
        ("They counted 1.500 eels, 1.234.567 shells and 2.5 crabs.", "", "1.500 or 1,500 eels"),
        ("They counted 1,500 eels and 1.234.567 shells.", "", "1,500 or 1.500 eels"),
        ("From 1.500 to 2.500 eels.", "DE", "1,500 to 2,500 or 1.5 to 2.5 eels"),
        ("They counted over 1.500 eels.", "DE", "more than 1,500 or 1.5 eels"),
        ("He paid €2.500.", "", "EUR 2,500 or 2.5"),
        # A sum of millions, a price per litre and a leading zero have decimals.
        ("He paid €2.500 million.", "", "EUR 2.5 million"),
        ("He paid €2.500 a litre.", "", "EUR 2.500 per litre"),
        ("He paid €0.500.", "", "EUR 0.500"),
        ("He paid €2.500, and then €3.50.", "", "EUR 2.500"),
        ("He paid $2.500.", "", "USD 2.500"),
    ],
)
def test_one_mark_before_three_digits(text: str, region: str, said: str) -> None:
    assert describe.value(first(text, region)) == said


def test_the_numerals_of_other_sentences_settle_it_too() -> None:
    assert describe.value(first("They counted 1.500 eels.|It rained 12,5 mm.")) == "1,500 eels"


def test_what_either_reading_allows_is_allowed() -> None:
    value = first("They counted 1.500 eels.", "DE")
    assert value.interval.contains(Decimal("1500"))
    assert value.interval.contains(Decimal("1.5"))
    assert value.stated.other is not None
    assert (value.stated.low, value.stated.other.low) == (Decimal(1500), Decimal("1.5"))


@pytest.mark.parametrize(
    "text",
    [
        "The dam is 5m high.",
        "In a flood it rose to a depth of 5m.",
        "She won the 100m and a medal.",
        "The 60m hurdles began.",
        "The tide rose by 5m.",
    ],
)
def test_m_is_metres_where_words_of_length_stand(text: str) -> None:
    (mention,) = find(text)
    assert isinstance(mention.value, Quantity)
    assert mention.value.unit == "meter"
    assert mention.value.stated.other is None


@pytest.mark.parametrize(
    "text", ["It paid 5m.", "It drew 5m voters.", "It has an audience of 5m.", "It cost €5m."]
)
def test_m_is_millions_with_money_or_with_what_is_counted(text: str) -> None:
    value = first(text)
    assert value.stated.low == 5_000_000
    assert value.stated.other is None


@pytest.mark.parametrize("text", ["It grew to 5m.", "A flood and sales: 5m."])
def test_m_is_kept_both_ways_where_nothing_settles_it(text: str) -> None:
    (mention,) = find(text)
    assert mention.kind is Kind.NUMBER
    assert describe.value(mention.value) == "5 million or 5 meters"
    assert isinstance(mention.value, Number)
    assert mention.value.interval.contains(Decimal(5))
    assert mention.value.interval.contains(Decimal(5_000_000))
