"""What comparing keeps for the next run: plain values that say nothing by themselves.

How a pair is weighed depends on its two claims, on their articles, and on what is known of the
corpus. Where all of that is as it was, so is the weight.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from checker.facts.corpus import Outline
from checker.facts.statistics import Counts
from checker.facts.view import Dimension

# Bounds what foreign bytes can make of memory.
_LARGEST = 256 * 1024 * 1024
# Higher levels take longer and save a twentieth.
_LEVEL = 1
Pair = tuple[int, int]
KeptLink = tuple[int, int, float, list[str]]


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """One way in which a claim is compared: `size` as in View, `keys` of the blocks it is in."""

    dimension: Dimension
    size: float
    keys: list[int]


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What claims come to that hang together: `members` are their indices, `facts` how many facts
    they are, of how many claims, `withheld` how many of these are; `said` are the findings on them,
    as bytes, or b"".
    """

    members: list[int]
    facts: int
    claims: int
    withheld: int
    said: bytes


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """All that was found out of the claims of one kind.

    `claims` are known by their article and their number among its claims of the kind; `shown` has
    an entry for each, `copies` the number of claims that it is told in the same words with. `links`
    are the pairs, by index and the lower first, that may be links, with their weights and levels,
    `echoes` those that echo each other, `changes` those of which one may have become the other,
    again with weights and levels. `neighbours` are claims with words of change, each with another
    of its sentence. `outcomes` are those of all claims that hang together, and of single ones on
    which something is said. `large` are the dimensions in which not all claims meet; `mixed` as in
    Faces.
    """

    mixed: bool
    large: list[Dimension]
    claims: list[tuple[str, int]]
    copies: list[int]
    shown: list[list[Shown]]
    links: list[KeptLink]
    echoes: list[Pair]
    changes: list[KeptLink]
    neighbours: list[Pair]
    outcomes: list[Outcome]

    def together(self) -> tuple[list[Pair], ...]:
        """The pairs that bring claims together: links, echoes, changes and neighbours."""
        links, changes = ([(a, b) for a, b, _, _ in x] for x in (self.links, self.changes))
        return links, self.echoes, changes, self.neighbours


class Refused(msgspec.Struct, frozen=True, array_like=True):
    """Pairs of statuses, by index and the lower first, that were weighed and are of two things.

    `claims` are known by their article and their number among its statuses.
    """

    claims: list[tuple[str, int]]
    pairs: list[Pair]


class Known(msgspec.Struct, frozen=True, array_like=True):
    """An article: a digest of all of it, the outline of its claims, and the rest as bytes."""

    key: bytes
    outline: Outline
    rest: bytes


class Remembered(msgspec.Struct, frozen=True, array_like=True):
    """What a run keeps: its articles by their ids, how many of them have words, what is counted in
    their claims, the forms of sentences that many fill in, the rules that were not asked for, of
    each kind of claims a `Kept` as bytes, and of the statuses a `Refused`.
    """

    articles: Mapping[str, Known]
    count: int
    counts: Counts
    templates: frozenset[str]
    passed_over: frozenset[str]
    kinds: Mapping[str, bytes]
    statuses: bytes


NOTHING = Kept(False, [], [], [], [], [], [], [], [], [])
NONE_REFUSED = Refused([], [])
_refused = msgspec.msgpack.Decoder(Refused)
_kept = msgspec.msgpack.Decoder(Kept)
_remembered = msgspec.msgpack.Decoder(Remembered)
_encoder = msgspec.msgpack.Encoder()


def encoded(value: Kept | Refused | Remembered) -> bytes:
    """The value as bytes; b"" for one with half characters in it, which cannot be kept."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return b""


def squeezed(data: bytes) -> bytes:
    """Bytes in less room; b"" for more than may be unsqueezed."""
    return zlib.compress(data, _LEVEL) if len(data) <= _LARGEST else b""


def unsqueezed(data: bytes) -> bytes:
    """What was squeezed; raises ValueError for other bytes."""
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(data, _LARGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("cut off, or too long")
    return found


def remembered(data: bytes) -> Remembered | None:
    """What a run kept; None for bytes that are nothing of the kind."""
    try:
        found = _remembered.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    counts = (found.counts.names, found.counts.unnamed, found.counts.words)
    whole = all(min(c.values(), default=1) > 0 for c in counts) and all(
        known.outline.is_whole for known in found.articles.values()
    )
    return found if whole else None


def kept(data: bytes) -> Kept:
    """What was found out of one kind; NOTHING for bytes that are nothing of the kind."""
    try:
        found = _kept.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return NOTHING
    return found if _is_whole(found) else NOTHING


def refused(data: bytes) -> Refused:
    """The statuses of two things; NONE_REFUSED for bytes that are nothing of the kind."""
    try:
        found = _refused.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return NONE_REFUSED
    whole = all(0 <= a < b < len(found.claims) for a, b in found.pairs)
    return found if whole else NONE_REFUSED


def _is_whole(found: Kept) -> bool:
    count = len(found.claims)
    pairs = chain.from_iterable(found.together())
    members = (i for outcome in found.outcomes for i in outcome.members)
    return (
        len(found.shown) == len(found.copies) == count
        and all(0 <= a < b < count for a, b in pairs)
        and all(0 <= i < count for i in members)
    )


__all__: Sequence[str] = [
    "NONE_REFUSED",
    "NOTHING",
    "Kept",
    "Known",
    "Outcome",
    "Pair",
    "Refused",
    "Remembered",
    "Shown",
    "encoded",
    "kept",
    "refused",
    "remembered",
    "squeezed",
    "unsqueezed",
]
