"""The tables of units and currencies, and the door to pint."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pint
import pytest

from checker.kinds.figure import quantity
from checker.rulebook import Unit, load

UNITS = load().units
BASES = {
    "information": "byte",
    "information rate": "byte/second",
    "frequency": "1/second",
    "pixels": "pixel",
}


@pytest.fixture(scope="module")
def registry() -> Any:
    return pint.UnitRegistry()


# pint takes these for logarithms.
LINEAR = [u for u in UNITS if u.name not in ("decibel", "decade")]


@pytest.mark.parametrize("unit", LINEAR, ids=[u.name for u in LINEAR])
def test_the_table_agrees_with_pint(unit: Unit, registry: Any) -> None:
    amount = registry.Quantity(float(1 - Decimal(unit.offset)), unit.name)
    other = registry.Quantity(float(11 - Decimal(unit.offset)), unit.name)
    base = BASES.get(unit.dimension)
    first, last = (q.to(base) if base else q.to_base_units() for q in (amount, other))
    if unit.name == "revolutions_per_minute":
        return  # pint counts it in radians
    step = (last - first).magnitude / 10
    # The survey foot was given up in 2022; releases of pint differ by its four in a million.
    near = 1e-5 if unit.name in ("furlong", "fathom", "acre", "acre_foot") else 1e-9
    assert step == pytest.approx(float(Fraction(unit.factor)), rel=near)
    if unit.dimension == "temperature":
        assert first.magnitude == pytest.approx(float(Fraction(unit.factor)), rel=1e-9)


def test_no_spelling_means_two_units() -> None:
    symbols = [s for u in UNITS for s in u.symbols]
    assert len(symbols) == len(set(symbols))


def test_no_symbol_means_two_currencies() -> None:
    symbols = [s for c in load().currencies for s in c.symbols]
    assert len(symbols) == len(set(symbols))


@pytest.mark.parametrize(
    ("unit", "factor"), [("mile", "1609.344"), ("megaton", "907184740"), ("gibberish", None)]
)
def test_pint_is_asked_for_units_outside_the_table(unit: str, factor: str | None) -> None:
    found = quantity.factor(unit)
    assert found == (None if factor is None else pytest.approx(Decimal(factor)))
