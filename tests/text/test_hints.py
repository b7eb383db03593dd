from __future__ import annotations

import pytest

from checker.model import DateOrigin
from checker.text.hints import hints_in
from tests.text.files import article


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (" date 2021-06-14 © A. Writer / Agency\n\nThe town voted.", "2021-06-14"),
        ("Published: 3 May 2023\n\nThe town voted.", "3 May 2023"),
        ("The ferry is back\nBy Lena Ford\nPublished: 4 March 2025\n\nIt came.", "4 March 2025"),
        ("Last updated on May 3rd, 2023 at 10:15 GMT\nThe town voted.", "May 3rd, 2023"),
        ("WENDON | Thu Jun 4, 2015 9:05 am EST WENDON (Agency) - The town.", "Jun 4, 2015"),
        ("The town votes again\nWENDON | 2 March 2009 | The town.", "2 March 2009"),
        ("By Ann Roe, 3 May 2023\nThe town voted.", "3 May 2023"),
        ("January 16, 2026\nCompany News\nThe town voted.", "January 16, 2026"),
        ("The Gazette – 2023/05/03\n\nThe town voted.", "2023/05/03"),
        ("Posted 03.05.2023\nThe town voted.", "03.05.2023"),
        ("2023-05-03T10:00:00Z\nThe town voted.", "2023-05-03T10:00:00Z"),
        (
            "3 May 2023 - The town of Tarsley voted for a new bridge, and what a bridge it is, "
            "long and wide and built of stone from the hills.",
            "3 May 2023",
        ),
    ],
)
def test_a_header_line_gives_its_date(body, date):
    (hint,) = hints_in(body).hints
    assert (hint.origin, hint.text) == (DateOrigin.HEADER, date)
    assert hint.span is not None
    assert hint.span.of(body) == date


@pytest.mark.parametrize(
    "body",
    [
        "On 3 May 2023 the council voted.",
        "On 3 May 2023, the council of the town of Tarsley voted for\nthe bridge.",
        "3 May 2023 was a day to remember",
        "Council budget for 3 May 2023 approved",
        "The firm was founded on 3 May 2023.",
        "In the year to 30 June 2023, revenue rose",
        "One\nTwo\nThree\nFour\nFive\nSix\nPublished: 3 May 2023",
        "The 3 May 2023 Treaty",
        "",
        "   \n \n",
    ],
)
def test_a_sentence_is_no_header(body):
    assert hints_in(body).hints == ()


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("LONDON, March 4 - The fund said.", "March 4"),
        ("PARIS, 3 May 2023 (Agency) - The fund said.", "3 May 2023"),
        ("WENDON and TARSLEY, 21 June 2022 – The fund said.", "21 June 2022"),
        ("ST. ORLE, Ill., May 3 -- The fund said.", "May 3"),
        ("A headline\n\nTARSLEY May 3 (Agency) - The fund said.", "May 3"),
        ("Tarsley, May 3- The fund said.", "May 3"),
        ("The fund said so on Monday, May 3 - a holiday: no.", "May 3"),
        ("The fund paid 3 million - a record.", ""),
    ],
)
def test_a_dateline_gives_its_date(body, date):
    found = [h for h in hints_in(body).hints if h.origin is DateOrigin.DATELINE]
    assert [h.text for h in found] == [date] * bool(date)
    assert all(h.span and h.span.of(body) == date for h in found)


def test_the_header_is_no_prose(tmp_path):
    read = article(tmp_path / "a.txt", "WENDON | Thu Jun 4, 2015 9:05 am EST\n\nThe town voted.")
    assert read.body.split() == ["WENDON", "|", "The", "town", "voted."]


def test_the_dateline_stays(tmp_path):
    assert "March 4" in article(tmp_path / "a.txt", "LONDON, March 4 - The fund said.").body
