"""Invented stories with answers: are they sound, and does the checker still find what it found?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.model import Finding

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.json"))
READ = sorted((HERE / "read").glob("*.json"))
Spot = tuple[str, int, int]
# Shares of what is found that is right, and of what is there that is found. A little below what
# is measured: a change that falls through one of them is worth a look.
PRECISION, RECALL = 0.9, 0.6


def story(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_each_answer_stand_in_their_article_once(path: Path) -> None:
    told = story(path)
    texts = {a["id"]: a["text"] for a in told["articles"]}
    assert told["id"] == path.stem
    assert len(texts) == len(told["articles"]) > 1
    for item in (*told["gold"], *told["quiet"]):
        for span in item["spans"]:
            assert texts[span["article"]].count(span["text"]) == 1, (item["id"], span["text"])


def test_conflicts_are_found_and_are_right() -> None:
    counts = Counter[str]()
    for path in READ:
        counts += counted(story(path))
    assert counts["right"] >= PRECISION * counts["found"], counts
    assert counts["hit"] >= RECALL * counts["there"], counts
    assert counts["updates"] <= counts["found"] // 20, counts


def counted(told: dict[str, Any]) -> Counter[str]:
    """How many conflicts a story has, how many of them are hit, and how many findings are right."""
    texts = {a["id"]: a["text"] for a in told["articles"]}
    answers = [list(spots(i, texts)) for i in told["gold"] if i["expect"] == "conflict"]
    updates = [list(spots(i, texts)) for i in told["gold"] if i["expect"] == "update"]
    fields = ("id", "text", "title", "published", "outlet")
    given = [{k: a[k] for k in fields if a[k]} for a in told["articles"]]
    found = [f for f in checker.check(given).findings if f.rule.startswith("C1")]
    return Counter(
        there=len(answers),
        found=len(found),
        hit=sum(any(touches(f, answer) for f in found) for answer in answers),
        right=sum(any(touches(f, answer) for answer in answers) for f in found),
        updates=sum(any(touches(f, update) for update in updates) for f in found),
    )


def spots(item: dict[str, Any], texts: dict[str, str]) -> Iterator[Spot]:
    for span in item["spans"]:
        start = texts[span["article"]].index(span["text"])
        yield span["article"], start, start + len(span["text"])


def touches(finding: Finding, answer: Iterable[Spot]) -> bool:
    """True if its locations overlap the answer in two articles."""
    met = {
        article
        for article, start, end in answer
        for at in (location.at for location in finding.locations)
        if at.article == article and at.span.start < end and start < at.span.end
    }
    return len(met) > 1
