"""How times are found, joined and anchored."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import rulebook
from checker.kinds import time
from checker.kinds.time.spot import plain
from checker.model import (
    UNDATED,
    Anchor,
    DateOrigin,
    Duration,
    Interval,
    Kind,
    Mention,
    Publication,
    Span,
)
from checker.problems import Problems
from checker.rulebook import load

READER = time.reader(rulebook.load(), "en")


def published(day: str) -> Publication:
    low = datetime.fromisoformat(day)
    return Publication(Interval(low, low + timedelta(days=1)), DateOrigin.METADATA)


def find(text: str, when: Publication = UNDATED) -> list[Mention]:
    return READER.find(text, [Span(0, len(text))], when)


def dates(text: str, day: str) -> list[str]:
    values = [m.value for m in find(text, published(day)) if m.kind is Kind.TIME]
    return [str(v.interval.low.date()) for v in values]


def texts(text: str) -> list[str]:
    return [m.span.of(text) for m in find(text)]


class TestAnchors:
    def test_a_full_date_is_explicit(self):
        (found,) = find("It burned on 3 May 2015.")
        assert (found.value.anchor, found.value.relative) == (Anchor.EXPLICIT, False)

    def test_a_weekday_counts_from_the_publication(self):
        (found,) = find("It burned on Friday.", published("2017-09-12"))
        assert (found.value.anchor, found.value.relative) == (Anchor.PUBLICATION, True)

    @pytest.mark.parametrize(
        "text",
        ["On Tuesday it burned.", "It burned in July.", "It burned earlier this week.",
         "It opens in the coming years.", "It burned on March 4.", "It burned two years ago."],
    )  # fmt: skip
    def test_without_a_publication_a_relative_time_has_no_place(self, text):
        (found,) = find(text)
        assert (found.value.interval, found.value.relative) == (None, True)
        assert found.value.anchor is Anchor.NONE

    def test_a_year_is_carried_from_a_full_date(self):
        first, second = find("It burned on 3 May 2015. It opened on 4 June.")
        assert first.value.anchor is Anchor.EXPLICIT
        assert second.value.anchor is Anchor.CARRIED
        assert second.value.interval.low == datetime(2015, 6, 4)

    def test_a_bare_year_is_not_carried(self):
        found = find("They want it before 2019. It burned in July.")
        assert found[-1].value.interval is None

    def test_a_publication_longer_than_a_day_anchors_nothing(self):
        month = Publication(Interval(datetime(2017, 10, 1), datetime(2017, 11, 1)), DateOrigin.TEXT)
        (found,) = find("It burned on Tuesday.", month)
        assert found.value.interval is None


class TestTense:
    def test_a_weekday_means_the_day_of_publication_itself(self):
        assert dates("It was released Tuesday.", "2017-09-12") == ["2017-09-12"]

    def test_a_later_verb_does_not_move_an_earlier_day(self):
        assert dates("It said on Friday it will close.", "2017-09-12") == ["2017-09-08"]

    def test_a_plan_looks_ahead(self):
        assert dates("It will close on Friday.", "2017-09-12") == ["2017-09-15"]

    def test_a_passive_stays_in_the_future(self):
        assert dates("It will be closed on Friday.", "2017-09-12") == ["2017-09-15"]

    def test_any_verb_in_the_past_counts(self):
        assert dates("It will rain, but it flooded on Friday.", "2017-09-12") == ["2017-09-08"]

    def test_a_listing_looks_ahead(self):
        assert dates("Doors: Friday, 8 pm", "2017-09-12") == ["2017-09-15"]

    def test_a_date_in_december_read_in_january_is_past(self):
        assert dates("It burned on December 28.", "2018-01-04") == ["2017-12-28"]


class TestJoining:
    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("Come on Friday, 5 May 2017, at 9 am.", "Friday, 5 May 2017, at 9 am"),
            ("It ran from 9 am to 5 pm on 5 May 2017.", "9 am to 5 pm on 5 May 2017"),
            ("It ran May-June 2017.", "May-June 2017"),
            ("It rang at 7:48 PM EDT on June 9, 2016.", "7:48 PM EDT on June 9, 2016"),
            ("It burned in the summer of last year.", "summer of last year"),
        ],
    )
    def test_neighbours_become_one(self, text, whole):
        assert texts(text) == [whole]

    def test_the_ends_of_a_range_are_times_that_know_the_whole(self):
        first, last = find("It ran from November to 3 February 2017.")
        assert first.value.interval == Interval(datetime(2016, 11, 1), datetime(2016, 12, 1))
        assert last.value.interval == Interval(datetime(2017, 2, 3), datetime(2017, 2, 4))
        whole = Interval(datetime(2016, 11, 1), datetime(2017, 2, 4))
        assert first.value.range == last.value.range == whole

    @pytest.mark.parametrize(
        ("text", "ends"),
        [
            ("It ran from 5 May to 8 June 2017.", ["5 May", "8 June 2017"]),
            ("It ran between 1912 and 1915.", ["1912", "1915"]),
            ("She lived 4 May 1868 – 9 June 1941.", ["4 May 1868", "9 June 1941"]),
            ("It rained on 3 and 9 May 2017.", ["3", "9 May 2017"]),
            ("It rained in May and June 2017.", ["May", "June 2017"]),
        ],
    )
    def test_two_dates_stay_two(self, text, ends):
        assert texts(text) == ends
        assert {m.value.interval.low.year for m in find(text)} <= {1868, 1912, 1915, 1941, 2017}

    def test_results_are_in_order_and_disjoint(self):
        text = "On 3 May 2015 at 9 am, a year after 2 June 2014, it took three days in 2016."
        spans = [m.span for m in find(text)]
        assert spans == sorted(spans)
        assert not any(a.overlaps(b) for a, b in pairwise(spans))


class TestNoTimes:
    @pytest.mark.parametrize(
        "text",
        [
            "They may march on.", "He sat in the sun and won a second one.", "A fall in prices.",
            "The S-400 and the 737 flew.", "Version 2.10.33 is out.", "It costs $2,013.",
            "Some 2013 people came.", "Call 020-7946-0123.", "They won 3-2.", "It is 2/3 full.",
            "An august body met.", "Imogen May spoke.", "The 30-year-old left.",
        ],
    )  # fmt: skip
    def test_words_and_numbers_that_are_none(self, text):
        assert texts(text) == []


class TestBoundsAndPieces:
    @pytest.mark.parametrize(
        ("text", "bound", "mod"),
        [
            ("before 2013", "<", ""), ("after May 2013", ">", ""), ("since 2013", ">=", ""),
            ("by 3 May 2013", "<=", ""), ("around 2013", "~", ""), ("in late 2013", "=", "END"),
            ("in mid-2013", "=", "MID"), ("in 2013", "=", ""), ("by the end of 2013", "<=", "END"),
            ("in 2013 or later", ">=", ""), ("in 2013 or earlier", "<=", ""),
            ("in 2013 or late at night", "=", ""), ("from 2013 to 2015", "range", ""),
            ("in fiscal 2013", "=", "FISCAL"), ("by the end of fiscal 2013", "<=", "END"),
            ("in the first fiscal quarter of 2013", "=", "FISCAL"), ("in FY2013", "=", "FISCAL"),
        ],
    )  # fmt: skip
    def test_the_words_around_set_them(self, text, bound, mod):
        value = find(f"It was sold {text}.")[0].value
        assert (value.bound, value.mod) == (bound, mod)

    def test_a_bound_on_a_length(self):
        (found,) = find("It took at least three days.")
        assert isinstance(found.value, Duration)
        assert (found.value.stated.bound, found.value.interval.high) == (">=", None)

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("It lasted just under twenty hours.", 18, 20),
            ("It lasted a touch over twenty hours.", 20, 22),
            ("It lasted not quite twenty hours.", 18, 20),
            ("It lasted almost twenty hours.", 18, 20.5),
            ("It lasted just over two hours.", 2, 2.5),
            ("It lasted less than twenty hours.", 0, 20),
        ],
    )
    def test_a_bound_that_is_near_lies_near(self, text, low, high):
        told = find(text)[0].value.interval
        assert (round(told.low * 24, 3), round(told.high * 24, 3)) == (low, high)

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [("several days", 2, 10), ("several hundred days", 200, 1000), ("dozens of days", 12, 120)],
    )
    def test_a_vague_count_has_its_scale(self, text, low, high):
        (found,) = find(f"It took {text}.")
        assert (found.value.interval, found.value.stated.low) == (Interval(low, high), low)

    def test_within_is_a_bound_on_a_length(self):
        (found,) = find("Within three days it fell.")
        assert (found.value.stated.bound, found.value.interval) == ("<=", Interval(0, 3))


class TestReadDate:
    def test_a_numeric_date_that_may_be_two_is_none(self):
        assert READER.read_date("9/12/2017") is None
        assert READER.read_date("9/25/2017") == READER.read_date("25/9/2017")
        assert READER.read_date("9/9/2017") is not None

    @pytest.mark.parametrize(
        "text",
        [
            "2017-09-12", "2017-09-12T23:30:00Z", "12 September 2017", "Sept. 12, 2017",
            "Tue, 12 Sep 2017 14:30:00 +0200", "Tue Sep 12, 2017 4:23 pm EST", "20170912",
            "a/2017/09/12/b.html", "2017-09-12-mill.md", "12 septembre 2017",
        ],
    )  # fmt: skip
    def test_a_day(self, text):
        day = datetime(2017, 9, 12)
        assert READER.read_date(text) == Interval(day, day + timedelta(days=1))

    @pytest.mark.parametrize(
        "text", ["", "March 4", "Tuesday", "2017", "mill", "99999999", "x" * 9999]
    )
    def test_nothing_that_names_no_day(self, text):
        assert READER.read_date(text) is None


def test_a_mention_does_not_cross_sentences():
    text = "It burned in May. 2013 was wet."
    found = READER.find(text, [Span(0, 17), Span(18, len(text))], UNDATED)
    assert all(m.span.of(text) != "May. 2013" for m in found)


def test_offsets_count_characters():
    text = "Čtrnáct 🙂 “mills” burned on 3 May 2015."
    (found,) = find(text)
    assert found.span.of(text) == "3 May 2015"


@given(st.text())
def test_plain_text_keeps_every_place(text):
    assert len(plain(text)) == len(text)


_PIECES = [
    "May",
    " 5",
    "2013",
    "-",
    " to ",
    "Tuesday",
    " at ",
    "9:30",
    "pm",
    "last ",
    "week",
    "the ",
    "ago",
    "three",
    " years",
    "/",
    ".",
    "\n",
    "’",
    "\ud800",
    "9999",
    "0",
]


@settings(deadline=None)  # the first call opens dateparser
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join), st.booleans())
def test_any_text_is_read(text, dated):
    when = published("2017-09-12") if dated else UNDATED
    spans = [m.span for m in find(text, when)]
    assert spans == sorted(spans)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    READER.read_date(text)


def test_a_production_that_is_not_there_is_a_problem(tmp_path):
    folder = tmp_path / "en" / "grammar"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(
        '[[pattern]]\nname = "x"\nmake = "dtae"\npattern = "x"\n'
        'hit = [{ text = "{x}" }]\nmiss = [{ text = "y" }]\n',
        encoding="utf-8",
    )
    with pytest.raises(Problems, match="dtae"):
        time.reader(load([tmp_path]), "en")


class TestImpossibleDates:
    @pytest.mark.parametrize(
        "text", ["31 June 2017", "February 30", "2/30/2019", "2017-02-30", "29 February 2019"]
    )
    def test_a_day_that_no_calendar_has_keeps_its_fields(self, text):
        (found,) = find(f"It was signed on {text}.", published("2019-03-01"))
        value = found.value
        assert (value.interval, value.anchor) == (None, Anchor.EXPLICIT)
        assert value.fields.month in (2, 6)
        assert value.fields.day in (29, 30, 31)

    @pytest.mark.parametrize("text", ["40/35/25", "13/13/2017", "32 June 2017", "29 February"])
    def test_other_numbers_are_no_impossible_date(self, text):
        found = find(f"It was signed on {text}.", published("2019-03-01"))
        assert not any(f.value.fields and not f.value.interval for f in found)


class TestTold:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The court will meet on {Friday}.", "future"),
            ("The court met on {Friday}.", "past"),
            ("On {Friday}, the court will meet.", "future"),
            ("On {Friday} the court met to plan what will come.", "past"),
            ("The court said {Friday} that it will meet.", "past"),
            ("The mill, which will close, burned on {Friday}.", "past"),
            ("The mill, which burned, is to close on {Friday}.", "future"),
            ("Both sides agreed to meet on {Friday}.", "future"),
            ("Doors: {Friday}.", ""),
            ("A hundred united on {Friday}.", ""),
        ],
    )
    def test_the_verb_of_the_clause_decides(self, text, told):
        start, end = text.index("{"), text.index("}") - 1
        plain_text = text.replace("{", "").replace("}", "")
        assert READER.told(plain_text, Span(0, len(plain_text)), Span(start, end)) == told
