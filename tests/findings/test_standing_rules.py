"""U203, U205 and U206: what other articles make of a claim."""

from __future__ import annotations

import pytest

from checker.findings.comparable import is_copy, same_figure
from checker.model import Claim, Finding
from checker.pipeline import map_article
from tests.articles import CONTEXT, article, check

HEDGED = "The sale of the Orrin Mill to Hasp Timber is reportedly worth $3.2 million."
FLAT = "The sale of the Orrin Mill to Hasp Timber is worth $3.2 million."


def found(rule: str, *articles: tuple[str, str, str]) -> list[Finding]:
    """The findings of a rule on articles: text, day, outlet."""
    made = [article(t, day, f"{n}.txt", outlet=o) for n, (t, day, o) in enumerate(articles, 1)]
    return [f for f in check(made).findings if f.rule == rule]


def test_a_lost_hedge_shows_the_hedge_and_every_flat_article() -> None:
    later = [(FLAT, f"2022-03-0{n}", "") for n in (3, 4)]
    (finding,) = found("U203", (HEDGED, "2022-03-01", ""), *later)
    roles = [(p.role, p.at.path) for p in finding.locations]
    assert roles[:2] == [("hedged", "1.txt"), ("evidence", "1.txt")]
    assert roles[2:] == [("stated flatly", "2.txt"), ("stated flatly", "3.txt")]


def test_without_dates_nobody_can_tell_which_came_first() -> None:
    assert not found("U203", (HEDGED, "", ""), (FLAT, "", ""))


def test_the_order_of_the_files_changes_no_finding() -> None:
    one, two = (HEDGED, "2022-03-01", ""), (FLAT, "2022-03-02", "")
    there, back = found("U203", one, two), found("U203", two, one)
    assert [f.fingerprint for f in there] == [f.fingerprint for f in back]
    assert there[0].message == back[0].message


def test_a_dropped_hedge_that_nobody_confirms_is_unconfirmed_too() -> None:
    both = (HEDGED, "2022-03-01", ""), (FLAT, "2022-03-02", "")
    assert found("U201", *both)
    assert found("U203", *both)


def test_one_that_is_confirmed_later_is_not() -> None:
    board = "The Hasp Timber board confirmed that the sale of the Orrin Mill is worth $3.2 million."
    three = (HEDGED, "2022-03-01", ""), (FLAT, "2022-03-02", ""), (board, "2022-03-09", "")
    assert not found("U201", *three)
    assert found("U203", *three)
    assert found("U206", *three)


def test_officials_who_say_again_what_is_not_confirmed_confirm_nothing() -> None:
    one = "The ministry said that 85 sailors drowned off Orrin. The figure could not be verified."
    two = "The ministry said that 85 sailors drowned off Orrin."
    assert found("U201", (one, "2022-03-01", ""), (two, "2022-03-04", ""))


def test_a_denial_is_found_whichever_article_comes_first() -> None:
    flat = "Hasp Timber paid $3.2 million for the Orrin Mill."
    denial = "Hasp Timber denied that it paid $3.2 million for the Orrin Mill."
    (there,) = found("U205", (flat, "2022-03-01", ""), (denial, "2022-03-02", ""))
    (back,) = found("U205", (denial, "2022-03-01", ""), (flat, "2022-03-02", ""))
    assert there.fingerprint == back.fingerprint
    assert {p.role for p in there.locations} == {"asserted", "denied", "evidence"}


def test_a_not_that_bears_on_another_verb_denies_no_figure() -> None:
    flat = "Hasp Timber made its $3.2 million offer for the Orrin Mill."
    other = "Hasp Timber said it would not raise its $3.2 million offer for the Orrin Mill."
    assert not found("U205", (flat, "2022-03-01", ""), (other, "2022-03-02", ""))


def only(text: str) -> Claim:
    return map_article(article(text, "2022-03-01"), CONTEXT).claims[-1]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("The mill cost $48 million.", "The mill cost $48 million.", True),
        ("The mill cost about $48 million.", "The mill cost $48 million.", True),
        ("The mill lost up to 60 boats.", "The mill lost 60 boats.", True),
        ("The mill cost $48 million.", "The mill cost $48.4 million.", False),
        ("The mill lost thousands of boats.", "The mill lost thousands of boats.", False),
        ("The mill lost 32 boats.", "The mill lost 32 horses.", False),
        ("The mill lost two boats.", "A ferry met two boats.", False),
    ],
)
def test_one_particular_figure(one: str, two: str, same: bool) -> None:
    assert same_figure(only(one), only(two)) is same


def test_copies_are_told_by_their_words() -> None:
    assert is_copy(only(FLAT), only(FLAT))
    assert not is_copy(only(FLAT), only("A bank in Lisle lent the mayor $3.2 million."))
