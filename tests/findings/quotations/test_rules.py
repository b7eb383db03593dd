"""What the three rules ask of a corpus beside the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.findings.quotations import judge
from checker.findings.quotations.align import align
from checker.findings.quotations.groups import (
    _LIKE,
    Line,
    _Grouping,
    _most_shared,
    groups,
)
from checker.findings.quotations.runs import meeting, runs_of, stems_of
from checker.findings.quotations.words import reader
from checker.model import Place, Quotation, Span
from tests.articles import CONTEXT, article, check

LOCK = "The lock will stay shut until the last of the dredgers has left the river"


def rules(*told: tuple[str, str]) -> list[str]:
    """The rules on quotations that fire on articles, each a day and a text."""
    articles = [article(text, day, name=f"{n}.txt") for n, (day, text) in enumerate(told)]
    return [f.rule for f in check(articles).findings if f.rule.startswith("Q")]


def test_an_article_that_gives_both_wordings_has_both_said():
    other = LOCK.replace("last", "first")
    both = f'"{LOCK}," Ines Corvalho said. "{other}," Corvalho added.'
    assert rules(("2024-03-07", both), ("2024-03-07", f'"{LOCK}," Ines Corvalho said.')) == []


def test_two_people_may_say_nearly_the_same():
    assert rules(
        ("2024-03-07", f'"{LOCK}," Ines Corvalho said.'),
        ("2024-03-07", f'"{LOCK.replace("dredgers", "barges")}," said Jon Oll.'),
    ) == ["Q303"]


def test_a_weekday_of_an_article_dated_a_day_early_is_no_other_day():
    told = f'"{LOCK}," Ines Corvalho said on Tuesday.'
    assert rules(("2024-03-04", told), ("2024-03-05", told)) == []
    assert rules(("2024-03-06", told), ("2024-03-20", told)) == ["Q302"]


def test_a_month_and_a_day_in_it_touch():
    assert (
        rules(
            ("2024-05-04", f'"{LOCK}," Ines Corvalho said in March 2024.'),
            ("2024-05-04", f'"{LOCK}," Ines Corvalho said on 5 March 2024.'),
        )
        == []
    )


def test_the_message_names_both_wordings_and_no_article_is_right():
    articles = [
        article(f'"{LOCK}," Ines Corvalho said.', "2024-03-07", "a.txt"),
        article(f'"{LOCK.replace("last", "first")}," Ines Corvalho said.', "2024-03-07", "b.txt"),
    ]
    (finding,) = [f for f in check(articles).findings if f.rule == "Q301"]
    assert "until the last of" in finding.message
    assert "until the first of" in finding.message
    assert [p.value for p in finding.locations] == ["last", "1"]
    assert finding.settle


def quotation(text: str, number: int) -> Quotation:
    name = f"{number:06}"
    at = Place(name, name, Span(0, len(text)), 1, 1, Span(0, len(text)), text, 0)
    words = reader(CONTEXT.rulebook, "en")
    runs, stems = runs_of(text, words), stems_of(text, words)
    return Quotation(text, at, "en", runs=runs, stems=stems)


def test_copies_stand_in_one_group_whatever_their_number():
    copies = [quotation(LOCK, n) for n in range(3000)]
    (group,) = groups(copies, CONTEXT)
    assert len(group.lines) == 1
    assert judge(copies, CONTEXT) == []


@pytest.mark.parametrize("changed", ["dredgers", "last"])
def test_a_saying_in_hundreds_of_wordings_is_one_finding(changed):
    told = [
        quotation(LOCK.replace(changed, f"{changed}{chr(97 + n % 26)}{n // 26}"), n)
        for n in range(400)
    ]
    findings = judge(told, CONTEXT)
    assert [f.rule for f in findings] == ["Q301"]
    assert findings == judge(told[::-1], CONTEXT)


def test_order_of_quotations_does_not_matter():
    told = [quotation(LOCK, 1), quotation(LOCK.replace("last", "first"), 2), quotation(LOCK, 3)]
    assert judge(told, CONTEXT) == judge(told[::-1], CONTEXT)
    assert [p.at.article for p in judge(told, CONTEXT)[0].locations] == [
        "000001",
        "000003",
        "000002",
    ]


def test_what_shares_no_run_of_words_is_not_even_cut_into_words():
    told = [quotation(LOCK, 1), quotation(LOCK.replace("last", "first"), 2)]
    alone = quotation("Nobody in this valley ever sold a heifer before dawn.", 3)
    assert meeting([*told, alone]) == told
    assert meeting([*told, alone, quotation(alone.text, 4)])[2:] == [
        alone,
        quotation(alone.text, 4),
    ]
    assert meeting([alone]) == []


@given(st.lists(st.sampled_from(LOCK.split()), min_size=4, max_size=24), st.randoms())
def test_the_quick_look_passes_over_no_pair_that_is_one_saying(taken, chance):
    words = reader(CONTEXT.rulebook, "en")
    kept = [w for w in LOCK.split() if chance.random() < 0.8]
    lines = [
        Line(words.sentences(text)[0], text, [quotation(text, n)])
        for n, text in enumerate((LOCK, " ".join(taken), " ".join(kept) + " at the lock"))
    ]
    grouping = _Grouping(words, [])
    for one in lines:
        for two in lines:
            found = align(one.words, two.words, words)
            assert found.ratio <= _most_shared(one, two)
            if found.ratio >= _LIKE and grouping._is_same(found, one, two):
                assert grouping._may_be_same(one, two) or not _shares_words(one, two)


def _shares_words(one, two):
    return len(one.bag & two.bag) >= _LIKE * min(len(one.bag), len(two.bag))
