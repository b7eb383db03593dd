from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec
import pytest

from checker.model import (
    Anchor,
    Count,
    Duration,
    Grain,
    Interval,
    Money,
    Number,
    Percent,
    Quantity,
    Stated,
    Time,
    describe,
    from_digits,
)
from checker.model.values import Alternative


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2500000000", "2.5 billion"),
        ("48000000", "48 million"),
        ("7012", "7,012"),
        ("1234567", "1,234,567"),
        ("1.50", "1.50"),
        ("0.5", "0.5"),
        ("400", "400"),
        ("-3000000", "-3 million"),
    ],
)
def test_numbers_read_as_people_write_them(value: str, words: str) -> None:
    assert describe.number(Decimal(value)) == words


def stated(low: str | None, high: str | None, bound: str) -> str:
    numbers = [None if x is None else Decimal(x) for x in (low, high)]
    return describe.stated(Stated(numbers[0], numbers[1], bound))  # type: ignore[arg-type]


def test_bounds_are_said() -> None:
    assert stated("30", None, ">=") == "at least 30"
    assert stated(None, "80", "<=") == "up to 80"
    assert stated("7", "7", "~") == "about 7"
    assert stated("2", "3", "range") == "2 to 3"


def test_money_and_what_it_allows() -> None:
    amount = Decimal("2.5e9")
    money = Money(from_digits(Decimal("2.5"), Decimal("1e9")), Stated(amount, amount), "USD")
    assert describe.value(money) == "USD 2.5 billion"
    assert describe.allowed(money.interval) == "2.45 to 2.55 billion"


def test_counts_take_the_plural() -> None:
    two, one = Decimal(2), Decimal(1)
    assert describe.value(Count(from_digits(two), Stated(two, two), "battery")) == "2 batteries"
    assert describe.value(Count(from_digits(two), Stated(two, two), "person")) == "2 people"
    assert describe.value(Count(from_digits(one), Stated(one, one), "boat")) == "1 boat"
    assert describe.value(Count(from_digits(two), Stated(two, two), "woman")) == "2 women"
    assert describe.value(Count(from_digits(two), Stated(two, two), "human")) == "2 humans"


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2017-09-12", "2017-09-13", "2017-09-12"),
        ("2017-09-01", "2017-10-01", "2017-09"),
        ("2017-01-01", "2018-01-01", "2017"),
        ("2017-09-05", "2017-09-12", "2017-09-05 to 2017-09-11"),
    ],
)
def test_dates_show_their_last_day(low: str, high: str, words: str) -> None:
    assert describe.dates(Interval(day(low), day(high))) == words


def test_open_and_unknown_times_are_said() -> None:
    assert describe.dates(Interval(day("2017-09-12"), None)) == "from 2017-09-12"
    assert describe.dates(Interval(None, day("2017-09-12"))) == "before 2017-09-12"
    unknown = Time(None, Grain.DAY, Anchor.NONE, relative=True)
    assert "does not date" in describe.value(unknown)


def test_precision_is_shown_where_it_tells_something() -> None:
    def boats(low: str, high: str, said: str) -> str:
        interval = Interval(Decimal(low), Decimal(high))
        return describe.precise(Count(interval, Stated(Decimal(said), Decimal(said)), "boat"))

    assert boats("5.5", "6.5", "6") == "6 boats"
    assert boats("5500", "6500", "6000") == "6,000 boats (5,500 to 6,500)"
    assert boats("6998", "7000", "6999") == "6,999 boats"


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("mile_per_hour", "40 miles per hour"),
        ("oil_barrel/day", "40 oil barrels per day"),
        ("kilometer**2", "40 square kilometers"),
        ("degree_Celsius", "40 degrees Celsius"),
    ],
)
def test_units_read_as_words(unit: str, words: str) -> None:
    forty = Decimal(40)
    quantity = Quantity(from_digits(forty), Stated(forty, forty), unit, "any")
    assert describe.value(quantity) == words


FIVE = Interval(Decimal(4), Decimal(6))


def test_both_readings_are_said() -> None:
    two = Stated(Decimal(1500), Decimal(1500), other=Alternative(Decimal("1.5"), Decimal("1.5")))
    assert describe.value(Count(FIVE, two, "eel")) == "1,500 or 1.5 eels"
    assert describe.precise(Count(FIVE, two, "eel")) == "1,500 or 1.5 eels"
    metres = Alternative(Decimal(5), Decimal(5), "meter")
    either = Stated(Decimal(5_000_000), Decimal(5_000_000), other=metres)
    assert describe.value(Number(FIVE, either)) == "5 million or 5 meters"


def test_a_change_is_told_from_a_share() -> None:
    double = Stated(Decimal(100), Decimal(100))
    assert describe.value(Percent(FIVE, double)) == "100 %"
    assert describe.value(Percent(FIVE, double, change=True)) == "a change of 100 %"


def test_a_currency_by_the_region_says_so() -> None:
    five = Stated(Decimal(5), Decimal(5))
    assert describe.precise(Money(FIVE, five, "AUD", region="AU")).startswith(
        "AUD 5, by the article's region AU"
    )
    assert "region" not in describe.precise(Money(FIVE, five, "AUD"))


def test_nouns_that_hiss_take_another_plural() -> None:
    six = Stated(Decimal(6), Decimal(6))
    assert describe.value(Count(FIVE, six, "branch")) == "6 branches"


def test_a_length_in_several_units_is_told_in_them() -> None:
    two = Decimal("2.5")
    length = Duration(from_digits(two), Stated(two, two), "PT4H17M5S", "hour")
    assert describe.value(length) == "4 hours 17 minutes 5 seconds"
    assert describe.value(msgspec.structs.replace(length, timex="P1Y6M")) == "1 year 6 months"
    assert describe.value(msgspec.structs.replace(length, timex="PT2.5H")) == "2.5 hours"
