"""When a figure holds: which of the times near it is its own."""

from __future__ import annotations

import pytest

from checker.model import describe
from tests.articles import claims_in


def times(text: str) -> dict[str, str]:
    found = claims_in(text, "2022-03-01").items()
    return {words: describe.time(c.time_scope) if c.time_scope else "" for words, c in found}


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("Sales came to €7 million (2018: €6 million).", "€7 million", ""),
        ("Sales came to €7 million (2018: €6 million).", "€6 million", "2018"),
        ("Sales came to €7 million (in 2018).", "€7 million", "2018"),
        ("Boats sold by year: 2018: 31 boats; 2019: 47 boats.", "31 boats", "2018"),
        ("It paid $5 million for a mill that was built in 1887.", "$5 million", ""),
        ("It paid $5 million for a mill in 1887.", "$5 million", "1887"),
        ("The mill, built in 1887, has 50 rooms.", "50 rooms", ""),
        ("In 1887, the mill had 50 rooms.", "50 rooms", "1887"),
        ("It has an anchor of 2 tonnes that was lifted in 1926.", "2 tonnes", "1926"),
    ],
)
def test_a_figure_has_the_time_that_is_told_of_it(text: str, figure: str, time: str) -> None:
    assert times(text)[figure] == time


TABLE = """\
| | 2018 | 2019 |
|---|---|---|
| Boats | 31 boats | 47 boats |
| Ferries | 12 ferries | 15 ferries |
"""


def test_a_figure_in_a_table_has_the_time_of_its_column() -> None:
    found = times(TABLE)
    assert (found["31 boats"], found["47 boats"]) == ("2018", "2019")
    assert (found["12 ferries"], found["15 ferries"]) == ("2018", "2019")


def test_a_table_whose_head_has_no_times_gives_none() -> None:
    assert times(TABLE.replace("2018", "North").replace("2019", "South"))["31 boats"] == ""
