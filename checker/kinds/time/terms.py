"""What the words for a time say, before it is known which day they count from.

A weak term means nothing alone: it counts only where it stands beside another.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.model import Bound, Grain

# The least and the most that "several" and "a few" stand for.
FEW = Decimal(2), Decimal(10)


class Date(msgspec.Struct, frozen=True):
    """A calendar date with the fields that the words give; Monday is 1.

    An `unsure` one may have its day and its month the other way round.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weak: bool = False
    unsure: bool = False


class Either(msgspec.Struct, frozen=True):
    """A date in digits that may be two: which number is the day is settled for a whole article.

    `usual` is true if such a form has the day first more often.
    """

    month_first: Date
    day_first: Date
    usual: bool = False
    weak: bool = False


class Part(msgspec.Struct, frozen=True):
    """A quarter, half or season of a year."""

    grain: Grain
    index: int
    year: int | None = None
    weak: bool = False


class Feast(msgspec.Struct, frozen=True):
    """A feast day by its rule, or the weekend that it makes."""

    rule: str
    year: int | None = None
    weekend: bool = False


class Years(msgspec.Struct, frozen=True):
    """A run of years, last one included."""

    first: int
    last: int
    grain: Grain


class Step(msgspec.Struct, frozen=True):
    """A whole unit, counted in steps from the current one: last week is -1.

    With `told` it counts from the unit of the time last told of: "that year", "the next day";
    with `story` it does so in a story only: "the next year", "the end of the month".
    """

    grain: Grain
    count: int
    weak: bool = False
    told: bool = False
    story: bool = False


class Named(msgspec.Struct, frozen=True):
    """The last (-1), current (0) or next (1) of something with a name; "coming" is the nearest.

    With `told` it counts from the time last told of: "that winter", "the following Monday".
    """

    what: Date | Part | Feast
    count: int
    nearest: bool = False
    told: bool = False


class Ago(msgspec.Struct, frozen=True):
    """So many units before (-1) or after (1) the day counted from, or `base`; no count if vague."""

    unit: str
    count: Decimal | None
    side: int
    base: Term | None = None
    weak: bool = False


class Window(msgspec.Struct, frozen=True):
    """The units that end (-1) at today or begin (1) after it; no count if it is vague.

    `now` counts today as well ("within three days").
    """

    unit: str
    count: Decimal | None
    side: int
    now: bool = False


class Nth(msgspec.Struct, frozen=True):
    """The index-th weekday (1 to 7), day, week or weekend of a stretch; from its end if negative.

    The week with index 0 is the one that holds the start. A narrow one counts in months only.
    With a `size` it is so many of them from the start, or up to the end if the index is negative.
    """

    index: int
    what: Grain | int
    of: Term | None
    narrow: bool = False
    size: int = 1


class OfYear(msgspec.Struct, frozen=True):
    """A month, date, part or feast of the last (-1), current (0) or next (1) year.

    `year` is the step to that year, which may count from the time last told of.
    """

    what: Date | Part | Feast
    year: Step


class Edge(msgspec.Struct, frozen=True):
    """A piece of a stretch: START, MID, END, or "earlier" and "later" as seen from today."""

    of: Term
    side: str


class Clock(msgspec.Struct, frozen=True):
    """A time of day; one whose half of the day is not told may be in the afternoon."""

    hour: int
    minute: int | None = None
    second: int | None = None
    told: bool = True
    weak: bool = False


class DayPart(msgspec.Struct, frozen=True):
    """A part of a day in hours; `day` counts from today, with `told` from the day last told of."""

    low: int
    high: int
    day: int | None = None
    weak: bool = False
    told: bool = False


class At(msgspec.Struct, frozen=True):
    """A time of day on a date; a `bound` stood between them ("Thursday before 5 pm")."""

    date: Term
    time: Clock | DayPart | Range
    bound: Bound = "="


class Range(msgspec.Struct, frozen=True):
    """From the start of one time to the end of another."""

    first: Term
    last: Term
    weak: bool = False


class Several(msgspec.Struct, frozen=True):
    """Times that share a month, a year or an era; a match becomes one time for each."""

    terms: tuple[Term, ...]


class Spell(msgspec.Struct, frozen=True):
    """A length of time from its start: "three days from Monday on"."""

    first: Term
    length: Length


class Week(msgspec.Struct, frozen=True):
    """A week of a year by its number (ISO 8601)."""

    number: int
    year: int | None = None
    weekday: int | None = None


class Now(msgspec.Struct, frozen=True):
    """The moment of writing."""


class Told(msgspec.Struct, frozen=True):
    """The time last spoken of in the text."""


class Length(msgspec.Struct, frozen=True):
    """A length of time; no count if it is vague, `high` if it is a range.

    `vague` are the least and the most that a vague one can be; `step` is how finely one of several
    units is told, as a part of the first.
    """

    unit: str
    count: Decimal | None
    high: Decimal | None = None
    timex: str = ""
    vague: tuple[Decimal, Decimal] = FEW
    step: Decimal | None = None


class Repeat(msgspec.Struct, frozen=True):
    """A repeated time."""

    timex: str


Term = (
    Date | Either | Part | Feast | Years | Step | Named | Ago | Window | Nth | OfYear | Edge
    | Clock | DayPart | At | Range | Several | Spell | Week | Now | Told | Length | Repeat
)  # fmt: skip
"""Everything that a production can make."""

CLOCKS = (Clock, DayPart)
