from __future__ import annotations

import json

import pytest

from checker.model import Summary
from checker.report import facts, facts_json
from checker.report.fact_order import Matter, matter, ordered
from tests.articles import CONTEXT
from tests.stories import AGREED, CONFLICT, GRANT, LATER, ORDER, articles, surveyed

REASONS = {d.name: d.says for d in CONTEXT.rulebook.differences}
LISTED = Summary(articles=2, claims=2, facts=1)


def page(found, every=False, width=100, color=False):
    summary = Summary(articles=len({c.at.article for f in found for c in f.fact.claims}))
    return facts.render(found, summary, REASONS, every, color, width)


def test_both_values_stand_under_what_is_measured_and_of_whom():
    shown = page(surveyed(articles(*CONFLICT)))
    head, what, state, *_ = [line for line in shown.splitlines() if line]
    assert head == "Values that exclude each other (1)"
    assert what.startswith("deal value · ")
    assert "aven bridge" in what
    assert "2 articles · C101 conflicting-amount" in state
    assert "factlint explain " in state
    assert "  USD 48 million  1 article · " in shown
    assert '      b.txt:1:70  "$54 million"' in shown


def test_what_matters_stands_first():
    grant = GRANT.format("$3 million")
    found = surveyed(
        articles(
            f"{AGREED[0]} {CONFLICT[0]} {grant}",
            f"{AGREED[1]} {CONFLICT[1]} {grant}",
        )
    )
    kinds = [matter(f) for f in ordered(found, every=True)]
    assert kinds == sorted(kinds, key=list(Matter).index)
    assert {Matter.CONFLICT, Matter.DOUBT, Matter.AGREED} <= set(kinds)


def test_a_fact_that_is_confirmed_does_not_stand_among_those_that_nobody_confirms():
    hedged = "The sale of the Orrin Mill to Hasp Timber is reportedly worth $3.2 million."
    board = "The Hasp Timber board confirmed that the sale of the Orrin Mill is worth $3.2 million."
    found = surveyed(articles(hedged, board))
    assert {f.rule for of in found for f in of.findings} <= {"U203", "U206"}
    shown = page(found)
    assert "Hedged in one article, flat or confirmed in another (1)" in shown
    assert "confirmed by nobody" not in shown


def test_facts_of_one_article_are_counted_and_shown_on_demand():
    found = surveyed(articles(CONFLICT[0], "Harrow Tunnels lost in court. The fine is $2 million."))
    assert all(f.articles == 1 for f in found)
    short, whole = page(found), page(found, every=True)
    assert "fine" not in short
    assert "2 others are told by one: --all" in short
    assert "fine" in whole
    assert "--all" not in whole


def test_a_difference_that_is_let_be_has_its_reason_and_what_that_means():
    denial = "Oxlea Steel denied that the contract for the Aven Bridge is worth $54 million."
    found = surveyed(articles(ORDER.format("$48 million"), f"It rained. {denial}"))
    reason = "denied-figure-quoted"
    assert [d.reason for f in found for d in f.fact.differences] == [reason]
    assert f"reasons to differ: {reason}" in page(found)
    assert f"{reason}: {REASONS[reason]} (" in page(found, every=True, width=160)


def test_a_difference_that_nothing_explains_and_that_is_no_finding_says_why():
    sums = (f"${n} million" for n in (48, 54, 63, 71))
    (fact,) = surveyed(articles(*map(ORDER.format, sums)))
    why = "more than 3 values are rather a list of things"
    assert fact.silence == why
    assert not fact.findings
    assert f"not reported: {why}" in page([fact], every=True, width=160)
    assert facts_json.record(fact, REASONS)["not_reported"] == why


def test_the_newest_and_the_best_supported_value_are_marked():
    shown = page(surveyed(articles(CONFLICT[0], (CONFLICT[1], LATER))), every=True)
    assert shown.count("latest") == 1
    assert "best supported" not in shown


def test_no_articles_are_no_facts():
    assert facts.render([], Summary(), REASONS, False, False, 80) == (
        "No article was found: there are no facts.\n"
    )


def test_lines_keep_to_the_width_and_colour_changes_no_word():
    found = surveyed(articles(*CONFLICT))
    narrow = page(found, width=60)
    assert max(map(len, narrow.splitlines())) <= 60
    assert "\x1b[" in page(found, color=True)
    assert "\x1b[" not in narrow


def test_words_of_articles_cannot_steer_the_terminal():
    bad = "Oxlea\x1b[31m Steel won. The contract for the Aven Bridge is worth $4\x1b million."
    assert "\x1b" not in page(surveyed(articles(bad, CONFLICT[1])), every=True)


def test_the_json_of_a_fact_key_by_key():
    (fact,) = surveyed(articles(CONFLICT[0], (CONFLICT[1], LATER)))
    record = json.loads(facts_json.line(fact, REASONS))
    assert set(record) == {
        *("id", "attribute", "names", "standing", "articles", "values", "latest"),
        *("best_supported", "differences", "findings", "not_reported", "link"),
    }
    assert record["attribute"] == "deal value"
    assert record["latest"] == "USD 54 million"
    assert record["best_supported"] is None
    first = record["values"][0]
    assert (first["value"], first["articles"], first["sources"]) == ("USD 48 million", 1, 1)
    assert first["claims"][0]["published"] == "2022-03-01"
    assert first["claims"][0]["certainty"] == "stated flatly"
    (difference,) = record["differences"]
    assert difference["one"]["text"] == "$48 million"
    assert bool(difference["reason"]) is bool(difference["says"])


def test_the_link_in_json_adds_up():
    (fact,) = surveyed(articles(*CONFLICT))
    link = facts_json.record(fact, REASONS)["link"]
    total = link["prior"] + sum(c["weight"] for c in link["compared"])
    assert link["weight"] == pytest.approx(total, abs=1e-3)
    assert [p["path"] for p in link["between"]] == ["a.txt", "b.txt"]


def test_all_facts_are_one_json_object():
    whole = json.loads(facts_json.render(surveyed(articles(*CONFLICT)), LISTED, 0, REASONS))
    assert whole["schema"] == "factlint-facts/1"
    assert len(whole["facts"]) == 1
    assert whole["summary"]["claims"] == 2
