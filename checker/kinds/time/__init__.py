"""Times: what the words say, and which stretch of the calendar that is."""

from checker.kinds.time.reader import TimeReader, reader

__all__ = ["TimeReader", "reader"]
