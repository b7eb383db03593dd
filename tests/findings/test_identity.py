"""A fingerprint depends on what is said, not on where, in which file or how often."""

from __future__ import annotations

from textwrap import fill

import msgspec
import pytest

from checker.model import Article
from checker.settings import Settings
from tests.articles import CONTEXT, article, check

SHOWN = msgspec.structs.replace(CONTEXT, settings=Settings(min_confidence=0.0))
CHEAP = "The contract with Orrin Ropeways for the Selby lift is worth $48 million."
DEAR = "The contract with Orrin Ropeways for the Selby lift is worth $54 million."
RUMOUR = "The sale of the Orrin Mill is reportedly worth $3.2 million."
WEEKDAY = "The mill of Lund opened on Tuesday, 14 September 2017."
NO_DAY = "The mill of Lund opened on 31 June 2016."
LENGTH = "The 9-day festival (3 to 5 May 2016) was loud."
AHEAD = "The mill of Lund opened on 4 May 2023."
UNDATED = "The board met on Tuesday. It will meet again next month."

CASES = {
    "C101": [(CHEAP, "2024-05-14"), (DEAR, "2024-05-14")],
    "U201": [(RUMOUR, "2022-03-01")],
    "A401": [(WEEKDAY, "2017-10-01")],
    "A402": [(NO_DAY, "2017-10-01")],
    "A407": [(LENGTH, "2017-10-01")],
    "T601": [(UNDATED, "")],
    "T603": [(AHEAD, "2022-03-01")],
    "T604": [("The mill of Lund opened on a wet day.", "someday")],
}


def fingerprints(rule: str, *articles: Article) -> set[str]:
    found = {f.fingerprint for f in check(articles, SHOWN).findings if f.rule == rule}
    assert found, rule
    return found


def written(rule: str, name: str = "{}.txt", before: str = "") -> list[Article]:
    return [
        article(before + text, day, name.format(number))
        for number, (text, day) in enumerate(CASES[rule])
    ]


@pytest.mark.parametrize("rule", CASES)
def test_neither_moved_text_nor_other_names_or_lines_change_it(rule):
    before = fingerprints(rule, *written(rule))
    assert (
        fingerprints(rule, *written(rule, "{}-later.txt", "A heading.\n\nA word first.\n\n"))
        == before
    )
    lead = "Rain fell on the valley all day long, and nobody went out before it was dark. "
    wrapped = [
        article(fill(lead + text, 72), day, f"{n}.txt") for n, (text, day) in enumerate(CASES[rule])
    ]
    assert fingerprints(rule, *wrapped) == before
    assert fingerprints(rule, *reversed(written(rule))) == before


@pytest.mark.parametrize("day", ["2024-05-13", "2024-05-14", "2024-05-15"])
@pytest.mark.parametrize("text", [CHEAP, DEAR, DEAR.replace("The contract", "Its contract")])
def test_a_conflict_stays_itself_however_many_articles_tell_it(text, day):
    told = written("C101")
    repeated = article(text, day, "0-again.txt")
    assert fingerprints("C101", repeated, *told) == fingerprints("C101", *told)


def test_a_rumour_stays_itself_when_a_later_article_repeats_it():
    told = written("U201")
    assert fingerprints("U201", article(RUMOUR, "2022-03-02", "0.md"), *told) == fingerprints(
        "U201", *told
    )


def test_other_values_and_other_facts_are_other_findings():
    other = [
        article(CHEAP, "2024-05-14", "a"),
        article(DEAR.replace("54", "60"), "2024-05-14", "b"),
    ]
    assert fingerprints("C101", *other).isdisjoint(fingerprints("C101", *written("C101")))
    elsewhere = article(RUMOUR.replace("Orrin", "Kelder"), "2022-03-01")
    assert fingerprints("U201", elsewhere).isdisjoint(fingerprints("U201", *written("U201")))


def test_values_of_a_fact_that_are_too_many_for_a_conflict_are_counted_as_withheld():
    sums = (48, 54, 63, 71)
    told = [article(CHEAP.replace("48", str(n)), "2024-05-14", f"{n}.txt") for n in sums]
    few, many = check(told[:3], SHOWN), check(told, SHOWN)
    assert [f.rule for f in few.findings if f.rule == "C101"] == ["C101"]
    assert not [f for f in many.findings if f.rule == "C101"]
    assert (few.summary.withheld, many.summary.withheld) == (0, 1)
