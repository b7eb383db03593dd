"""Figures: numerals with what they measure, from `numeral` over `money`, `quantity` and the other
kinds to `span_range`; `reader` puts them together."""

from checker.kinds.figure.reader import FigureReader, reader

__all__ = ["FigureReader", "reader"]
