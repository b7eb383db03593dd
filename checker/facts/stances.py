"""A claim that something came about or did not, as far as it takes to find those that answer it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checker.facts import excuses
from checker.facts.status_excuses import status_of
from checker.model import Claim, CueClass, Polarity, Tense

# How many names of a claim, and topics of its article, bring it together with others.
_NAMES, _TOPICS = 3, 2


class Stance(msgspec.Struct, frozen=True, array_like=True):
    """`family`, `holds`, `of`, `names` and `ever` are those of the Status; `around` the first names
    of the sentence and topics of the article, `local` the first names of the clause.

    `elsewhen` is true for what was well before it was written, `answers` for the denial of what
    somebody told.
    """

    family: str
    holds: bool
    of: str
    names: list[str]
    ever: bool
    tense: Tense
    denied: bool
    scope: list[str]
    around: list[str]
    local: list[str]
    elsewhen: bool
    answers: bool


def stance_of(claim: Claim) -> Stance:
    """The stance of a claim that is known to be a status."""
    value = status_of(claim)
    return Stance(
        value.family,
        value.holds,
        value.of,
        list(value.names),
        value.ever,
        claim.tense,
        claim.polarity is Polarity.DENIED,
        list(claim.scope),
        [*claim.subject[:_NAMES], *claim.topics[:_TOPICS]],
        list(claim.local[:_NAMES]),
        excuses.is_elsewhen(claim),
        any(e.cls is CueClass.DENIAL for e in claim.evidence),
    )


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[Stance])


def packed(stances: Iterable[Stance]) -> bytes:
    """Stances as bytes; b"" for none."""
    found = list(stances)
    try:
        return _encoder.encode(found) if found else b""
    except UnicodeEncodeError:
        return _encoder.encode(list(map(_spelled_out, found)))


def unpacked(data: bytes) -> list[Stance]:
    """The stances; raises ValueError for bytes that are none."""
    return _decoder.decode(data) if data else []


def _spelled_out(stance: Stance) -> Stance:
    """A stance with half characters written as their numbers."""

    def spell(text: str) -> str:
        return text.encode("utf-8", "backslashreplace").decode()

    return msgspec.structs.replace(
        stance,
        of=spell(stance.of),
        names=list(map(spell, stance.names)),
        scope=list(map(spell, stance.scope)),
        around=list(map(spell, stance.around)),
        local=list(map(spell, stance.local)),
    )
