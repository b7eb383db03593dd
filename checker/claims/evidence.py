"""What the words of an article tell of the day on which it appeared, piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from checker.claims.surroundings import Surroundings, before, choice, holds
from checker.kinds.time import TimeReader, Told, calendar
from checker.model import (
    Anchor,
    Article,
    DateEvidence,
    DateOrigin,
    Extraction,
    Grain,
    Interval,
    Mention,
    Span,
    Time,
)
from checker.rulebook import Lexicon, Rulebook, compile_pattern

_WORD = re.compile(r"[^\W_]+")
_TOO_WIDE = frozenset((Grain.DECADE, Grain.CENTURY, Grain.VAGUE))
_NO_LOW = frozenset(("<", "<="))
# From this day of the month on, a dateline may be older than the article by a month.
_LATE = 26


class EvidenceReader:
    """The wordings of one language that tell when an article appeared."""

    def __init__(self, lexicon: Lexicon, reader: TimeReader) -> None:
        def listed(name: str) -> tuple[str, ...]:
            return lexicon.words.get(name, ())

        self._reader = reader
        self._months = lexicon.months
        self._deictic = frozenset((*listed("deictic"), *lexicon.weekdays))
        self._current = before(listed("publication_current"))
        self._later = before(listed("publication_later"))
        self._written = before(listed("publication_written"))
        self._copyright = compile_pattern(
            rf"(?:^|\W)({choice(listed('publication_copyright'))}\W{{0,3}}"
            r"(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d))\b"
        )
        self._until = before(listed("publication_until"))
        self._sooner = before(listed("publication_sooner"))
        self._when = before(listed("publication_when"))
        self._due = before((*listed("publication_when"), *listed("publication_until")))
        self._ahead = holds(listed("publication_ahead"))
        self._compared = holds(listed("publication_compared"))
        self._pluperfect = holds(listed("publication_pluperfect"))
        unsettled = ("publication_unsettled", "future", "modals")
        self._unsettled = holds([word for name in unsettled for word in listed(name)])

    def find(self, article: Article, extraction: Extraction) -> Iterator[DateEvidence]:
        """All that bears on the date of publication, in order of place."""
        for hint in article.hints:
            months = self._dateline(hint.text) if hint.origin is DateOrigin.DATELINE else ()
            if months and hint.span is not None:
                yield DateEvidence(hint.text, hint.span, months=months)
        yield from self._copyrights(article.body)
        times = [m for m in extraction.mentions if isinstance(m.value, Time)]
        news = any(self._is_news(m, article.body) for m in times)
        starts = [s.start for s in extraction.sentences]
        for mention in times:
            sentence = extraction.sentences[max(bisect_right(starts, mention.span.start) - 1, 0)]
            name = self._name(mention.span, article.body)
            place = Surroundings(article.body, sentence, mention.span, name)
            found = self._of(place, mention.value, news)  # type: ignore[arg-type] # all are times
            if found is not None:
                yield found

    def _dateline(self, text: str) -> tuple[int, ...]:
        """The month of a dateline; and the next, if it is from the end of one."""
        words = _WORD.findall(text.lower())
        month = next((self._months[w] for w in words if w in self._months), None)
        if month is None:
            return ()
        late = any(w.isdigit() and _LATE <= int(w) <= 31 for w in words)
        return (month, month % 12 + 1) if late else (month,)

    def _copyrights(self, body: str) -> Iterator[DateEvidence]:
        """The years of copyright lines; none lies ahead."""
        for match in self._copyright.finditer(body):
            span = Span(*match.span(1))
            text = " ".join(span.of(body).split())
            yield DateEvidence(text, span, Interval(datetime(int(match[2]), 1, 1), None))

    def _is_news(self, mention: Mention, body: str) -> bool:
        """True for a time that counts from the day of writing, as "last week" does."""
        value = mention.value
        if not isinstance(value, Time) or value.anchor is not Anchor.NONE:
            return False
        return not self._deictic.isdisjoint(_WORD.findall(mention.span.of(body).lower()))

    def _name(self, span: Span, body: str) -> int:
        """Where the month, or the first digit, of a time stands; its end if it has neither."""
        for word in _WORD.finditer(body, span.start, span.end):
            if word[0].lower() in self._months or word[0][0].isdigit():
                return word.start()
        return span.end

    def _of(self, place: Surroundings, value: Time, news: bool) -> DateEvidence | None:
        """What one time tells, if anything."""
        if value.grain in _TOO_WIDE:
            return None
        if current := self._current_one(place, value, news):
            return current
        if value.anchor is not Anchor.EXPLICIT or value.interval is None or value.other:
            return None
        return self._bound(place, value, *_days(value.interval))

    def _current_one(self, place: Surroundings, value: Time, news: bool) -> DateEvidence | None:
        """A month or year that is said to be the one of writing: "earlier in October"."""
        cue = self._current.search(place.lead)
        if cue is None or place.name == place.span.end or self._is_story(place):
            return None
        span = place.from_lead(cue)
        if value.anchor is Anchor.EXPLICIT:
            return _evidence(place, span, value.interval) if value.interval else None
        # Where a text has told of a year, the month may be of that one.
        month = self._months.get(place.body[place.name : place.span.end].lower())
        if month is None or not (news or value.anchor is Anchor.NONE):
            return None
        return DateEvidence(_text(place, span), span, months=(month,))

    def _is_story(self, place: Surroundings) -> bool:
        """True for "winning out later in October" and "earlier in May he had left"."""
        if self._later.search(place.lead):
            return self._told(place, place.sentence) is Told.PAST
        before, after = place.body[place.clause.start : place.span.start], place.around[1]
        if self._pluperfect.search(before):
            return True
        cue = self._pluperfect.search(after)
        if cue is None:
            return False
        # "Earlier in May he said that she had left": the first verb counts.
        first = Span(place.span.start, place.span.end + cue.start())
        return self._told(place, first) is not Told.PAST

    def _bound(
        self, place: Surroundings, value: Time, low: datetime | None, high: datetime | None
    ) -> DateEvidence | None:
        """The article is no older than what it tells as past, no younger than what is to come."""
        unsettled = any(map(self._unsettled.search, place.around))
        if (cue := self._written.search(place.lead)) and not unsettled:
            return _evidence(place, place.from_lead(cue), Interval(low, None))
        told = self._told(place, place.clause)
        if told is not Told.PAST and (cue := self._sooner.search(place.lead)):
            return _evidence(place, place.from_lead(cue), Interval(None, low))
        if self._looks_ahead(place, told):
            return _evidence(place, place.span, Interval(None, high))
        if not unsettled and value.bound not in _NO_LOW and self._is_past(place, value, told):
            return _evidence(place, place.span, Interval(low, None))
        return None

    def _looks_ahead(self, place: Surroundings, told: Told) -> bool:
        """True if the clause tells, in the present tense, what is to come at that time."""
        clause = place.clause
        said = place.body[clause.start : place.name]
        if told is Told.PAST or self._compared.search(said):
            return False
        if told is Told.UNTOLD and self._until.search(place.lead):
            return self._told(place, place.sentence) is Told.UNTOLD
        cue = self._ahead.search(said)
        if told is not Told.FUTURE or cue is None or not self._due.search(place.lead):
            return False
        # "It will sell the mill that opened in 2016": another verb stands nearer.
        rest = Span(min(clause.start + cue.end(), place.span.start), clause.end)
        return self._told(place, rest) is not Told.PAST

    def _is_past(self, place: Surroundings, value: Time, told: Told) -> bool:
        """True if something happened then; "the 2012 budget" is only named by its year."""
        if value.grain is Grain.YEAR and not self._when.search(place.lead):
            return False
        if told is Told.UNTOLD and place.opens:
            told = self._told(place, place.sentence)
        return told is Told.PAST

    def _told(self, place: Surroundings, within: Span) -> Told:
        return self._reader.told(place.body, within, place.span)


def _days(of: Interval[datetime]) -> tuple[datetime | None, datetime | None]:
    """The start of the first day of a stretch, and the end of its last."""
    low = calendar.midnight(of.low) if of.low else None
    if of.high is None:
        return low, None
    return low, calendar.midnight(of.high - timedelta(microseconds=1)) + calendar.DAY


def _evidence(place: Surroundings, span: Span, interval: Interval[datetime]) -> DateEvidence:
    return DateEvidence(_text(place, span), span, interval)


def _text(place: Surroundings, span: Span) -> str:
    return " ".join(span.of(place.body).split())


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str, times: TimeReader) -> EvidenceReader:
    """The reader of a language, compiled once for each rulebook."""
    return EvidenceReader(rulebook.language(language).lexicon, times)
