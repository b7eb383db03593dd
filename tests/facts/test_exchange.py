"""Sums in another currency, at the rate of a day."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from checker.facts import exchange
from checker.facts.exchange import Converted, NoRate, convert
from checker.model import Interval, Money, Stated

FRIDAY, SUNDAY = date(2015, 9, 18), date(2015, 9, 20)


def money(low: str | None, high: str | None, currency: str = "USD") -> Money:
    ends = [None if x is None else Decimal(x) for x in (low, high)]
    return Money(Interval(*ends), Stated(*ends), currency)


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for memo in (exchange._table, exchange.rate, exchange._of_base):
        memo.cache_clear()
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    yield
    for memo in (exchange._table, exchange.rate, exchange._of_base):
        memo.cache_clear()


def converted(of: Money, currency: str, day: date) -> Converted:
    found = convert(of, currency, day)
    assert isinstance(found, Converted)
    return found


def test_both_ends_are_converted_at_the_rate_of_the_day() -> None:
    found = converted(money("100", "200", "EUR"), "USD", FRIDAY)
    assert found.day == FRIDAY
    assert Decimal("1.0") < found.rate < Decimal("1.3")
    assert found.interval == Interval(100 * found.rate, 200 * found.rate)
    assert found.currency == "USD"
    assert "Central Bank" in found.source


def test_there_and_back_is_where_it_began() -> None:
    there = converted(money("100", "100"), "JPY", FRIDAY)
    back = converted(Money(there.interval, Stated(None, None), "JPY"), "USD", FRIDAY)
    assert back.interval.low is not None
    assert abs(back.interval.low - 100) < Decimal("1e-20")


def test_a_rate_of_two_currencies_goes_by_way_of_the_euro() -> None:
    euro = converted(money("1", "1", "EUR"), "USD", FRIDAY).rate
    yen = converted(money("1", "1", "EUR"), "JPY", FRIDAY).rate
    assert converted(money("1", "1"), "JPY", FRIDAY).rate == yen / euro


def test_an_open_end_stays_open() -> None:
    assert converted(money("5", None), "EUR", FRIDAY).interval.high is None


def test_on_a_sunday_the_rate_of_friday_holds_and_is_named() -> None:
    found = converted(money("1", "2"), "EUR", SUNDAY)
    assert found.day == FRIDAY
    assert found.rate == converted(money("1", "2"), "EUR", FRIDAY).rate


def test_the_same_currency_needs_no_rate() -> None:
    found = converted(money("1", "2", "XXX"), "XXX", date(1900, 1, 1))
    assert found.rate == 1
    assert found.interval == Interval(Decimal(1), Decimal(2))


@pytest.mark.parametrize(
    ("currency", "day", "reason"),
    [
        ("EUR", date(1998, 5, 5), "begin on 1999"),
        ("EUR", date(9000, 1, 1), "end on"),
        ("XXX", FRIDAY, "no rates of XXX"),
    ],
)
def test_without_a_rate_the_reason_is_told(currency: str, day: date, reason: str) -> None:
    found = convert(money("1", "2"), currency, day)
    assert isinstance(found, NoRate)
    assert reason in found.reason


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_the_reason_names_it() -> None:
    found = convert(money("1", "2"), "EUR", FRIDAY)
    assert isinstance(found, NoRate)
    assert "factlint[fx]" in found.reason
