"""The shapes that rule files decode to. Unknown keys are refused.

Adding a field here is adding a key to the format: say so in rules/README.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from checker.model import Commitment, Severity, SourceKind

Name = Annotated[str, Meta(min_length=1)]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with what is expected in {braces}; `value` as the kind writes it."""

    text: Name
    value: str = ""
    published: str = ""


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ISO 4217 currency; `minor` are names of its hundredth.

    `comma` is true where a comma marks decimals, so that 2.500 is two and a half thousand. In
    articles of its `regions` (ISO 3166) it is what the `shared` signs and names mean. Where it is
    told of `abroad` by its bare name, no country in an article makes that another currency.
    """

    code: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    comma: bool = False
    regions: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    abroad: bool = False


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit: its pint name, what it measures, how it is written.

    A value plus `offset`, times `factor` ("5/9" is a fraction), is in the dimension's base unit;
    `symbols` are matched to the letter, `words` in singular and plural, whatever their case.
    """

    name: Name
    dimension: Name
    factor: str
    offset: str = "0"
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a language, by table. Tables of several files are joined."""

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    cardinals: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    scales: dict[str, str] = {}
    suffixes: dict[str, str] = {}
    fractions: dict[str, str] = {}
    vague: dict[str, tuple[str, str]] = {}
    # Words that tell how many times as much something is; "1/2" where it shrinks.
    factors: dict[str, str] = {}
    bounds: dict[str, tuple[str, ...]] = {}
    # Wordings that let a value lie between two multiples of the figure given ("nearly").
    margins: dict[str, tuple[str, str]] = {}
    # Words in names of currencies as agencies cut them, to the whole word.
    short_names: dict[str, str] = {}
    # Plurals that no rule makes, to their singular.
    plurals: dict[str, str] = {}
    abbreviations: dict[str, tuple[str, ...]] = {}
    demonyms: dict[str, str] = {}
    # Capitals, countries and their short names, to the name of the country.
    places: dict[str, str] = {}
    # Words of time: units, seasons (1 is spring), parts of the day ("12-18"), feasts by rule.
    time_units: dict[str, str] = {}
    seasons: dict[str, int] = {}
    day_parts: dict[str, str] = {}
    holidays: dict[str, str] = {}
    # Words, and endings of words, to the spelling that they are compared in ("colour", "won't").
    spellings: dict[str, str] = {}
    spelling_endings: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording with named {slots} and the production that makes a value of it."""

    name: Name
    pattern: Name
    make: Name
    hit: Annotated[tuple[Example, ...], Meta(min_length=1)]
    miss: Annotated[tuple[Example, ...], Meta(min_length=1)]
    options: dict[str, str] = {}


Reach = Literal["clause", "after", "before", "sentence", "statement", "self"]


# The classes of `model.CueClass`, and "none" for words that only look like a cue.
CueName = Literal[
    "hearsay",
    "speculation",
    "negation",
    "denial",
    "non-confirmation",
    "confirmation",
    "plan",
    "forecast",
    "condition",
    "question",
    "approximation",
    "anonymous",
    "relayed",
    "none",
]


class CueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that change certainty. `class = "none"` makes a pseudo-cue that shields its span."""

    name: Name
    pattern: Name
    hit: tuple[Name, ...]
    miss: tuple[Name, ...]
    cls: CueName = msgspec.field(name="class")
    reach: Reach = "clause"


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attribution verb with its forms and how firmly it binds its subject.

    A `stance` is a wish or an attitude: whoever has it vouches for nothing that stands beside.
    With `quoting` it says something only beside a quotation ("the keeper continued").
    """

    name: Name
    forms: tuple[Name, ...]
    commitment: Commitment
    hit: tuple[Name, ...]
    miss: tuple[Name, ...]
    stance: bool = False
    quoting: bool = False


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording that attributes without a verb, or in a fixed order ("according to").

    With `speaker`, who stands behind it must be somebody who can speak ("citing the keeper"); else
    it is a verb with its object ("citing the cost").
    """

    name: Name
    pattern: Name
    commitment: Commitment
    hit: tuple[Name, ...]
    miss: tuple[Name, ...]
    speaker: bool = False


class SourceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording for a source that tells its kind ("people familiar with", "media")."""

    name: Name
    pattern: Name
    kind: SourceKind
    hit: tuple[Name, ...]
    miss: tuple[Name, ...]


class Attribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a value measures: the words that tell it, and how it behaves in time.

    `nouns` names the word list that a counted noun must be in, `dimensions` those of a
    quantity, `reach` how far its words may stand away, in characters. Each is free where it is
    left out. Attributes of one `family` are often told in each other's words; one that
    `stands_for` others is the same as each of them. A `generic` one, whose words fit many
    things, gives way to one whose words stand a little further away. Where it `leads`, its words
    stand before the value. With `limit` a bound is the value itself: a page that allows "up to
    8" and one that allows "up to 16" differ. A `named` one is of the same thing only if the same
    names stand with both values. What is `common` is told of so many things that two values of it
    are of one only if their sentences share a word or a name. With `edge` a bound of a date is the
    date: what is closed since May was closed in May.
    """

    name: Name
    kinds: tuple[str, ...]
    pattern: Name
    nature: Literal["constant", "cumulative", "point", "period", "planned", "posted"]
    hit: tuple[Name, ...]
    miss: tuple[Name, ...]
    nouns: str = ""
    dimensions: tuple[Name, ...] = ()
    reach: int = 0
    leads: bool = False
    family: str = ""
    generic: bool = False
    limit: bool = False
    named: bool = False
    common: bool = False
    edge: bool = False
    stands_for: tuple[Name, ...] = ()


Form = Literal["base", "past", "participle", "gerund", "state", "whole", "noun"]


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event, or a state of things: the words that tell that it came about, by form.

    `base` stands behind "did not", `past` alone or behind "has been", `state` behind "is"; `whole`
    tells all by itself ("still works"), and a `noun` only that it did not come about ("no sale").
    A wording with " ... " has a few more words there. States of one `family` are about one
    question, and those that do not `hold` answer it the other way ("acquitted"). What `lasts` may
    end again: an open road may be closed tomorrow. `bears` tells whose state it is, where that is
    not the object of an active verb, and else the subject; `of` limits what that may be, by its
    last word or two, and `thing` is the one name for all of it. With `both` subject and object
    must be the same: of two who ran, one may have won the race. What is `mutual` is done by two,
    of whom each may be named.
    With `denies` its words tell that it has not come about: "unsigned". What its verb `takes` is no
    thing that it is told of, but a part of the words: "received a warning". It is an answer to the
    questions in `also`, too.
    """

    name: Name
    family: Name
    hit: Annotated[tuple[Name, ...], Meta(min_length=1)]
    miss: Annotated[tuple[Name, ...], Meta(min_length=1)]
    denied: tuple[Name, ...] = ()
    also: tuple[Name, ...] = ()
    holds: bool = True
    lasts: bool = False
    bears: Literal["", "object", "subject"] = ""
    both: bool = False
    mutual: bool = False
    passive: bool = False
    denies: bool = False
    base: tuple[Name, ...] = ()
    past: tuple[Name, ...] = ()
    participle: tuple[Name, ...] = ()
    gerund: tuple[Name, ...] = ()
    state: tuple[Name, ...] = ()
    whole: tuple[Name, ...] = ()
    noun: tuple[Name, ...] = ()
    takes: tuple[Name, ...] = ()
    of: tuple[Name, ...] = ()
    thing: str = ""
    not_before: tuple[Name, ...] = ()


class PlainRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs and adjectives each of which is a question of its own, without an opposite.

    A verb gives its forms with | between them: base, past, participle and gerund.
    """

    name: Name
    hit: Annotated[tuple[Name, ...], Meta(min_length=1)]
    miss: Annotated[tuple[Name, ...], Meta(min_length=1)]
    denied: tuple[Name, ...] = ()
    lasts: bool = False
    verbs: tuple[Annotated[str, Meta(pattern=r"^[^|]+(\|[^|]+){3}$")], ...] = ()
    adjectives: tuple[Name, ...] = ()


class PolarityRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words right before or `behind` a form of a state, and what they make of it.

    `nothing` shields words that tell neither ("the signed lease", "would have signed"). With `now`
    they tell how things stand when the article appears ("has not been signed"). What was
    `told-planned` is a plan where somebody tells or denies it, and else a mere wish ("would"). A
    group `subject` is the noun phrase, where the words hold it. The first rule that fits wins.
    """

    name: Name
    pattern: Name
    says: Literal[
        "holds", "not", "planned", "not-planned", "told-planned", "told-not-planned", "nothing"
    ]
    forms: Annotated[tuple[Form, ...], Meta(min_length=1)]
    hit: Annotated[tuple[Name, ...], Meta(min_length=1)]
    miss: Annotated[tuple[Name, ...], Meta(min_length=1)]
    voice: Literal["active", "passive"] = "active"
    side: Literal["before", "behind"] = "before"
    now: bool = False


class ExampleArticle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small article of an example."""

    text: Name
    published: str = ""
    outlet: str = ""
    title: str = ""


class FindingExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Articles, and the text of the first location of each finding of the rule expected there.

    `before` are the articles from which a baseline was made.
    """

    name: Name
    articles: Annotated[tuple[ExampleArticle, ...], Meta(min_length=1)]
    expect: tuple[str, ...]
    before: tuple[ExampleArticle, ...] = ()


class FindingRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of the linter: its page, its message and its tests."""

    id: Annotated[str, Meta(pattern="^[CDUQARTSI][0-9]{3}$")]
    name: Annotated[str, Meta(pattern="^[a-z0-9-]+$")]
    severity: Severity
    summary: Name
    message: Name
    why: Name
    settle: Name
    on: bool = True
    known_problems: tuple[str, ...] = ()
    parameters: dict[str, float] = {}
    examples: tuple[FindingExample, ...] = msgspec.field(default=(), name="example")


# The comparisons that the code makes, and the levels that each may come to.
COMPARISONS: Mapping[str, frozenset[str]] = {
    "words": frozenset({"copied", "same", "many", "some", "few", "none"}),
    "copy": frozenset({"verbatim", "form", "no"}),
    "names": frozenset({"several", "one", "unknown", "common", "none"}),
    "depth": frozenset({"near", "apart", "far", "unknown"}),
    "story": frozenset({"same", "akin", "other"}),
    "scope": frozenset({"same", "other, equal value", "other"}),
    "time": frozenset({"same", "unknown", "one dated", "other day", "other"}),
    "article": frozenset(
        {"other", "same", "same, equal value", "same, other value", "same sentence"}
    ),
    "party": frozenset({"same", "more", "other", "apart", "strangers"}),
    "attribute": frozenset(
        {"same", "akin", "same open", "akin open", "unknown", "open", "other open", "other"}
    ),
    "value": frozenset(
        {
            "exact",
            "equal",
            "close",
            "small",
            "swapped",
            "one digit",
            "near",
            "apart",
            "far",
            "very far",
        }
    ),
    "published": frozenset(
        {"same", "days", "near", "unknown", "far", "grown", "changed in days", "changed"}
    ),
    "kind": frozenset({"count", "duration", "money", "percent", "quantity", "time", "other"}),
    # Made once all pairs are weighed: how the claims of a pair do with the other's article.
    "rival": frozenset({"crowd", "only", "both", "one", "none"}),
    "elsewhere": frozenset({"yes", "no", "beside"}),
}


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outcome of a comparison and its match weight (base 2 logarithm of odds)."""

    name: Name
    weight: float
    because: str = ""


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How two claims are compared in one respect: its levels, best first."""

    name: Name
    levels: Annotated[tuple[Level, ...], Meta(min_length=1)] = msgspec.field(name="level")


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two claims are taken for one fact."""

    threshold: float = 0.0
    prior: float = 0.0
    comparisons: tuple[Comparison, ...] = msgspec.field(default=(), name="comparison")


class DifferenceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why two values may differ and both be right.

    `scopes` are the qualifiers that bring it about where one has them and the other has not. With
    `copies = false` it does not explain how one sentence comes to two figures, with `slips = false`
    not how two figures come to have the same digits in another order.
    """

    name: Name
    says: Name
    scopes: tuple[Name, ...] = ()
    copies: bool = True
    slips: bool = True


class DifferenceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file rules/differences.toml."""

    difference: tuple[DifferenceRule, ...] = ()


class SharedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in rules/shared."""

    currency: tuple[Currency, ...] = ()
    unit: tuple[Unit, ...] = ()


class GrammarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in rules/<language>/grammar."""

    slots: dict[str, str] = {}
    pattern: tuple[Pattern, ...] = ()


class CueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in rules/<language>/cues. Its slots are shared by its patterns."""

    slots: dict[str, str] = {}
    cue: tuple[CueRule, ...] = ()


class AttributionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in rules/<language>/attribution."""

    slots: dict[str, str] = {}
    verb: tuple[Verb, ...] = ()
    frame: tuple[Frame, ...] = ()
    source: tuple[SourceRule, ...] = ()


class AttributeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in rules/<language>/attributes."""

    slots: dict[str, str] = {}
    attribute: tuple[Attribute, ...] = ()


class StateFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in rules/<language>/states."""

    slots: dict[str, str] = {}
    state: tuple[State, ...] = ()
    plain: tuple[PlainRule, ...] = ()
    polarity: tuple[PolarityRule, ...] = ()


class Language(msgspec.Struct, frozen=True):
    """All rules of one language, slots filled in."""

    code: str
    lexicon: Lexicon = Lexicon()
    patterns: tuple[Pattern, ...] = ()
    cues: tuple[CueRule, ...] = ()
    verbs: tuple[Verb, ...] = ()
    frames: tuple[Frame, ...] = ()
    sources: tuple[SourceRule, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    states: tuple[State, ...] = ()
    plain: tuple[PlainRule, ...] = ()
    polarities: tuple[PolarityRule, ...] = ()
