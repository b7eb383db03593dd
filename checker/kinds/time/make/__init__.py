"""From the words that a rule matches to a term: one production for each name under `make`."""

from checker.kinds.time.make import clock, dates, lengths, relative
from checker.kinds.time.make.core import PRODUCTIONS

# Importing them registers what they make.
_REGISTERED = (clock, dates, lengths, relative)

__all__ = ["PRODUCTIONS"]
