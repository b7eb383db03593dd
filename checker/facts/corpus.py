"""All claims of a corpus, each article's looked at only where it takes more than its outline."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload
from zlib import crc32

import msgspec

from checker.context import Statistics
from checker.facts.stances import Stance, packed, stance_of, unpacked
from checker.facts.statistics import with_parts
from checker.facts.view import Viewer, dimension
from checker.model import Claim, Money, Span
from checker.rulebook import Rulebook

# Bytes of a digest of what is told.
_WIDTH = 8
# Bytes of the number of a name or word.
_MARK = 4
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
    the same is told in the same words; `currencies` has those that each sum is given in, apart by
    blanks, with a comma behind each sum.
    """

    copies: bytes
    currencies: str = ""

    def __len__(self) -> int:
        return len(self.copies) // _WIDTH

    def digests(self) -> Iterator[bytes]:
        """The digests of all claims."""
        copies = self.copies
        return (copies[at : at + _WIDTH] for at in range(0, len(copies), _WIDTH))


class Outline(msgspec.Struct, frozen=True, array_like=True):
    """What has to be known of every article of a corpus.

    `day` is that of its publication, if it was given; `lots` are its claims by kind; `forms` has
    a line for each form of a sentence and number of the text of a claim; `stances` are its
    statuses, packed; `marks` are numbers of all its names, words and forms, of four bytes
    each. Texts and bytes take a fifth of the room of their parts.
    """

    day: str
    lots: Mapping[str, Lot]
    forms: str
    stances: bytes
    marks: bytes

    @property
    def is_whole(self) -> bool:
        """False for what `outline_of` never made."""
        return len(self.marks) % _MARK == 0 and all(
            len(lot.copies) % _WIDTH == 0
            and lot.currencies.count(",") == (len(lot) if kind == "money" else 0)
            for kind, lot in self.lots.items()
        )

    def has_any(self, marks: frozenset[int]) -> bool:
        """True for an article with one of these names, words or forms."""
        return not marks.isdisjoint(memoryview(self.marks).cast("I"))


def place_of(claim: Claim) -> Place:
    """The place of a claim in the order of all."""
    return (claim.at.article, claim.at.span, claim.id)


class Body(msgspec.Struct, frozen=True):
    """The claims of an article, and its statuses, both in order."""

    claims: Sequence[Claim]
    statuses: Sequence[Claim] = ()


_NO_CLAIMS = Body(())


def outline_of(body: Body) -> Outline:
    """The outline of an article."""
    claims, every = body.claims, (*body.claims, *body.statuses)
    forms = {f"{c.form} {mark(c.text):08x}" for c in claims if c.form}
    given = every[0].publication.given if every else None
    return Outline(
        given.low.isoformat() if given and given.low else "",
        {kind: _lot(found) for kind, found in _by_kind(claims).items()},
        "\n".join(sorted(forms)),
        packed(map(stance_of, body.statuses)),
        array("I", sorted(_marks(every))).tobytes(),
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
    given = [" ".join(currencies_of(c)) + "," for c in claims] if sums else []
    return Lot(b"".join(map(_digest, claims)), "".join(given))


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
    """The articles by their ids, each with its outline; `read` gives all claims of one.

    Claims that are not those of their outline raise Unlike.
    """

    def __init__(self, outlines: Mapping[str, Outline], read: Callable[[str], Body]) -> None:
        self.outlines = dict(sorted(outlines.items()))
        self._read = read
        self._bodies: dict[str, Body] = {}
        self._kinds: dict[str, dict[str, list[Claim]]] = {}

    @classmethod
    def of_claims(cls, claims: Iterable[Claim], statuses: Iterable[Claim] = ()) -> Corpus:
        """Of claims that are all there."""
        told: dict[str, tuple[list[Claim], list[Claim]]] = {}
        for which, given in enumerate((claims, statuses)):
            for claim in sorted(given, key=place_of):
                told.setdefault(claim.at.article, ([], []))[which].append(claim)
        bodies = {article: Body(*both) for article, both in told.items()}
        outlines = {article: outline_of(body) for article, body in bodies.items()}
        return cls(outlines, bodies.__getitem__)

    def of(self, article: str) -> Sequence[Claim]:
        """The claims of an article, in order; none of one that makes none."""
        return self._body(article).claims

    def statuses(self, article: str) -> Sequence[Claim]:
        """The statuses of an article, in order."""
        return self._body(article).statuses

    def stances(self, article: str) -> list[Stance]:
        """The statuses of an article, as its outline has them."""
        try:
            return unpacked(self.outlines[article].stances)
        except ValueError:
            raise Unlike(article) from None

    def _body(self, article: str) -> Body:
        found = self._bodies.get(article)
        if found is None:
            outline = self.outlines.get(article)
            if outline is None or not (outline.lots or outline.stances):
                return _NO_CLAIMS
            found = self._read(article)
            kinds = _by_kind(found.claims)
            counts = {kind: len(claims) for kind, claims in kinds.items()}
            lots = {kind: len(lot) for kind, lot in outline.lots.items()}
            if counts != lots or len(found.statuses) != len(self.stances(article)):
                raise Unlike(article)
            self._kinds[article] = kinds
            self._bodies[article] = found
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
                claims.currencies.extend(lot.currencies.split(",")[:-1])
                claims.days.extend([outline.day] * len(lot))
        return dict(sorted(found.items(), key=lambda kind: (-len(kind[1]), kind[0])))

    def _reader(self, kind: str) -> Callable[[str], Sequence[Claim]]:
        def read(article: str) -> Sequence[Claim]:
            self._body(article)
            return self._kinds[article][kind]

        return read

    def viewer(self, statistics: Statistics, rulebook: Rulebook | None = None) -> Viewer:
        """One that knows all these claims."""
        return Viewer(statistics, self.of, self.templates, rulebook)

    @cached_property
    def templates(self) -> frozenset[str]:
        """The forms of sentences that many articles fill in."""
        told: dict[str, set[str]] = {}
        for outline in self.outlines.values():
            for line in outline.forms.splitlines():
                form, _, text = line.rpartition(" ")
                told.setdefault(form, set()).add(text)
        return frozenset(form for form, texts in told.items() if len(texts) > _WRITTEN)
