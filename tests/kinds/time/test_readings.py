"""What users may set: the side of a date, the order of its digits, names or phrases."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from checker import rulebook
from checker.kinds import time
from checker.model import DateOrigin, Interval, Publication, Span, Time
from checker.settings import Times

READER = time.reader(rulebook.load(), "en")
NOW = datetime(2017, 9, 12, 10)
TUESDAY = Publication(Interval(NOW, NOW + timedelta(minutes=1)), DateOrigin.METADATA)


DEFAULTS = Times()


def find(text: str, times: Times = DEFAULTS, region: str = "") -> list[tuple[str, Time]]:
    found = READER.find(text, [Span(0, len(text))], TUESDAY, times, region)
    return [(m.span.of(text), m.value) for m in found]


def low(text: str, times: Times = DEFAULTS, region: str = "") -> str:
    return str(find(text, times, region)[0][1].interval.low)[:16]


class TestPrefer:
    @pytest.mark.parametrize(
        ("text", "past", "future"),
        [
            ("Friday", "2017-09-08", "2017-09-15"),
            ("in March", "2017-03-01", "2018-03-01"),
            ("in October", "2016-10-01", "2017-10-01"),
            ("Christmas", "2016-12-25", "2017-12-25"),
            ("It burned on Friday", "2017-09-08", "2017-09-08"),
            ("It will burn on Friday", "2017-09-15", "2017-09-15"),
            ("The next fair is set for 3 June", "2018-06-03", "2018-06-03"),
        ],
    )
    def test_it_decides_where_no_verb_does(self, text, past, future):
        assert low(text, Times(prefer="past"))[:10] == past
        assert low(text, Times(prefer="future"))[:10] == future

    def test_a_clock_that_has_passed_is_that_of_tomorrow(self):
        assert low("at 9 am", Times(prefer="future")) == "2017-09-13 09:00"
        assert low("at 9 am") == "2017-09-12 09:00"


class TestOrder:
    def test_both_readings_are_kept_while_nothing_tells(self):
        ((_, value),) = find("Filed 04/03/2016.")
        assert {value.interval.low.month, value.other.low.month} == {3, 4}

    @pytest.mark.parametrize(
        ("text", "times", "region", "month"),
        [
            ("Filed 04/03/2016.", Times(order="day"), "", 3),
            ("Filed 04/03/2016.", Times(order="month"), "", 4),
            ("Filed 04/03/2016.", Times(), "GB", 3),
            ("Filed 04/03/2016.", Times(), "US", 4),
            ("Filed 04/03/2016, paid 25/03/2016.", Times(), "", 3),
            ("Filed 04/03/2016, paid 03/25/2016.", Times(), "", 4),
            ("Filed 04/03/2016, paid 25/03/2016.", Times(), "US", 3),
        ],
    )
    def test_what_settles_it(self, text, times, region, month):
        value = find(text, times, region)[0][1]
        assert (value.interval.low.month, value.other) == (month, None)

    @pytest.mark.parametrize("region", ["CA", ""])
    def test_a_region_that_writes_both_settles_nothing(self, region):
        assert find("Filed 04/03/2016.", region=region)[0][1].other is not None

    def test_texts_that_do_both_settle_nothing(self):
        text = "Filed 04/03/2016, paid 25/03/2016 and 03/25/2016."
        assert find(text)[0][1].other is not None

    def test_equal_numbers_are_one_date(self):
        assert find("Filed 04/04/2016.")[0][1].other is None


class TestPhrases:
    @pytest.mark.parametrize(
        ("text", "words", "stretch"),
        [
            ("closed since May 2013", "May 2013", "2013-05-01/"),
            ("closed until May 2013", "May 2013", "/2013-06-01"),
            ("closed before May 2013", "May 2013", "/2013-05-01"),
            ("closed after May 2013", "May 2013", "2013-06-01/"),
            ("closed by the end of May 2013", "the end of May 2013", "/2013-06-01"),
            ("closed from May to July 2013", "May to July 2013", "2013-05-01/2013-08-01"),
            ("closed in early May 2013", "early May 2013", "2013-05-01/2013-05-11"),
            ("closed in late 2013", "late 2013", "2013-09-01/2014-01-01"),
            ("closed earlier this year", "earlier this year", "2017-01-01/2017-09-12"),
            ("closed later this week", "later this week", "2017-09-12/2017-09-18"),
            ("closed early next week", "early next week", "2017-09-18/2017-09-21"),
        ],
    )
    def test_the_phrase_as_one_stretch(self, text, words, stretch):
        ((said, value),) = find(text, Times(spans="phrase"))
        ends = (value.interval.low, value.interval.high)
        shown = "/".join(f"{end:%Y-%m-%d}" if end else "" for end in ends)
        assert (said, shown) == (words, stretch)

    def test_names_are_what_is_found_otherwise(self):
        said = [words for words, _ in find("closed from May to July 2013, since early 2012")]
        assert said == ["May", "July 2013", "early 2012"]

    def test_the_same_range_told_twice_stays_two(self):
        text = "May-July 2013 was wet, as everybody knows who was in Lund; May-July 2013 was cold."
        assert len(find(text, Times(spans="phrase"))) == 2
