"""Claims to facts: block by key, weigh pairs inside a block, join."""

from checker.context import Context
from checker.facts.currency import incomparable
from checker.facts.difference import Differences
from checker.facts.link import facts_of
from checker.facts.statistics import statistics_of
from checker.facts.statuses import status_facts


def reasons_sought(context: Context) -> tuple[str, ...]:
    """What is looked for where values exclude each other, by the names in differences.toml."""
    return Differences(context).sought


__all__ = ["facts_of", "incomparable", "reasons_sought", "statistics_of", "status_facts"]
