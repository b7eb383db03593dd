"""Who speaks: pronouns and roles ("he", "the ministry") brought back to the name before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from checker.kinds.antecedent import antecedents
from checker.model import Attribution, Entity, Quote, SourceKind, Span
from checker.rulebook import Lexicon, Rulebook

# So many names before a pronoun are looked at, in so many sentences.
_NAMES = 40
_SENTENCES = 4
_APPOSITION = 60
_WORDS = 8
_MARKS = ".,;:!?()\"'“”‘’"


class _Words:
    """The words of one language that stand for a speaker, or tell what a name names."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self.first, self.relative = listed("pronoun_first"), listed("pronoun_relative")
        self.thing, self.group = listed("pronoun_thing"), listed("organisation_noun")
        self.places = frozenset((*lexicon.places.values(), *lexicon.demonyms.values()))


@lru_cache(maxsize=8)
def _words(rulebook: Rulebook, language: str) -> _Words:
    return _Words(rulebook.language(language).lexicon)


class Speakers:
    """The names behind the sources of one article."""

    def __init__(
        self,
        body: str,
        sentences: Sequence[Span],
        entities: Sequence[Entity],
        attributions: Sequence[Attribution],
        quotes: Sequence[Quote],
        rulebook: Rulebook,
        language: str,
    ) -> None:
        self._words = _words(rulebook, language)
        self._body = body
        self._starts = [s.start for s in sentences]
        self._entities = entities
        self._opens = [e.span.start for e in entities]
        self._sources = sorted(a.source for a in attributions if a.source)
        self._quotes = [q for q in quotes if not q.scare]
        self._antecedents = antecedents(
            body, sentences, entities, attributions, quotes, rulebook, language
        )
        self._full = self._full_names()
        self._known: dict[Span, str] = {}
        self._officials = {
            entity.span.of(body).split()[-1]
            for a in attributions
            if a.source and a.kind is SourceKind.OFFICIAL
            for entity in self._within(a.source)[-1:]
            if not self._is_place(entity)
        }

    def name(self, source: Span) -> str:
        """The name that `source` stands for; its own words if the text tells none."""
        if source not in self._known:
            words = " ".join(source.of(self._body).split())
            self._known[source] = words  # a chain that comes back here ends
            self._known[source] = self._resolved(source, words) or words.removesuffix(" who")
        return self._known[source]

    def kind(self, item: Attribution) -> SourceKind:
        """The kind of a source; who is an official once stays one as "she"."""
        if item.kind is not SourceKind.NAMED or item.source is None:
            return item.kind
        name = self.name(item.source)
        return SourceKind.OFFICIAL if name.split()[-1] in self._officials else item.kind

    def _resolved(self, source: Span, words: str) -> str | None:
        words = words.removesuffix(" who")
        low = words.lower()
        if low in self._words.first:
            return self._of_quotation(source)
        if low in self._words.relative and not words.isupper():  # the WHO is no pronoun
            return self._before_relative(source)
        if kind := self._antecedents.words.sexes.get(low):
            meant = self._antecedents.meant(kind, source)
            return self._written(meant) if meant else None
        if low in self._words.thing:
            return self._antecedent(source, self._is_thing)
        if low.startswith("the ") and words.split()[-1].islower():
            return self._role(source, low)
        own = self._within(source)
        if own:
            # "Finch" is told in full, "Mayor Orla Finch" is.
            last_name = len(own) == 1 and len(own[0].span.of(self._body).split()) == 1
            return self._written(own[0]) if last_name and own[0].person else None
        return None

    def _before_relative(self, source: Span) -> str | None:
        """The name before "who", or the words: "Police, who found ..."."""
        meant = self._antecedents.before_relative(source)
        if meant is not None:
            return self._written(meant)
        start = self._starts[max(bisect_right(self._starts, source.start) - 1, 0)]
        piece = re.split(r"[.,;:!?“\"(]", self._body[start : source.start].rstrip(" ,"))[-1]
        named = next(self._before(source.start, 1), None)
        if named and named.span.end >= source.start - len(piece) - 2:
            return self._written(named)
        words = piece.split()
        return " ".join(words) if 0 < len(words) <= _WORDS else None

    def _full_names(self) -> dict[str, Span]:
        """The longest name that the text has for each person, the first of those."""
        full: dict[str, Span] = {}
        for entity in self._entities:
            if entity.person and (
                entity.key not in full or len(entity.span) > len(full[entity.key])
            ):
                full[entity.key] = entity.span
        return full

    def _written(self, entity: Entity) -> str:
        span = self._full.get(entity.key, entity.span)
        return " ".join(span.of(self._body).split())

    def _within(self, span: Span) -> Sequence[Entity]:
        return self._entities[
            bisect_left(self._opens, span.start) : bisect_left(self._opens, span.end)
        ]

    def _before(self, at: int, sentences: int = _SENTENCES) -> Iterator[Entity]:
        """Names before an offset, nearest first."""
        index = bisect_right(self._starts, at) - sentences
        low = self._starts[index] if index > 0 else 0
        last = bisect_left(self._opens, at)
        for entity in reversed(self._entities[max(last - _NAMES, 0) : last]):
            if entity.span.start < low:
                return
            yield entity

    def _of_quotation(self, source: Span) -> str | None:
        at = bisect_right(self._quotes, source.start, key=lambda q: q.span.start) - 1
        quote = self._quotes[at] if at >= 0 else None
        if quote is None or quote.speaker is None or not quote.inner.covers(source):
            return None
        # One "I" is not brought back to another.
        nested = quote.speaker.of(self._body).lower() in self._words.first
        return None if nested else self.name(quote.speaker)

    def _antecedent(self, source: Span, fits: Callable[[Entity], bool]) -> str | None:
        """The name that spoke or opened a sentence last; else the nearest that fits."""
        nearest = None
        for entity in self._before(source.start):
            if not fits(entity) or self._is_owner(entity):
                continue
            if self._speaks(entity) or self._opens_sentence(entity):
                return self._written(entity)
            nearest = nearest or entity
        return self._written(nearest) if nearest else None

    def _is_owner(self, entity: Entity) -> bool:
        """True for "Finch" in "Finch's boat"."""
        return self._body[entity.span.end : entity.span.end + 2].lower() in ("'s", "’s")

    def _speaks(self, entity: Entity) -> bool:
        at = bisect_right(self._sources, entity.span.start, key=lambda s: s.start) - 1
        return at >= 0 and self._sources[at].covers(entity.span)

    def _opens_sentence(self, entity: Entity) -> bool:
        """True for a name with nothing but a title before it."""
        start = self._starts[max(bisect_right(self._starts, entity.span.start) - 1, 0)]
        before = self._body[start : entity.span.start].split()
        return len(before) <= 3 and all(w[:1].isupper() or w in ("the", "“", '"') for w in before)

    def _is_thing(self, entity: Entity) -> bool:
        return not entity.person

    def _is_place(self, entity: Entity) -> bool:
        return entity.key in self._words.places

    def _role(self, source: Span, low: str) -> str | None:
        """Who "the minister", "the Aldovian president" or "the company" is."""
        *modifiers, head = low.split()[1:]
        titled = [
            e
            for e in self._before(source.start, len(self._starts) + 1)
            if head in e.key.split() or self._has_title(e, head)
        ]
        fitting = [e for e in titled if modifiers and self._has_all(e, modifiers)]
        speaking = [e for e in titled if self._speaks(e)]
        for entity in (*fitting, *speaking, *(() if modifiers else titled)):
            return self._written(entity)
        if head in self._words.group:
            return self._antecedent(source, self._is_company)
        return None

    def _has_all(self, entity: Entity, modifiers: Sequence[str]) -> bool:
        """True if these words stand around the name."""
        span = entity.span
        around = self._body[max(span.start - _APPOSITION, 0) : span.end + _APPOSITION].lower()
        return all(word in around for word in modifiers)

    def _is_company(self, entity: Entity) -> bool:
        return not entity.person and not self._is_place(entity)

    def _has_title(self, entity: Entity, head: str) -> bool:
        """True for "Minister Finch" and for "Finch, the fisheries minister,"."""
        before = self._body[max(entity.span.start - 24, 0) : entity.span.start].lower().split()
        if before and before[-1].strip(_MARKS) == head:
            return True
        behind = self._body[entity.span.end : entity.span.end + _APPOSITION].lower()
        if not behind.startswith(","):
            return False
        apposition = behind[1:].split(",", 1)[0].split(" of ", 1)[0].split(" for ", 1)[0].split()
        return bool(apposition) and apposition[-1].strip(_MARKS) == head
