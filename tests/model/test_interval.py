from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Interval, Relation, agree, camps, from_digits

whole = st.integers(-20, 20).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval[Decimal]:
    low = draw(st.none() | whole)
    high = draw(st.none() | whole)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Interval(low, high)


# A grid fine enough that every non-empty meet of the intervals above holds a point of it.
GRID = [Decimal(n) / 2 for n in range(-100, 101)]


def d(text: str) -> Decimal:
    return Decimal(text)


def test_backwards_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Interval(d("2"), d("1"))


@pytest.mark.parametrize(
    ("digits", "unit", "low", "high"),
    [
        ("2.5", "1e9", "2.45e9", "2.55e9"),
        ("2.50", "1e9", "2.495e9", "2.505e9"),
        ("12", "1", "11.5", "12.5"),
        ("3", "1e6", "2.5e6", "3.5e6"),
        ("0.05", "1", "0.045", "0.055"),
    ],
)
def test_precision_is_half_of_the_last_digit(digits: str, unit: str, low: str, high: str) -> None:
    assert from_digits(d(digits), d(unit)) == Interval(d(low), d(high))


def test_a_value_that_is_no_number_has_no_digits() -> None:
    with pytest.raises(ValueError, match="finite"):
        from_digits(d("NaN"))


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000)
)
def test_a_value_lies_within_its_own_precision(value: Decimal) -> None:
    assert from_digits(value).contains(value)


@given(st.decimals("-1e6", "1e6", places=4), st.integers(0, 3))
def test_rounding_keeps_a_value_compatible(value: Decimal, places: int) -> None:
    assert from_digits(value).relate(from_digits(round(value, places))) is not Relation.DISJOINT


@given(intervals(), whole)
def test_contains_is_half_open(interval: Interval[Decimal], value: Decimal) -> None:
    if interval.is_point:
        assert interval.contains(value) == (value == interval.low)
    else:
        below = interval.low is not None and value < interval.low
        above = interval.high is not None and value >= interval.high
        assert interval.contains(value) == (not below and not above)


@given(st.lists(intervals(), min_size=1, max_size=4))
def test_agree_means_that_one_value_satisfies_all(members: list[Interval[Decimal]]) -> None:
    assert agree(members) == any(all(i.contains(v) for i in members) for v in GRID)


@given(intervals(), intervals())
def test_meet_is_what_both_hold(a: Interval[Decimal], b: Interval[Decimal]) -> None:
    met = a.meet(b)
    for value in GRID:
        assert (met is not None and met.contains(value)) == (
            a.contains(value) and b.contains(value)
        )


@given(intervals(), intervals())
def test_relation_is_symmetric(a: Interval[Decimal], b: Interval[Decimal]) -> None:
    assert a.relate(b) == b.relate(a)
    assert (a.relate(b) is Relation.DISJOINT) == (a.meet(b) is None)


@given(intervals())
def test_a_value_equals_itself(a: Interval[Decimal]) -> None:
    assert a.relate(a) is Relation.EQUAL


@given(intervals(), intervals())
def test_hull_holds_both(a: Interval[Decimal], b: Interval[Decimal]) -> None:
    hull = a.hull(b)
    inside = [v for v in GRID if a.contains(v) or b.contains(v)]
    if not hull.is_point:  # the hull of two points touching at its open end keeps its shape only
        assert all(hull.contains(v) or v == hull.high for v in inside)


def test_agreement_is_not_transitive() -> None:
    a, b, c = (Interval(d(x), d(y)) for x, y in (("1", "3"), ("2", "5"), ("4", "6")))
    assert agree((a, b))
    assert agree((b, c))
    assert not agree((a, c))
    assert not agree((a, b, c))


def test_bounds_agree_with_what_satisfies_them() -> None:
    at_least_30 = Interval(d("30"), None)
    up_to_80 = Interval(None, d("80"))
    assert at_least_30.relate(from_digits(d("34"))) is Relation.COMPATIBLE
    assert at_least_30.relate(from_digits(d("29"))) is Relation.DISJOINT
    assert up_to_80.relate(from_digits(d("80"))) is Relation.COMPATIBLE
    assert up_to_80.relate(at_least_30) is Relation.COMPATIBLE
    assert up_to_80.relate(from_digits(d("90"))) is Relation.DISJOINT


@given(st.lists(intervals(), max_size=7))
def test_camps_agree_inside_and_cover_all(members: list[Interval[Decimal]]) -> None:
    grouped = camps(members)
    assert sorted(i for camp in grouped for i in camp) == list(range(len(members)))
    for camp in grouped:
        assert agree(members[i] for i in camp)
    assert (len(grouped) > 1) == (len(members) > 1 and not agree(members))


@given(st.lists(intervals(), max_size=5, unique=True))
def test_camps_do_not_depend_on_order(members: list[Interval[Decimal]]) -> None:
    def shape(order: tuple[Interval[Decimal], ...]) -> set[frozenset[Interval[Decimal]]]:
        return {frozenset(order[i] for i in camp) for camp in camps(order)}

    expected = shape(tuple(members))
    assert all(shape(order) == expected for order in permutations(members))
