"""The one door to currencyconverter: sums in another currency, at the rate of a day.

The rates are the reference rates of the European Central Bank, which come with the package; no
network is used. The package is the extra `fx`: without it nothing is converted.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec

from checker.model import Interval, Money

SOURCE = "European Central Bank"
MISSING = 'sums are converted only with the extra fx: pip install "factlint[fx]"'
_BASE = "EUR"
# Longer than any row of days without banking.
_BACK = 7
_MEMO = 4096


class Converted(msgspec.Struct, frozen=True):
    """A sum in `currency`: one unit of the old one is `rate` of the new one on `day`."""

    interval: Interval[Decimal]
    currency: str
    rate: Decimal
    day: date
    source: str = SOURCE


class NoRate(msgspec.Struct, frozen=True):
    """Why a sum could not be converted, for people."""

    reason: str


def convert(money: Money, currency: str, day: date) -> Converted | NoRate:
    """`money` in `currency` (ISO 4217), at the rate of `day` or of the last banking day before.

    Ends that are open stay open. The two rates that make a cross rate are of one day.
    """
    found = rate(money.currency, currency, day)
    if isinstance(found, NoRate):
        return found
    factor, on = found
    low, high = money.interval.low, money.interval.high
    interval = Interval(
        None if low is None else low * factor, None if high is None else high * factor
    )
    return Converted(interval, currency, factor, on)


def missing() -> bool:
    """True without the extra."""
    return _table() is None


@lru_cache(maxsize=_MEMO)
def rate(old: str, new: str, day: date) -> tuple[Decimal, date] | NoRate:
    """(what one `old` is in `new`, the day of that rate), or why there is none."""
    if old == new:
        return Decimal(1), day
    table = _table()
    if table is None:
        return NoRate(MISSING)
    for currency in (old, new):
        if reason := _out_of_reach(table, currency, day):
            return NoRate(reason)
    for back in range(_BACK + 1):
        on = day - timedelta(days=back)
        one, other = _of_base(old, on), _of_base(new, on)
        if one and other:
            return other / one, on
    return NoRate(f"no rate of {old} to {new} in the {_BACK} days before {day}")


def _out_of_reach(table: Any, currency: str, day: date) -> str:
    """Why the table has no rate of a currency around a day; empty if it may have one."""
    if currency not in table.currencies:
        return f"no rates of {currency}"
    first, last = table.bounds[currency]
    if day < first:
        return f"the rates of {currency} begin on {first}"
    return f"the rates of {currency} end on {last}" if day > last else ""


@lru_cache(maxsize=_MEMO)
def _of_base(currency: str, day: date) -> Decimal | None:
    """What one euro was in a currency on a day; None if no rate was set on it."""
    from currency_converter import RateNotFoundError

    table = _table()
    if currency == _BASE or table is None:
        return Decimal(1)
    try:
        found = table.convert(1, _BASE, currency, date=day)
    except RateNotFoundError:
        return None
    return found if isinstance(found, Decimal) else None


@lru_cache(maxsize=1)
def _table() -> Any:
    """The rates as exact decimals (0.3 s, once), or None without the extra."""
    try:
        from currency_converter import CurrencyConverter
    except ImportError:
        return None
    return CurrencyConverter(decimal=True)
