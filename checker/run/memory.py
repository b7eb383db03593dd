"""What comparing found out in the last run over the same paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from checker.context import Context
from checker.pipeline import Memory
from checker.run.cache import COMPARED, Cache
from checker.run.key import Keys, for_mapping
from checker.run.plan import Plan
from checker.run.shelf import Shelf

# Of values; one is about a third as large as what is kept of its articles.
_LIMIT = 512 * 1024 * 1024
# Of one value, which is read whole.
_LARGEST = 128 * 1024 * 1024


@contextmanager
def remembering(
    plan: Plan, context: Context, paths: Sequence[str], shelf: Shelf | None
) -> Iterator[Memory]:
    """What an earlier run kept; what the run inside finds out is kept in its place.

    The run notes the keys of its articles, by their ids. Without any nothing is kept.
    """
    keys: dict[str, bytes] = {}
    if plan.cache is None or shelf is None:
        yield Memory(keys)
        return
    key = Keys(for_mapping(context)).of_collection(paths)
    # Closed while processes are forked: they would share the open file.
    said: list[str] = []
    with closing(Cache(plan.cache, said.append, _LIMIT, COMPARED)) as cache:
        before = cache.get(key)
    memory = Memory(keys, before or b"", shelf.claims)
    yield memory
    # What is wrong with the whole folder was told when articles were looked for in it.
    for trouble in said if keys else ():
        plan.say(trouble)
    if 0 < len(memory.after) <= _LARGEST:
        with closing(Cache(plan.cache, _unsaid, _LIMIT, COMPARED)) as cache:
            cache.replace(key, memory.after)


def _unsaid(_trouble: str) -> None:
    """What is wrong with the cache was told when it was read."""
