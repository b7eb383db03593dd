"""Claims: what one article says about one fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from checker.model.article import Publication
from checker.model.mention import Commitment, CueClass, SourceKind
from checker.model.place import Place
from checker.model.span import Span
from checker.model.values import Money, Time, Value


class Modality(StrEnum):
    """How sure the text is."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCOMMITTED = "uncommitted"


class Polarity(StrEnum):
    """Whether the text affirms or denies."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Tense(StrEnum):
    """Where the claim stands to reality and time."""

    HAPPENED = "happened"
    PLANNED = "planned"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"


class Source(msgspec.Struct, frozen=True):
    """Who stands behind a claim; `via` names the medium that relays it."""

    kind: SourceKind
    name: str = ""
    span: Span | None = None
    via: str = ""
    commitment: Commitment = Commitment.NEUTRAL


_SECOND_HAND = {SourceKind.UNNAMED, SourceKind.RELAYED}
_FIRST_HAND = {SourceKind.OFFICIAL, SourceKind.DOCUMENT}


class Evidence(msgspec.Struct, frozen=True):
    """A cue that bears on a claim: its class and rule, where it stands, and its words."""

    cls: CueClass
    rule: str
    at: Place
    text: str


class Exchange(msgspec.Struct, frozen=True):
    """How a sum came into another currency: one unit of `given` is `rate` of it on `day`.

    `slack` is the share by which the sum may be off, as nobody knows whose rate an article means.
    """

    given: Money
    rate: Decimal
    day: date
    source: str
    slack: Decimal


class Claim(msgspec.Struct, frozen=True):
    """What one article says about one fact.

    `subject` holds the keys of the entities in its sentence, nearest first, `local` those of its
    clause, `topics` what the article as a whole is most about; `attribute` what is measured (a
    canonical name, or the governing words); `scope` the qualifiers that make two figures
    incomparable when they differ; `presupposed` is true where the text takes the figure as known
    ("her seven brothers"), so that no cue around it bears on it, and `definite` where it stands in
    a phrase that takes its thing as known ("the planned $70 bid"); `near` and `context` are the
    content words of its clause and of its sentence; `form` a digest of all words of a sentence
    of some length but the figure's own, so that those of a copy whose figure was changed are the
    same; `issuer` who issued the article, if that is an
    authority or a party to the matter and no medium; `evidence` the cues that set modality,
    polarity and tense. `restated` is the same sum as the article itself gives it in another
    currency: no second claim. In a fact, whose claims must be of one currency, `value` may be that
    sum and `restated` the first one, or `value` may have been made at a rate: that of `exchange`.
    """

    id: str
    text: str
    subject: tuple[str, ...]
    attribute: str
    value: Value
    source: Source
    at: Place
    publication: Publication
    time_scope: Time | None = None
    local: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.CERTAIN
    tense: Tense = Tense.HAPPENED
    quoted: bool = False
    presupposed: bool = False
    limit: bool = False
    definite: bool = False
    near: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    form: str = ""
    evidence: tuple[Evidence, ...] = ()
    issuer: str = ""
    restated: Money | None = None
    exchange: Exchange | None = None

    @property
    def hedged(self) -> bool:
        """True for hearsay, and for what nobody named or only another medium stands behind."""
        return self.modality is Modality.UNCOMMITTED or self.source.kind in _SECOND_HAND

    @property
    def vouched(self) -> bool:
        """True if an official, a document or a party that commits itself says so, unhedged.

        So does the article itself where an authority or a party issued it.
        """
        if self.hedged or self.polarity is Polarity.DENIED:
            return False
        if self.issuer:
            return True
        if any(c.cls is CueClass.CONFIRMATION for c in self.evidence):
            return True
        named = self.source.kind is SourceKind.NAMED
        committed = named and self.source.commitment is Commitment.COMMITTING
        return committed or self.source.kind in _FIRST_HAND
