"""All kinds over one article, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.kinds import attribution, cue, figure, quote, time
from checker.model import Article, Extraction, Span
from checker.rulebook import Rulebook
from checker.settings import Settings

DEFAULTS = Settings()


class Extractor:
    """The compiled readers of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        self.time = time.reader(rulebook, language)
        self._figure = figure.reader(rulebook, language)
        self._cue = cue.reader(rulebook, language)
        self._attribution = attribution.reader(rulebook, language)

    def extract(
        self, article: Article, sentences: Sequence[Span], settings: Settings = DEFAULTS
    ) -> Extraction:
        """Everything that stands in it; times first, so that no figure is read from a date."""
        body = article.body
        quotes = quote.find(body)
        times = self.time.find(body, sentences, article.publication, settings.times, article.region)
        figures = self._figure.find(body, sentences, [m.span for m in times])
        cues = self._cue.find(body, sentences, quotes)
        attributions = self._attribution.find(body, sentences, quotes)
        return Extraction(
            sentences=tuple(sentences),
            mentions=tuple(sorted((*times, *figures), key=lambda m: m.span)),
            cues=tuple(cues),
            attributions=tuple(attributions),
            quotes=tuple(attribution.with_speakers(quotes, attributions)),
        )


@lru_cache(maxsize=8)
def extractor(rulebook: Rulebook, language: str) -> Extractor:
    """The extractor of a language, compiled once for each rulebook."""
    return Extractor(rulebook, language)
