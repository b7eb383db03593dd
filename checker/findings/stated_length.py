"""A407: a stretch with two ends, and a length that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import msgspec

from checker.findings.length_frames import bound, is_of_calendar
from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.kinds.time.calendar import DAYS
from checker.model import Anchor, Duration, Finding, Grain, Interval, Mention, Span, Time, describe

RULE = "A407"
_DAY = timedelta(days=1)
# Lengths in hours or decades, and ends given by the clock, are too coarse or too fine to compare.
_UNITS = ("day", "night", "week", "fortnight", "month", "year")
_BY_DAY = ("day", "night")
_ENDS = {Grain.DAY: 1, Grain.MONTH: 31, Grain.YEAR: 366}
# A length so many times the stretch is more often the length of something else.
_FAR_APART = 8
_LONGEST_WITH_WEEKENDS = 60


class Stretch(msgspec.Struct, frozen=True):
    """Two ends as the text gives them, in one mention or two."""

    span: Span
    ends: Interval[datetime]
    grain: Grain

    @property
    def days(self) -> tuple[Decimal, Decimal]:
        """The least and the most days that lie between the ends.

        9 May may count or not; "1990 to 1995" may be from one December to the other January.
        """
        low, high = self.ends.low, self.ends.high
        most = Decimal((high - low) // _DAY) if low is not None and high is not None else Decimal()
        one = Decimal(_ENDS[self.grain])
        return most - one * (1 if self.grain is Grain.DAY else 2), most


def judge(within: Within) -> list[Finding]:
    """Lengths that no way of counting gives."""
    mentions = within.extraction.mentions
    lengths = [m for m in mentions if isinstance(m.value, Duration) and m.value.unit in _UNITS]
    if not lengths:
        return []
    stretches = list(_stretches([m for m in mentions if isinstance(m.value, Time)]))
    pairs = [(n, s) for s in stretches for n in lengths if _belong(n, s, stretches, within)]
    return [_finding(n, s, within) for n, s in pairs if _differ(n, s, within)]


def _stretches(times: Sequence[Mention]) -> Iterator[Stretch]:
    """Every stretch whose ends are dates, in order."""
    for first, second in pairwise((*times, None)):
        value, other = first.value if first else None, second.value if second else None
        if first is None or not isinstance(value, Time) or not _is_dated(value):
            continue
        if value.bound == "range" and value.interval == value.range and value.range:
            yield Stretch(first.span, value.range, value.grain)
        elif second and isinstance(other, Time) and value.range and other.range == value.range:
            grain = max(value.grain, other.grain, key=lambda g: _ENDS.get(g, 0))
            if _is_dated(other):
                yield Stretch(Span(first.span.start, second.span.end), value.range, grain)


def _is_dated(value: Time) -> bool:
    """True for an end that names its month or year, or shares that of the other end."""
    whole = value.range
    if whole is None or whole.low is None or whole.high is None or value.grain not in _ENDS:
        return False
    fields = value.fields
    named = fields is None or bool(fields.month or fields.year)
    counted = value.anchor in (Anchor.EXPLICIT, Anchor.PUBLICATION)
    return named and counted and whole.high - whole.low > _DAY


def _belong(length: Mention, stretch: Stretch, all_: Sequence[Stretch], within: Within) -> bool:
    """True if the wording binds the two, and neither is bound to more."""
    near = max(length.span.start, stretch.span.start) - min(length.span.end, stretch.span.end)
    if not 0 < near < 60:
        return False
    if not any(c.isdigit() for c in within.text(stretch.span)) or _goes_on(stretch, all_, within):
        return False
    return bound(length.span, stretch.span, within)


def _goes_on(stretch: Stretch, all_: Sequence[Stretch], within: Within) -> bool:
    """True for one of several stretches: "from 1995 to 2000 and from 2003 to 2006"."""
    sentence = within.sentence(stretch.span)
    return any(s != stretch and sentence.covers(s.span) for s in all_)


def _differ(length: Mention, stretch: Stretch, within: Within) -> bool:
    """True if no reading of the length meets any count of the stretch."""
    value = length.value
    if not isinstance(value, Duration):
        return False
    low, high = _allowed(value)
    least, most = stretch.days
    if high is not None and (high * _FAR_APART < least or low > most * _FAR_APART):
        return False
    if value.unit in _BY_DAY:
        whole = is_of_calendar(stretch.span, length.span, within)
        if not whole and any(_holds(low, high, n) for n in _without_weekends(stretch)):
            return False
        return low > most or (high is not None and high < least)
    return low >= most or (high is not None and high <= least)


def _holds(low: Decimal, high: Decimal | None, count: int) -> bool:
    return low <= count and (high is None or count <= high)


def _allowed(value: Duration) -> tuple[Decimal, Decimal | None]:
    """The days that a stated length may be.

    Round figures are rounded ones: 20 may be 15 to 25, and ten hardly 14. From weeks on, so many
    full units leave room for one more or less, but never for less than half.
    """
    days, stated = DAYS[value.unit], value.stated
    given = [n for n in (stated.low, stated.high) if n is not None]
    slack = max(_rounding(n) for n in given)
    if value.unit not in _BY_DAY:
        slack = max(slack, Decimal(1))
    low = max(given[0] - slack, given[0] / 2) * days if stated.low is not None else Decimal(0)
    high = (given[-1] + slack) * days if stated.high is not None else None
    wide = value.interval if stated.bound == "~" else Interval(None, None)
    low = low if wide.low is None else min(low, wide.low)
    return low, high if high is None or wide.high is None else max(high, wide.high)


def _rounding(count: Decimal) -> Decimal:
    """Half of the last digit given that is no zero, up to a quarter; nothing for other numbers."""
    if count != count.to_integral_value() or count % 10 or not count:
        return Decimal(0)
    exponent = count.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    return min(half, count / 4)


def _without_weekends(stretch: Stretch) -> Iterator[int]:
    """The counts of days that leave out Sundays, or whole weekends."""
    low, most = stretch.ends.low, stretch.days[1]
    if low is None or stretch.grain is not Grain.DAY or most > _LONGEST_WITH_WEEKENDS:
        return
    weekdays = [(low + _DAY * n).isoweekday() for n in range(int(most))]
    yield sum(d != 7 for d in weekdays)
    yield sum(d < 6 for d in weekdays)


def _finding(length: Mention, stretch: Stretch, within: Within) -> Finding:
    said, dates = within.text(length.span), within.text(stretch.span)
    counted = _counted(length.value, stretch)
    return make_finding(
        RULE,
        within.context,
        {"length": said, "stretch": dates, "counted": counted},
        [
            within.location(length, describe.value(length.value), role="length"),
            within.place(stretch.span, describe.dates(stretch.ends), role="dates"),
        ],
        (within.digest(length.span), said, dates),
        [f'"{dates}" is {counted}, depending on whether its ends count'],
    )


def _counted(value: object, stretch: Stretch) -> str:
    """The length of the stretch, in the unit of the length that is stated."""
    unit = value.unit if isinstance(value, Duration) and value.unit != "night" else "day"
    least, most = (round(n / DAYS[unit], 1 if n < 10 * DAYS[unit] else 0) for n in stretch.days)
    return f"{describe.number(max(least, Decimal(0)))} to {describe.number(most)} {unit}s"
