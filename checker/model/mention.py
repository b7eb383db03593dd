"""What is found in a text: mentions, cues, attributions, quotations, entities."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from checker.model.span import Span
from checker.model.values import Value


class Kind(StrEnum):
    """The kind of a mention."""

    TIME = "time"
    DURATION = "duration"
    SET = "set"
    MONEY = "money"
    QUANTITY = "quantity"
    COUNT = "count"
    PERCENT = "percent"
    NUMBER = "number"
    ORDINAL = "ordinal"
    AGE = "age"


class Mention(msgspec.Struct, frozen=True):
    """A span of text with a kind and a normalised value; `rule` names what found it.

    `parts` names pieces of the span for those who explain it, such as the unit or the bound.
    """

    kind: Kind
    span: Span
    value: Value
    rule: str
    parts: tuple[tuple[str, Span], ...] = ()


class CueClass(StrEnum):
    """What a cue does to the claims that it reaches."""

    HEARSAY = "hearsay"
    SPECULATION = "speculation"
    NEGATION = "negation"
    DENIAL = "denial"
    NON_CONFIRMATION = "non-confirmation"
    CONFIRMATION = "confirmation"
    PLAN = "plan"
    FORECAST = "forecast"
    CONDITION = "condition"
    QUESTION = "question"
    APPROXIMATION = "approximation"
    ANONYMOUS = "anonymous"
    RELAYED = "relayed"


class Cue(msgspec.Struct, frozen=True):
    """Words that change certainty, polarity, attribution or approximation within `scope`."""

    cls: CueClass
    span: Span
    scope: Span
    rule: str


class SourceKind(StrEnum):
    """Who stands behind a claim."""

    AUTHOR = "author"
    NAMED = "named"
    OFFICIAL = "official"
    UNNAMED = "unnamed"
    RELAYED = "relayed"
    DOCUMENT = "document"


class Commitment(StrEnum):
    """How firmly an attribution verb binds its subject to the content."""

    NEUTRAL = "neutral"
    CONTESTED = "contested"
    COMMITTING = "committing"
    UNCOMMITTED = "uncommitted"


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: the source (None if left out), the words that attribute, the content.

    `via` is the medium that was told. Who only takes a `stance` vouches for nothing. `depth` counts
    what it stands in: contents of other attributions, or a quotation.
    """

    source: Span | None
    cue: Span
    content: Span
    kind: SourceKind
    commitment: Commitment
    rule: str
    via: Span | None = None
    stance: bool = False
    depth: int = 0


class Quote(msgspec.Struct, frozen=True):
    """A quotation with its marks; `inner` is without them; `scare` for one to three words."""

    span: Span
    inner: Span
    speaker: Span | None = None
    scare: bool = False


class Entity(msgspec.Struct, frozen=True):
    """A named thing; `key` is the same for the names that mean it in this article.

    A `person` has a first and a last name, at least once.
    """

    span: Span
    key: str
    person: bool = False


class Extraction(msgspec.Struct, frozen=True):
    """All that is said in one article, each list in order of its spans.

    Entities are not among it: only claims need them, and most sentences hold none.
    """

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]
