"""Calendars other than the Gregorian: on which days of ours their months and days begin.

Each function gives the days around one of our years, as dates without a time; a day that begins
at sunset is the one on which its daylight falls. A date that a calendar does not have, or does
not know, is left out. The calendars of the sky are good for the years in `KNOWN`.

- Hebrew: the fixed calendar of Hillel, exact. Nisan is 1, Tishri 7; 12 is the last Adar.
- Islamic: Umm al-Qura, as Saudi Arabia prints it, from the tables of `hijridate`. Where a country
  waits to see the moon, a feast may fall a day later or, seldom, earlier.
- Chinese, Korean, Vietnamese: new moons and solar terms by the clock of each country.
- Hindu: lunar months from new moon to new moon, named after the sign that the Sun enters, and the
  tithi (30th of a month) that holds at an hour of Indian time. Places and schools differ by a day.
- Persian: the year begins at the March equinox, seen from Tehran.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from checker.kinds.time.feasts import sky

KNOWN = range(1900, 2101)
# Noon of the first day of 2000 is moment 0; days are counted from its midnight.
_FIRST = datetime(2000, 1, 1)
_INDIA, _IRAN = 5.5, 3.5
CLOCKS = {"chinese": 8.0, "korean": 9.0, "vietnamese": 7.0}
# Until 1928 China went by the Sun over Peking.
_PEKING = 7.76
# Tishri 1 of the year 1, as `date.toordinal` counts.
_HEBREW_EPOCH = -1373427


def _day(number: float) -> datetime:
    return _FIRST + timedelta(days=number)


def _local(moment: float, hours: float) -> float:
    """Days since the start of 2000 by a clock so many hours ahead."""
    return moment + 0.5 + hours / 24


def _moment(local: float, hours: float) -> float:
    return local - 0.5 - hours / 24


def _around(year: int, month: int, day: int) -> float:
    return (datetime(year, month, day) - _FIRST).days - 0.5


def hebrew(around: int, month: int, day: int) -> Iterator[datetime]:
    """A day of the Jewish calendar."""
    for year in (around + 3760, around + 3761):
        yield datetime.fromordinal(_hebrew_new_year(year) + _since_tishri(year, month) + day - 1)


def _since_tishri(year: int, month: int) -> int:
    """Days from the start of a Jewish year to that of a month.

    Months have 30 and 29 days in turn, but for Heshvan, Kislev and the first Adar.
    """
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    if month in (7, 8):
        return 30 * (month - 7)
    heshvan = 30 if length % 10 == 5 else 29
    if month == 9:
        return 30 + heshvan
    # All others lie at a fixed distance from the end: six months from Nisan take 177 days.
    to_end = 177 - (59 * (month - 1) + 1) // 2 if month < 7 else 177 + (0, 29, 59, 88)[13 - month]
    if length > 380 and month in (10, 11):
        to_end += 30
    return length - to_end


@lru_cache(maxsize=256)
def _hebrew_new_year(year: int) -> int:
    before, here, after = (_molad(y) for y in (year - 1, year, year + 1))
    if after - here == 356:
        here += 2
    elif here - before == 382:
        here += 1
    return here + _HEBREW_EPOCH


def _molad(year: int) -> int:
    """The day of the mean new moon of Tishri; never a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def islamic(around: int, month: int, day: int) -> Iterator[datetime]:
    """A day of the Islamic calendar, as far as the tables reach (1924 to 2077)."""
    import hijridate

    last = (around - 621) * 33 // 32
    for year in range(last - 2, last + 2):
        try:
            yield datetime(*hijridate.Hijri(year, month, day).to_gregorian().timetuple()[:3])
        except (ValueError, OverflowError):
            continue


def east_asian(name: str, around: int, month: int, day: int) -> Iterator[datetime]:
    """A day of the Chinese, Korean or Vietnamese calendar; leap months have no feasts."""
    for year in (around - 1, around):
        hours = _PEKING if name == "chinese" and year < 1929 else CLOCKS[name]
        starts = _months(year + (month > 10), hours)
        yield _day(starts[(month + 1) % 12] + day - 1)


@lru_cache(maxsize=256)
def _months(year: int, hours: float) -> tuple[int, ...]:
    """First days of the months from the eleventh, which holds the solstice, to the next tenth."""
    first, last = _eleventh(year - 1, hours), _eleventh(year, hours)
    starts = [first]
    while starts[-1] < last:
        starts.append(_new_moon_day(starts[-1] + 31, hours))
    if len(starts) == 14:  # a leap month: the first in which the Sun enters no sign
        signs = [floor(sky.sun(_moment(s, hours)) / 30) for s in starts]
        leap = next(i for i, (a, b) in enumerate(pairwise(signs)) if a == b)
        del starts[leap]
    return tuple(starts[:12])


def _eleventh(year: int, hours: float) -> int:
    solstice = floor(_local(sky.sun_at(270, _around(year, 12, 21)), hours))
    return _new_moon_day(solstice + 1, hours)


def _new_moon_day(before: int, hours: float) -> int:
    """The day of the last new moon before a day begins."""
    return floor(_local(sky.new_moon_by(_moment(before, hours)), hours))


def hindu(around: int, month: int, tithi: int, hour: int) -> Iterator[datetime]:
    """The day on which a tithi holds at an hour: the first, or the one it lies within."""
    for year in (around - 1, around):
        entered = _enters(year, month)
        new_moon = sky.new_moon_by(entered)
        begin, end = (
            _local(sky.phase_at(12 * t, new_moon + 0.9843529 * t), _INDIA) - hour / 24
            for t in (tithi - 1, tithi)
        )
        first = ceil(begin)
        yield _day(first if first < end else first - 1)


def sankranti(around: int, sign: int, hour: int) -> Iterator[datetime]:
    """The day on which the Sun enters a sign (Aries is 1); the next if it does after the hour."""
    for year in (around - 1, around):
        yield _day(floor(_local(_enters(year, sign), _INDIA) + 1 - hour / 24))


def _enters(year: int, sign: int) -> float:
    """When the Sun enters a sign of the stars, by the precession that India reckons with."""
    near = _around(year, 4, 14) + 30.4369 * (sign - 1)
    precession = 23.853 + 0.0139689 * near / 365.25
    return sky.sun_at((30 * (sign - 1) + precession) % 360, near)


def persian(around: int, month: int, day: int) -> Iterator[datetime]:
    """A day of the Iranian calendar."""
    for year in (around - 1, around):
        equinox = _local(sky.sun_at(0, _around(year, 3, 20)), _IRAN)
        new_year = floor(equinox + 0.5)  # after noon the next day begins the year
        yield _day(new_year + 31 * (month - 1) - max(0, month - 7) + day - 1)


def solar(around: int, longitude: int, hour: int) -> Iterator[datetime]:
    """The day on which the Sun comes to a longitude; the next if that is after an hour, in UTC."""
    near = _around(around, 3, 20) + (longitude / 360 - (longitude > 280)) * 365.2422
    yield _day(floor(_local(sky.sun_at(longitude, near), 0) + 1 - hour / 24))
