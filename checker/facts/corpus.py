"""All claims of a corpus, each article's looked at only where it takes more than its outline."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import overload
from zlib import crc32

import msgspec

from checker.context import Statistics
from checker.facts.statistics import with_parts
from checker.facts.view import Viewer, dimension
from checker.model import Claim, Money, Span
from checker.rulebook import Rulebook

# Bytes of a digest of what is told.
_WIDTH = 8
# A sentence is told with two figures if one of them is wrong; with more, it is a form.
_WRITTEN = 2
_encoder = msgspec.msgpack.Encoder()
# An article, and the number of a claim among those of its kind.
Name = tuple[str, int]
# Article, span and id of a claim, which put claims in order.
Place = tuple[str, Span, str]


class Unlike(Exception):
    """The claims of an article are not those of its outline."""


class Lot(msgspec.Struct, frozen=True, array_like=True):
    """The claims of one kind in an article, in order: `copies` has a digest of each, the same where
    the same is told in the same words; `currencies` those that a sum is given in, apart by blanks.
    """

    copies: bytes
    currencies: list[str] = []

    def __len__(self) -> int:
        return len(self.copies) // _WIDTH

    def digests(self) -> Iterator[bytes]:
        """The digests of all claims."""
        copies = self.copies
        return (copies[at : at + _WIDTH] for at in range(0, len(copies), _WIDTH))


class Outline(msgspec.Struct, frozen=True, array_like=True):
    """What has to be known of every article of a corpus.

    `day` is that of its publication, if it was given; `lots` are its claims by kind; `forms` has
    numbers of the texts of claims, by the forms of their sentences; `marks` are numbers of all its
    names, words and forms, of four bytes each.
    """

    day: str
    lots: Mapping[str, Lot]
    forms: Mapping[str, list[int]]
    marks: bytes

    def has_any(self, marks: frozenset[int]) -> bool:
        """True for an article with one of these names, words or forms."""
        return not marks.isdisjoint(memoryview(self.marks).cast("I"))


def place_of(claim: Claim) -> Place:
    """The place of a claim in the order of all."""
    return (claim.at.article, claim.at.span, claim.id)


def outline_of(claims: Sequence[Claim]) -> Outline:
    """The outline of the claims of one article, which are in order."""
    forms: dict[str, set[int]] = {}
    for c in claims:
        if c.form:
            forms.setdefault(c.form, set()).add(mark(c.text))
    given = claims[0].publication.given if claims else None
    return Outline(
        given.low.isoformat() if given and given.low else "",
        {kind: _lot(found) for kind, found in _by_kind(claims).items()},
        {form: sorted(texts) for form, texts in forms.items()},
        array("I", sorted(_marks(claims))).tobytes(),
    )


def mark(word: str) -> int:
    """A number for a word; that two may share one costs time only."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def _marks(claims: Iterable[Claim]) -> set[int]:
    told: set[str] = set()
    for words in {w for c in claims for w in (c.context, c.near, c.local)}:
        told.update(words)
    for names in {(*c.subject, *c.topics) for c in claims}:
        told |= with_parts(names)
    told.update(c.form for c in claims if c.form)
    return set(map(mark, told))


def _by_kind(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(dimension(claim.value)[0], []).append(claim)
    return found


def _lot(claims: Sequence[Claim]) -> Lot:
    sums = isinstance(claims[0].value, Money)
    return Lot(
        b"".join(map(_digest, claims)), [" ".join(currencies_of(c)) for c in claims] if sums else []
    )


def _digest(c: Claim) -> bytes:
    when = c.time_scope.interval if c.time_scope else None
    told = (c.attribute, c.text, c.subject, c.local, c.topics, c.scope, c.context, c.restated)
    key = (told, c.value, when, c.publication.interval, c.polarity, c.modality, c.tense)
    try:
        content = _encoder.encode(key)
    except UnicodeEncodeError:  # half characters
        content = repr(key).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=_WIDTH).digest()


def currencies_of(claim: Claim) -> list[str]:
    """The currencies in which an article gives a sum."""
    given = (claim.value, claim.restated)
    return list(dict.fromkeys(m.currency for m in given if isinstance(m, Money)))


class Claims(Sequence[Claim]):
    """Claims in the order of their places, as many of them as are asked for read.

    `names` tell each by its article and its number among the claims of its kind there; `copies`,
    `currencies` and `days` are those of the outlines.
    """

    def __init__(
        self,
        read: Callable[[str], Sequence[Claim]],
        names: list[Name],
        copies: list[bytes],
        currencies: list[str],
        days: list[str],
    ) -> None:
        self._read = read
        self.names, self.copies, self.currencies, self.days = names, copies, currencies, days

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | Sequence[Claim]:
        if isinstance(index, slice):
            return self.among(range(len(self))[index])
        article, number = self.names[index]
        return self._read(article)[number]

    def among(self, indices: Iterable[int]) -> Claims:
        """Some of the claims."""
        chosen = list(indices)
        return Claims(
            self._read,
            [self.names[i] for i in chosen],
            [self.copies[i] for i in chosen],
            [self.currencies[i] for i in chosen] if self.currencies else [],
            [self.days[i] for i in chosen],
        )


class Corpus:
    """The articles by their ids, each with its outline; `read` gives the claims of one, in order.

    Claims that are not those of their outline raise Unlike.
    """

    def __init__(
        self, outlines: Mapping[str, Outline], read: Callable[[str], Sequence[Claim]]
    ) -> None:
        self.outlines = dict(sorted(outlines.items()))
        self._read = read
        self._claims: dict[str, Sequence[Claim]] = {}
        self._kinds: dict[str, dict[str, list[Claim]]] = {}

    @classmethod
    def of_claims(cls, claims: Iterable[Claim]) -> Corpus:
        """Of claims that are all there."""
        ordered = sorted(claims, key=place_of)
        by_article = {a: list(told) for a, told in groupby(ordered, lambda c: c.at.article)}
        return cls({a: outline_of(told) for a, told in by_article.items()}, by_article.__getitem__)

    def of(self, article: str) -> Sequence[Claim]:
        """The claims of an article, in order; none of one that makes none."""
        found = self._claims.get(article)
        if found is None:
            outline = self.outlines.get(article)
            read = self._read(article) if outline and outline.lots else ()
            kinds = _by_kind(read)
            lots = outline.lots if outline else {}
            if {k: len(c) for k, c in kinds.items()} != {k: len(lot) for k, lot in lots.items()}:
                raise Unlike(article)
            self._kinds[article] = kinds
            found = self._claims[article] = read
        return found

    def kinds(self) -> dict[str, Claims]:
        """The claims by what they can be compared with, the most first: no fact is of two kinds."""
        found: dict[str, Claims] = {}
        for article, outline in self.outlines.items():
            for kind, lot in outline.lots.items():
                claims = found.get(kind)
                if claims is None:
                    claims = found[kind] = Claims(self._reader(kind), [], [], [], [])
                claims.names.extend([(article, n) for n in range(len(lot))])
                claims.copies.extend(lot.digests())
                claims.currencies.extend(lot.currencies)
                claims.days.extend([outline.day] * len(lot))
        return dict(sorted(found.items(), key=lambda kind: (-len(kind[1]), kind[0])))

    def _reader(self, kind: str) -> Callable[[str], Sequence[Claim]]:
        def read(article: str) -> Sequence[Claim]:
            self.of(article)
            return self._kinds[article][kind]

        return read

    def viewer(self, statistics: Statistics, rulebook: Rulebook | None = None) -> Viewer:
        """One that knows all these claims."""
        return Viewer(statistics, self.of, self.templates, rulebook)

    @cached_property
    def templates(self) -> frozenset[str]:
        """The forms of sentences that many articles fill in."""
        told: dict[str, set[int]] = {}
        for outline in self.outlines.values():
            for form, texts in outline.forms.items():
                told.setdefault(form, set()).update(texts)
        return frozenset(form for form, texts in told.items() if len(texts) > _WRITTEN)
