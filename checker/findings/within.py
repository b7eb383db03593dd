"""What the rules on one article ask of it: the sentence, the words and the place of a mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from checker.context import Context
from checker.model import Article, CueClass, Extraction, Interval, Location, Mention, Span
from checker.rulebook import Lexicon
from checker.text import Places

# A publication that is given more widely than this is not known to the day.
_LONGEST_DAY = timedelta(hours=36)
_REACH = 160


class Within:
    """One article as its rules see it; nothing is computed before it is asked for."""

    def __init__(self, article: Article, extraction: Extraction, context: Context) -> None:
        self.article = article
        self.extraction = extraction
        self.context = context
        self._starts = [s.start for s in extraction.sentences]
        self._places: Places | None = None

    @property
    def lexicon(self) -> Lexicon:
        """The words of the article's language."""
        return self.context.rulebook.language(self.article.language).lexicon

    def words(self, name: str) -> tuple[str, ...]:
        """A list of the lexicon; empty in a language that has none of that name."""
        return self.lexicon.words.get(name, ())

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        index = bisect_right(self._starts, span.start) - 1
        return self.extraction.sentences[max(index, 0)] if self._starts else span

    def mentions(self, span: Span) -> Sequence[Mention]:
        """What was found that begins in a span."""
        mentions = self.extraction.mentions  # in the order of their spans
        start, end = (bisect_left(mentions, at, key=_start) for at in (span.start, span.end))
        return mentions[start:end]

    def text(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.article.text).split())

    def between(self, first: Span, second: Span) -> str:
        """What stands between two spans: lower case, with one kind of blank and dash."""
        return plain(self.article.body[first.end : second.start])

    def before(self, span: Span) -> str:
        """What stands before a span in its sentence, as far as a rule looks."""
        start = max(self.sentence(span).start, span.start - _REACH)
        return plain(self.article.body[start : span.start])

    def after(self, span: Span) -> str:
        """What stands behind a span in its sentence, as far as a rule looks."""
        end = min(self.sentence(span).end, span.end + _REACH)
        return plain(self.article.body[span.end : end])

    def cues(self, span: Span) -> frozenset[CueClass]:
        """The classes of the cues that reach a span."""
        return frozenset(c.cls for c in self.extraction.cues if c.scope.overlaps(span))

    def location(
        self, mention: Mention, value: str = "", certainty: str = "", role: str = ""
    ) -> Location:
        """A mention as evidence."""
        return self.place(mention.span, value, certainty, role)

    def place(self, span: Span, value: str = "", certainty: str = "", role: str = "") -> Location:
        """A span as evidence."""
        if self._places is None:
            self._places = Places(self.article)
        at = self._places.of(span, self.sentence(span))
        return Location(at, self.text(span), value, certainty, role)

    def digest(self, span: Span) -> str:
        """What names the sentence of a span when the text or the file moves."""
        return self.place(span).at.digest


def _start(mention: Mention) -> int:
    return mention.span.start


def plain(text: str) -> str:
    """Lower case, with one kind of blank and dash; runs of blanks become one."""
    text = text.lower().replace("–", "-").replace("—", "-")
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    inner = " ".join(text.split())
    return f"{' ' * lead}{inner}{' ' * (tail and bool(inner))}"


def published_day(article: Article) -> Interval[datetime] | None:
    """When the article appeared, without time zone, if that was given and to the day."""
    interval = article.publication.given
    if interval is None or interval.low is None or interval.high is None:
        return None
    if interval.high - interval.low > _LONGEST_DAY:
        return None
    return Interval(interval.low.replace(tzinfo=None), interval.high.replace(tzinfo=None))
