"""A small invented story in several articles, with one of each that a listing of facts shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker import pipeline
from checker.model import Article, Claim, Surveyed
from tests.articles import CONTEXT, article

ORDER = "Oxlea Steel has the order. The contract for the Aven Bridge is worth {}."
GRANT = "Oxlea Steel reportedly seeks a grant of {} for the Aven Bridge."
LENGTH = "The Aven Bridge by Oxlea Steel is {} long."
CONFLICT = (ORDER.format("$48 million"), ORDER.format("$54 million"))
AGREED = (LENGTH.format("410 metres"), LENGTH.format("410 metres") + " It rained.")
LATER = "2022-03-02"


def articles(*texts: str | tuple[str, str]) -> list[Article]:
    """Articles a.txt, b.txt, ... of 1 March 2022, or of the day behind their text."""
    told = [(t, "2022-03-01") if isinstance(t, str) else t for t in texts]
    return [article(t, day, f"{chr(97 + n)}.txt") for n, (t, day) in enumerate(told)]


def claims(*texts: str | tuple[str, str]) -> list[Claim]:
    return [c for a in articles(*texts) for c in pipeline.map_article(a, CONTEXT).claims]


def surveyed(given: Iterable[Article]) -> list[Surveyed]:
    mapped = [pipeline.map_article(a, CONTEXT) for a in given]
    return list(pipeline.survey(mapped, pipeline.relate(mapped, CONTEXT)))


def written(folder: Path, *texts: str) -> Path:
    """The texts as files of one day."""
    for number, text in enumerate(texts):
        (folder / f"2022-03-01-{number}.txt").write_text(text, encoding="utf-8")
    return folder
