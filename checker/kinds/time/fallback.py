"""The one door to dateparser, opened late: for languages without rules, and for odd dates.

Nothing here raises, whatever the text; what comes in is short, and what comes out is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec

from checker.model import Interval

_LONGEST = 60
# Texts that are remembered; a bound, so that no corpus can make it grow for ever.
_MEMO = 4096
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
# Codes that dateparser has under another name.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "no": ("nb", "nn"),
    "iw": ("he",),
    "in": ("id",),
    "ji": ("yi",),
    "mo": ("ro",),
    "sh": ("sr", "hr"),
}


class Locale(msgspec.Struct, frozen=True):
    """How a language writes dates: the names of each month, the order of day, month and year.

    `names` are dateparser's locales: more than one where a language has two scripts. `of` are
    words between the parts of a date. `order` is DMY, MDY, YMD, or "" where it is not known.
    """

    names: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    of: tuple[str, ...]
    order: str


@lru_cache(maxsize=1)
def languages() -> Mapping[str, tuple[str, ...]]:
    """The codes of all languages that dateparser knows, each with its scripts."""
    from dateparser.data.languages_info import language_order

    found: dict[str, tuple[str, ...]] = {}
    for name in language_order:
        code = name.partition("-")[0]
        found[code] = (*found.get(code, ()), name)
    return {**found, **_ALSO}


@lru_cache(maxsize=64)
def locale(language: str, region: str = "") -> Locale | None:
    """How a language writes dates, in a region if that is known; None for an unknown language."""
    names = _names(language, region)
    if not names:
        return None
    from dateparser.languages.loader import default_loader

    infos: list[Mapping[str, Any]] = [default_loader.get_locale(name).info for name in names]
    return Locale(
        names,
        tuple(_words(infos, month) for month in _MONTHS),
        _words(infos, "pertain"),
        infos[0].get("date_order") or "",
    )


def _names(language: str, region: str) -> tuple[str, ...]:
    from dateparser.data.languages_info import language_locale_dict

    known = languages().get(language.partition("-")[0].lower(), ())
    regional = ((name, f"{name}-{region}") for name in known)
    return tuple(there if there in language_locale_dict[name] else name for name, there in regional)


def _words(infos: list[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for info in infos for word in info.get(key) or ()))


@lru_cache(maxsize=_MEMO)
def named_date(text: str, names: tuple[str, ...]) -> datetime | None:
    """The first moment of a day or a month that is named in full: "4 mai 2025", "mai 2025"."""
    return _parse(text, names, ("month", "year"))


def read(text: str, language: str | None = None) -> Interval[datetime] | None:
    """The day that a short text names in full, in that language or whatever other; else None."""
    text = text.strip()
    return _read(text, language) if _is_short(text) else None


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and 3 <= sum(c.isdigit() for c in text) <= 20


@lru_cache(maxsize=_MEMO)
def _read(text: str, language: str | None) -> Interval[datetime] | None:
    own = _names(language, "") if language else ()
    low = _parse(text, own, ("day", "month", "year")) if own else None
    low = low or _parse(text, (), ("day", "month", "year"))
    try:
        return Interval(low, low + timedelta(days=1)) if low else None
    except OverflowError:
        return None  # the last day that a calendar knows


def _parse(text: str, names: tuple[str, ...], parts: tuple[str, ...]) -> datetime | None:
    if not _is_short(text):
        return None
    try:
        found = _parser(names, parts).get_date_data(text).date_obj
    except (ValueError, OverflowError, TypeError, AttributeError, LookupError):
        return None  # hostile text: no date
    if not isinstance(found, datetime):
        return None
    return found.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


@lru_cache(maxsize=64)
def _parser(names: tuple[str, ...], parts: tuple[str, ...]) -> Any:
    """A parser of some locales, or of all; made once, for making one costs more than its use."""
    from dateparser.date import DateDataParser

    settings = {
        "STRICT_PARSING": parts == ("day", "month", "year"),
        "REQUIRE_PARTS": list(parts),
        "PARSERS": ["absolute-time"],
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
        # No clock: the same answer every day.
        "RELATIVE_BASE": datetime(2000, 1, 1),
    }
    return DateDataParser(locales=list(names) or None, settings=settings)
