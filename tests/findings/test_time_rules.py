"""What the rules on dates say, and what they must not depend on."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from checker.context import Context
from checker.model import Article, DateHint, DateOrigin, Finding, Interval, Publication, Span
from checker.settings import Settings
from tests.articles import CONTEXT, article, check


def found(rule: str, *articles: Article) -> list[Finding]:
    context: Context = msgspec.structs.replace(CONTEXT, settings=Settings(select=(rule,)))
    return [f for f in check(articles, context).findings if f.rule == rule]


def one(rule: str, *articles: Article) -> Finding:
    (finding,) = found(rule, *articles)
    return finding


def test_a_weekday_that_does_not_fit_is_told_with_the_days_that_have_it() -> None:
    finding = one("A401", article("The mill opened on Tuesday, 14 September 2017."))
    assert finding.message.endswith("2017-09-14 is a Thursday, not a Tuesday")
    assert "2017-09-12 and 2017-09-19" in finding.because[0]
    assert "September 14 is a Tuesday in 2021" in finding.because[1]


@pytest.mark.parametrize("shift", range(7))
def test_of_seven_weekdays_one_fits(shift: int) -> None:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    day = datetime(2016, 2, 26) + timedelta(days=shift)
    text = f"The mill opened on {{}}, {day.day} {day:%B} 2016."
    hits = [n for n in names if found("A401", article(text.format(n)))]
    assert hits == [n for n in names if n != names[day.weekday()]]


def test_a_year_that_comes_from_the_publication_is_named_as_such() -> None:
    finding = one("A401", article("The mill opens on Monday, September 14.", "2017-09-12"))
    assert finding.because[0].startswith("the year is that of the publication; in 2016 and 2018")


@pytest.mark.parametrize("weekday", ["Wednesday", "Tuesday"])
def test_before_1924_both_calendars_are_right(weekday: str) -> None:
    """7 November 1917 was a Wednesday; by the Julian calendar that name was 13 days later."""
    assert not found("A401", article(f"The strike began on {weekday}, 7 November 1917."))
    assert found("A401", article("The strike began on Friday, 7 November 1917."))


@pytest.mark.parametrize(
    ("length", "agrees"),
    [("5-day", True), ("6-day", True), ("7-day", True), ("8-day", False), ("10-day", False)],
)
def test_days_count_with_and_without_ends_and_weekends(length: str, agrees: bool) -> None:
    """3 to 9 May 2016 is Tuesday to Monday; 10 is a round figure, but hardly for 7."""
    findings = found("A407", article(f"The {length} festival (3 to 9 May 2016) was loud."))
    assert agrees is not bool(findings)


def test_the_length_is_told_in_its_own_unit_with_both_places() -> None:
    finding = one("A407", article("She ruled for 17 years (1901 to 1911)."))
    assert finding.message.endswith("the dates make 9 to 11 years")
    assert [p.role for p in finding.locations] == ["length", "dates"]


FORECAST = article("The mill will open in March 2019.", "2018-05-02", "a.txt")
NEWEST = article("The harbour is full.", "2020-04-01", "b.txt")


def test_three_days_stand_behind_an_expired_forecast() -> None:
    finding = one("T602", FORECAST, NEWEST)
    for part in ("2018-05-02", "2019-03", "2020-04-01"):
        assert part in finding.message
        assert any(part in reason for reason in finding.because)


def test_the_order_of_articles_does_not_matter() -> None:
    assert found("T602", FORECAST, NEWEST) == found("T602", NEWEST, FORECAST)


def test_forecasts_of_one_date_are_places_of_one_finding() -> None:
    text = "The mill will open in March 2019. The bridge will close in March 2019."
    finding = one("T602", article(text, "2018-05-02", "a.txt"), NEWEST)
    assert [p.text for p in finding.locations] == ["March 2019", "March 2019"]


@pytest.mark.parametrize("origin", [DateOrigin.TEXT, DateOrigin.METADATA])
def test_an_inferred_publication_is_no_ground(origin: DateOrigin) -> None:
    low = datetime(2020, 3, 2)
    publication = Publication(Interval(low, low + timedelta(days=1)), origin)
    told = msgspec.structs.replace(article("The mill opened in 2021."), publication=publication)
    assert bool(found("T603", told)) is (origin is DateOrigin.METADATA)


def test_a_publication_known_to_the_month_is_no_ground() -> None:
    month = Publication(Interval(datetime(2020, 3, 1), datetime(2020, 4, 1)), DateOrigin.METADATA)
    told = msgspec.structs.replace(article("The mill opened in 2021."), publication=month)
    assert not found("T603", told)


def plans(count: int) -> list[Article]:
    """An archive of so many plans, and an article from after all of them."""
    made = [
        article(f"The mill of Lund {n} will open in May 2018.", "2017-09-12", f"{n}.txt")
        for n in range(count)
    ]
    return [*made, article("The harbour is full.", "2019-04-01", "new.txt")]


def test_an_archive_of_forecasts_is_one_finding_unless_it_is_selected() -> None:
    (finding,) = [f for f in check(plans(21)).findings if f.rule == "T602"]
    assert "21 dates in 21 articles" in finding.message
    assert len(found("T602", *plans(21))) == 21


def test_a_few_forecasts_are_listed() -> None:
    assert len([f for f in check(plans(20)).findings if f.rule == "T602"]) == 20


def test_a_date_that_cannot_be_read_is_named_and_so_is_the_one_that_stands_in() -> None:
    told = article("The mill opened.", "someday")
    named = DateHint(DateOrigin.FILE_NAME, "2021-05-04")
    both = msgspec.structs.replace(told, hints=(*told.hints, named))
    assert one("T604", told).message.endswith('as "someday", of which no day can be made')
    assert one("T604", both).message.endswith("; that of its file name is taken")


def test_a_date_that_cannot_be_read_is_shown_where_it_stands() -> None:
    body = "      someday     The mill opened."
    told = article(body.replace("someday", " " * 7), "someday")
    told = msgspec.structs.replace(told, text=body)
    (place,) = one("T604", told).locations
    assert (place.text, place.at.span) == ("someday", Span(6, 13))
