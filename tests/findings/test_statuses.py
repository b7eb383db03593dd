"""Small stories with one clash of status each: it is found, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.model import Finding
from tests.articles import CONTEXT, article, check

STORIES = msgspec.toml.decode(Path(__file__).with_name("statuses.toml").read_bytes())["story"]
RULES = ("C107", "U205")


def findings(story: dict[str, Any]) -> list[Finding]:
    told = [
        article(a["text"], a.get("published", ""), name=f"{n}.md")
        for n, a in enumerate(story["article"], 1)
    ]
    return [f for f in check(told, CONTEXT).findings if f.rule in RULES]


@pytest.mark.parametrize("story", STORIES, ids=lambda s: str(s["name"]))
def test_story(story: dict[str, Any]) -> None:
    found = findings(story)
    assert [f.rule for f in found] == [story["rule"]]
    told = {" ".join(x.at.quoted_line.split()) for f in found for x in f.locations}
    for words in (w for side in story["sides"] for w in side):
        assert any(words in line for line in told), words


PAIRS = msgspec.toml.decode(Path(__file__).with_name("status_pairs.toml").read_bytes())["pair"]
DAY = "2024-05-06"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: str(p["two"])[:60])
def test_pair(pair: dict[str, Any]) -> None:
    days = pair.get("days", [DAY, DAY])
    told = [
        {"text": pair[n], "published": day} for n, day in zip(("one", "two"), days, strict=True)
    ]
    found = findings({"article": told})
    assert pair["rule"] in {f.rule for f in found} if "rule" in pair else not found
