"""When the words of a quotation were said, as the text beside it tells; never the date of print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.findings.quotations.beside import Told
from checker.findings.quotations.speakers import Speakers
from checker.findings.within import Within
from checker.kinds.phrase import OWNERS
from checker.model import Grain, Kind, Mention, Quote, Saying, Span, Speaker, Time

_REACH = 130
_CLOCKS = frozenset({Grain.YEAR, Grain.HALF, Grain.SEASON, Grain.QUARTER, Grain.VAGUE})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DATELINE = re.compile(r"\s*(?:--?|–|—|\(\w+\))\s")
_NEXT = re.compile(r" ([a-z][\w-]+)")
_NOUN = 12
_SESSION = 5
_PARAGRAPH = re.compile(r"\n\s*\n")


class Sayings:
    """The times of saying of one article."""

    def __init__(self, within: Within, speakers: Speakers) -> None:
        self._within = within
        self._speakers = speakers
        self._body = within.article.body
        self._quoted = [q.span for q in within.extraction.quotes if not q.scare]
        self._times = [m for m in within.extraction.mentions if m.kind is Kind.TIME]
        self._undated = frozenset(within.words("quote_no_date"))
        self._barred_next = frozenset(within.words("quote_time_barred_next"))
        self._barred = frozenset(within.words("quote_time_barred"))
        self._relative = frozenset(within.words("of_a_person"))
        self._after = frozenset(within.words("quote_time_behind"))
        self._sessions = frozenset(within.words("quote_session"))
        self._attending = frozenset(within.words("quote_time_attending"))
        self._speaking = frozenset((*within.words("titles"), *within.words("definite")))
        self._determiners = frozenset(within.words("quote_determiner"))
        self._function = frozenset(within.words("stop"))

    def of(self, quote: Quote, told: Told) -> Saying | None:
        """The time beside the verb, or in the sentence before that tells of the speaker."""
        cue = told.cue
        sentence = self._within.sentence(cue)
        if quote.span.end <= cue.start:
            sentence = Span(min(max(sentence.start, quote.span.end), cue.start), sentence.end)
        time = self._near(sentence, cue)
        if time is not None:
            return self._saying(time, carried=False)
        if not told.speaker.key:
            return None
        before = min(quote.span.start, sentence.start, told.source.start)
        time = self._carried(before, told.speaker)
        return self._saying(time, carried=True) if time is not None else None

    def _saying(self, time: Mention, *, carried: bool) -> Saying:
        place = self._within.place(time.span)
        assert isinstance(time.value, Time)
        return Saying(time.value, place.at, place.text, carried)

    def _near(self, sentence: Span, cue: Span) -> Mention | None:
        near = [m for m in self._inside(sentence) if self._distance(m, cue) <= _REACH]
        near = [m for m in near if not self._belongs_elsewhere(m, cue, sentence)]
        return min(near, key=lambda m: (self._distance(m, cue), m.span), default=None)

    def _distance(self, time: Mention, cue: Span) -> int:
        return max(time.span.start - cue.end, cue.start - time.span.end, 0)

    def _inside(self, stretch: Span) -> Iterator[Mention]:
        for m in self._times:
            told = stretch.covers(m.span) and _is_day(m) and not self._is_quoted(m.span)
            if told and _DATELINE.match(self._body, m.span.end):
                continue  # when the article was sent, not when the words were said
            if told and m.span.of(self._body).lower() not in self._undated:
                yield m

    def _is_quoted(self, span: Span) -> bool:
        return any(q.covers(span) for q in self._quoted)

    def _belongs_elsewhere(self, time: Mention, cue: Span, sentence: Span) -> bool:
        """True if words before the time tie it to another thing ("after Monday's vote")."""
        body = self._body
        if body[time.span.end : time.span.end + 2] in OWNERS:
            return True
        start = cue.end if time.span.start >= cue.end else sentence.start
        between = self._without_asides(self._unquoted(Span(start, time.span.start)))
        return self._is_barred(self._behind_speaker(_WORD.findall(between)))

    def _behind_speaker(self, words: Sequence[str]) -> list[str]:
        """The words without "Jane Orr when": what follows tells when the speaker spoke."""
        low = [w.lower() for w in words]
        at = next((n for n, w in enumerate(low) if w in self._attending), 0)
        named = all(w[0].isupper() or w in self._speaking for w in words[:at])
        return low[at + 1 :] if at and named else low

    def _without_asides(self, text: str) -> str:
        """The words without ", who led the study,", which tell of the speaker alone."""
        parts = text.split(",")
        kept = [
            part
            for n, part in enumerate(parts)
            if not 0 < n < len(parts) - 1 or self._relative.isdisjoint(part.lower().split()[:1])
        ]
        return ",".join(kept)

    def _is_barred(self, words: Sequence[str]) -> bool:
        near = words[-8:]
        far = any(w in self._barred and not self._ends(near[n:]) for n, w in enumerate(near))
        return far or any(w in self._barred_next for w in words[-2:])

    def _ends(self, words: Sequence[str]) -> bool:
        """True for "after the match": who speaks then speaks on that day."""
        return words[0] in self._after and not self._sessions.isdisjoint(words[1:_SESSION])

    def _unquoted(self, stretch: Span) -> str:
        text, at = "", stretch.start
        for q in self._quoted:
            if q.end > at and q.start < stretch.end:
                text += self._body[at : max(q.start, at)]
                at = q.end
        return text + self._body[at : max(stretch.end, at)]

    def _carried(self, before: int, speaker: Speaker) -> Mention | None:
        """The time of the sentence before, in the same paragraph, if it tells of the speaker."""
        if before <= 0:
            return None
        sentence = self._within.sentence(Span(before - 1, before))
        if sentence.end > before + 1 or _PARAGRAPH.search(self._body, sentence.end, before):
            return None
        if not self._speakers.mentions(sentence, speaker):
            return None
        whole = Span(sentence.start, sentence.end)
        times = [m for m in self._inside(whole) if not self._tied(m, sentence)]
        times = [m for m in times if not self._describes(m)]
        return times[0] if len(times) == 1 else None

    def _describes(self, time: Mention) -> bool:
        """True for "the Christmas party": a day that only tells of which kind a thing is."""
        before = _WORD.findall(self._body, max(time.span.start - _NOUN, 0), time.span.start)[-1:]
        behind = _NEXT.match(self._body, time.span.end)
        if behind is None or not before or before[0].lower() not in self._determiners:
            return False
        return behind[1] not in self._function

    def _tied(self, time: Mention, sentence: Span) -> bool:
        """True for the time of another thing: "Jane Orr, who came on Friday"."""
        words = [w.lower() for w in _WORD.findall(self._body, sentence.start, time.span.start)]
        comma = self._body.rfind(",", sentence.start, time.span.start) + 1
        clause = _WORD.findall(self._body, max(comma, sentence.start), time.span.start)
        return self._is_barred(words) or not self._relative.isdisjoint(clause)


def _is_day(mention: Mention) -> bool:
    """True for a time that can date a saying: of a month at most, without a bound."""
    value = mention.value
    if not isinstance(value, Time) or value.bound != "=" or value.grain in _CLOCKS:
        return False
    return value.interval is not None or value.yearly is not None
