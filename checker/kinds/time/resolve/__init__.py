"""From a term to a stretch of the calendar: one resolver for each type of term."""

from checker.kinds.time.resolve import dates, pieces, ranges, relative, shifts
from checker.kinds.time.resolve.frame import Found, Frame, as_time, frame, resolve

# Importing them registers what they resolve.
_REGISTERED = (dates, pieces, ranges, relative, shifts)

__all__ = ["Found", "Frame", "as_time", "frame", "resolve"]
