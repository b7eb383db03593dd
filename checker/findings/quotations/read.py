"""The quotations of one article, each with its speaker, its time and its occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from checker.context import Context
from checker.findings.quotations.beside import Beside, Told
from checker.findings.quotations.runs import runs_of, stems_of
from checker.findings.quotations.saying import Sayings
from checker.findings.quotations.speakers import Speakers
from checker.findings.quotations.words import reader
from checker.findings.within import Within, published_day
from checker.kinds import entity
from checker.kinds.antecedent import antecedents
from checker.model import Article, Attribution, Extraction, Quotation, Quote, Span

# Shorter quotations are names, slogans and single words, and no two of them are the same saying.
_FEWEST_WORDS = 4
# A longer one is a mark without its partner, or a document.
_LONGEST = 2000
_TELLING = 400
_MARKS = re.compile(r"[\"“”]")
_BLANKS = re.compile(r"\s+")


def quotations(article: Article, extraction: Extraction, context: Context) -> list[Quotation]:
    """The quotations of an article in order, without those of a word or two."""
    whole = [q for q in extraction.quotes if _is_saying(q, article.body)]
    if not whole or not context.rulebook.knows(article.language):
        return []
    return list(_Reader(article, extraction, context).read(whole))


def _is_saying(quote: Quote, body: str) -> bool:
    """True for a quotation of some words, unless its opening mark closes the words before it."""
    inner = quote.inner
    if quote.scare or not _FEWEST_WORDS * 3 <= len(inner) <= _LONGEST:
        return False
    if body[inner.start].isspace() and not body[max(quote.span.start - 1, 0)].isspace():
        return False
    return body.count(" ", inner.start, inner.end) >= _FEWEST_WORDS - 1


def _tidy(body: str, inner: Span) -> Span:
    """A quotation without the blanks, and the comma, that belong to the sentence around it."""
    start, end = inner.start, inner.end
    while start < end and body[start].isspace():
        start += 1
    while end > start and (body[end - 1].isspace() or body[end - 1] == ","):
        end -= 1
    return Span(start, end)


class _Reader:
    def __init__(self, article: Article, extraction: Extraction, context: Context) -> None:
        self._within = Within(article, extraction, context)
        self._body = article.body
        found = entity.reader(context.rulebook, article.language)
        entities = found.find(article.body, extraction.sentences)
        told = antecedents(
            article.body,
            extraction.sentences,
            entities,
            extraction.attributions,
            extraction.quotes,
            context.rulebook,
            article.language,
        )
        self._speakers = Speakers(self._within, told)
        self._beside = Beside(self._within, told.people, self._speakers, told.words)
        self._sayings = Sayings(self._within, self._speakers)
        self._words = reader(context.rulebook, article.language)
        self._places = self._words.content(" ".join(self._within.words("quote_scene")))
        self._attributions = _by_source(extraction.attributions)
        day = published_day(article)
        self._published = day.low.date().isoformat() if day and day.low else ""

    def read(self, quotes: Sequence[Quote]) -> Iterator[Quotation]:
        """The quotations in order."""
        told: Told | None = None
        for quote in quotes:
            told = self._told(quote) or self._going_on(told, quote)
            sentence = self._within.sentence(told.cue if told else quote.span)
            around = _without(Span(sentence.start, max(sentence.end, quote.span.end)), quote.span)
            place = self._within.place(_tidy(self._body, quote.inner))
            yield Quotation(
                text=place.text,
                at=place.at,
                language=self._within.article.language,
                speaker=told.speaker if told else None,
                said=self._sayings.of(quote, told) if told else None,
                occasion=self._occasion(around, self._scene(sentence, quote, told)),
                telling=_BLANKS.sub(" ", sentence.of(self._body)[:_TELLING]).strip(),
                published=self._published,
                runs=runs_of(place.text, self._words),
                stems=stems_of(place.text, self._words),
            )

    def _told(self, quote: Quote) -> Told | None:
        """Whoever the source is, unless it stands before and another speaks right behind."""
        given = self._given(quote)
        if given is None or self._within.sentence(given.source).end <= quote.span.start:
            behind = self._beside.behind(quote.span)
            given = behind or given
        if given is None or self._names_nobody(given):
            given = self._beside.before(quote.span) or given
        return given

    def _names_nobody(self, told: Told) -> bool:
        """True for a piece of a longer subject: "Head of the Board", left of its name."""
        return not told.speaker.key and told.source.of(self._body)[0].isupper()

    def _going_on(self, last: Told | None, quote: Quote) -> Told | None:
        """The speaker before, if the quotation opens the sentence behind: '..., she said. "And'."""
        end = self._within.sentence(last.cue).end if last else -1
        between = self._body[end : quote.span.start] if end >= 0 else "-"
        return None if between.strip() or between.count("\n") > 1 else last

    def _given(self, quote: Quote) -> Told | None:
        """What the nearest attribution of the speaker gives."""
        if quote.speaker is None:
            return None
        same = self._attributions[quote.speaker]
        cue = min((a.cue for a in same), key=lambda c: (c.gap(quote.span), c))
        source = self._beside.relayed(cue) or quote.speaker
        speaker = self._speakers.of(source)
        sentence = self._within.sentence(quote.span)
        amid = sentence.start < quote.span.start - 2
        if amid and quote.speaker.start >= max(sentence.end, quote.span.end):
            # The words stand in a sentence of their own, which may well name another.
            speaker = msgspec.structs.replace(speaker, named=False)
        return Told(speaker, cue, source)

    def _scene(self, sentence: Span, quote: Quote, told: Told | None) -> Span | None:
        """The sentence before, in the same paragraph, that tells of the speaker: "Orr came out on
        the steps."; none that quotes."""
        start = min(sentence.start, quote.span.start)
        if told is None or not told.speaker.key or start < 2:
            return None
        before = self._within.sentence(Span(start - 1, start))
        if before.end > start or self._body.count("\n", before.end, start) > 1:
            return None
        if _MARKS.search(self._body, before.start, before.end):
            return None
        return before if self._speakers.mentions(before, told.speaker) else None

    def _occasion(self, around: Sequence[Span], scene: Span | None) -> tuple[str, ...]:
        """What an occasion is told with: all words beside a quotation, and the place before it."""
        said = " ".join(s.of(self._body) for s in around)
        words = self._words.content(said)
        if scene is not None:
            words |= self._words.content(scene.of(self._body)) & self._places
        return tuple(sorted(words))


def _by_source(attributions: Sequence[Attribution]) -> dict[Span, list[Attribution]]:
    found: dict[Span, list[Attribution]] = {}
    for item in attributions:
        if item.source is not None:
            found.setdefault(item.source, []).append(item)
    return found


def _without(outer: Span, inner: Span) -> list[Span]:
    """What is left of a stretch around another."""
    parts = [
        Span(outer.start, min(inner.start, outer.end)),
        Span(max(inner.end, outer.start), outer.end),
    ]
    return [p for p in parts if p.start < p.end]
