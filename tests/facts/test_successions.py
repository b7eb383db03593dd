"""Values that became others: what tells of it, and what looks like it."""

from __future__ import annotations

import pytest

from checker.model import Finding
from tests.articles import article, check

FIRST, LATER, LONG_AFTER = "2022-03-01", "2022-03-04", "2022-08-02"


def updates(*articles: tuple[str, str]) -> list[Finding]:
    made = [article(text, day, f"{n}.txt") for n, (day, text) in enumerate(articles, 1)]
    return [f for f in check(made).findings if f.rule == "D151"]


TOLD = [
    # Words of the later sentence tell that the value was changed.
    (
        "The weir at Kelder will cost the council $5 million.",
        "The cost of the weir at Kelder has been raised: the council now expects $7 million.",
    ),
    (
        "Hasp Timber of Kelder will cut 340 jobs.",
        "Hasp Timber of Kelder will cut 290 jobs, not as many as it had thought.",
    ),
    (
        "A fund for the Kelder families has collected $30,000.",
        "The fund for the Kelder families has now collected $92,000.",
    ),
    # The old value stands beside the new one.
    (
        "The court in Kelder set the fine of Hasp Timber at $410,000.",
        "The fine of Hasp Timber was reduced from $410,000 to $260,000, the court in Kelder said.",
    ),
    (
        "Hasp Timber of Kelder plans to cut 340 jobs.",
        "Hasp Timber of Kelder will cut 290 jobs rather than the 340 it announced in spring.",
    ),
    # The earlier article gives a first figure.
    (
        "A first count speaks of 310 damaged houses in Kelder.",
        "The Kelder office puts the number of damaged houses at 480.",
    ),
    ("The Kelder flood killed at least 4 people.", "The Kelder flood killed 9 people."),
    # What can only grow.
    ("Police in Kelder arrested 4 men.", "Police in Kelder have arrested 9 men."),
    ("The Kelder flood hurt about 1,800 people.", "The Kelder flood hurt 2,040 people."),
]


@pytest.mark.parametrize(("earlier", "later"), TOLD)
def test_a_later_value_that_is_told_to_be_new_is_an_update(earlier: str, later: str) -> None:
    (found,) = updates((FIRST, earlier), (LATER, later))
    assert [p.at.path for p in found.locations] == ["1.txt", "2.txt"]


APART = [
    # Some of them, and others.
    ("The Kelder flood killed 4 people.", "The Kelder flood killed five more people, said Reyes."),
    ("A raid in Kelder hurt four others.", "A raid in Kelder has hurt 9 people."),
    # It no longer grows: fewer than before, and no word that it was revised.
    ("Police in Kelder arrested 9 men.", "Police in Kelder have arrested 4 men."),
    # Nothing tells of a change.
    ("The Kelder line has 47 stations.", "The Kelder line has 25 stations in all weathers."),
    # A slip of the pen, and the same figure once more.
    ("The weir at Kelder cost $840 million.", "The weir at Kelder has now cost $480 million."),
    ("The flood hurt 40 people in Kelder.", "The flood has now hurt more than 40 in Kelder."),
    # What was long ago.
    ("In 1951 a flood in Kelder killed 31 people.", "A flood in Kelder has now killed 45 people."),
    # An outcome is not replaced by what is expected of another year.
    ("Profit at Hasp Timber was $5 million.", "Hasp Timber now expects a profit of $7 million."),
]


@pytest.mark.parametrize(("earlier", "later"), APART)
def test_other_things_are_no_update(earlier: str, later: str) -> None:
    assert updates((FIRST, earlier), (LATER, later)) == []


def test_one_day_or_no_day_tells_no_change() -> None:
    earlier, later = TOLD[2]
    assert updates((FIRST, earlier), (FIRST, later)) == []
    assert updates(("", earlier), (LATER, later)) == []


def test_a_toll_that_rises_twice_is_one_finding() -> None:
    told = ((FIRST, 4), ("2022-03-02", 6), (LATER, 9))
    (found,) = updates(*((day, f"The Kelder flood killed {n} people.") for day, n in told))
    assert found.message.startswith("4 people, 6 people and 9 people")


def test_values_that_agree_do_not_hide_the_one_that_changed() -> None:
    flood = "The Kelder flood killed {} people."
    told = ((FIRST, "at least 23"), (FIRST, "23"), (LATER, "61"))
    (found,) = updates(*((day, flood.format(n)) for day, n in told))
    assert len(found.locations) == 3


DATES = [
    ("Kelder Pool opens on Saturday, 2 July 2022.", "Kelder Pool will now open on 30 July 2022."),
    (
        "The Kelder exams begin on Monday, 13 June 2022.",
        "The Kelder exams begin on Monday, 20 June 2022, a week later than planned.",
    ),
    ("The final release is due on 20 May 2022.", "The final release was put off to 17 June 2022."),
]


@pytest.mark.parametrize(("earlier", "later"), DATES)
def test_a_day_that_was_put_off_is_an_update_and_no_conflict(earlier: str, later: str) -> None:
    made = [article(earlier, FIRST, "1.txt"), article(later, "2022-05-02", "2.txt")]
    assert [f.rule for f in check(made).findings] == ["D151"]


def test_a_day_told_otherwise_without_a_word_of_change_stays_a_conflict() -> None:
    texts = ("The Kelder exams begin on 13 June 2022.", "The Kelder exams begin on 20 June 2022.")
    made = [article(text, day, day) for text, day in zip(texts, (FIRST, LATER), strict=True)]
    assert [f.rule for f in check(made).findings] == ["C105"]


def test_a_state_as_of_a_later_day_is_an_update() -> None:
    told = (
        (FIRST, "Some 40 ships wait off Kelder on Tuesday as the channel is blocked."),
        (LATER, "The channel off Kelder was blocked for 74 ships on Friday that had to wait."),
    )
    assert len(updates(*told)) == 1


def test_a_conflict_in_the_words_of_change_stays_a_conflict() -> None:
    earlier = "The weir at Kelder has now cost the council $84 million, its report says."
    later = "The weir at Kelder has now cost the council $48 million, its report says."
    made = [article(earlier, FIRST, "1.txt"), article(later, "2022-03-02", "2.txt")]
    assert [f.rule for f in check(made).findings] == ["C101"]


@pytest.mark.parametrize(("sums", "found"), [((40, 60, 90), 1), ((40, 90, 60), 0)])
def test_among_many_articles_what_goes_up_and_down_is_a_series(
    sums: tuple[int, int, int], found: int
) -> None:
    others = [(FIRST, f"Mill number {n} of Ash Valley burned in {1900 + n}.") for n in range(14)]
    debt = "The debt of Hasp Timber of Kelder now stands at ${} million, it said."
    days = ("2022-03-01", "2022-03-04", "2022-03-07")
    told = [(day, debt.format(n)) for day, n in zip(days, sums, strict=True)]
    assert len(updates(*others, *told)) == found
