"""Whom a pronoun means, and "who": the name before in the article, as far as it tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from checker.kinds.people import NEAR, WORD, People, Vocabulary, vocabulary
from checker.model import Attribution, Entity, Quote, Span
from checker.rulebook import Rulebook

# How many sentences back a pronoun looks.
_SENTENCES_BACK = 4
# So many words, a title or a day, may stand before a name that opens a sentence.
_OPENING = 3
# So many, if they are the office that a comma sets the name off from.
_SET_OFF = 6


class Antecedents:
    """The names of one article, and the pronouns that mean them."""

    def __init__(
        self,
        body: str,
        sentences: Sequence[Span],
        quotes: Sequence[Quote],
        sources: Sequence[Span],
        people: People,
        words: Vocabulary,
    ) -> None:
        self.people = people
        self.words = words
        self._body = body
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._quoted = [q.span for q in quotes if not q.scare]
        self._quote_ends = [q.end for q in self._quoted]
        self._sources = sorted(set(sources))

    def meant(self, kind: str, span: Span) -> Entity | None:
        """The name that a pronoun means, sentence by sentence backwards.

        Who speaks in a sentence goes before whom it names; of these the first that fits.
        """
        for sentence in self._backwards(span):
            told = [*self._speaking(sentence, span), *self.people.inside(sentence)]
            for item in told:
                before = item.span.start < span.start and not self._is_quoted(item.span)
                if before and not self.people.owns(item) and self.people.fits(item.key, kind):
                    return item
        return self._unlisted(kind, span)

    def before_relative(self, span: Span) -> Entity | None:
        """The person before "who": "Jane Orr, who said", "Jane Orr, the director, who said"."""
        home = self._sentence(span)
        for item in reversed(self.people.inside(Span(home.start, span.start))):
            between = self._body[item.span.end : span.start].strip()
            if self.people.is_person(item.key) and not self._is_quoted(item.span):
                apposed = between.startswith(",") and between.endswith(",")
                return item if between in ("", ",") or apposed else None
        return None

    def opens(self, meant: Entity, span: Span) -> bool:
        """True if the name that a pronoun means opens the sentence, or that before, alone."""
        home = self._sentence(meant.span)
        opening = self._body[home.start : meant.span.start]
        near = self._sentence(span)
        beside = home == near or not self._body[home.end : near.start].strip()
        others = (
            e
            for e in self.people.inside(Span(meant.span.end, span.start))
            if e.key != meant.key and self.people.is_person(e.key) and not self._is_quoted(e.span)
        )
        longest = _SET_OFF if opening.endswith(", ") else _OPENING
        return beside and len(opening.split()) <= longest and not any(others)

    def named(self, own: Sequence[Entity]) -> str:
        """The person among the names of a source, or else a body that speaks for itself."""
        people = [e for e in own if self.people.is_person(e.key)]
        free = [e.key for e in people if not self.people.owns(e)]
        if people:
            return next(iter(free), "")
        if len(own) == 1:
            before = self._body[max(own[0].span.start - 24, 0) : own[0].span.start].lower()
            if before.rstrip().endswith((" of", " for", " at", " from", " in")):
                return ""
            return own[0].key
        return ""

    def _speaking(self, sentence: Span, span: Span) -> Iterator[Entity]:
        """The people who are told to say something in a sentence, by name or by office."""
        first = bisect_left(self._sources, Span(sentence.start, sentence.start))
        for source in self._sources[first:]:
            if source.start >= min(sentence.end, span.start):
                return
            own = self.people.inside(source)
            words = [w.lower() for w in WORD.findall(source.of(self._body))]
            key = self.named(own) or self.people.office(words, [e.key for e in own])
            if key:
                yield Entity(source, key)

    def _unlisted(self, kind: str, span: Span) -> Entity | None:
        """A lone last name that opens the sentence before, with the pronoun behind it."""
        here = self._sentence(span)
        for sentence in list(self._backwards(span))[:2]:
            word = WORD.match(self._body, sentence.start, sentence.end)
            if word is None or not word[0][0].isupper() or sentence.start == here.start:
                continue
            names = self.words.names.of(word[0])
            behind = set(WORD.findall(self._body, word.end(), min(word.end() + NEAR, here.start)))
            if names and kind != "body" and behind & self.words.behind[kind]:
                return Entity(Span(*word.span()), names[0].key)
        return None

    def _backwards(self, span: Span) -> Iterator[Span]:
        sentence = self._sentence(span)
        for _ in range(_SENTENCES_BACK):
            yield sentence
            if sentence.start == 0:
                return
            sentence = self._sentence(Span(sentence.start - 1, sentence.start))

    def _is_quoted(self, span: Span) -> bool:
        index = bisect_left(self._quote_ends, span.end)
        return index < len(self._quoted) and self._quoted[index].covers(span)

    def _sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        index = bisect_right(self._starts, span.start) - 1
        return self._sentences[max(index, 0)] if self._starts else span


def antecedents(
    body: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    quotes: Sequence[Quote],
    rulebook: Rulebook,
    language: str,
) -> Antecedents:
    """The antecedents of an article, by all that is found in it."""
    words = vocabulary(rulebook, language)
    sources = [a.source for a in attributions if a.source]
    people = People(body, entities, sources, words)
    return Antecedents(body, sentences, quotes, sources, people, words)
