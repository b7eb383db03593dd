"""factlint: a linter for facts whose unit is the corpus."""

__version__ = "0.1.0"
