"""Whom a pronoun means."""

from __future__ import annotations

import pytest

from checker.kinds import attribution, entity, quote
from checker.kinds.antecedent import Antecedents, antecedents
from checker.model import Span
from checker.rulebook import load


def around(text: str) -> Antecedents:
    """The antecedents of a text whose sentences end at full stops with a blank behind."""
    rules = load()
    ends = [i + 2 for i in range(len(text)) if text.startswith(". ", i)]
    sentences = [Span(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if a < b]
    quotes = quote.find(text)
    told = attribution.reader(rules, "en").find(text, sentences, quotes)
    entities = entity.reader(rules, "en").find(text, sentences)
    return antecedents(text, sentences, entities, told, quotes, rules, "en")


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Mr Ben Orsk met Mrs Orla Finch. Then he", "man", "ben orsk"),
        ("Mr Ben Orsk met Mrs Orla Finch. Then she", "woman", "orla finch"),
        ("Mayor Orla Finch came. It rained. The boats were late. Then she", "woman", "orla finch"),
        ('Mayor Orla Finch came. "Ben Orsk has left," it read. Then he', "man", "orla finch"),
        ("Corvane Motors sold boats. Then he", "man", ""),
        ("Corvane Motors sold boats. Then it", "body", "corvane motors"),
        ("Mayor Orla Finch came. One. Two. Three. Four. Five. Then she", "woman", ""),
    ],
)
def test_pronoun(text, kind, key):
    span = Span(len(text) - len(text.split()[-1]), len(text))
    meant = around(text).meant(kind, span)
    assert (meant.key if meant else "") == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Orla Finch, who left", "orla finch"),
        ("Orla Finch, the mayor, who left", "orla finch"),
        ("Orla Finch met people who left", ""),
        ("Orla Finch came. Police, who left", ""),
    ],
)
def test_the_name_before_who(text, key):
    at = text.index("who")
    meant = around(text).before_relative(Span(at, at + 3))
    assert (meant.key if meant else "") == key
