"""Claims to facts: block by key, weigh pairs inside a block, join."""

from checker.context import Context
from checker.facts.currency import incomparable
from checker.facts.difference import Differences
from checker.facts.link import facts_of, kinds_of, linked
from checker.facts.recall import Recall
from checker.facts.statistics import statistics_of
from checker.facts.statuses import status_facts
from checker.facts.view import Viewer


def reasons_sought(context: Context) -> tuple[str, ...]:
    """What is looked for where values exclude each other, by the names in differences.toml."""
    return Differences(context).sought


__all__ = [
    "Recall",
    "Viewer",
    "facts_of",
    "incomparable",
    "kinds_of",
    "linked",
    "reasons_sought",
    "statistics_of",
    "status_facts",
]
