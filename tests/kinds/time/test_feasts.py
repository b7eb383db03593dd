"""Feast days: rules, calendars, and the table of English names."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import rulebook
from checker.kinds import time
from checker.kinds.time.feasts import lunar, sky
from checker.kinds.time.feasts import rules as feasts
from checker.model import UNDATED, Kind, Span

RULES = rulebook.load()
HOLIDAYS = RULES.language("en").lexicon.holidays
CENTURY = range(1950, 2051)
YEARS = st.integers(1950, 2050)


def first(name: str, year: int) -> str:
    """The first day of a feast, as ISO date."""
    found = feasts.feast(HOLIDAYS[name], year)
    return found.low.date().isoformat() if found else ""


def last(name: str, year: int) -> str:
    found = feasts.feast(HOLIDAYS[name], year)
    return (found.high - timedelta(days=1)).date().isoformat() if found else ""


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("12-25", (12, 25)),
        ("5/1/-1", (5, 28)),
        ("11/4/4+1", (11, 23)),
        ("easter-2", (3, 30)),
        ("orthodox", (4, 8)),
        ("5-24<1", (5, 21)),
        ("11-27>7", (12, 2)),
        ("4-27?5-1", (4, 26)),
        ("4-27?7-1", (4, 27)),
        ("1-1-1", (12, 31)),
        ("1-1 | 2-2 since 2018 | 3-3 since 2019", (2, 2)),
        ("9-11 | 9-12 every 4+2", (9, 12)),
        ("9-11 | 9-12 every 4+3", (9, 11)),
        ("hebrew 7-10", (9, 19)),
        ("sun 90 at 24", (6, 21)),
    ],
)
def test_a_rule_gives_its_day_of_2018(rule, expected):
    found = feasts.feast(rule, 2018)
    assert (found.low.month, found.low.day) == expected


def test_a_feast_is_as_long_as_its_rule_says():
    assert feasts.feast("12-26*7", 2018).high == datetime(2019, 1, 2)
    month = feasts.feast("islamic 9", 2018)
    assert month.high == feasts.feast("islamic 10-1", 2018).low


@pytest.mark.parametrize(
    "rule",
    ["", "christmas", "13-1", "2-30", "1-0", "5/8/1", "5/1/9", "easter2", "easter 2", "hebrew 7",
     "hebrew 7-31", "hindu 7-30", "hindu 7-30 at 25", "sun 90", "sun 400 at 24", "12-25*0",
     "12-25 *2", "12-25 since 18", "1-1|2-2", "1-1 | ", "12-25+99999", "١-١"],
)  # fmt: skip
def test_a_malformed_rule_is_a_problem_and_no_feast(rule):
    (problem,) = feasts.problems({"mill day": rule, "fair day": "5-1"})
    assert "`mill day`" in problem.message
    assert f"`{rule}`" in problem.message
    assert "12-25" in problem.cure
    assert feasts.feast(rule, 2018) is None


@given(st.text(alphabet="0123456789-/+*<>?| easterhbwilmcun", max_size=30), st.integers(-5, 12000))
def test_no_rule_and_no_year_raises(rule, year):
    assert isinstance(feasts.occurrences(rule, year), tuple)


@pytest.mark.parametrize("rule", sorted(set(HOLIDAYS.values())))
@pytest.mark.parametrize("year", [-1, 0, 1, 800, 1850, 2150, 9999, 10000])
def test_years_that_a_calendar_does_not_know_give_none_or_a_day(rule, year):
    assert feasts.feast(rule, year) is None or 1 <= year <= 9999


def test_the_table_is_sound():
    assert not list(feasts.problems(HOLIDAYS))
    assert all(name == name.lower() for name in HOLIDAYS)


# Those that began within the century, or come only in some years.
GAPS = {
    HOLIDAYS[name]
    for name in (
        "leap day",
        "us inauguration day",
        "super bowl sunday",
        "koningsdag",
        "german unity day",
        "early may bank holiday",
        "spring bank holiday",
        "summer bank holiday",
    )
}


@pytest.mark.parametrize("rule", sorted(set(HOLIDAYS.values())))
def test_a_rule_has_a_day_in_every_year_of_the_century(rule):
    missing = [y for y in CENTURY if feasts.feast(rule, y) is None]
    assert bool(missing) == (rule in GAPS), missing


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("memorial day", "1970-05-30 1971-05-31 2018-05-28 2024-05-27"),
        ("thanksgiving", "1939-11-23 1940-11-21 1941-11-20 1942-11-26 1956-11-22 2019-11-28"),
        ("veterans day", "1970-11-11 1974-10-28 1978-11-11"),
        ("presidents' day", "1970-02-22 1971-02-15 2024-02-19"),
        ("columbus day", "1965-10-12 2023-10-09"),
        ("martin luther king day", "2009-01-19 2021-01-18"),
        ("us election day", "2000-11-07 2016-11-08 2020-11-03 2022-11-08"),
        ("us inauguration day", "1933-03-04 1937-01-20 2017-01-20 2021-01-20"),
        ("super bowl sunday", "2005-02-06 2021-02-07 2022-02-13 2024-02-11"),
        ("canadian thanksgiving", "2020-10-12 2023-10-09"),
        ("victoria day", "2020-05-18 2021-05-24 2023-05-22"),
        ("early may bank holiday", "1995-05-08 2019-05-06 2020-05-08 2022-05-02"),
        ("spring bank holiday", "2011-05-30 2012-06-04 2022-06-02 2023-05-29"),
        ("remembrance sunday", "2018-11-11 2020-11-08"),
        ("mothering sunday", "2018-03-11 2021-03-14"),
        ("koningsdag", "2014-04-26 2015-04-27 2025-04-26"),
        ("advent sunday", "2022-11-27 2023-12-03"),
        ("easter", "1916-04-23 1961-04-02 2000-04-23 2008-03-23 2018-04-01 2038-04-25"),
        ("pentecost", "2013-05-19 2021-05-23"),
        ("ascension day", "2018-05-10 2024-05-09"),
        ("orthodox easter", "1991-04-07 2016-05-01 2017-04-16 2018-04-08 2021-05-02 2024-05-05"),
        ("clean monday", "2018-02-19 2023-02-27"),
        ("rosh hashanah", "1973-09-27 2018-09-10 2021-09-07 2023-09-16"),
        ("yom kippur", "1973-10-06 2018-09-19 2021-09-16 2023-09-25"),
        ("simchat torah", "2023-10-07"),
        ("hanukkah", "2013-11-28 2018-12-03 2022-12-19 2024-12-26"),
        ("purim", "2013-02-24 2016-03-24 2021-02-26 2024-03-24"),
        ("passover", "2018-03-31 2019-04-20 2024-04-23"),
        ("shavuot", "2018-05-20 2021-05-17"),
        ("tisha b'av", "2018-07-22 2021-07-18 2022-08-07"),
        ("yom hashoah", "2018-04-12 2021-04-08 2014-04-28"),
        ("yom ha'atzmaut", "1948-05-13 2018-04-19 2021-04-15 2023-04-26 2004-04-27"),
        ("yom hazikaron", "2018-04-18 2023-04-25"),
        ("lag baomer", "2021-04-30"),
        ("tu bishvat", "2021-01-28 2022-01-17"),
        ("ramadan", "2018-05-16 2020-04-24 2021-04-13 2023-03-23"),
        ("eid al-fitr", "2018-06-15 2020-05-24 2021-05-13 2023-04-21"),
        ("eid al-adha", "2018-08-21 2020-07-31 2021-07-20"),
        ("islamic new year", "2020-08-20 2021-08-09"),
        ("ashura", "2020-08-29"),
        ("quds day", "2020-05-22 2021-05-07"),
        ("chinese new year", "1949-01-29 1985-02-20 2000-02-05 2018-02-16 2023-01-22 2034-02-19"),
        ("mid-autumn festival", "2013-09-19 2018-09-24 2020-10-01 2033-09-08"),
        ("dragon boat festival", "2018-06-18 2020-06-25"),
        ("lantern festival", "2018-03-02 2023-02-05"),
        ("qingming", "2008-04-04 2019-04-05 2020-04-04"),
        ("seollal", "1997-02-08 2018-02-16"),
        ("chuseok", "2018-09-24 2020-10-01"),
        ("tet nguyen dan", "1985-01-21 2007-02-17 2018-02-16"),
        ("nowruz", "2016-03-20 2018-03-21 2019-03-21 2020-03-20"),
        ("diwali", "2016-10-30 2017-10-19 2018-11-07 2019-10-27 2020-11-14 2021-11-04 2023-11-12"),
        ("holi", "2017-03-13 2018-03-02 2019-03-21 2021-03-29 2023-03-08 2024-03-25"),
        ("dussehra", "2017-09-30 2018-10-19 2019-10-08 2021-10-15"),
        ("navratri", "2018-10-10 2019-09-29 2021-10-07"),
        ("raksha bandhan", "2018-08-26 2019-08-15 2020-08-03"),
        ("ganesh chaturthi", "2018-09-13 2019-09-02 2020-08-22"),
        ("janmashtami", "2018-09-03 2021-08-30"),
        ("maha shivaratri", "2018-02-13 2019-03-04 2021-03-11 2024-03-08"),
        ("valmiki jayanti", "2018-10-24 2019-10-13"),
        ("guru nanak jayanti", "2018-11-23 2019-11-12 2020-11-30"),
        ("buddha purnima", "2018-04-30 2021-05-26"),
        ("makar sankranti", "2018-01-14 2019-01-15 2020-01-15"),
        ("vaisakhi", "2018-04-14 2020-04-13"),
        ("winter solstice", "2018-12-21 2019-12-22 2023-12-22"),
        ("spring equinox", "2018-03-20 2007-03-21"),
        ("ethiopian new year", "2018-09-11 2019-09-12"),
    ],
)  # fmt: skip
def test_well_known_days(name, days):
    assert [first(name, int(d[:4])) for d in days.split()] == days.split()


@pytest.mark.parametrize(
    ("name", "year", "end"),
    [("season of lent", 2018, "2018-03-31"), ("hanukkah", 2018, "2018-12-10"),
     ("passover", 2018, "2018-04-07"), ("sukkot", 2018, "2018-09-30"),
     ("ramadan", 2018, "2018-06-14"), ("holy week", 2018, "2018-03-31"),
     ("navratri", 2018, "2018-10-18"), ("hanukkah", 2024, "2025-01-02")],
)  # fmt: skip
def test_feasts_of_several_days_end(name, year, end):
    assert last(name, year) == end


def test_a_year_may_hold_an_islamic_feast_twice_and_the_first_counts():
    rule = HOLIDAYS["mawlid"]
    twice = [f.low.date().isoformat() for f in feasts.occurrences(rule, 2015)]
    assert twice == ["2015-01-03", "2015-12-23"]
    assert first("mawlid", 2015) == twice[0]


def test_islamic_feasts_follow_each_other_without_a_gap():
    rule = HOLIDAYS["eid al-fitr"]
    starts = [f.low for y in range(1930, 2070) for f in feasts.occurrences(rule, y)]
    gaps = {(b - a).days for a, b in pairwise(starts)}
    assert gaps <= {353, 354, 355, 356}


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_in_spring(year):
    easter = feasts.easter(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter.date() <= date(year, 4, 25)


@given(st.integers(1583, 4000))
def test_orthodox_easter_is_a_sunday_and_never_the_earlier(year):
    orthodox = feasts.orthodox(year)
    assert orthodox.isoweekday() == 7
    assert orthodox >= feasts.easter(year)


def test_before_the_reform_all_churches_kept_one_easter():
    assert feasts.easter(1204) == feasts.orthodox(1204) == datetime(1204, 4, 25)


@given(YEARS)
def test_passover_begins_at_full_moon(year):
    noon = (feasts.feast("hebrew 1-15", year).low - datetime(2000, 1, 1)).days
    assert abs(sky.phase(noon) - 180) < 36


@given(YEARS)
def test_hanukkah_begins_before_the_new_year(year):
    assert feasts.feast("hebrew 9-25", year).low.month in (11, 12)


@given(YEARS)
def test_no_jewish_new_year_is_a_sunday_wednesday_or_friday(year):
    assert feasts.feast("hebrew 7-1", year).low.isoweekday() not in (7, 3, 5)


@given(YEARS, st.sampled_from(sorted(lunar.CLOCKS)), st.integers(1, 12))
def test_a_month_of_the_east_begins_at_new_moon(year, name, month):
    for day in lunar.east_asian(name, year, month, 1):
        noon = (day - datetime(2000, 1, 1)).days
        assert min(sky.phase(noon), 360 - sky.phase(noon)) < 13


@given(YEARS)
def test_chinese_new_year_is_the_second_new_moon_after_the_solstice_or_the_third(year):
    assert date(year, 1, 20) <= feasts.feast("chinese 1-1", year).low.date() <= date(year, 2, 21)


@given(YEARS)
def test_diwali_is_at_new_moon_in_autumn(year):
    low = feasts.feast(HOLIDAYS["diwali"], year).low
    assert date(year, 10, 12) <= low.date() <= date(year, 11, 16)
    phase = sky.phase((low - datetime(2000, 1, 1)).days)
    assert min(phase, 360 - phase) < 20


# A full and a new moon, and a solstice, to the minute in universal time.
@pytest.mark.parametrize(
    ("angle", "moment"),
    [(0, datetime(2017, 8, 21, 18, 30)), (180, datetime(2018, 7, 27, 20, 20)),
     (0, datetime(2024, 4, 8, 18, 21))],
)  # fmt: skip
def test_moons_come_when_almanacs_say(angle, moment):
    days = (moment - datetime(2000, 1, 1, 12)) / timedelta(days=1)
    assert abs(sky.phase_at(angle, days + 3) - days) < 2 / 1440


def test_a_solstice_comes_when_almanacs_say():
    days = (datetime(2018, 12, 21, 22, 23) - datetime(2000, 1, 1, 12)) / timedelta(days=1)
    assert abs(sky.sun_at(270, days - 4) - days) < 3 / 1440


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday Agreement held.",
        "Statues stand on Easter Island.",
        "They sang Christmas carols.",
        "He broke his New Year's resolution.",
        "The bank lent to farmers.",
        "It was the king's day of rest.",
        "A carnival is a costly affair.",
        "They live in Corpus Christi.",
        "The president's day was long.",
        "It made my father's day.",
        "The trial lasted a night of powerful storms.",
    ],
)
def test_words_that_only_look_like_a_feast(text):
    found = time.reader(RULES, "en").find(text, [Span(0, len(text))], UNDATED)
    assert not [m for m in found if m.kind is Kind.TIME]
