"""Tests on a pair of claims: each tells one way in which two values may both be right."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from checker.facts.levels import COUNTED, is_counted, is_verbatim, value_level
from checker.facts.view import View, is_ahead
from checker.model import (
    Anchor,
    Claim,
    Commitment,
    Count,
    CueClass,
    Duration,
    Grain,
    Interval,
    Money,
    Ordinal,
    Polarity,
    Quantity,
    Recurrence,
    SourceKind,
    Tense,
    Time,
    agree,
    in_base_units,
)

_DOUBTS = {CueClass.HEARSAY, CueClass.SPECULATION, CueClass.NON_CONFIRMATION}
_PARTIES = {SourceKind.NAMED, SourceKind.UNNAMED}
_NOT_YET = {Tense.FORECAST, Tense.HYPOTHETICAL}
# Words of other bounds than "on".
BOUNDS = {">=", "<=", ">", "<"}
_UNTIL = {"<=", "<"}
A_DAY, _HALF_A_DAY, _WEEK = timedelta(days=1), timedelta(hours=12), timedelta(days=7)
# What is dated so long before the article is history.
_LONG_AGO = timedelta(days=60)
# What is so many times as long ago is history beside what is news.
_HISTORY = 12
_A_YEAR = timedelta(days=366)
_FEW_YEARS = timedelta(days=366 * 4)
# Up to 13 things, as a power of two; words that sentences share which hardly tell of two things.
_FEW, _SHARED, _OPEN = 3.7, 4, "number of"
# Sentences of so many words, of which so many are the same, are copies of each other.
_LONG, _ALIKE = 5, 0.8
# Those of so many words, of which so many are the same, are one sentence with another figure.
_VERBATIM, _WHOLLY = 8, 0.9
# What is told in whole units grows by one if this lies between.
_WEEKS = timedelta(days=21)
# Who converts a measure rounds it to some three parts of a hundred, as a power of two.
_CONVERTED = 0.05
# So many digits in another order are hardly chance; scopes that tell that a figure goes on.
_TELLING, _GROWING = 3, {"running", "elapsed", "revised", "new"}
# A word of the name of who is cited, which a title does not share with others.
_NAME = re.compile(r"(?<=\w\s)[^\W\d_a-z]\w+")
_SLIPS = {"swapped", "one digit"}
_CLOCK = {Grain.SECOND, Grain.MINUTE, Grain.HOUR}
TO_THE_DAY = {Grain.DAY, *_CLOCK}
_TEN, _HALF = Decimal(10), Decimal(5)


def never(_a: View, _b: View) -> bool:
    """For reasons that scopes alone bring about."""
    return False


def is_denied(claim: Claim) -> bool:
    """True for what an article says is not so."""
    return claim.polarity is Polarity.DENIED


def is_not_yet(a: View, b: View) -> bool:
    """True if one is a forecast or a plan and the other is not, or if both only might be."""
    one, two = a.claim.tense, b.claim.tense
    if one is two:
        return one is Tense.HYPOTHETICAL
    if Tense.PLANNED in (one, two) and isinstance(a.claim.value, Money):
        # "From Monday it costs $5" is as much a plan as "it will cost $9".
        return not any(c.claim.tense is Tense.HAPPENED and _is_dated_ahead(c.claim) for c in (a, b))
    return (one in _NOT_YET) != (two in _NOT_YET)


def _is_dated_ahead(claim: Claim) -> bool:
    """True if the sentence dates the matter to after it was written; "until May" is now."""
    when = claim.time_scope
    return when is not None and when.bound not in _UNTIL and is_ahead(claim, when)


def is_history(a: View, b: View) -> bool:
    """True for what may change, if one sentence dates it to another time and the other does not."""
    lasting = a.lasting and b.lasting and not isinstance(a.claim.value, Money)
    if lasting or isinstance(a.claim.value, Time):
        return False
    if value_level(a, b) == "swapped":
        return False
    return is_elsewhen(a.claim) != is_elsewhen(b.claim)


def is_elsewhen(claim: Claim) -> bool:
    """True if the sentence dates the matter to well before it was written."""
    when, written = claim.time_scope, claim.publication.given
    if when is None or when.interval is None or when.relative or written is None:
        return False
    end, day = when.interval.high, written.low
    return end is not None and day is not None and day - end > _LONG_AGO


def period_of(claim: Claim) -> Time | None:
    """The time that the figure is of; a past day beside what is planned is that of the saying."""
    when = claim.time_scope
    if when is None or claim.tense is not Tense.PLANNED or is_ahead(claim, when):
        return when
    return None


def is_uncertain(claim: Claim) -> bool:
    """True for hearsay, guesses and what nobody confirms."""
    if claim.hedged:
        return True
    doubts = [e.text.lower() for e in claim.evidence if e.cls in _DOUBTS]
    if claim.limit or claim.publication.given is None:  # there "may" is a permission
        doubts = [text for text in doubts if text != "may"]
    return bool(doubts)


def in_doubt(a: View, b: View) -> bool:
    """True if one is no statement; two copies that doubt the same way differ all the same.

    In the same words they do, whoever is taken for the source of each.
    """
    one, two = is_uncertain(a.claim), is_uncertain(b.claim)
    alike = is_verbatim(a, b) or (one and two and is_copy(a, b))
    return (one or two) and not alike


def is_copy(a: View, b: View) -> bool:
    """True if the sentences are the same but for a word or two."""
    shared = len(a.words & b.words)
    return shared >= _LONG and shared >= _ALIKE * min(len(a.words), len(b.words))


def is_altered(a: View, b: View) -> bool:
    """True for a long sentence that is the same, or nearly, but for its figure."""
    if is_verbatim(a, b):
        return True
    shared = len(a.words & b.words)
    return shared >= _VERBATIM and shared >= _WHOLLY * max(len(a.words), len(b.words))


def is_contested(claim: Claim) -> bool:
    """True for what a party claims, or says between quotation marks."""
    if claim.source.commitment is Commitment.CONTESTED:
        return True
    return claim.quoted and claim.source.kind in _PARTIES


def rounds(rough: View, exact: View) -> bool:
    """True if a figure with zeros at its end is what another comes to, rounded to them."""
    stated, value = rough.stated, rough.claim.value
    if stated is None or stated.low is None or stated.low != stated.high:
        return False
    if isinstance(value, Ordinal | Time | Recurrence):
        return False
    exponent = zeros(stated.low)
    if exponent is None:
        return False
    slack = _HALF * _TEN ** (exponent - 1)
    # What is less than a power of ten has a digit fewer, and is rounded to a tenth of it.
    below = slack / _TEN if stated.low == _TEN**exponent else slack
    near = Interval(stated.low - below, stated.low + slack)
    around = in_base_units(replace(value, interval=near))
    return agree((around, exact.interval))  # type: ignore[misc] # of one dimension


def goes_on(a: View, b: View) -> bool:
    """True for a length that is longer by the time between the articles: 4 years, then 5."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Duration) or not isinstance(two, Duration) or one.unit != two.unit:
        return False
    if a.published is None or b.published is None:
        return False
    earlier, later = (one, two) if a.published < b.published else (two, one)
    least, most = earlier.stated.low, later.stated.low
    gap = abs(a.published - b.published)
    return least is not None and most == least + 1 and gap >= _WEEKS


def converts(a: View, b: View) -> bool:
    """True for a measure in two units that hardly differ: 80 km and 51 miles."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.unit == two.unit:
        return False
    return abs(a.size - b.size) <= _CONVERTED


def zeros(number: Decimal) -> int | None:
    """How many zeros a whole number ends in, where they are most of its digits or two at least."""
    digits, exponent = number.normalize().as_tuple().digits, number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < 1:
        return None
    return exponent if exponent > 1 or len(digits) == 1 else None


def is_handful(a: View, b: View) -> bool:
    """True for a few things of a kind, of which there are many: two boats and four boats."""
    few = all(isinstance(v.claim.value, Count) and 0 < v.size < _FEW for v in (a, b))
    unknown = a.claim.attribute.startswith(_OPEN) and b.claim.attribute.startswith(_OPEN)
    return few and unknown and len(a.words & b.words) < _SHARED


def counted_day(a: View, b: View) -> bool:
    """True for days of which one is counted from publication, unless they cannot be neighbours."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    if not one.interval or not two.interval or not (one.relative or two.relative):
        return False
    if same_day_of_year(one, two):  # it is the year alone that was counted
        return True
    if not (is_counted(one) or is_counted(two)):
        return False
    if any(t.anchor is Anchor.INFERRED and t.grain in _CLOCK for t in (one, two)):
        return True  # of "at 20:55" the day is a guess
    if not TO_THE_DAY.issuperset((one.grain, two.grain)):
        return True
    gap = between(one.interval, two.interval)
    if gap > COUNTED:
        return one.grain is not Grain.DAY or two.grain is not Grain.DAY
    return not (a.lasting and b.lasting and _cannot_be_neighbours(one.interval, two.interval, gap))


def _cannot_be_neighbours(one: Interval[datetime], two: Interval[datetime], gap: timedelta) -> bool:
    """True for Monday and Wednesday, and the evenings of two days, whichever weeks are meant."""
    first, second = sorted((one, two), key=lambda i: i.low or datetime.min)
    if first.low is None or second.high is None:
        return False
    return min(gap, first.low + _WEEK - second.high) >= _HALF_A_DAY


def _near(one: Time, two: Time) -> bool:
    """True for two times that lie so near that they may be meant for one event."""
    first, second = one.interval, two.interval
    if first is None or second is None or first.low is None or second.low is None:
        return False
    return abs(first.low - second.low) <= _FEW_YEARS


def may_be_one(a: View, b: View) -> bool:
    """True for dates that may be of one event though the words of one do not tell it."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    days = one.grain is two.grain is Grain.DAY
    return value_level(a, b) in _SLIPS or (not days and _near(one, two))


def shares_anything(a: View, b: View) -> bool:
    """True if the sentences share a word, or one names what the other's article is about."""
    if not (a.words.isdisjoint(b.words) and a.names.isdisjoint(b.names)):
        return True
    return not topics_apart(a, b)


def topics_apart(a: View, b: View) -> bool:
    """True if neither sentence names what the other's article is about."""
    return a.names.isdisjoint(b.topics) and b.names.isdisjoint(a.topics)


def same_day_of_year(one: Time, two: Time) -> bool:
    """True for one day and month, whatever the year; so are a day and the week of a month."""
    first, second = one.fields, two.fields
    if first is None or second is None or not first.month or not second.month:
        return False
    if first.day and second.day:
        return (first.day, first.month) == (second.day, second.month)
    if first.year is not None and second.year is not None:
        return False
    return _near_in_year(one.interval, two.interval)


def _near_in_year(one: Interval[datetime] | None, two: Interval[datetime] | None) -> bool:
    """True for times of two years that lie within a week of each other in one."""
    if one is None or two is None or one.low is None or two.low is None:
        return False
    if one.low.year == two.low.year:
        return False
    days = [low.timetuple().tm_yday for low in (one.low, two.low)]
    return abs(days[0] - days[1]) <= _WEEK.days


def between(one: Interval[datetime], two: Interval[datetime]) -> timedelta:
    """How far apart two times lie that do not meet; not at all where it is not known."""
    ends = ((one.high, two.low), (two.high, one.low))
    return max((low - high for high, low in ends if high and low), default=timedelta())


def dates_article(view: View) -> bool:
    """True for the day on which the article itself appeared, as in a caption or a heading."""
    value, written = view.claim.value, view.claim.publication.given
    if not isinstance(value, Time) or not value.interval or not written or not written.low:
        return False
    low = value.interval.low
    return low is not None and abs(low - written.low) <= A_DAY


def is_another_date(a: View, b: View, edges: Container[str]) -> bool:
    """True for dates of which no words tell the event, and for times of the clock.

    `edges` are the attributes for which a bound is the date itself.
    """
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    if (dates_article(a) and dates_article(b)) or _are_times_of_a_day(one, two):
        return True
    bounded = [v for v, t in ((a, one), (b, two)) if t.bound in BOUNDS]
    if len(bounded) == 2 and (one.bound in _UNTIL) != (two.bound in _UNTIL):
        return True
    if len(bounded) == 1 and bounded[0].claim.attribute not in edges:
        return True
    if (one.range is None) != (two.range is None) and a.claim.attribute in edges:
        return True  # closed from 3 to 9 May, and closed since 6 May
    if one.grain is two.grain is Grain.DAY and is_altered(a, b):
        return False
    unknown = [v.claim.attribute for v in (a, b)].count("date")
    if unknown == 2:
        return not (_are_full_days(one, two) and value_level(a, b) in _SLIPS)
    return unknown == 1 and not may_be_one(a, b)


def _are_full_days(one: Time, two: Time) -> bool:
    """True for two days of the calendar that are told with their year."""
    explicit = one.anchor is two.anchor is Anchor.EXPLICIT
    return explicit and one.grain is two.grain is Grain.DAY


def _are_times_of_a_day(one: Time, two: Time) -> bool:
    """True for times of the clock, of one day or of neighbours: zones differ."""
    if not _CLOCK.issuperset((one.grain, two.grain)) or not one.interval or not two.interval:
        return False
    return between(one.interval, two.interval) < _HALF_A_DAY


def was_put_off(a: View, b: View) -> bool:
    """True for a date that was to come, and a later article that tells of a later one as past."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    earlier, later = (a, b) if a.published < b.published else (b, a)
    then = later.claim.value.interval if isinstance(later.claim.value, Time) else None
    if earlier.lasting or not later.lasting or then is None or then.high is None:
        return False
    return earlier.published is not None and then.high >= earlier.published


def is_other_news(a: View, b: View) -> bool:
    """True for dates too far apart to be of one event, as what is news and what is history.

    So are what was news in each of two articles, and what happened and what is to come.
    """
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time) or not one.interval:
        return False
    if not two.interval or a.published is None or b.published is None:
        return False
    gap = between(one.interval, two.interval)
    if is_counted(one) and is_counted(two):
        return gap > COUNTED
    if a.lasting != b.lasting:
        return not _is_foretold(a, b)
    if gap < _A_YEAR or one.interval.high is None or two.interval.high is None:
        return False
    newer, older = sorted((a.published - one.interval.high, b.published - two.interval.high))
    return older > _HISTORY * max(newer, A_DAY)


def _is_foretold(a: View, b: View) -> bool:
    """True for a date to come that an earlier article tells, or one of the same days."""
    ahead, past = (b.published, a.published) if a.lasting else (a.published, b.published)
    return ahead is not None and past is not None and ahead <= past


def apart(a: View, b: View) -> timedelta | None:
    """How far apart the articles appeared, if that is known."""
    if a.published is None or b.published is None:
        return None
    return abs(a.published - b.published)


def is_slip(a: View, b: View) -> bool:
    """True for 5,170 and 7,510: what grows hardly comes to the same digits in another order.

    Of two digits that happens by chance, unless one and the same person tells both on one day;
    and where a text tells that it grew, it may.
    """
    if not _GROWING.isdisjoint((*a.claim.scope, *b.claim.scope)):
        return False
    return is_swapped(a, b) or (value_level(a, b) == "swapped" and _is_one_voice(a, b))


def is_swapped(a: View, b: View) -> bool:
    """True for figures of so many digits that they have them in another order by no chance."""
    return max(len(a.digits), len(b.digits)) >= _TELLING and value_level(a, b) == "swapped"


def _is_one_voice(a: View, b: View) -> bool:
    """True for two articles of one day that cite one person: the names share a capital."""
    gap = apart(a, b)
    if gap is None or gap >= A_DAY:
        return False
    one, two = (_NAME.findall(v.claim.source.name) for v in (a, b))
    return not set(one).isdisjoint(two)


def is_settled(a: View, b: View) -> bool:
    """True for what no longer grows, as it is told on two pages without a date."""
    growing = not _GROWING.isdisjoint((*a.claim.scope, *b.claim.scope))
    return a.published is None and b.published is None and not growing


def falls(a: View, b: View) -> bool:
    """True if the later article gives less of what can only grow."""
    if a.published is None or b.published is None or abs(a.published - b.published) <= A_DAY:
        return False
    earlier, later = (a, b) if a.published < b.published else (b, a)
    return later.size < earlier.size
