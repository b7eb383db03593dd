"""All facts of the inputs, with the findings on each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker import pipeline, text
from checker.context import Context
from checker.model import Summary, Surveyed
from checker.problems import InputProblem
from checker.run.check import PLAIN, mapped_and_unread
from checker.run.collector import rare_collections
from checker.run.plan import Plan
from checker.run.reading import Progress, articles


class Survey(msgspec.Struct, frozen=True):
    """All facts, in order of their first claims; how much was read, and what could not be.

    `apart` tells which sums were not compared with those in other currencies, and why.
    """

    facts: tuple[Surveyed, ...]
    summary: Summary
    exit_code: int
    unread: tuple[InputProblem, ...] = ()
    apart: tuple[str, ...] = ()


def survey(
    paths: Sequence[str], context: Context, progress: Progress, plan: Plan = PLAIN
) -> Survey:
    """Read, map and link; raises Problems for paths that are not there.

    `progress` is called with the number of files done and of files in all.
    """
    with rare_collections():
        found = text.discover(paths, context.settings)
        items = articles(found, context.settings, progress)
        found_out, unread = mapped_and_unread(items, context, plan)
        mapped = [item.whole for item in found_out]
        related = pipeline.relate(mapped, context)
        plan.let_go((mapped, related))
        facts = tuple(pipeline.survey(mapped, related))
        known = related.context.statistics.articles
        summary = Summary(
            known, len(related.claims), len(facts), len(unread), other_files=found.other_files
        )
        code = pipeline.exit_code((), summary, context)
        apart = tuple(pipeline.incomparable(related.claims))
        return Survey(facts, summary, code, tuple(unread), apart)
