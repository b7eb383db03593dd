"""Every verb, frame and source rule finds its hits and leaves its misses alone."""

from __future__ import annotations

import pytest

from checker.kinds import attribution, quote
from checker.kinds.source_kind import SourceKinds
from checker.model import Attribution, Span
from checker.rulebook import load

PACK = load().language("en")
RULES = [*PACK.verbs, *PACK.frames]
NAMES = {r.name for r in RULES}


def find(text: str) -> list[Attribution]:
    reader = attribution.reader(load(), "en")
    return reader.find(text, [Span(0, len(text))], quote.find(text))


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in RULES for t in r.hit])
def test_hit(rule, text):
    found = [a for a in find(text) if a.rule == rule.name]
    assert found
    assert found[0].commitment is rule.commitment


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in RULES for t in r.miss])
def test_miss(rule, text):
    assert rule.name not in {a.rule for a in find(text)}


def test_names_are_unique():
    assert len(NAMES) == len(RULES)


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in PACK.sources for t in r.hit])
def test_source_hit(rule, text):
    assert SourceKinds(PACK.sources).of(text) is rule.kind


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in PACK.sources for t in r.miss])
def test_source_miss(rule, text):
    assert SourceKinds([rule]).of(text) is not rule.kind
