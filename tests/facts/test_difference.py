"""What lets two values of one fact both be right: each reason by its name."""

from __future__ import annotations

import pytest

from checker.facts.corpus import Corpus
from checker.facts.difference import Differences
from checker.facts.levels import agreeing
from checker.facts.view import View
from checker.pipeline import map_article
from tests.articles import CONTEXT, article

VIEWER = Corpus.of_claims(()).viewer(CONTEXT.statistics, CONTEXT.rulebook)
DIFFERENCES = Differences(CONTEXT)


def view(text: str, published: str, name: str) -> View:
    claims = map_article(article(text, published, name), CONTEXT).claims
    return VIEWER.view(claims[0])


def reason(one: str, two: str, first: str = "2022-03-01", second: str = "2022-03-01") -> str:
    a, b = view(one, first, "1.txt"), view(two, second, "2.txt")
    found = DIFFERENCES.reason(a, b)
    assert DIFFERENCES.reason(b, a) == found
    return found


CASES = [
    ("", "The mill cost $5 million.", "The mill cost $9 million."),
    ("denied-figure-quoted", "The mill cost $5 million.", "The mill did not cost $9 million."),
    ("uncertain", "The mill cost $5 million.", "The mill reportedly cost $9 million."),
    ("inclusion", "The flood killed 5 people.", "The flood killed 9 people counting dogs."),
    ("part-of-whole", "It hurt 15 people.", "It hurt 9 people more."),
    ("estimate-vs-final", "The mill cost $5 million.", "The mill cost an estimated $9 million."),
    ("confirmed-vs-suspected", "It has 50 suspected cases.", "It has 90 confirmed cases."),
    ("cumulative-vs-daily", "It has 50 cases.", "It has 90 new cases."),
    ("rate-vs-total", "They paid $5 million.", "They paid $9 million each."),
    ("history-comparison", "It cost $5 million.", "It rose from $9 million to $12 million."),
    ("different-stage", "The work cost $5 million.", "The second stage cost $9 million."),
    ("other-role", "The mill was fined $5 million.", "The mill made a profit of $9 million."),
    ("", "The mill was fined $5.27 million.", "The mill made a profit of $7.25 million."),
    ("", "The mill will cost $527 million.", "The mill cost $725 million."),
    ("forecast-or-hypothetical", "The mill would cost $52.", "The mill cost $25."),
    ("fiscal-period", "It sold 5% more in 2018.", "It sold 9% more in 2019."),
    ("fiscal-period", "It paid $5 million in May 2021.", "It paid $9 million in June 2021."),
    (
        "",
        "On Monday it said it will pay $5 million.",
        "Last Sunday it said it will pay $9 million.",
    ),
    ("fiscal-period", "Oats will cost $5 in 2023.", "Oats will cost $9 in 2024."),
    ("rounding", "It holds 4,990 books.", "It holds 5,000 books."),
    ("rounding", "The wall is 152 km long.", "The wall is 96 miles long."),
    ("", "The wall is 152 km long.", "The wall is 69 miles long."),
    ("shared-sign", "The mill cost C$73 million.", "The mill cost $73 million."),
    ("shared-sign", "The mill cost A$73 million.", "The mill cost 73 million dollars."),
    ("fiscal-period", "Orders fell 12% in May.", "Orders fell 26%."),
    ("", "Orders fell 12% in May 2021.", "Orders fell 26% in May 2021."),
    (
        "fiscal-period",
        "In the week ended 3 May it sold boats.",
        "In the week ended 10 May it sold.",
    ),
    ("relative-date", "The mill opened on Monday.", "The mill opened on 1 March 2022."),
    ("date-role", "The club met in 1950.", "The club met in 1990."),
    ("", "The club met on 16 June 1924.", "The club met on 6 June 1924."),
    ("date-role", "The club met on 16 June 1924.", "All of it was old on 3 May 1924."),
    ("", "It sold 31 boats.", "It sold 13 boats."),
    ("denied-figure-quoted", "It does 90 km/h.", "It does not do 60 km/h."),
    ("", "It does 90 km/h.", "With nobody aboard it does 60 km/h."),
    ("same-name-other-entity", "He joined in 1990.", "She joined in 1996."),
    ("", "Orla Finch joined in 1990.", "Orla Finch joined in 1996."),
    ("other-event", "It has two boats.", "It has four boats."),
    ("inclusion", "There were 80 passengers aboard.", "There were 86 people aboard."),
    ("", "There were 86 passengers aboard.", "There were 80 people aboard."),
    ("", "There were 80 people aboard.", "There were 86 people aboard."),
    ("", "A ride costs $5 from 4 April 2022.", "A ride will cost $9."),
    ("forecast-or-hypothetical", "A ride costs $5 since 4 April 2021.", "A ride will cost $9."),
    ("forecast-or-hypothetical", "A ride costs $5 until 4 April 2022.", "A ride will cost $9."),
    ("state-change", "The mill has 50 rooms.", "The mill now has 90 rooms."),
]


@pytest.mark.parametrize(("expected", "one", "two"), CASES, ids=lambda x: str(x)[:40])
def test_reason(expected: str, one: str, two: str) -> None:
    assert reason(one, two) == expected


FIRE_CHIEF = "Fire chief Orla Finch said that 28 houses burned."


@pytest.mark.parametrize(
    ("expected", "one", "two", "later"),
    [
        ("update", "It has 50 boats.", "It has 90 boats.", "2022-03-09"),
        ("", "It sold 50 boats in 2020.", "It sold 90 boats in 2020.", "2022-03-09"),
        ("update", "It sold 50 boats since 2020.", "It sold 90 boats since 2020.", "2022-03-09"),
        ("fiscal-period", "It paid $5 million today.", "It paid $9 million today.", "2022-03-29"),
        ("update", "The flood killed 50 people.", "The flood killed 90 people.", "2022-03-03"),
        ("", "The flood killed 90 people.", "The flood killed 50 people.", "2022-03-03"),
        ("other-event", "It killed 90 people.", "It killed 50 people.", "2022-06-03"),
        (
            "update",
            "Orrin Vale's rule lasted 30 years.",
            "Orrin Vale's rule lasted 31 years.",
            "2022-05-03",
        ),
        (
            "",
            "Orrin Vale's rule lasted 31 years.",
            "Orrin Vale's rule lasted 30 years.",
            "2022-05-03",
        ),
        ("", "The tower is 50 metres high.", "The tower is 90 metres high.", "2023-06-03"),
        ("", "It sold 5,170 boats.", "It sold 7,510 boats.", "2022-06-01"),
        ("update", "It sold 31 boats.", "It sold 13 boats.", "2022-06-01"),
        ("", "It sold 31 boats.", "It sold 13 boats.", "2022-03-09"),
        ("", "It had 31 cranes at the time.", "It had 45 cranes that night.", "2022-03-02"),
        ("", "The train was made up of 16 coaches.", "The train had 18 coaches.", "2022-03-02"),
        ("update", "It had 31 cranes at the time.", "It had 45 cranes.", "2022-04-02"),
        ("update", "It had 31 cranes at the time.", "It has had 45 cranes so far.", "2022-03-02"),
        ("update", "It killed 50 people that night.", "It killed 90 people.", "2022-03-03"),
        ("update", "It sold 5,170 boats so far.", "It sold 7,510 boats.", "2022-06-01"),
        ("", FIRE_CHIEF, "Orla Finch said that 82 houses burned.", "2022-03-01"),
        ("update", FIRE_CHIEF, "Orla Finch said that 82 houses burned.", "2022-03-03"),
        ("update", FIRE_CHIEF, "Ida Vale said that 82 houses burned.", "2022-03-01"),
        ("update", FIRE_CHIEF, "Orla Finch said that 88 houses burned.", "2022-03-01"),
        (
            "same-name-other-entity",
            "It closed on 3 May 2021.",
            "It closed on 9 June 2021.",
            "2022-06-01",
        ),
        ("", "Orrin Mill closed on 3 May 2021.", "Orrin Mill closed on 9 June 2021.", "2022-06-01"),
    ],
)
def test_reason_of_time(expected: str, one: str, two: str, later: str) -> None:
    assert reason(one, two, "2022-03-01", later) == expected


@pytest.mark.parametrize(
    ("expected", "one", "two", "first"),
    [
        ("", "The fire killed 4 men.", "The fire killed 6 men.", ""),
        ("update", "The fire killed 4 men.", "The fire has killed 6 men so far.", ""),
        ("update", "The fire killed 4 men.", "The fire killed 6 men.", "2022-03-01"),
    ],
)
def test_a_toll_on_pages_without_a_date_is_settled(
    expected: str, one: str, two: str, first: str
) -> None:
    assert reason(one, two, first, "") == expected


BURNED = "On {} May a paper mill burned while workers slept in its wooden barn behind the station."
PAID = "Its owners got ${} million from the town for a paper mill, an old barn and a rose garden."


@pytest.mark.parametrize(
    ("expected", "one", "two", "first", "second"),
    [
        ("", "The men escaped on Monday.", "The men escaped on Wednesday.", "03-10", "03-10"),
        ("relative-date", "It burned on Monday.", "It burned on Tuesday.", "03-10", "03-10"),
        (
            "",
            "Orrin Mill closed on 3 May 2021.",
            "Orrin Mill has been closed since 6 May 2021.",
            "03-01",
            "03-01",
        ),
        (
            "date-role",
            "It was sold on 3 May 2021.",
            "It was sold since 6 May 2021.",
            "03-01",
            "03-01",
        ),
        ("", "The club dates back to 1831.", "The club was founded in 1822.", "03-01", "03-01"),
        (
            "other-role",
            "The club dates back to 1831.",
            "The club burned in 1822.",
            "03-01",
            "03-01",
        ),
        (
            "update",
            "Orrin Mill closes on 3 May 2022.",
            "Orrin Mill closed on 5 May 2022.",
            "03-01",
            "06-01",
        ),
        (
            "",
            "Orrin Mill closed on 3 May 2022.",
            "Orrin Mill closed on 5 May 2022.",
            "06-01",
            "06-02",
        ),
        (
            "other-event",
            "It burned on 27 February 2022.",
            "It burned on 3 May 1988.",
            "03-01",
            "03-01",
        ),
        ("", "It burned on 3 May 1987.", "It burned on 3 May 1988.", "03-01", "03-01"),
        (
            "date-role",
            "It opened at 9am on 3 May 2021.",
            "It opened at 11am on 3 May 2021.",
            "03-01",
            "03-01",
        ),
        (
            "",
            "It opened at 9am on 3 May 2021.",
            "It opened at 9am on 5 May 2021.",
            "03-01",
            "03-01",
        ),
    ],
)
def test_dates_of_events_differ_unless_they_may_be_of_two(
    expected: str, one: str, two: str, first: str, second: str
) -> None:
    assert reason(one, two, f"2022-{first}", f"2022-{second}") == expected


@pytest.mark.parametrize(
    ("expected", "one", "two"),
    [
        ("", BURNED.format(3), BURNED.format(5)),
        ("date-role", "On 3 May the mill hummed.", "The mill was seen on 5 May."),
        ("", "On 3 May the mill hummed.", "On 5 May the mill burned."),
        ("", PAID.format(5), PAID.format(7)),
        ("rounding", "The mill cost $100,000.", "The mill cost $140,000."),
        ("", "The mill cost $100,000.", "The mill cost $58,000."),
        ("rounding", "The mill cost $100,000.", "The mill cost $96,000."),
    ],
)
def test_a_long_sentence_that_comes_again_with_another_date_or_sum_is_altered(
    expected: str, one: str, two: str
) -> None:
    assert reason(one, two, second="2022-03-03" if "owners" in one else "2022-03-01") == expected


FERRY = (
    "The ferry from Port Lisle {} {} passengers from the burning island of Orrin to the mainland{}"
)


@pytest.mark.parametrize(
    ("expected", "verb", "tail", "numbers"),
    [
        ("", "carried", " on Friday.", (60, 90)),
        ("", "carried", ", a part of those who waited.", (60, 90)),
        ("", "reportedly carried", ".", (60, 90)),
        ("update", "has so far carried", ".", (60, 90)),
        ("", "has so far carried", ".", (90, 60)),
        ("", "carried some", ".", (100, 140)),
        ("rounding", "carried some", ".", (100, 96)),
    ],
)
def test_a_copied_sentence_with_another_figure_differs_for_few_reasons(
    expected: str, verb: str, tail: str, numbers: tuple[int, int]
) -> None:
    one, two = (FERRY.format(verb, number, tail) for number in numbers)
    assert reason(one, two, second="2022-03-03") == expected


@pytest.mark.parametrize(
    ("apart", "one", "two"),
    [
        (True, "up to 40", "up to 90"),
        (False, "up to 40", "up to 41"),
        (True, "between 20 and 40", "between 20 and 90"),
        (False, "between 200 and 410", "between 200 and 405"),
        (False, "at least 40", "at least 90"),
    ],
)
def test_a_copied_sentence_with_another_bound_says_another_thing(
    apart: bool, one: str, two: str
) -> None:
    a, b = (view(FERRY.format("carried", of, "."), "2022-03-01", f"{of}.txt") for of in (one, two))
    assert agreeing(a, b) is not apart
    loose = (view(f"It carried {of} passengers.", "2022-03-01", f"{of}.txt") for of in (one, two))
    assert agreeing(*loose)


def test_every_reason_is_in_the_rules() -> None:
    names = {rule.name for rule in CONTEXT.rulebook.differences}
    assert {expected for expected, _, _ in CASES if expected} <= names
