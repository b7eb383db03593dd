"""Phrasings of figures and what they state; the sentences are in figures.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from checker.kinds import figure
from checker.model import (
    Age,
    Count,
    Mention,
    Money,
    Number,
    Ordinal,
    Percent,
    Quantity,
    Span,
    Stated,
)
from checker.rulebook import load

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "figures.toml").read_text("utf-8"))["case"]
NEAR_MISSES = tomllib.loads((HERE / "no_figures.toml").read_text("utf-8"))["near_miss"]
HITS = [(c["rule"], c["value"], text) for c in CASES for text in c["texts"]]
MISSES = [(c["why"], text) for c in NEAR_MISSES for text in c["texts"]]


def find(text: str, taken: tuple[Span, ...] = ()) -> list[Mention]:
    return figure.reader(load(), "en").find(text, [Span(0, len(text))], taken)


def number(stated: Stated) -> str:
    low, high = (None if x is None else f"{x:f}" for x in (stated.low, stated.high))
    if low is not None and high is not None and low != high:
        return f"{trim(low)}..{trim(high)}"
    sign = "" if stated.bound == "=" else stated.bound
    return sign + trim(low if low is not None else high or "")


def trim(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def show(mention: Mention) -> str:
    value = mention.value
    assert not hasattr(value, "timex")
    written = number(value.stated)  # type: ignore[union-attr]
    match value:
        case Money(currency=currency, per=per):
            bound = written[: len(written) - len(written.lstrip("<>=~"))]
            return f"{bound}{currency} {written.lstrip('<>=~')}" + (f" per {per}" if per else "")
        case Quantity(unit=unit):
            return f"{written} {unit}"
        case Count(noun=noun):
            return f"{written} {noun}"
        case Percent(change=True):
            return f"{written} change"
        case Percent(points=points):
            return f"{written} points" if points else f"{written} %"
        case Age():
            return f"{written} years"
        case Ordinal():
            return f"#{written}"
        case Number():
            return written
    raise AssertionError(value)


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its braces, and the spans that stood in them."""
    plain, spans = "", []
    for piece in text.split("{"):
        inside, brace, rest = piece.partition("}")
        if brace:
            spans.append(Span(len(plain), len(plain) + len(inside)))
        plain += inside + rest
    return plain, spans


def normal(value: str) -> str:
    """Values are compared as numbers: 0.50 is 0.5."""
    return " ".join(trim(w) if w[:1].isdigit() and ".." not in w else w for w in value.split(" "))


@pytest.mark.parametrize(("rule", "value", "text"), HITS, ids=[t for _, _, t in HITS])
def test_a_figure_is_read_with_its_whole_span(rule: str, value: str, text: str) -> None:
    plain, spans = marked(text)
    found = find(plain)
    assert "; ".join(normal(show(m)) for m in found) == normal(value)
    if "'s" not in text:
        assert [m.span for m in found] == spans
    assert found[0].rule == rule


@pytest.mark.parametrize(("why", "text"), MISSES, ids=[t for _, t in MISSES])
def test_a_number_that_is_no_amount_is_left_alone(why: str, text: str) -> None:
    assert find(text) == [], why


def test_a_figure_that_overlaps_a_time_is_left_to_it() -> None:
    text = "On 12 May 40 people met."
    assert [m.span.of(text) for m in find(text, (Span(3, 9),))] == ["40 people"]


def test_parts_name_the_pieces_of_the_span() -> None:
    text = "At least 30 trapped miners were freed."
    (mention,) = find(text)
    pieces = {name: span.of(text) for name, span in mention.parts}
    assert pieces == {"bound": "At least ", "number": "30", "noun": "miners"}


def test_a_figure_never_crosses_a_sentence() -> None:
    text = "They sold 12. Million of us cheered."
    spans = [Span(0, 14), Span(14, len(text))]
    found = figure.reader(load(), "en").find(text, spans, [])
    assert [m.span.of(text) for m in found][:1] == ["12"]


def test_a_scale_apart_is_no_first_letter_of_the_next_sentence() -> None:
    text = "They sold 12 Many of us cheered."
    found = figure.reader(load(), "en").find(text, [Span(0, 13), Span(13, len(text))], [])
    assert [m.span.of(text) for m in found] == ["12"]


@pytest.mark.parametrize(
    ("text", "region", "code"),
    [
        ("It cost $5.", "AU", "AUD"),
        ("It cost 5 dollars.", "CA", "CAD"),
        ("It cost 50 cents.", "NZ", "NZD"),
        ("It cost US$5.", "AU", "USD"),
        ("It cost 5 euros.", "AU", "EUR"),
        ("It cost $5.", "US", "USD"),
        ("It cost $5.", "", "USD"),
        ("It cost 5 pounds.", "EG", "EGP"),
    ],
)
def test_a_shared_sign_is_the_currency_of_the_region(text: str, region: str, code: str) -> None:
    (mention,) = figure.reader(load(), "en").find(text, [Span(0, len(text))], [], region)
    assert isinstance(mention.value, Money)
    assert mention.value.currency == code
    assert bool(mention.value.region) == (code not in ("USD", "EUR"))


@pytest.mark.parametrize(
    "text",
    [
        "For nine dollars fifty boats were let.",
        "She paid nine dollars fifty-one days ago.",
        "It cost nine dollars two at a time.",
        "She paid nine dollars fifty times.",
    ],
)
def test_what_follows_a_sum_is_not_always_its_cents(text: str) -> None:
    (told,) = (m for m in find(text) if isinstance(m.value, Money))
    assert told.span.of(text) == "nine dollars"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Norwegian state paid 30 million kroner.", "NOK"),
        ("The state paid 30 million kroner.", "DKK"),
        ("In Manila the mill cost 30 million pesos, and 9 pesos more.", "PHP"),
        ("In Manila, as in Mexico City, the mill cost 30 million pesos.", "MXN"),
        ("In Manila the mill cost $30 million.", "USD"),
        ("In Canberra the mill cost 30 million dollars.", "USD"),
        ("In Manila the mill cost 30 million Chilean pesos.", "CLP"),
        ("In Lima the mill cost 30 million pesos.", "MXN"),
    ],
)
def test_a_shared_name_is_the_currency_of_the_only_country_that_has_it(
    text: str, code: str
) -> None:
    found = figure.reader(load(), "en").find(text, [Span(0, len(text))], [])
    sums = [m.value for m in found if isinstance(m.value, Money)]
    assert {value.currency for value in sums} == {code}
    assert not any(value.region for value in sums)
