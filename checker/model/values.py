"""Normalised values of mentions. All carry exact decimals, never floats."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import msgspec

from checker.model.interval import Interval
from checker.model.yearly import Yearly

Bound = Literal["=", "~", "<", ">", "<=", ">=", "range"]


class Alternative(msgspec.Struct, frozen=True):
    """What a figure says as well where nothing settles it; `unit` if that is of another kind."""

    low: Decimal | None
    high: Decimal | None
    unit: str = ""


class Stated(msgspec.Struct, frozen=True):
    """The figure as the text gives it: a single value has low == high, a bound one side None.

    `other` is its other reading: 1.500 may be thousands or decimals, 5m millions or metres. The
    interval holds both, so that it contradicts neither.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound = "="
    other: Alternative | None = None


class Number(msgspec.Struct, frozen=True, tag="number"):
    """A bare number of which nothing more is known."""

    interval: Interval[Decimal]
    stated: Stated


class Money(msgspec.Struct, frozen=True, tag="money"):
    """A sum in the major unit of `currency` (ISO 4217), `per` a unit where it is a price.

    `region` is set where the words name no country, and the article's region tells whose it is.
    """

    interval: Interval[Decimal]
    stated: Stated
    currency: str
    per: str | None = None
    region: str = ""


class Quantity(msgspec.Struct, frozen=True, tag="quantity"):
    """A measured amount in `unit` (a pint name); `dimension` names what it measures.

    `interval` and `stated` are in `unit`; (a value + `offset`) * `factor` is in the dimension's
    base unit. Only temperatures have an offset.
    """

    interval: Interval[Decimal]
    stated: Stated
    unit: str
    dimension: str
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


class Count(msgspec.Struct, frozen=True, tag="count"):
    """A number of things; `noun` is the head noun, singular, lower case."""

    interval: Interval[Decimal]
    stated: Stated
    noun: str


class Percent(msgspec.Struct, frozen=True, tag="percent"):
    """A share in hundredths, `of` something; `points` for percentage points.

    `change` is set where words tell how many times as much it is: doubled is 100, halved -50.
    """

    interval: Interval[Decimal]
    stated: Stated
    of: str | None = None
    points: bool = False
    change: bool = False


class Ordinal(msgspec.Struct, frozen=True, tag="ordinal"):
    """A place in an order: third is 3."""

    interval: Interval[Decimal]
    stated: Stated


class Age(msgspec.Struct, frozen=True, tag="age"):
    """Someone's age in years."""

    interval: Interval[Decimal]
    stated: Stated


class Grain(StrEnum):
    """How finely a time is given."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    VAGUE = "vague"


class Anchor(StrEnum):
    """What a time was resolved against."""

    EXPLICIT = "explicit"
    PUBLICATION = "publication"
    CARRIED = "carried"
    INFERRED = "inferred"
    NONE = "none"


class DateFields(msgspec.Struct, frozen=True):
    """The fields of a date as the words give them, be there such a day or not; Monday is 1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Time(msgspec.Struct, frozen=True, tag="time"):
    """A stretch of calendar time; `interval` is None while its anchor is unknown.

    `bound` tells which side of that stretch is meant: "since 2010" is the year 2010 with ">=".
    `mod` is START, MID or END (TIMEX3) where a piece of that stretch is told of; FISCAL for the
    year of a company or a state, which may begin in any month, while `interval` is its namesake in
    the calendar; or empty. `range` is the stretch from end to end where this is one end of it
    ("from May to July"), or both. `other` is what the words say as well where nothing settles it:
    04/03/2025 may be in April or in March. `relative` is true if the words alone do not tell the
    date. `fields` are those of a calendar date; an explicit one without an interval is a day that
    no calendar has. `yearly` are the first and last day on which it can lie, of a year that is not
    known.
    """

    interval: Interval[datetime] | None
    grain: Grain
    anchor: Anchor
    mod: str = ""
    relative: bool = False
    bound: Bound = "="
    range: Interval[datetime] | None = None
    other: Interval[datetime] | None = None
    fields: DateFields | None = None
    yearly: Yearly | None = None


def same_day(one: Time, two: Time) -> bool:
    """True if both name one day of one month, and not two years."""
    first, second = one.fields, two.fields
    if first is None or second is None or not first.day or not first.month:
        return False
    if (first.month, first.day) != (second.month, second.day):
        return False
    return first.year is None or second.year is None or first.year == second.year


class Duration(msgspec.Struct, frozen=True, tag="duration"):
    """A length of time in days, with its TIMEX3 value (P3D)."""

    interval: Interval[Decimal]
    stated: Stated
    timex: str
    unit: str


class Recurrence(msgspec.Struct, frozen=True, tag="set"):
    """A repeated time, as a TIMEX3 set (XXXX-WXX-2)."""

    timex: str


class Status(msgspec.Struct, frozen=True, tag="status"):
    """Whether an event came about, or a state of things is; `interval` is 1 if so, else 0.

    `family` is the question and `name` what the words say: "signed", "not signed". `of` is what it
    is about: the head of a noun phrase, ANYTHING for "anything" and "nothing", or empty where the
    words do not tell; `names` are the keys of the names in that phrase. `by` and `doers` tell the
    same of who did it, `by` only where that decides; `agent` is the common noun of who did it.
    `lasting` is true for what may end again, `still` where the words say that nothing has changed;
    what is so `ever` was so at all times. `which` are the words that tell its thing from others of
    the kind ("second" of a race).
    """

    interval: Interval[Decimal]
    name: str
    family: str
    of: str = ""
    names: tuple[str, ...] = ()
    by: str = ""
    doers: tuple[str, ...] = ()
    lasting: bool = False
    still: bool = False
    agent: str = ""
    which: tuple[str, ...] = ()
    ever: bool = False

    @property
    def holds(self) -> bool:
        """True if the question of the family is answered with yes."""
        return self.interval.low == 1


ANYTHING = "*"
Figure = Number | Money | Quantity | Count | Percent | Ordinal | Age
Value = Figure | Time | Duration | Recurrence | Status
