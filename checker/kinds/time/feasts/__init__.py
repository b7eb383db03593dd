"""Feast days of many calendars: from a short rule to the days of a year."""

from checker.kinds.time.feasts.rules import feast, occurrences, problems

__all__ = ["feast", "occurrences", "problems"]
