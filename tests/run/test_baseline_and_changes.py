"""A baseline and a report on changes alone, together."""

from __future__ import annotations

from checker import pipeline
from checker.model import Baseline, Span
from tests.articles import CONTEXT, article

LIFT = "The contract with Orrin Ropeways for the Selby lift is worth ${} million."
ARTICLES = [article(LIFT.format(n), "2024-05-14", f"{n}.txt") for n in (48, 54)]


def concluded(*articles, changes=None):
    mapped = [pipeline.map_article(a, CONTEXT) for a in articles]
    return pipeline.conclude(mapped, [], 0, CONTEXT, changes)


def test_what_did_not_change_is_not_stale():
    everything = concluded(*ARTICLES)
    known = Baseline("known", tuple(pipeline.accepted(everything, Baseline(""), CONTEXT)))
    assert len(known.entries) == 1
    partly = concluded(*ARTICLES, changes={})
    assert partly.findings == ()
    assert pipeline.against(partly, known, CONTEXT).findings == ()
    third = article("Its " + LIFT.format(60)[4:], "2024-05-14", "60.txt")
    report = concluded(*ARTICLES, third, changes={third.id: (Span(0, len(third.text)),)})
    (finding,) = pipeline.against(report, known, CONTEXT).findings
    assert (finding.rule, finding.baseline) == ("C101", "new")
