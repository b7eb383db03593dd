"""The one door to dateparser, opened late: only for a publication date in an unknown form."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from checker.model import Interval

_LONGEST = 60


def read(text: str) -> Interval[datetime] | None:
    """The day that a short text names in full, in whatever language; else None."""
    text = text.strip()
    digits = sum(c.isdigit() for c in text)
    if not 3 <= digits <= 20 or len(text) > _LONGEST:
        return None
    return _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> Interval[datetime] | None:
    import dateparser

    try:
        found = dateparser.parse(text, settings=_SETTINGS)
        if found is None:
            return None
        low = found.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return Interval(low, low + timedelta(days=1))
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None  # hostile text, or the last day that a calendar knows: no date


_SETTINGS = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RETURN_AS_TIMEZONE_AWARE": False,
}
