"""Times that count from what the text has told, in stories and in news."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from checker import rulebook
from checker.kinds import time
from checker.model import Anchor, DateOrigin, Interval, Publication, Span, Time

READER = time.reader(rulebook.load(), "en")
NOW = datetime(2010, 5, 3)
PAGE = Publication(Interval(NOW, NOW + timedelta(days=1)), DateOrigin.METADATA)
SIEGE = "The siege of Lund began on 20 November 1675. "


def times(text: str) -> list[Time]:
    return [m.value for m in READER.find(text, [Span(0, len(text))], PAGE)]


def last(text: str) -> str:
    value = times(text)[-1]
    if value.interval is None:
        return ""
    ends = value.interval.low, value.interval.high
    return "/".join(end.isoformat(" ", "hours").replace(" 00", "") for end in ends)


class TestStories:
    @pytest.mark.parametrize(
        ("more", "stretch"),
        [
            ("In December it rained.", "1675-12-01/1676-01-01"),
            ("In February it thawed.", "1676-02-01/1676-03-01"),
            ("On 3 December it rained.", "1675-12-03/1675-12-04"),
            ("On the 25th it rained.", "1675-11-25/1675-11-26"),
            ("The next day it rained.", "1675-11-21/1675-11-22"),
            ("Two days later it rained.", "1675-11-22/1675-11-23"),
            ("Three months later it ended.", "1676-02-01/1676-03-01"),
            ("That night it rained.", "1675-11-20 18/1675-11-21 06"),
            ("That winter was hard.", "1675-12-01/1676-03-01"),
            ("It ended the following spring.", "1676-03-01/1676-06-01"),
            ("Later that year it rained.", "1675-01-01/1676-01-01"),
            ("At the end of the month it rained.", "1675-11-01/1675-12-01"),
            ("In March of the following year it ended.", "1676-03-01/1676-04-01"),
            ("It was the year before.", "1674-01-01/1675-01-01"),
            ("At 5 am it rained.", "1675-11-20 05/1675-11-20 06"),
        ],
    )
    def test_what_counts_from_the_time_last_told(self, more, stretch):
        value = times(SIEGE + more)[-1]
        assert last(SIEGE + more) == stretch
        assert value.anchor is Anchor.CARRIED

    def test_a_day_after_a_mere_month_is_not_known(self):
        assert last("It began on 3 May 1675. In June it rained. The next day it ended.") == ""

    def test_a_weekday_is_the_next_one(self):
        assert last(
            SIEGE + "In 1676, 1677 it spread. On 3 May 1677 it ended. On Monday it rained."
        ) == ("1677-05-03/1677-05-04")

    def test_a_look_back_does_not_move_the_story(self):
        text = SIEGE + "Three years earlier Malmo had fallen. In December it rained."
        assert last(text) == "1675-12-01/1676-01-01"

    def test_a_span_of_years_begins_the_story_at_its_start(self):
        text = "The war lasted from 1675 to 1679. It began in Lund. In March 1676 it spread. In May"
        assert last(text) == "1676-05-01/1676-06-01"

    def test_early_years_need_a_story_of_early_years(self):
        assert last("She was crowned on 25 May 867. In 871 she died.") == "0871-01-01/0872-01-01"
        assert times("It sold well. In 871 it rained.") == []


class TestNews:
    def test_dates_of_the_past_do_not_move_news(self):
        text = "On Tuesday the mill, built in 1901, shut. Last week it shook. It will open in June."
        assert last(text) == "2010-06-01/2010-07-01"

    def test_a_full_date_is_what_the_day_after_counts_from(self):
        assert (
            last("The mill burned on Friday. The next day it reopened.") == "2010-05-01/2010-05-02"
        )
