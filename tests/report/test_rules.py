from __future__ import annotations

import json

import pytest

from checker.model import Severity
from checker.problems import Problems
from checker.report.rules import find, page, table, table_json
from checker.rulebook import FindingRule
from checker.rulebook.schema import ExampleArticle, FindingExample

EXAMPLE = FindingExample(
    name="a toll on hearsay",
    articles=(ExampleArticle("The toll is reportedly $4.", "2022-03-01", "Kelder Post"),),
    expect=("$4",),
)
NEAR_MISS = FindingExample("near miss: a flat toll", (ExampleArticle("The toll is $4."),), ())
HEDGED = FindingRule(
    id="U201",
    name="unconfirmed-claim",
    severity=Severity.WARNING,
    summary="a hedged figure that no article confirms",
    message="{value} rests on {hedge}",
    why="\nA hedge gets lost.\n",
    settle="Ask.",
    known_problems=("Sees no paraphrase.",),
    examples=(EXAMPLE, NEAR_MISS),
)
LONE = FindingRule(
    "U202", "single-source", Severity.INFO, "one source only", "m", "w", "s", on=False
)
RULES = {r.id: r for r in (HEDGED, LONE)}


def test_the_table_has_a_line_for_each_rule():
    assert table(RULES, False, 100).splitlines() == [
        "U201  unconfirmed-claim  warning  on   a hedged figure that no article confirms",
        "U202  single-source      info     off  one source only",
    ]


def test_the_table_as_json():
    assert json.loads(table_json(RULES))[1] == {
        "id": "U202",
        "name": "single-source",
        "severity": "info",
        "on": False,
        "summary": "one source only",
    }


@pytest.mark.parametrize("name", ["U201", "u201", "unconfirmed-claim", " UNCONFIRMED-Claim "])
def test_a_rule_is_found_by_id_and_name_whatever_the_case(name):
    assert find(name, RULES) is HEDGED


@pytest.mark.parametrize(
    ("name", "near"), [("U2O1", "U201"), ("unconfirmed", "unconfirmed-claim"), ("u22", "U202")]
)
def test_an_unknown_rule_names_the_nearest(name, near):
    with pytest.raises(Problems, match=f"Did you mean {near}"):
        find(name, RULES)


def test_nothing_like_it_points_to_the_list():
    with pytest.raises(Problems, match="factlint rules"):
        find("zzz", RULES)


def test_the_page_holds_all_there_is_to_know():
    shown = page(HEDGED, False, 80)
    assert shown.startswith("U201 unconfirmed-claim  (warning, on)\n")
    for part in (
        "a hedged figure that no article confirms",
        "{value} rests on {hedge}",
        "  A hedge gets lost.",
        "  Ask.",
        "  - Sees no paraphrase.",
        "    2022-03-01 Kelder Post: The toll is reportedly $4.\n",
        '    -> finds "$4"\n',
        "    -> finds nothing\n",
    ):
        assert part in shown


def test_a_rule_that_is_off_says_so():
    assert "(info, off by default)" in page(LONE, False, 80)
