"""How a link came to its weight: every comparison, in a sum that comes out."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.context import Context
from checker.facts import statistics_of
from checker.model import Fact
from tests.articles import CONTEXT, article

BRIDGE = "Oxlea Steel won the order. The contract for the Aven Bridge is worth ${} million."


def fact(*texts: str) -> Fact:
    """The fact with most claims in articles of one day."""
    claims = [
        claim
        for number, text in enumerate(texts)
        for claim in pipeline.map_article(
            article(text, "2022-03-01", f"{number}.txt"), CONTEXT
        ).claims
    ]
    counted = statistics_of(claims, len(texts))
    facts = pipeline.link(claims, Context(CONTEXT.rulebook, statistics=counted))
    return max(facts, key=lambda f: len(f.claims))


def test_a_link_holds_every_comparison_of_the_rules() -> None:
    link = fact(BRIDGE.format(48), BRIDGE.format(54)).link
    assert link is not None
    rules = {c.name: {x.name: x for x in c.levels} for c in CONTEXT.rulebook.linking.comparisons}
    assert {c.name for c in link.compared} == set(rules) - {"step", "change"}  # of updates
    for compared in link.compared:
        level = rules[compared.name][compared.level]
        assert (compared.weight, compared.because) == (level.weight, level.because)


def test_the_sum_is_the_weight_of_the_fact() -> None:
    found = fact(BRIDGE.format(48), BRIDGE.format(54))
    assert found.link is not None
    total = found.link.prior + sum(c.weight for c in found.link.compared)
    assert found.weight == pytest.approx(total)
    assert found.link.probability == pytest.approx(2**total / (1 + 2**total))
    assert found.weight >= CONTEXT.rulebook.linking.threshold


def test_the_link_is_across_the_difference() -> None:
    found = fact(BRIDGE.format(48), BRIDGE.format(48) + " It rained.", BRIDGE.format(54))
    assert found.link is not None
    values = {found.claims[i].value for i in (found.link.one, found.link.two)}
    assert len(values) == 2


def test_only_what_speaks_for_it_is_a_reason() -> None:
    found = fact(BRIDGE.format(48), BRIDGE.format(54))
    assert found.link is not None
    against = {c.because for c in found.link.compared if c.weight <= 0}
    assert found.because
    assert not against.intersection(found.because)


def test_one_claim_has_no_link() -> None:
    alone = fact(BRIDGE.format(48))
    assert alone.link is None
    assert (alone.weight, alone.because) == (0.0, ())
