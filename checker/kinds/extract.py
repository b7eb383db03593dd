"""All kinds over one article, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import get_args

from checker.kinds import attribution, cue, figure, quote, spoken, time
from checker.model import Article, Attribution, Extraction, Kind, Mention, Span
from checker.rulebook import Rulebook
from checker.settings import Part, Settings

DEFAULTS = Settings()
_TIMES = (Kind.TIME, Kind.DURATION, Kind.SET)
# What is said depends on the quotation that it stands in.
_TOLD = {"cues", "attributions", "quotes"}


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
        """What stands in it: everything, or what the parts that the settings name are made from.

        Times come first, as no figure is read from a date and the publication may be told by them.
        """
        body, parts = article.body, frozenset(settings.parts or get_args(Part))
        quotes = quote.find(body) if parts & _TOLD else []
        times = self.time.find(body, sentences, article.publication, settings.times, article.region)
        figures: list[Mention] = []
        if "figures" in parts:
            taken = [m.span for m in times]
            figures = self._figure.find(body, sentences, taken, article.region)
        cues = self._cue.find(body, sentences, quotes) if "cues" in parts else []
        attributions: list[Attribution] = []
        if parts & {"attributions", "quotes"}:
            attributions = self._attribution.find(body, sentences, quotes)
        return Extraction(
            sentences=tuple(sentences),
            mentions=tuple(sorted((*times, *figures), key=lambda m: m.span)),
            cues=tuple(cues),
            attributions=tuple(attributions),
            quotes=tuple(spoken.with_speakers(body, quotes, attributions)),
        )


def chosen(found: Extraction, parts: Collection[Part]) -> Extraction:
    """The named parts alone, without what was read to make them; all if none is named."""
    if not parts:
        return found
    return Extraction(
        sentences=found.sentences,
        mentions=tuple(m for m in found.mentions if _part(m) in parts),
        cues=found.cues if "cues" in parts else (),
        attributions=found.attributions if "attributions" in parts else (),
        quotes=found.quotes if "quotes" in parts else (),
    )


def _part(mention: Mention) -> Part:
    return "times" if mention.kind in _TIMES else "figures"


@lru_cache(maxsize=8)
def extractor(rulebook: Rulebook, language: str) -> Extractor:
    """The extractor of a language, compiled once for each rulebook."""
    return Extractor(rulebook, language)
