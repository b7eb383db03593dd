"""Mapped articles as bytes: what crosses a process border, and what the cache keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import force_setattr

from checker.facts import squeezed, unsqueezed
from checker.model import Claim, Place
from checker.pipeline import Mapped

_encoder = msgspec.msgpack.Encoder()
# Words, which are the same in many claims of an article, and many articles.
_OF_CLAIMS = ("attribute", "subject", "local", "topics", "scope", "near", "context")
_OF_PLACES = ("article", "path", "quoted_line")
Words = str | tuple[str, ...]


class Unreadable(ValueError):
    """Bytes that are no mapped article."""


def encoded(mapped: Mapped) -> bytes:
    """The article as bytes; b"" for one that has none, with half characters in it."""
    try:
        return squeezed(_encoder.encode(mapped))
    except UnicodeEncodeError:
        return b""


class Decoder:
    """Bytes to articles that share what is equal in them, which halves the memory they take."""

    def __init__(self) -> None:
        self._decoder = msgspec.msgpack.Decoder(Mapped)
        self._known: dict[Words, Any] = {}

    def decode(self, data: bytes) -> Mapped:
        """Raises Unreadable for what `encoded` never made."""
        try:
            mapped = self._decoder.decode(unsqueezed(data))
        except (ValueError, msgspec.DecodeError) as error:
            raise Unreadable(str(error)) from None
        self._share(mapped.claims)
        self._share(mapped.statuses)
        return mapped

    def _share(self, claims: Sequence[Claim]) -> None:
        """Point the fields at equal values met before. Nobody has seen these objects yet."""
        before = claims[0] if claims else None
        for claim in claims:
            if before is not None and claim is not before:
                # Of one article; the dates of two may be equal and yet be written differently.
                _as_in(before, claim, ("publication",))
                _as_in(before.at, claim.at, _OF_PLACES)
            for evidence in claim.evidence:
                _as_in(claim.at, evidence.at, _OF_PLACES)
            self._share_words(claim, before)
            before = claim

    def _share_words(self, claim: Claim, before: Claim | None) -> None:
        known = self._known
        for name in _OF_CLAIMS:
            value = getattr(claim, name)
            if not value:
                continue
            # Claims of one sentence have most of their words in common.
            met = getattr(before, name, None)
            if met != value:
                met = known.get(value)
            if met is not value:
                force_setattr(claim, name, self._keep(value) if met is None else met)

    def _keep(self, value: Words) -> Words:
        if isinstance(value, tuple):
            known = self._known
            value = tuple([known.setdefault(word, word) for word in value])
        self._known[value] = value
        return value


def _as_in(one: Claim | Place, other: Claim | Place, names: Sequence[str]) -> None:
    """Let two objects share what is equal in them."""
    for name in names:
        value = getattr(one, name)
        if getattr(other, name) == value:
            force_setattr(other, name, value)
