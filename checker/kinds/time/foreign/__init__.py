"""Dates in full in languages that have no rules."""

from checker.kinds.time.foreign.reader import ForeignReader, joined, reader

__all__ = ["ForeignReader", "joined", "reader"]
