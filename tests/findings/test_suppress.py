"""Which findings a suppression takes out of the answer, and what is said of it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from checker.model import Article, Report
from checker.settings import Settings
from tests.articles import CONTEXT, article, check

SUM = "The contract of the Orrin Mill with Tarn Waterworks is worth ${} million."
HEDGED = "The mill reportedly cost $3.2 million."
IGNORE = "<!-- factlint-ignore C101: the auditors look into it -->"


def judged(*texts: str, today: date | None = None, **settings: object) -> Report:
    articles: list[Article] = [
        article(text, "2022-03-01", name=f"{n}.txt") for n, text in enumerate(texts)
    ]
    known = Settings(today=today, **settings)
    return check(articles, msgspec.structs.replace(CONTEXT, settings=known))


def rules(report: Report) -> tuple[list[str], list[str]]:
    return sorted(f.rule for f in report.findings), [f.rule for f in report.suppressed]


def test_without_a_suppression():
    assert rules(judged(SUM.format(3), SUM.format(4))) == (["C101"], [])


@pytest.mark.parametrize("place", [0, 1])
def test_one_of_two_articles_is_enough(place):
    texts = [SUM.format(3), SUM.format(4)]
    texts[place] = f"{IGNORE}\n{texts[place]}"
    report = judged(*texts)
    assert rules(report) == ([], ["C101"])
    assert (report.exit_code, report.summary.suppressed) == (0, 1)
    assert report.suppressed[0].suppressed.reason == "the auditors look into it"
    assert report.suppressed[0].suppressed.at.article == f"{place}.txt"


def test_values_that_nobody_spoke_of_stay_a_conflict():
    known = f"{IGNORE}\n{SUM.format(3)}"
    assert rules(judged(known, SUM.format(4), SUM.format(4))) == ([], ["C101"])
    assert rules(judged(known, SUM.format(4), SUM.format(5))) == (["C101"], [])


def test_a_hedge_on_another_line_is_no_claim():
    remark = IGNORE.replace("C101", "U201")
    lead = "By the old road down to the ferry stands the mill, which reportedly"
    text = f"{lead} {remark}\ncost $3.2 million."
    assert rules(judged(text)) == (["S701", "U201"], [])
    assert any("no finding of U201 is there" in f.message for f in judged(text).findings)


def test_another_rule_is_left_alone():
    assert rules(judged(f"{IGNORE}\n{HEDGED}", "Hello there.")) == (["S701", "U201"], [])


def test_of_a_conflict_one_article_alone_tells_nothing():
    assert rules(judged(f"{IGNORE}\n{SUM.format(3)}")) == ([], [])
    assert rules(judged(f"{IGNORE}\n{SUM.format(3)}", "Hello there.")) == (["S701"], [])


def test_what_options_hide_is_of_use_all_the_same():
    known = (f"{IGNORE}\n{SUM.format(3)}", SUM.format(4))
    assert rules(judged(*known, min_confidence=1.0)) == ([], [])
    assert rules(judged(*known, ignore=("C",))) == ([], [])


@pytest.mark.parametrize("rule", ["I801", "S701", "unused-suppression"])
def test_what_cannot_be_suppressed(rule):
    report = judged(f"<!-- factlint-ignore {rule}: no -->\nHello there.")
    assert [f.rule for f in report.findings] == ["S701"]
    assert "cannot be suppressed" in report.findings[0].message


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (None, ([], ["U201"])),
        (date(2027, 1, 1), ([], ["U201"])),
        (date(2027, 1, 2), (["S702", "U201"], [])),
    ],
)
def test_the_last_day_counts(today, found):
    text = f"{HEDGED} <!-- factlint-ignore U201: x (until 2027-01-01) -->"
    assert rules(judged(text, today=today)) == found


@pytest.mark.parametrize("day", ["2027-02-30", "2027", "20270101", "soon", "", "٢٠٢٧-٠١-٠١"])
def test_a_day_that_cannot_be_read_never_holds(day):
    report = judged(f"{HEDGED} <!-- factlint-ignore U201: x (until {day}) -->")
    assert rules(report) == (["S702", "U201"], [])
    assert "2030-01-31" in report.findings[-1].message


def test_what_ended_is_not_called_unused_as_well():
    text = "Hello there. <!-- factlint-ignore U201: x (until 2020-01-01) -->"
    assert rules(judged(text, today=date(2021, 1, 1))) == (["S702"], [])


def test_the_order_of_articles_does_not_matter():
    texts = [f"{IGNORE}\n{SUM.format(3)}", f"{IGNORE}\n{SUM.format(4)}"]
    articles = [article(t, "2022-03-01", name=f"{n}.txt") for n, t in enumerate(texts)]
    assert check(articles) == check(articles[::-1])
