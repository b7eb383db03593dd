"""What both benchmarks need: articles from records, read in this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # also runs from a checkout that is not installed
    sys.path.insert(0, str(ROOT))

from checker import pipeline, rulebook  # noqa: E402
from checker.context import Context  # noqa: E402
from checker.model import (  # noqa: E402
    UNDATED,
    Article,
    DateOrigin,
    Extraction,
    Interval,
    Publication,
)
from checker.settings import Settings  # noqa: E402

DEFAULTS = Settings()


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
