"""Every example on a rule's page runs, hit and near miss alike."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from checker import pipeline
from checker.model import Article, Baseline
from checker.rulebook import ExampleArticle, FindingExample, FindingRule
from checker.settings import Settings
from tests.articles import CONTEXT, article, check

TODAY = date(2026, 1, 31)
CASES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.name}")
    for rule in CONTEXT.rulebook.findings.values()
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: FindingRule, example: FindingExample) -> None:
    # Some rules are off unless they are selected.
    settings = Settings(select=(rule.id,), today=TODAY)
    context = msgspec.structs.replace(CONTEXT, settings=settings)
    if example.before:  # what a baseline is about is a finding of other rules
        context = CONTEXT
    report = check(written(example.articles), context)
    if example.before:
        before = check(written(example.before), context)
        known = Baseline("baseline", tuple(pipeline.accepted(before, Baseline(""), context)))
        report = pipeline.against(report, known, context)
    found = [f for f in report.findings if f.rule == rule.id]
    assert [f.locations[0].text for f in found] == list(example.expect)


def written(articles: tuple[ExampleArticle, ...]) -> list[Article]:
    return [
        article(a.text, a.published, name=f"{number}.txt", title=a.title, outlet=a.outlet)
        for number, a in enumerate(articles, 1)
    ]
