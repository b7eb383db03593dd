"""Every example of the rules in rules/*/grammar runs here."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from checker import rulebook
from checker.kinds import time
from checker.model import (
    UNDATED,
    DateOrigin,
    Duration,
    Interval,
    Mention,
    Publication,
    Recurrence,
    Span,
    Time,
)
from checker.rulebook import Example, Pattern

RULES = rulebook.load()
READER = time.reader(RULES, "en")
PATTERNS = [p for p in RULES.language("en").patterns if p.make != "nothing"]
SHIELDS = [p for p in RULES.language("en").patterns if p.make == "nothing"]


def cases(kind: str) -> list[tuple[Pattern, Example]]:
    return [(p, e) for p in PATTERNS for e in getattr(p, kind)]


def name(value: object) -> str:
    return getattr(value, "name", None) or getattr(value, "text", "")


def published(day: str) -> Publication:
    if not day:
        return UNDATED
    low = datetime.fromisoformat(day)
    return Publication(Interval(low, low + timedelta(days=1)), DateOrigin.METADATA)


def find(text: str, day: str = "") -> list[Mention]:
    return READER.find(text, [Span(0, len(text))], published(day))


def iso(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return moment.isoformat(timespec="minutes")


def shown(mention: Mention) -> str:
    match mention.value:
        case Duration(timex=timex) | Recurrence(timex=timex):
            return timex
        case Time(interval=interval) if interval is not None:
            return whole_days(f"{iso(interval.low)}/{iso(interval.high)}")
    return ""


def whole_days(value: str) -> str:
    return value.replace("T00:00", "")


@pytest.mark.parametrize(("rule", "example"), cases("hit"), ids=name)
def test_a_hit_is_found_with_its_value(rule, example):
    plain = re.sub(r"[{}]", "", example.text)
    start, end = example.text.index("{"), example.text.index("}") - 1
    found = {m.span: shown(m) for m in find(plain, example.published)}
    assert found.get(Span(start, end)) == whole_days(example.value), (rule.name, found)


@pytest.mark.parametrize(("rule", "example"), cases("miss"), ids=name)
def test_a_miss_is_left_alone_by_its_rule(rule, example):
    assert rule.name not in {m.rule for m in find(example.text, example.published)}


@pytest.mark.parametrize("rule", SHIELDS, ids=name)
def test_shielded_words_are_no_time(rule):
    for example in rule.hit:
        assert not find(re.sub(r"[{}]", "", example.text))
    for example in rule.miss:
        assert find(example.text)
