"""What the benchmarks need: articles from records, read in this process, and tables of figures."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # also runs from a checkout that is not installed
    sys.path.insert(0, str(ROOT))

from checker import pipeline, rulebook, run  # noqa: E402
from checker.context import Context  # noqa: E402
from checker.model import (  # noqa: E402
    UNDATED,
    Article,
    DateOrigin,
    Extraction,
    Interval,
    Publication,
    Report,
)
from checker.report import json as json_report  # noqa: E402
from checker.settings import Settings  # noqa: E402

DEFAULTS = Settings()
Figures = dict[str, float]


def context(settings: Settings = DEFAULTS) -> Context:
    """The shipped rules, with the default settings unless others are given."""
    return Context(rulebook=rulebook.load(), settings=settings)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """One record a line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def article(text: str, published: str | None = None, name: str = "text") -> Article:
    """An article of plain text; `published` is an ISO date, or a time, then known to the minute."""
    publication = UNDATED
    if published:
        low = datetime.fromisoformat(published)
        width = timedelta(minutes=1) if "T" in published else timedelta(days=1)
        publication = Publication(Interval(low, low + width), DateOrigin.METADATA)
    return Article(id=name, path=name, text=text, body=text, publication=publication)


def read(record: dict[str, Any], where: Context) -> Extraction:
    """All that is found in a record's text; `ref` or `published` is its date."""
    published = record.get("ref") or record.get("published")
    item = article(record["text"], published, str(record.get("id", "text")))
    return pipeline.read_article(item, where)[1]


def check(path: Path, where: Context) -> list[dict[str, Any]]:
    """The findings on a file or folder, as `factlint check --format json` writes them."""
    return _written(run.check([str(path)], where, lambda _done, _total: None))


def check_articles(articles: Iterable[Article], where: Context) -> list[dict[str, Any]]:
    """The same on articles that are in memory. An article that fails ends it."""
    mapped = [pipeline.map_article(a, where) for a in articles]
    return _written(pipeline.conclude(mapped, [], 0, where))


def _written(report: Report) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(json_report.render(report))["findings"]
    return findings


def add_saving(parser: argparse.ArgumentParser) -> None:
    """The options of `save` and `saved`."""
    parser.add_argument("--save", type=Path, help="write the figures to this file")
    parser.add_argument("--compare", type=Path, help="figures saved before, to show the change")


def save(path: Path | None, figures: Figures) -> None:
    """Write the figures, if there is a file to write them to."""
    if path:
        path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def saved(path: Path | None) -> Figures:
    """What `save` wrote; nothing without a file."""
    figures: Figures = json.loads(path.read_text("utf-8")) if path else {}
    return figures


def table(figures: Figures, before: Mapping[str, float]) -> Iterable[str]:
    """The figures as aligned lines, with the change against `before` if there is one."""
    width = max(map(len, figures), default=0)
    for name, now in figures.items():
        line = f"{name:{width}} {now:9.2f}"
        if name in before:
            line += f"  before {before[name]:9.2f}  {now - before[name]:+9.2f}"
        yield line
