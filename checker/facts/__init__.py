"""Claims to facts: block by key, weigh pairs inside a block, join."""

from checker.context import Context
from checker.facts.corpus import Body, Claims, Corpus, Outline, Place, Unlike, outline_of, place_of
from checker.facts.currency import incomparable
from checker.facts.difference import Differences
from checker.facts.kept import Outcome, squeezed, unsqueezed
from checker.facts.link import facts_of, linked
from checker.facts.recall import Memory, Recall
from checker.facts.statistics import statistics_of
from checker.facts.statuses import linked_statuses, status_facts


def reasons_sought(context: Context) -> tuple[str, ...]:
    """What is looked for where values exclude each other, by the names in differences.toml."""
    return Differences(context).sought


__all__ = [
    "Body",
    "Claims",
    "Corpus",
    "Memory",
    "Outcome",
    "Outline",
    "Place",
    "Recall",
    "Unlike",
    "facts_of",
    "incomparable",
    "linked",
    "linked_statuses",
    "outline_of",
    "place_of",
    "reasons_sought",
    "squeezed",
    "statistics_of",
    "status_facts",
    "unsqueezed",
]
