"""Sums in several currencies: those that articles convert themselves, and those at a rate."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import pytest

from checker import pipeline
from checker.facts import exchange, incomparable
from checker.facts.currency import day_of
from checker.model import Article, Fact, Money, Polarity, Standing
from checker.pipeline import map_article
from tests.articles import CONTEXT, article, check

RUMOUR = "The Orrin Mill was reportedly sold to Hasp Timber for $46 million."
IN_BRACKETS = "Hasp Timber confirmed that the Orrin Mill was sold to it for SEK 480 million ({})."
FLAT = "The Orrin Mill was sold to Hasp Timber for {}."


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    memos = (exchange._table, exchange.rate, exchange._of_base)
    for memo in memos:
        memo.cache_clear()
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    yield
    for memo in memos:
        memo.cache_clear()


def told(*texts: str, published: str = "2024-03-06") -> list[Article]:
    return [article(text, published, f"{n}.txt") for n, text in enumerate(texts)]


def facts(articles: list[Article]) -> list[Fact]:
    mapped = [pipeline.map_article(a, CONTEXT) for a in articles]
    found = pipeline.relate(mapped, CONTEXT).facts
    return [f for f in found if isinstance(f.claims[0].value, Money)]


def rules(articles: list[Article]) -> set[str]:
    return {f.rule for f in check(articles).findings}


@pytest.mark.usefixtures("without_extra")
def test_a_sum_is_confirmed_by_the_conversion_in_brackets() -> None:
    corpus = told(RUMOUR, IN_BRACKETS.format("about $46 million"))
    assert "U201" not in rules(corpus)
    (fact,) = facts(corpus)
    assert fact.standing is Standing.CONFIRMED
    again = fact.claims[1]
    assert isinstance(again.value, Money)
    assert again.value.currency == "USD"
    assert again.restated is not None
    assert again.restated.currency == "SEK"


@pytest.mark.usefixtures("without_extra")
def test_another_sum_in_brackets_confirms_nothing() -> None:
    assert "U201" in rules(told(RUMOUR, IN_BRACKETS.format("about $52 million")))


def test_a_conversion_is_no_second_claim() -> None:
    (fact,) = facts(told(FLAT.format("SEK 480 million ($46 million)")))
    assert len(fact.claims) == 1


def test_sums_in_two_currencies_that_exclude_each_other_conflict_at_the_rate_of_the_day() -> None:
    report = check(told(FLAT.format("$46 million"), FLAT.format("€62 million")))
    (finding,) = [f for f in report.findings if f.rule == "C101"]
    said = " ".join([finding.message, *finding.because])
    assert "European Central Bank, 2024-03-06, give or take 5%" in said
    assert "at 1.0" in said or "at 0.9" in said


def test_sums_that_the_rate_allows_are_one_fact() -> None:
    articles = told(FLAT.format("$46 million"), FLAT.format("€42.3 million"))
    (fact,) = facts(articles)
    assert not fact.differences
    assert sum(c.exchange is not None for c in fact.claims) == 1
    assert "C101" not in rules(articles)
    assert incomparable(fact.claims) == []


def test_a_denial_of_the_sum_in_another_currency_is_seen() -> None:
    denied = "Hasp Timber denied that the Orrin Mill was sold to it for €42.3 million."
    (fact,) = facts(told(FLAT.format("$46 million"), denied))
    assert [c.polarity for c in fact.claims] == [Polarity.AFFIRMED, Polarity.DENIED]


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_two_currencies_are_two_facts_and_that_is_said() -> None:
    articles = told(FLAT.format("$46 million"), FLAT.format("€62 million"))
    found = facts(articles)
    assert len(found) == 2
    (said,) = incomparable([c for f in found for c in f.claims])
    assert said.startswith("EUR, USD: ")
    assert "factlint[fx]" in said


def test_without_a_date_there_is_no_rate_and_that_is_said() -> None:
    articles = told(FLAT.format("$46 million"), FLAT.format("€62 million"), published="")
    found = facts(articles)
    assert len(found) == 2
    (said,) = incomparable([c for f in found for c in f.claims])
    assert "no date" in said


def test_a_sum_of_a_past_month_is_at_its_rate_and_one_of_a_past_year_at_none() -> None:
    month, year, plain = (
        map_article(
            article(f"The Orrin Mill was sold for $46 million{when}.", "2024-03-06"), CONTEXT
        )
        for when in (" in May 2015", " in 2015", "")
    )
    days = [day_of(made.claims[0]) for made in (month, year, plain)]
    assert days == [date(2015, 5, 1), None, date(2024, 3, 6)]
