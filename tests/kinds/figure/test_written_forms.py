"""A value written in any supported way is read back: what is read holds it, and is no finer."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from checker.kinds import figure
from checker.model import Age, Count, Figure, Interval, Mention, Money, Percent, Quantity, Span
from checker.rulebook import Currency, Unit, load

RULES = load()
LEXICON = RULES.language("en").lexicon
SCALES = {
    "": 0,
    "k": 3,
    " thousand": 3,
    "m": 6,
    " million": 6,
    "bn": 9,
    " billion": 9,
    "-billion": 9,
}
WORDS = {0: "", 3: " thousand", 6: " million", 9: " billion"}
SMALL = ["two", "three", "five", "eleven", "twenty", "forty-two", "ninety-nine"]
VALUES = dict(zip(SMALL, [2, 3, 5, 11, 20, 42, 99], strict=True))
# Nouns that are no unit, and verbs that begin no other figure.
BEFORE, AFTER = "They put it at ", " in that report."

# No year-like number, and no zero: both say other things.
wholes = st.integers(1, 999_999).filter(lambda n: not 1700 <= n <= 2099)
tenths = st.decimals("0.1", "999.9", places=1).filter(lambda n: n > 0)
numbers = st.one_of(wholes.map(Decimal), tenths)


def named() -> list[Currency]:
    """Currencies with a name and a code of their own."""
    doubtful = set(LEXICON.words["code_word"])
    return [c for c in RULES.currencies if c.names and c.code.lower() not in doubtful]


def symbols() -> list[tuple[str, str]]:
    """Signs, with their codes; those that are words as well need a hint of money."""
    doubtful = set(LEXICON.words["code_word"])
    signs = [(s, c.code) for c in RULES.currencies for s in c.symbols]
    return [(s, code) for s, code in signs if not s[-1].isalpha() and s.lower() not in doubtful]


def spelled() -> list[Unit]:
    """Units with a word of one part: those of time belong to the reader of times."""
    other = {"time", "temperature", "angle"}
    return [u for u in RULES.units if u.words and u.dimension not in other and u.name != "pound"]


@st.composite
def figures(draw: st.DrawFn) -> tuple[str, Decimal, Decimal]:
    """(as written, the value, half of the last digit given), with a scale or without."""
    number = draw(numbers)
    scale = draw(st.sampled_from(sorted(SCALES)))
    style = draw(st.sampled_from(["{:,}", "{}"]))
    unit = Decimal(10) ** SCALES[scale]
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return style.format(number) + scale, number * unit, Decimal(5).scaleb(exponent - 1) * unit


def read(text: str) -> Mention:
    found = figure.reader(RULES, "en").find(text, [Span(0, len(text))], [])
    assert len(found) == 1, (text, found)
    return found[0]


def holds(value: Figure, number: Decimal, half: Decimal) -> None:
    """The interval holds the number and is as wide as the digits given leave open."""
    low, high = value.interval.low, value.interval.high
    assert value.interval.contains(number)
    assert low is not None
    assert high is not None
    assert low <= number - half
    assert number + half <= high


@given(figures(), st.sampled_from(symbols()))
def test_a_sum_after_its_sign(written: tuple[str, Decimal, Decimal], sign: tuple[str, str]) -> None:
    gap = " " if sign[0].endswith(".") else ""
    value = read(f"{BEFORE}{sign[0]}{gap}{written[0]}{AFTER}").value
    assert isinstance(value, Money)
    assert value.currency == sign[1]
    holds(value, *written[1:])


@given(
    figures(), st.sampled_from(named()), st.sampled_from(["{code} {n}", "{n} {code}", "{n} {name}"])
)
def test_a_sum_beside_a_code_or_a_name(
    written: tuple[str, Decimal, Decimal], currency: Currency, form: str
) -> None:
    text = form.format(code=currency.code, n=written[0], name=currency.names[0])
    value = read(f"{BEFORE}{text}{AFTER}").value
    assert isinstance(value, Money)
    assert value.currency == currency.code
    holds(value, *written[1:])


@given(st.sampled_from(SMALL), st.sampled_from([0, 3, 6, 9]), st.sampled_from(named()))
def test_a_sum_in_words(word: str, power: int, currency: Currency) -> None:
    value = read(f"{BEFORE}{word}{WORDS[power]} {currency.names[0]}{AFTER}").value
    assert isinstance(value, Money)
    assert value.currency == currency.code
    holds(value, VALUES[word] * Decimal(10) ** power, Decimal("0.5").scaleb(power))


@given(numbers, st.sampled_from(["%", " %", " percent", " per cent", " pct", "-percent"]))
def test_a_percentage_in_every_form(number: Decimal, form: str) -> None:
    value = read(f"{BEFORE}{number:,}{form}{AFTER}").value
    assert isinstance(value, Percent)
    assert not value.points
    holds(value, number, half_of(number))


@given(numbers, st.sampled_from([" percentage points", "-percentage-point", " pp", " points"]))
def test_points_are_told_from_shares(number: Decimal, form: str) -> None:
    value = read(f"{BEFORE}{number:,}{form}{AFTER}").value
    assert isinstance(value, Percent | Count)
    assert isinstance(value, Count) or value.points
    holds(value, number, half_of(number))


@given(figures(), st.sampled_from(spelled()), st.data())
def test_a_quantity_with_its_unit_spelled(
    written: tuple[str, Decimal, Decimal], unit: Unit, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(unit.words))
    value = read(f"{BEFORE}{written[0]} {word}{AFTER}").value
    assert isinstance(value, Quantity)
    assert (value.unit, value.dimension) == (unit.name, unit.dimension)
    holds(value, *written[1:])


@given(numbers, st.sampled_from(["km", "kg", "mm", "GW", "MWh", "GB", "mph", "ha", "km/h", "°C"]))
def test_a_quantity_with_its_unit_in_short(number: Decimal, symbol: str) -> None:
    for gap in ("", " "):
        value = read(f"{BEFORE}{number:,}{gap}{symbol}{AFTER}").value
        assert isinstance(value, Quantity)
        holds(value, number, half_of(number))


@given(st.integers(1, 110), st.sampled_from(["aged {}", "{} years old", "{}-year-old", "age {}"]))
def test_an_age_in_every_form(years: int, form: str) -> None:
    value = read(f"The sailor, {form.format(years)}, won.").value
    assert isinstance(value, Age)
    holds(value, Decimal(years), Decimal("0.5"))


RANGES = ["{a}-{b}", "{a}–{b}", "{a} to {b}", "between {a} and {b}", "from {a} to {b}"]


@given(wholes, wholes, st.sampled_from(RANGES), st.sampled_from(["%", " km", " eels", " euros"]))
def test_a_range_holds_both_of_its_ends(first: int, second: int, form: str, unit: str) -> None:
    low, high = sorted((first, second))
    if low == high:
        return
    value = read(f"{BEFORE}{form.format(a=f'{low:,}', b=f'{high:,}')}{unit}{AFTER}").value
    assert isinstance(value, Figure)
    assert (value.stated.low, value.stated.high) == (low, high)
    interval = value.interval
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low <= low - Decimal("0.5")
    assert high + Decimal("0.5") <= interval.high


def bounds() -> list[tuple[str, str]]:
    """Every wording before a figure that bounds or blurs it."""
    return [
        (wording, bound)
        for bound, wordings in LEXICON.bounds.items()
        for wording in wordings
        if bound != "=" and wording[0].isalpha() and wording.split()[1:2] != ["couple"]
    ]


@given(figures(), st.sampled_from(bounds()))
def test_a_bound_never_excludes_what_it_allows(
    written: tuple[str, Decimal, Decimal], wording: tuple[str, str]
) -> None:
    value = read(f"They saw {wording[0]} {written[0]} eels{AFTER}").value
    assert isinstance(value, Count)
    number, half = written[1:]
    assert value.stated.bound == wording[1]
    match wording[1]:
        case "~":
            holds_loosely(value.interval, number, half)
        case ">":
            assert value.interval.contains(number + half / 2)
        case ">=":
            assert value.interval.contains(number - half)
        case "<":
            assert value.interval.contains(number - half / 2)
        case _:
            assert value.interval.contains(number)


def holds_loosely(interval: Interval[Decimal], number: Decimal, half: Decimal) -> None:
    """A blurred figure is never finer than the plain one."""
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low <= number - half
    assert number + half <= interval.high


def half_of(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


TIMES = [
    "{n} times as many boats", "{n} times more boats", "{n} times the number of boats",
    "a {n}-fold rise in boats", "{n} times higher",
]  # fmt: skip


@given(st.integers(2, 500), st.sampled_from(TIMES))
def test_a_factor_is_a_change_against_what_it_is_held_against(times: int, form: str) -> None:
    value = read(f"They saw {form.format(n=times)} there.").value
    assert isinstance(value, Percent)
    assert value.change
    holds(value, Decimal(times - 1) * 100, Decimal(50))


@given(wholes, st.integers(1, 50), st.sampled_from([" ± ", "±", " +/- ", " plus or minus "]))
def test_a_tolerance_spans_what_it_allows(middle: int, width: int, sign: str) -> None:
    value = read(f"{BEFORE}{middle:,}{sign}{width} kg{AFTER}").value
    assert isinstance(value, Quantity)
    assert (value.stated.low, value.stated.high) == (middle - width, middle + width)
    assert value.interval.contains(Decimal(middle))


@given(st.integers(1_000_000, 10**9), st.sampled_from([",", ".", " ", "\u00a0", "\u202f"]))
def test_groups_of_thousands_in_every_style(number: int, mark: str) -> None:
    value = read(f"They saw {number:,} eels{AFTER}".replace(",", mark)).value
    assert isinstance(value, Count)
    holds(value, Decimal(number), Decimal("0.5"))


@given(st.integers(1_000, 999_999).filter(lambda n: n % 1000), st.sampled_from("01"))
def test_a_single_dot_is_never_settled_in_silence(number: int, at_home: str) -> None:
    """Read as thousands only if the text tells so, and else with both readings."""
    text = f"They saw {number:,} eels{AFTER}".replace(",", ".")
    region = "DE" if at_home == "1" else ""
    (mention,) = figure.reader(RULES, "en").find(text, [Span(0, len(text))], [], region)
    assert isinstance(mention.value, Count)
    assert mention.value.interval.contains(Decimal(number) / 1000)
    assert mention.value.interval.contains(Decimal(number)) == bool(region)
