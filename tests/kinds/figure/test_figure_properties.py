"""What holds for every figure, whatever the number and the way it is written."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import figure
from checker.kinds.figure.number_words import NumberWords
from checker.model import Count, Interval, Mention, Money, Span, from_digits
from checker.rulebook import load

SCALES = {
    "": Decimal(1),
    "k": Decimal(10) ** 3,
    "m": Decimal(10) ** 6,
    " million": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    " billion": Decimal(10) ** 9,
    "-trillion": Decimal(10) ** 12,
}
# No year-like number: years are read elsewhere.
whole = st.integers(0, 10**7).filter(lambda n: not 1700 <= n <= 2099)
decimals = st.decimals("0.01", 9999, places=2)
BOUNDS = {"about ": "~", "at least ": ">=", "more than ": ">", "up to ": "<=", "under ": "<"}


def find(text: str) -> list[Mention]:
    return figure.reader(load(), "en").find(text, [Span(0, len(text))], [])


@given(decimals, st.sampled_from(list(SCALES)), st.sampled_from(["$", "US$", "USD ", "€", "£"]))
def test_a_sum_is_read_back_at_the_precision_given(
    number: Decimal, scale: str, currency: str
) -> None:
    (mention,) = find(f"The price was {currency}{number:,}{scale}.")
    assert isinstance(mention.value, Money)
    assert mention.value.stated.low == mention.value.stated.high == number * SCALES[scale]
    assert mention.value.interval == from_digits(number, SCALES[scale])


@given(whole, st.sampled_from(["{:,}", "{}"]))
def test_a_count_is_read_back_with_or_without_commas(number: int, form: str) -> None:
    (mention,) = find(f"They counted {form.format(number)} pebbles.")
    assert isinstance(mention.value, Count)
    assert mention.value.interval == from_digits(Decimal(number))


@given(decimals, st.integers(-12, 12), st.sampled_from(["e{}", "×10^{}", " × 10^{}"]))
def test_a_power_of_ten_is_read_back_exactly(number: Decimal, power: int, form: str) -> None:
    (mention,) = find(f"They counted {number}{form.format(power)} pebbles.")
    scale = Decimal(1).scaleb(power)
    assert mention.value.stated.low == number * scale  # type: ignore[union-attr]
    assert mention.value.interval == from_digits(number, scale)  # type: ignore[union-attr]


@given(whole, whole, st.sampled_from([" and ", " but "]))
def test_two_bounds_are_a_range_if_the_lower_is_below(low: int, high: int, word: str) -> None:
    found = find(f"They counted more than {low:,}{word}fewer than {high:,} pebbles.")
    assert len(found) == (1 if low < high else 2)


@given(st.integers(0, 999_999_999))
def test_a_number_in_words_is_the_number_in_digits(number: int) -> None:
    (mention,) = find(f"They counted {words(number)} pebbles.")
    assert mention.value.stated.low == number  # type: ignore[union-attr]
    assert mention.value.interval.contains(Decimal(number))  # type: ignore[union-attr]


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["-", "–", " to "]))
def test_a_range_spans_both_of_its_ends(first: int, second: int, dash: str) -> None:
    found = find(f"They found {first}{dash}{second} million pebbles.")
    if first < second:
        (mention,) = found
        assert mention.value.stated.low == first * 10**6  # type: ignore[union-attr]
        assert mention.value.interval.contains(Decimal(second) * 10**6)  # type: ignore[union-attr]


@given(st.integers(1, 10**6).filter(lambda n: not 1700 <= n <= 2099), st.sampled_from(list(BOUNDS)))
def test_a_bound_opens_or_widens_and_never_excludes_the_number(number: int, bound: str) -> None:
    (mention,) = find(f"They found {bound}{number} pebbles.")
    value = mention.value
    assert isinstance(value, Count)
    assert value.stated.bound == BOUNDS[bound]
    plain = from_digits(Decimal(number))
    assert value.interval.relate(plain) != "disjoint"
    assert open_or_wider(value.interval, plain)


PIECES = NumberWords(load().language("en").lexicon).words()
GAPS = [" ", "-", " and ", " and a ", " of ", " of a ", " point "]


@given(st.text(alphabet="0123456789.,-–/:$€%() \n\tabemnopt'½", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    found = find(text)
    assert [m.span for m in found] == sorted(m.span for m in found)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=8))
def test_every_run_of_number_words_comes_to_an_end(run: list[tuple[str, str]]) -> None:
    found = find("".join(word + gap for word, gap in run))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_two_numbers_without_a_sense_are_read_to_their_end() -> None:
    assert [m.span.end for m in find("They have two and million boats.")][-1] == 31


def test_a_sign_stands_only_before_free_digits() -> None:
    assert [m.value.stated.low for m in find("It was -5 then.")] == [-5]  # type: ignore[union-attr]
    assert find("They won 10-5.") == []


def open_or_wider(interval: Interval[Decimal], plain: Interval[Decimal]) -> bool:
    if interval.low is None or interval.high is None:
        return True
    assert plain.low is not None
    assert plain.high is not None
    return interval.low <= plain.low and plain.high <= interval.high


# fmt: off
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# fmt: on


def words(number: int) -> str:
    """The number as English writes it out."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {words(number % size)}" if number % size else ""
            return f"{words(number // size)} {name}{rest}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
