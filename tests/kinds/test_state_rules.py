"""The examples of every state, and of the words that turn it: found as told, or left alone."""

from __future__ import annotations

import pytest

from checker.kinds import state
from checker.model import Span
from checker.rulebook import PolarityRule, State
from tests.articles import CONTEXT

PACK = CONTEXT.rulebook.language("en")
READER = state.reader(CONTEXT.rulebook, "en")
SAYS_DONE = {"holds"}
SAYS_NOT = {"not", "not-planned"}


def told(sentence: str) -> list[state.Told]:
    return list(READER.find(sentence, [Span(0, len(sentence))]))


def marked(sentence: str) -> tuple[str, Span]:
    """The sentence without its braces, and where they stood."""
    start = sentence.index("{")
    end = sentence.index("}") - 1
    return sentence.replace("{", "").replace("}", ""), Span(start, end)


def says(sentence: str, name: str | None = None) -> set[str]:
    text, span = marked(sentence)
    found = (t for t in told(text) if t.span.overlaps(span))
    return {t.says for t in found if name is None or t.state.name == name}


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in PACK.states for t in r.hit], ids=lambda x: str(x)[:60]
)
def test_hit(rule: State, text: str) -> None:
    assert says(text, rule.name) & SAYS_DONE


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in PACK.states for t in r.denied], ids=lambda x: str(x)[:60]
)
def test_denied(rule: State, text: str) -> None:
    assert says(text, rule.name) & SAYS_NOT


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in PACK.states for t in r.miss], ids=lambda x: str(x)[:60]
)
def test_miss(rule: State, text: str) -> None:
    assert not [t for t in told(text) if t.state.name == rule.name]


@pytest.mark.parametrize("noun", sorted({n for r in PACK.states for n in r.noun}))
def test_a_noun_tells_only_that_it_did_not_come_about(noun: str) -> None:
    assert says(f"There has been no {{{noun}}}.") == {"not"}
    assert not says(f"They spoke of the {{{noun}}}.")


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in PACK.polarities for t in r.hit], ids=lambda x: str(x)[:60]
)
def test_polarity(rule: PolarityRule, text: str) -> None:
    found = says(text)
    assert found == (set() if rule.says == "nothing" else {rule.says})


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in PACK.polarities for t in r.miss], ids=lambda x: str(x)[:60]
)
def test_polarity_miss(rule: PolarityRule, text: str) -> None:
    found = says(text)
    if rule.says == "nothing":
        assert found
    assert rule.says not in found


PLAIN = PACK.plain


@pytest.mark.parametrize("text", [t for r in PLAIN for t in r.hit])
def test_plain_hit(text: str) -> None:
    assert says(text) & SAYS_DONE


@pytest.mark.parametrize("text", [t for r in PLAIN for t in r.denied])
def test_plain_denied(text: str) -> None:
    assert says(text) & (SAYS_NOT if "denied" not in text else SAYS_DONE)


@pytest.mark.parametrize("text", [t for r in PLAIN for t in r.miss])
def test_plain_miss(text: str) -> None:
    assert not told(text)
