"""What stands around a verb of saying: its sentence, and the quotations before and behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from checker.kinds.clause import trimmed
from checker.model import Quote, Span

# A sentence without an end is cut here, so that no text makes the work grow.
_REACH = 1200
# Fewer words than this are a subject that still waits for its verb.
_OF_A_CLAUSE = 4
# A name and a title find room in it.
_BESIDE = 60
# Behind these the author speaks again.
_TURN = re.compile(r";\s|,\s+(?:but|while|although|though|whereas|even though|however)\b")
_MARKS = ",;:—–("
_DATELINE = re.compile(r"\s*[A-Z]{3,}[^\n]{0,70}?\s(?:--?|[—–])\s+")
# Behind an insertion the sentence goes on; a participle or "who" only adds to what is said there.
_INSERTED = re.compile(
    r"\s*[,—–](?!\s*(?:(?:who|which|whose|as|after|while|when|where|an?|not|even)\s|\w+ing\s))"
)
_FINITE = re.compile(
    r"\b(?:is|was|are|were|had|has|have|will|would|could|can|may|might|did|does|do|should|must)\b"
    r"|\w+ed\b|n[’']t\b"
)


class Scene:
    """One cue in its surroundings; `low` and `high` stop at quotations.

    `form` are the words of the cue in lower case.
    """

    __slots__ = ("after", "before", "body", "cue", "form", "high", "low", "sentence")

    def __init__(
        self, body: str, cue: Span, sentence: Span, before: Quote | None, after: Quote | None
    ) -> None:
        self.body = body
        self.cue = cue
        self.form = body[cue.start : cue.end].lower()
        self.sentence = sentence
        self.before = before
        self.after = after
        self.low = max(sentence.start, before.span.end) if before else sentence.start
        self.high = min(sentence.end, after.span.start) if after else sentence.end

    def mark_before(self, at: int) -> int:
        """The offset behind the last mark that parts clauses before `at`, or `low`."""
        body, low = self.body, self.low
        last = at
        while True:
            found = -1
            for mark in _MARKS:
                hit = body.rfind(mark, low, last)
                if hit > found:
                    found = low = hit
            if found < 0:
                return self.low
            last, low = found, self.low
            if body[last] not in ",:" or not body[last + 1].isdigit():
                return last + 1

    def mark_behind(self, at: int) -> int:
        """The offset of the first mark that parts clauses from `at` on, or `high`."""
        body, high = self.body, self.high
        found = high
        for mark in _MARKS:
            hit = body.find(mark, at, found)
            if hit >= 0:
                found = hit
        return found

    def opens_sentence(self) -> bool:
        """True if nothing but an opening word stands before the cue."""
        return self.cue.start - self.sentence.start <= 4

    def amid_subject(self) -> bool:
        """True if too little stands before the cue to be content: "The Herald, citing ..."."""
        left = self.body[self.low : self.cue.start]
        return self.before is None and len(left.split()) < _OF_A_CLAUSE

    def after_content(self) -> bool:
        """True right behind a comma or the end of a quotation."""
        left = self.body[self.low : self.cue.start].rstrip()
        if not left:
            return self.before is not None and self._near(self.low)
        return left.rstrip("'\"”’ ")[-1:] in {",", "—", "–"}

    def beside_quote(self) -> bool:
        """True if a quotation ends right before the words around the cue, or begins behind it."""
        before, after = self.before, self.after
        if before is not None and self.cue.start - before.span.end <= _BESIDE:
            return True
        behind = self.body[self.cue.end : self.cue.end + 2].lstrip()
        return behind[:1] == ":" or (after is not None and after.span.start - self.cue.end <= 3)

    def follows_quote(self, at: int) -> bool:
        """True if only a blank or a comma stands between the quotation before and `at`."""
        before = self.before
        if before is None or not self._near(at):
            return False
        if before.span.end <= self.sentence.start and self.body[before.inner.end - 1] == ".":
            return False  # a new sentence
        return not self.body[before.span.end : at].strip(" ,\n\t-—–")

    def _near(self, at: int) -> bool:
        return self.before is not None and 0 <= at - self.before.span.end <= 6

    def left_of(self, at: int) -> Span:
        """Content before `at`: from the start of the sentence or of the quotation there."""
        start = self.sentence.start
        if self.before is not None and self.follows_quote(at):
            start = min(start, self.before.span.start)
        end = at
        while end > start and (self.body[end - 1].isspace() or self.body[end - 1] in ",—–"):
            end -= 1
        return Span(start, end)

    def around(self, at: int, left: Span) -> Span:
        """`left`, the content before an attribution that ends at `at`, with what goes on behind
        it: "The roof, the board said, was old"."""
        rest = self.body[at : self.high]
        if not _INSERTED.match(rest):
            return left
        opens_quote = self.after is not None and not rest.strip(" ,—–-")
        subject = len(left.of(self.body).split()) < _OF_A_CLAUSE
        if not opens_quote and not subject and not _FINITE.search(rest):
            return left
        return Span(left.start, max(self.rest(at).end, left.end))

    def rest(self, at: int) -> Span:
        """Content from `at` to the end of the sentence, or of a quotation that begins in it."""
        body, end = self.body, self.sentence.end
        turn = _TURN.search(body, at, self.high)
        if turn and body.count("(", at, turn.start()) <= body.count(")", at, turn.start()):
            return trimmed(body, _past_marks(body, at, turn.start()), turn.start())
        if self.after is not None and self.after.span.start < end:
            end = max(end, self.after.span.end)
        return trimmed(body, _past_marks(body, at, end), end)


def without_dateline(body: str, sentence: Span, before: int) -> Span:
    """A sentence without the place and day that open a report: "PORT ELLERY, May 4 - ..."."""
    match = _DATELINE.match(body, sentence.start, before)
    return Span(match.end(), sentence.end) if match else sentence


def _past_marks(body: str, at: int, end: int) -> int:
    """The offset of the first character that is no blank and no mark."""
    while at < end and (body[at].isspace() or body[at] in ",:—–"):
        at += 1
    return at


class Scenes:
    """Scenes of one article; quotations given are those that more than a word or two."""

    def __init__(self, body: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self._body = body
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._quotes = quotes
        self._opens = [q.span.start for q in quotes]

    def at(self, start: int, end: int) -> Scene | None:
        """The scene of the cue at `start`, or None if it crosses a border."""
        index = bisect_right(self._starts, start) - 1
        if start and self._body[start - 1] in "-‑":  # "much-discussed"
            return None
        if index < 0 or end > self._sentences[index].end:
            return None
        sentence = without_dateline(self._body, self._sentences[index], start)
        if sentence.end - sentence.start > 2 * _REACH:
            low, high = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
            sentence = Span(low, high)
        cue = Span(start, end)
        if not self._quotes:
            return Scene(self._body, cue, sentence, None, None)
        return self._between(cue, sentence)

    def _between(self, cue: Span, sentence: Span) -> Scene | None:
        index = bisect_right(self._opens, cue.start) - 1
        before = self._quotes[index] if index >= 0 else None
        after = self._quotes[index + 1] if index + 1 < len(self._quotes) else None
        if before is not None and cue.start < before.span.end:
            inner = before.inner
            inside = Span(max(sentence.start, inner.start), min(sentence.end, inner.end))
            return Scene(self._body, cue, inside, None, None) if inside.covers(cue) else None
        if after is not None and after.span.start >= sentence.end:
            after = None
        if before is not None and before.span.end < sentence.start - 3:
            before = None
        return Scene(self._body, cue, sentence, before, after)
