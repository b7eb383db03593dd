"""Times: what the words say, and which stretch of the calendar that is."""

from checker.kinds.time.reader import TimeReader, reader
from checker.kinds.time.tense import Told

__all__ = ["TimeReader", "Told", "reader"]
