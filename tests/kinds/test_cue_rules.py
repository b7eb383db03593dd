"""Every cue rule finds its hits and leaves its misses alone.

In a hit {braces} mark the cue and [brackets] what it reaches; both may be left out.
"""

from __future__ import annotations

import pytest

from checker.kinds import cue, quote
from checker.model import Span
from checker.rulebook import CueRule, Scanner, load

LANGUAGES = load().languages.values()
RULES = [(pack.code, rule) for pack in LANGUAGES for rule in pack.cues]
HITS = [(code, rule, text) for code, rule in RULES for text in rule.hit]
MISSES = [(code, rule, text) for code, rule in RULES for text in rule.miss]


def marked(text: str, marks: str) -> Span | None:
    """What stands between two marks, in offsets of the text without any marks."""
    if marks[0] not in text:
        return None
    other = str.maketrans("", "", "{}[]".translate(str.maketrans("", "", marks)))
    text = text.translate(other)
    return Span(text.index(marks[0]), text.index(marks[1]) - 1)


def plain(text: str) -> str:
    return text.translate(str.maketrans("", "", "{}[]"))


def spans_of(rule: CueRule, code: str, text: str) -> list[tuple[Span, Span]]:
    """Cue and scope of what `rule` finds in `text`; what a pseudo-cue shields, twice."""
    if rule.cls == "none":
        first = sorted(load().language(code).cues, key=lambda r: r.cls != "none")
        hits = Scanner([r.pattern for r in first]).find(text)
        return [(Span(s, e), Span(s, e)) for i, s, e in hits if first[i].name == rule.name]
    found = cue.reader(load(), code).find(text, [Span(0, len(text))], quote.find(text))
    return [(c.span, c.scope) for c in found if c.rule == rule.name]


@pytest.mark.parametrize(("code", "rule", "text"), HITS, ids=lambda v: getattr(v, "name", v))
def test_hit(code, rule, text):
    found = spans_of(rule, code, plain(text))
    assert found, f"{rule.name} finds nothing"
    words, reach = marked(text, "{}"), marked(text, "[]")
    assert words is None or words in [span for span, _ in found]
    assert reach is None or without_stop(plain(text), reach) in [
        without_stop(plain(text), scope) for _, scope in found
    ]


def without_stop(text: str, span: Span) -> str:
    return span.of(text).rstrip(".?! ")


@pytest.mark.parametrize(("code", "rule", "text"), MISSES, ids=lambda v: getattr(v, "name", v))
def test_miss(code, rule, text):
    assert not spans_of(rule, code, text)


def test_rule_names_are_unique_and_every_rule_has_both_kinds_of_example():
    names = [(code, rule.name) for code, rule in RULES]
    assert len(names) == len(set(names))
    assert not [rule.name for _, rule in RULES if not rule.hit or not rule.miss]
