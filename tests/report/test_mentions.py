from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

import pytest

from checker.model import (
    Age,
    Anchor,
    Article,
    Attribution,
    Commitment,
    Count,
    Cue,
    CueClass,
    DateEvidence,
    DateOrigin,
    Duration,
    Extraction,
    Grain,
    Interval,
    Kind,
    Mention,
    Money,
    Number,
    Ordinal,
    Percent,
    Publication,
    Quantity,
    Quote,
    Recurrence,
    SourceKind,
    Span,
    Stated,
    Time,
    point,
)
from checker.model.values import Alternative
from checker.report.found import render
from checker.report.mentions import line, number

TEXT = 'Mayor Ito said the toll is "about $2.5".\nIt rose on Tuesday.'


def stated(low, high=None, bound="="):
    high = low if high is None and bound == "=" else high
    return Stated(*(None if v is None else Decimal(v) for v in (low, high)), bound)


FIVE, SAID = point(Decimal(5)), stated("5")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def extraction(*mentions, **rest):
    known = {"sentences": (), "cues": (), "attributions": (), "quotes": ()}
    return Extraction(mentions=mentions, **(known | rest))


def article(text=TEXT):
    return Article("a.txt", "news/a.txt", text, text)


def record(*mentions, **rest):
    return json.loads(line(article(), extraction(*mentions, **rest)))


def mention(kind, value, words="$2.5"):
    return Mention(kind, span(words), value, "test")


def test_the_contract_key_by_key():
    value = Money(Interval(Decimal("2.45"), Decimal("2.55")), stated("2.5", bound="="), "USD")
    cue = Cue(CueClass.APPROXIMATION, span("about"), span("about $2.5"), "about")
    said = Attribution(
        span("Mayor Ito"),
        span("said"),
        span("the toll is"),
        SourceKind.NAMED,
        Commitment.NEUTRAL,
        "x",
    )
    quote = Quote(span('"about $2.5"'), span("about $2.5"), span("Mayor Ito"))
    found = record(mention(Kind.MONEY, value), cues=(cue,), attributions=(said,), quotes=(quote,))
    assert found == {
        "id": "a.txt",
        "path": "news/a.txt",
        "publication": None,
        "mentions": [
            {
                "kind": "money",
                "start": 34,
                "end": 38,
                "text": "$2.5",
                "low": 2.5,
                "high": 2.5,
                "unit": None,
                "currency": "USD",
                "region": None,
                "bound": "=",
                "change": None,
                "interval": None,
                "range": None,
                "other": None,
                "grain": None,
                "anchor": None,
                "yearly": None,
                "mod": None,
                "timex": None,
                "value": None,
            }
        ],
        "cues": [{"class": "approximation", "start": 28, "end": 33, "scope": [28, 38]}],
        "attributions": [{"source": [0, 9], "cue": [10, 14], "content": [15, 26]}],
        "nested": [],
        "quotes": [{"start": 27, "end": 39, "speaker": [0, 9]}],
    }


def test_nobody_named_is_null():
    said = Attribution(
        None, span("said"), span("toll"), SourceKind.UNNAMED, Commitment.NEUTRAL, "x"
    )
    found = record(attributions=(said,), quotes=(Quote(span('"about'), span("about")),))
    assert found["attributions"][0]["source"] is None
    assert found["quotes"][0]["speaker"] is None


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (Count(FIVE, SAID, "boat"), "boat"),
        (Percent(FIVE, SAID), "percent"),
        (Quantity(FIVE, SAID, "mile", "length"), "mile"),
        (Age(FIVE, SAID), "year"),
        (Duration(FIVE, SAID, "P5D", "day"), "day"),
        (Money(FIVE, SAID, "EUR"), None),
        (Money(FIVE, SAID, "EUR", "liter"), "EUR per liter"),
        (Number(FIVE, SAID), None),
        (Ordinal(FIVE, SAID), None),
    ],
)
def test_units_by_kind(value, unit):
    assert record(mention(Kind.NUMBER, value))["mentions"][0]["unit"] == unit


def test_an_open_side_is_null():
    value = Count(Interval(Decimal(30), None), stated("30", bound=">="), "boat")
    found = record(mention(Kind.COUNT, value))["mentions"][0]
    assert (found["low"], found["high"], found["bound"]) == (30, None, ">=")


def test_times_are_iso_and_end_exclusive():
    days = Interval(datetime(2017, 9, 12), datetime(2017, 9, 13))
    value = Time(days, Grain.DAY, Anchor.PUBLICATION)
    found = record(mention(Kind.TIME, value, "Tuesday"))["mentions"][0]
    assert found["interval"] == {"start": "2017-09-12T00:00", "end": "2017-09-13T00:00"}
    assert (found["grain"], found["low"], found["bound"]) == ("day", None, "=")


def test_a_time_without_an_anchor_has_no_interval():
    value = Time(None, Grain.DAY, Anchor.NONE, relative=True)
    assert record(mention(Kind.TIME, value))["mentions"][0]["interval"] is None


@pytest.mark.parametrize(
    "value", [Duration(FIVE, SAID, "P5D", "day"), Recurrence("P5D")], ids=["duration", "set"]
)
def test_durations_and_sets_have_a_timex(value):
    found = record(mention(Kind.SET, value))["mentions"][0]
    assert (found["timex"], found["value"]) == ("P5D", "P5D")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2.5E+9", 2_500_000_000),
        ("2.50", 2.5),
        ("-3.0", -3),
        ("12345678901234567890123", 12345678901234567890123),
        ("1E+99", 1e99),
    ],
)
def test_whole_numbers_are_whole(given, expected):
    made = number(Decimal(given))
    assert made == expected
    assert type(made) is type(expected)


def test_a_number_beyond_all_floats_is_null_and_quick():
    value = Number(FIVE, stated("1E+999999"))
    assert record(mention(Kind.NUMBER, value))["mentions"][0]["low"] is None


def test_half_characters_do_not_break_the_line():
    text = "\ud800 $2.5"
    found = Mention(Kind.NUMBER, Span(0, 6), Number(FIVE, SAID), "test")
    made = json.loads(line(article(text), extraction(found)))
    assert made["mentions"][0]["text"] == "\N{REPLACEMENT CHARACTER} $2.5"


def test_people_get_one_aligned_line_for_each_thing():
    value = Money(Interval(Decimal("2.45"), Decimal("2.55")), stated("2.5"), "USD")
    day = Time(None, Grain.DAY, Anchor.NONE, relative=True)
    cue = Cue(CueClass.APPROXIMATION, span("about"), span("about $2.5"), "about")
    found = extraction(mention(Kind.MONEY, value), mention(Kind.TIME, day, "Tuesday"), cues=(cue,))
    assert render(article(), found, False, 80).splitlines() == [
        "news/a.txt  undated",
        "  1:29  cue          about                 approximation",
        "  1:35  money        $2.5                  USD 2.5 (2.45 to 2.55)",
        "  2:12  time         Tuesday               a day that the text alone does not d…",
    ]


def test_an_article_without_anything_says_so():
    assert "nothing found" in render(article("Hello."), extraction(), False, 80)


def test_an_inferred_publication_and_what_counts_from_it():
    evidence = DateEvidence("Earlier in May", Span(0, 14), months=(5,))
    before = Interval(None, datetime(2019, 1, 1))
    published = Publication(before, DateOrigin.TEXT, (5,), (evidence,))
    undated = Article("a.txt", "news/a.txt", TEXT, TEXT, publication=published)
    week = Time(None, Grain.WEEK, Anchor.INFERRED, relative=True, yearly=((4, 25), (5, 31)))
    found = json.loads(line(undated, extraction(mention(Kind.TIME, week, "Tuesday"))))
    assert found["publication"] == {
        "interval": {"start": None, "end": "2019-01-01T00:00"},
        "months": [5],
        "origin": "text",
        "evidence": [{"text": "Earlier in May", "start": 0, "end": 14}],
    }
    made = found["mentions"][0]
    assert (made["anchor"], made["interval"]) == ("inferred", None)
    assert made["yearly"] == {"first": "04-25", "last": "05-31"}


def test_people_read_what_was_inferred():
    evidence = DateEvidence("Earlier in May", Span(0, 14), months=(5,))
    published = Publication(None, DateOrigin.TEXT, (5,), (evidence,))
    undated = Article("a.txt", "news/a.txt", TEXT, TEXT, publication=published)
    heading = render(undated, extraction(), False, 80).splitlines()[0]
    assert heading == (
        'news/a.txt  undated, published in May of an unknown year, inferred from "Earlier in May"'
    )


def test_the_other_reading_of_a_figure_is_shown():
    said = Stated(Decimal(1500), Decimal(1500), other=Alternative(Decimal("1.5"), Decimal("1.5")))
    found = record(mention(Kind.COUNT, Count(FIVE, said, "eel")))["mentions"][0]
    assert found["other"] == {"low": 1.5, "high": 1.5, "unit": None}
    metres = Stated(Decimal(5), Decimal(5), other=Alternative(Decimal(5), Decimal(5), "meter"))
    found = record(mention(Kind.NUMBER, Number(FIVE, metres)))["mentions"][0]
    assert found["other"]["unit"] == "meter"


def test_the_region_that_tells_a_currency_is_shown():
    value = Money(FIVE, SAID, "AUD", region="AU")
    found = record(mention(Kind.MONEY, value))["mentions"][0]
    assert (found["currency"], found["region"]) == ("AUD", "AU")


def test_a_relative_change_is_marked():
    value = Percent(FIVE, SAID, change=True)
    assert record(mention(Kind.PERCENT, value))["mentions"][0]["change"] is True
