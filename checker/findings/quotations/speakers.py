"""Who speaks: names, pronouns and offices of one article to the person or body that they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from checker.findings.quotations.people import NEAR, WORD, People, Vocabulary
from checker.findings.within import Within
from checker.model import Entity, Span, Speaker

# How many sentences back a pronoun looks.
_SENTENCES_BACK = 4
_JOINING = ("and", "or")
# So many words, a title or a day, may stand before a name that opens a sentence.
_OPENING = 3


class Speakers:
    """The speakers of one article."""

    def __init__(self, within: Within, people: People, words: Vocabulary) -> None:
        self._within = within
        self._body = within.article.body
        self._quoted = [q.span for q in within.extraction.quotes if not q.scare]
        self._quote_ends = [q.end for q in self._quoted]
        self._people = people
        self._words = words
        spans = [a.source for a in within.extraction.attributions if a.source]
        self._source_spans = sorted(set(spans))

    def of(self, span: Span) -> Speaker:
        """The speaker that the words of a source mean, as far as the article tells."""
        text = self._within.text(span)
        words = [w.lower() for w in WORD.findall(text)]
        if words[-1:] and words[-1] in self._words.relative:
            named = self._before_relative(Span(span.end - len(words[-1]), span.end))
            return self._speaker(text, named, [], named=True) if named else Speaker(text)
        if words[1:] and words[-1] in self._words.pronouns and words[-2] not in _JOINING:
            # "On Monday he", "told the Gazette she": the subject is the last word.
            return self.of(Span(span.end - len(words[-1]), span.end))
        own = self._people.inside(span)
        key = self._named(own) or self._behind(span)
        if key:
            return self._speaker(text, key, [e.key for e in own if e.key != key], named=True)
        pronoun = self._words.pronouns.get(text.lower(), "")
        if pronoun:
            meant = self._meant(pronoun, span)
            if meant is None:
                return Speaker(text)
            by_name = meant.key.split()[-1] in meant.span.of(self._body).lower()
            sure = (
                by_name and self._people.is_told_as_person(meant.key) and self._opens(meant, span)
            )
            found = self._speaker(text, meant.key, [], named=sure)
            return msgspec.structs.replace(found, person=pronoun != "body")
        held = self._people.office(words, [e.key for e in own])
        if held:
            return self._speaker(text, held, [e.key for e in own], named=False)
        return Speaker(text, "", tuple(dict.fromkeys(e.key for e in own)))

    def _before_relative(self, span: Span) -> str:
        """The person before "who": "Jane Orr, who said", "Jane Orr, the director, who said"."""
        home = self._within.sentence(span)
        for item in reversed(self._people.inside(Span(home.start, span.start))):
            between = self._body[item.span.end : span.start].strip()
            if self._people.is_person(item.key) and not self._is_quoted(item.span):
                apposed = between.startswith(",") and between.endswith(",")
                return item.key if between in ("", ",") or apposed else ""
        return ""

    def _behind(self, span: Span) -> str:
        """The name set off behind an office: "the director, Jane Orr,"."""
        if self._body[span.end : span.end + 2] != ", ":
            return ""
        near = self._people.inside(Span(span.end + 2, span.end + 3))
        return near[0].key if near and self._people.is_person(near[0].key) else ""

    def mentions(self, span: Span, speaker: Speaker) -> bool:
        """True if a stretch of text names the speaker, by name or by office."""
        if any(e.key == speaker.key for e in self._people.inside(span)):
            return True
        if not speaker.person:
            return False
        words = {w.lower() for w in WORD.findall(self._body, span.start, span.end)}
        roles = words & self._words.titles
        known = self._people.about().get(speaker.key)
        if known is not None and roles & known.words:
            return True
        return bool(roles) and not any(
            self._people.is_person(e.key) for e in self._people.inside(span)
        )

    def _speaker(self, text: str, key: str, others: Sequence[str], *, named: bool) -> Speaker:
        known = self._people.about().get(key)
        allies = [*others, *(known.allies if known else ())]
        apart = tuple(k for k in dict.fromkeys(allies) if k != key)
        return Speaker(text, key, apart, self._people.is_person(key), named)

    def _opens(self, meant: Entity, span: Span) -> bool:
        """True if the name that a pronoun means opens the sentence, or that before, alone."""
        home = self._within.sentence(meant.span)
        opening = self._body[home.start : meant.span.start]
        near = self._within.sentence(span)
        beside = home == near or not self._body[home.end : near.start].strip()
        others = (
            e
            for e in self._people.inside(Span(meant.span.end, span.start))
            if e.key != meant.key and self._people.is_person(e.key) and not self._is_quoted(e.span)
        )
        return beside and len(opening.split()) <= _OPENING and not any(others)

    def _named(self, own: Sequence[Entity]) -> str:
        """The person among the names of a source, or else a body that speaks for itself."""
        people = [e for e in own if self._people.is_person(e.key)]
        free = [e.key for e in people if not self._people.owns(e)]
        if people:
            return next(iter(free), "")
        if len(own) == 1:
            before = self._body[max(own[0].span.start - 24, 0) : own[0].span.start].lower()
            if before.rstrip().endswith((" of", " for", " at", " from", " in")):
                return ""
            return own[0].key
        return ""

    def _meant(self, kind: str, span: Span) -> Entity | None:
        """The name that a pronoun means, sentence by sentence backwards.

        Who speaks in a sentence goes before whom it names; of these the first that fits.
        """
        for sentence in self._backwards(span):
            told = [*self._speaking(sentence, span), *self._people.inside(sentence)]
            for item in told:
                before = item.span.start < span.start and not self._is_quoted(item.span)
                if before and not self._people.owns(item) and self._people.fits(item.key, kind):
                    return item
        return self._unlisted(kind, span)

    def _speaking(self, sentence: Span, span: Span) -> Iterator[Entity]:
        """The people who are told to say something in a sentence, by name or by office."""
        first = bisect_left(self._source_spans, Span(sentence.start, sentence.start))
        for source in self._source_spans[first:]:
            if source.start >= min(sentence.end, span.start):
                return
            own = self._people.inside(source)
            words = [w.lower() for w in WORD.findall(source.of(self._body))]
            key = self._named(own) or self._people.office(words, [e.key for e in own])
            if key:
                yield Entity(source, key)

    def _unlisted(self, kind: str, span: Span) -> Entity | None:
        """A lone last name that opens the sentence before, with the pronoun behind it."""
        here = self._within.sentence(span)
        for sentence in list(self._backwards(span))[:2]:
            word = WORD.match(self._body, sentence.start, sentence.end)
            if word is None or not word[0][0].isupper() or sentence.start == here.start:
                continue
            names = self._words.names.of(word[0])
            behind = set(WORD.findall(self._body, word.end(), min(word.end() + NEAR, here.start)))
            if names and kind != "body" and behind & self._words.behind[kind]:
                return Entity(Span(*word.span()), names[0].key)
        return None

    def _backwards(self, span: Span) -> Iterator[Span]:
        sentence = self._within.sentence(span)
        for _ in range(_SENTENCES_BACK):
            yield sentence
            if sentence.start == 0:
                return
            sentence = self._within.sentence(Span(sentence.start - 1, sentence.start))

    def _is_quoted(self, span: Span) -> bool:
        index = bisect_left(self._quote_ends, span.end)
        return index < len(self._quoted) and self._quoted[index].covers(span)
