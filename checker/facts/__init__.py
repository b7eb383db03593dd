"""Claims to facts: block by key, weigh pairs inside a block, join."""

from checker.facts.link import facts_of
from checker.facts.statistics import statistics_of

__all__ = ["facts_of", "statistics_of"]
