"""What holds for every text: intervals, sentences, and that nothing is remembered."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import rulebook
from checker.kinds import time
from checker.kinds.time.reader import TimeReader
from checker.kinds.time.words import Words
from checker.model import (
    UNDATED,
    Anchor,
    DateOrigin,
    Duration,
    Interval,
    Mention,
    Publication,
    Span,
    Time,
)
from checker.settings import Times

RULES = rulebook.load()
READER = time.reader(RULES, "en")

# The wordings of all rules, and what may stand between two of them.
PHRASES = sorted(
    {
        example.text[example.text.index("{") + 1 : example.text.index("}")]
        for pattern in RULES.language("en").patterns
        for example in pattern.hit
        if "{" in example.text
    }
)
BETWEEN = [
    " ", " to ", " and ", " of ", ", ", "-", " - ", " at ", " on ", " from ", " between ",
    " until ", " since ", " before ", " after ", " for ", " in the ", "/", ".", "'s ", "’s ",
    " early ", " the end of ", " will ", " said ", " every ", " or later ", "\n", "  ", "%", "(",
    " 12", "5",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(PHRASES), st.sampled_from(BETWEEN), st.integers(0, 2100).map(str)
)
TEXTS = st.lists(PIECES, max_size=9).map(" ".join)
TIGHT = st.lists(PIECES, max_size=9).map("".join)
DAYS = st.datetimes(datetime(1, 1, 3), datetime(9998, 1, 1)).map(
    lambda d: d.replace(hour=0, minute=0, second=0, microsecond=0)
)
READINGS = st.builds(
    Times,
    prefer=st.sampled_from(["tense", "past", "future"]),
    order=st.sampled_from(["", "day", "month"]),
    spans=st.sampled_from(["named", "phrase"]),
)


def publication(day: datetime | None) -> Publication:
    if day is None:
        return UNDATED
    return Publication(Interval(day, day + timedelta(days=1)), DateOrigin.METADATA)


def find(
    text: str, day: datetime | None, times: Times, reader: TimeReader = READER
) -> list[Mention]:
    return reader.find(text, [Span(0, len(text))], publication(day), times)


def fresh() -> TimeReader:
    """A reader that has read nothing yet."""
    rules = RULES.language("en")
    return TimeReader(rules.patterns, Words(rules.lexicon))


@settings(deadline=None)
@given(st.one_of(TEXTS, TIGHT), st.none() | DAYS, READINGS)
def test_every_interval_is_ordered_and_half_open(text, day, times):
    for mention in find(text, day, times):
        value = mention.value
        if isinstance(value, Duration):
            low, high = value.interval.low, value.interval.high
            assert low is None or high is None or low <= high
        if not isinstance(value, Time):
            continue
        for stretch in (value.interval, value.range, value.other):
            if stretch is None or stretch.low is None or stretch.high is None:
                continue
            # Half-open, so never empty.
            assert stretch.low < stretch.high, (text, value)


@settings(deadline=None)
@given(st.one_of(TEXTS, TIGHT), st.none() | DAYS, READINGS)
def test_spans_are_ordered_disjoint_and_inside(text, day, times):
    last = 0
    for mention in find(text, day, times):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end


@settings(deadline=None, max_examples=30)
@given(TEXTS, TEXTS, st.none() | DAYS, READINGS)
def test_nothing_is_remembered_from_another_text(text, other, day, times):
    expected = find(text, day, times, fresh())
    used = fresh()
    find(other, day, times, used)
    assert find(text, day, times, used) == expected == find(text, day, times)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.none() | DAYS)
def test_no_time_crosses_the_end_of_a_sentence(first, second, day):
    text = f"{first}\n{second}"
    cut = len(first)
    spans = [Span(0, cut), Span(cut + 1, len(text))]
    for mention in READER.find(text, [s for s in spans if s.end > s.start], publication(day)):
        assert mention.span.end <= cut or mention.span.start > cut, text


@settings(deadline=None)
@given(TEXTS, READINGS)
def test_an_explicit_time_needs_no_publication(text, times):
    """Whatever the words alone tell is the same for an article of any day."""

    def explicit(day: datetime | None) -> dict[Span, object]:
        return {
            m.span: m.value.interval
            for m in find(text, day, times)
            if isinstance(m.value, Time) and m.value.anchor is Anchor.EXPLICIT
        }

    first, second = explicit(datetime(1987, 3, 4)), explicit(datetime(1999, 11, 30))
    # What is a date at all may depend on whether the text tells of the past.
    assert all(first[span] == second[span] for span in first.keys() & second.keys())
