"""Copies, crowds and templates: what a large corpus does to linking."""

from __future__ import annotations

import random

import pytest

from checker.model import Article, Finding
from tests.articles import article, check

FRAME = "The council of Port Lisle approved it. The contract with Orme Lifts is worth ${} million."


def told(*sums: int, day: str = "2022-03-01") -> list[Article]:
    return [article(FRAME.format(s), day, f"{n:04}.txt") for n, s in enumerate(sums)]


def conflicts(articles: list[Article]) -> list[Finding]:
    return [f for f in check(articles).findings if f.rule == "C101"]


@pytest.mark.parametrize("copies", [1, 33, 40])
def test_a_conflict_stays_one_finding_however_often_it_is_told(copies: int) -> None:
    (finding,) = conflicts(told(*([48] * copies + [54] * copies)))
    assert len(finding.locations) == 2 * copies
    assert f"{copies} article" in finding.because[0]


def test_a_list_of_sums_is_no_conflict() -> None:
    assert len(conflicts(told(48, 54, 61))) == 1
    assert conflicts(told(40, 48, 54, 61, 70)) == []


def test_sums_far_apart_are_two_things() -> None:
    assert len(conflicts(told(6, 40))) == 1
    assert conflicts(told(4, 40)) == []


def test_an_article_that_gives_both_sums_means_two_things() -> None:
    both = article(FRAME.format(48) + " " + FRAME.format(54), "2022-03-01", "both.txt")
    assert conflicts([both, *told(48, 54)]) == []


def test_articles_about_other_things_are_not_compared() -> None:
    other = [
        article(f"The contract with {t} is worth ${s} million, the council said.", "2022-03-01", t)
        for s, t in ((48, "Orme Lifts"), (54, "Harrow Tunnels"))
    ]
    assert conflicts(other) == []


def test_the_order_of_articles_never_changes_the_report() -> None:
    hedged = FRAME.format("2").replace("worth", "reportedly worth")
    articles = [*told(48, 54, 48, 61), article(hedged, "2022-03-02", "h.txt")]
    expected = check(articles)
    for seed in range(8):
        shuffled = articles[:]
        random.Random(seed).shuffle(shuffled)
        assert check(shuffled) == expected
    assert expected.findings


def test_the_surest_links_are_made_first() -> None:
    # In either article the sums are two contracts; each must find its own, never the other.
    texts = (
        "Orme Lifts won a contract of $400 million and a contract of $540 million in Port Lisle.",
        "Orme Lifts won a contract of $540 million and a contract of $400 million in Port Lisle.",
    )
    pairs = [article(t, "2022-03-01", f"{n}.txt") for n, t in enumerate(texts)]
    assert conflicts(pairs) == []
    assert check(pairs).summary.facts == 2


def test_other_claims_of_the_block_do_not_come_between() -> None:
    yearly = FRAME.replace("The contract", "The annual contract")
    between = [article(yearly.format(n), "2022-03-02", f"y{n}.txt") for n in (91, 92, 93, 94)]
    second = article(FRAME.format(54), "2022-03-03", "z.txt")
    found = [f for f in conflicts([*told(48), *between, second]) if "USD 54" in f.message]
    assert [f.message.count("USD") for f in found] == [2]
