"""Speakers that no attribution gives: a verb of saying and one person, beside the quotation."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.findings.quotations.speakers import Speakers
from checker.findings.within import Within
from checker.kinds.people import WORD, People, Vocabulary
from checker.model import Span, Speaker

_BREATH = 160
# A verb before a quotation stands so near to the mark: "put it in her own way: ".
_NEAR = 40
_BEFORE = 260
_MARKS = '"“”'


class Told(msgspec.Struct, frozen=True):
    """Who is told to speak, and the words that say so; `source` are those of the speaker."""

    speaker: Speaker
    cue: Span
    source: Span


class Beside:
    """Looks before and behind the quotations of one article."""

    def __init__(
        self, within: Within, people: People, speakers: Speakers, words: Vocabulary
    ) -> None:
        self._within = within
        self._body = within.article.body
        self._people = people
        self._speakers = speakers
        self._words = words

    def behind(self, quote: Span) -> Told | None:
        """The person named right behind, with a verb of saying in the same breath."""
        end = self._within.sentence(Span(quote.end - 1, quote.end)).end
        stretch = Span(quote.end, min(max(end, quote.end), quote.end + _BREATH))
        if any(m in stretch.of(self._body) for m in "\n" + _MARKS):
            return None
        cue = next(self._verbs(stretch), None)
        near = self._people.inside(stretch)
        if cue is None or not near or not self._people.is_person(near[0].key):
            return None
        return Told(self._speakers.of(near[0].span), cue, near[0].span)

    def before(self, quote: Span) -> Told | None:
        """Whoever a sentence is about that ends in a verb of saying and a colon, or a comma."""
        home = self._within.sentence(quote)
        stretch = Span(max(home.start, quote.start - _BEFORE), quote.start)
        text = stretch.of(self._body)
        if not text.rstrip().endswith((":", ",")) or any(m in text for m in _MARKS):
            return None
        cue = next(iter([*self._verbs(stretch)][-1:]), None)
        if cue is None or quote.start - cue.end > _NEAR:
            return self._announced(stretch)
        source = self._subject(Span(stretch.start, cue.start))
        return Told(self._speakers.of(source), cue, source) if source else None

    def _announced(self, stretch: Span) -> Told | None:
        """The one person of a sentence that ends in a colon, whatever its verb; not for sure."""
        if not stretch.of(self._body).rstrip().endswith(":"):
            return None
        people = [e for e in self._people.inside(stretch) if self._people.is_person(e.key)]
        source = self._subject(stretch)
        if source is None or len({e.key for e in people}) != 1:
            return None
        speaker = msgspec.structs.replace(self._speakers.of(source), named=False)
        return Told(speaker, source, source)

    def relayed(self, cue: Span) -> Span | None:
        """Whom a medium quotes: "the Gazette quoted Jane Orr as saying"."""
        text = self._body[cue.end : min(self._within.sentence(cue).end, cue.end + _BREATH)]
        found = [at for mark in self._words.relayed if (at := text.find(f" {mark}")) > 0]
        if not found or any(m in text[: found[0]] for m in _MARKS):
            return None
        return Span(cue.end + 1, cue.end + found[0])

    def _subject(self, stretch: Span) -> Span | None:
        """A pronoun right before the verb, or the one person of the words, unless as an object."""
        words = list(WORD.finditer(self._body, stretch.start, stretch.end))
        if words and words[-1][0].lower() in self._words.pronouns:
            return Span(*words[-1].span())
        people = [e for e in self._people.inside(stretch) if self._people.is_person(e.key)]
        free = [e for e in people if not self._people.owns(e) and not self._is_object(e.span)]
        return free[0].span if len({e.key for e in people}) == 1 and free else None

    def _is_object(self, name: Span) -> bool:
        """True behind a preposition: "in a letter to Mayor Orr"."""
        before = WORD.findall(self._body, max(name.start - 40, 0), name.start)
        while before and before[-1].lower() in self._words.titles:
            before.pop()
        return bool(before) and before[-1].lower() in self._words.prepositions

    def _verbs(self, stretch: Span) -> Iterator[Span]:
        """The verbs of saying, those of two words as one."""
        words = list(WORD.finditer(self._body, stretch.start, stretch.end))
        for index, word in enumerate(words):
            both = " ".join(w[0].lower() for w in words[index : index + 2])
            if both in self._words.saying:
                yield Span(word.start(), words[min(index + 1, len(words) - 1)].end())
            elif word[0].lower() in self._words.saying:
                yield Span(*word.span())
