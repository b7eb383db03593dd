"""Estimates the match weights of rules/linking.toml from stories that bring their answers.

    python tests/bench/weights.py --data DIR [STORIES...] [--ridge 2.0] [--rounds 400]

DIR holds score.py and stories; more folders of stories may follow. Asked are the pairs of two
articles of one story with values that exclude each other and that nothing excuses: an answer makes
each a conflict, or none does. A logistic regression on the levels of all comparisons starts from
the weights in use and corrects them; a ridge penalty keeps the corrections small. In base 2 they
are match weights. Of copies, forms and strangers single stories say too little: those weights are
set by hand, and held against planted edits (plant.py) and alerts that were read (alerts.py). Where
values agree nothing is estimated, so what is common to all pairs is shown by itself; it belongs to
the levels of values that disagree.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import why
from shared import check, context
from stories import read, scorer

from checker.facts.corpus import Corpus
from checker.facts.currency import Faces
from checker.facts.difference import Differences
from checker.facts.earlier import Earlier
from checker.facts.levels import agreeing
from checker.facts.link import Groups
from checker.facts.pairs import Pairs
from checker.facts.weigh import Weigher
from checker.model import Claim

Level = tuple[str, str]
# The levels of a pair, its weight as it is, and whether the answers make it a conflict.
Row = tuple[tuple[Level, ...], float, bool]
_COMMON = ("all pairs", "")
_BY_HAND = {
    ("words", "copied"),
    ("copy", "verbatim"),
    ("copy", "form"),
    ("party", "strangers"),
    ("party", "apart"),
    ("scope", "other"),
    ("scope", "other, equal value"),
    ("elsewhere", "beside"),
    ("names", "common"),
    ("names", "none"),
}


def main(argv: Sequence[str] | None = None) -> None:
    """Collect pairs, estimate, and print each level with the weight in use."""
    options = _options(argv)
    rows = [
        row for source in (options.data, *options.stories) for row in pairs(options.data, source)
    ]
    print(f"{len(rows)} pairs, {sum(same for _, _, same in rows)} of them conflicts\n")
    found = estimate(rows, options.ridge, options.rounds)
    print(f"{'comparison':<12}{'level':<20}{'estimate':>9}{'in use':>8}")
    print(f"{'all pairs':<32} {found.pop(_COMMON):8.1f}     0.0")
    for comparison in context().rulebook.linking.comparisons:
        for level in comparison.levels:
            more = found.get((comparison.name, level.name))
            shown = "       –" if more is None else f"{level.weight + more:8.1f}"
            print(f"{comparison.name:<12}{level.name:<20} {shown}{level.weight:8.1f}")


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stories", type=Path, nargs="*", help="more folders of stories")
    parser.add_argument("--data", type=Path, required=True, help="folder of score.py and stories")
    parser.add_argument("--ridge", type=float, default=2.0, help="penalty on corrections")
    parser.add_argument("--rounds", type=int, default=400, help="steps of the descent")
    return parser.parse_args(argv)


def pairs(data: Path, source: Path) -> Iterator[Row]:
    """Each pair that disagrees and that nothing excuses."""
    module, where = scorer(data), context()
    for story in read(source):
        with tempfile.TemporaryDirectory(prefix="story-") as scratch, why.links_seen() as seen:
            written = module.write_articles(story, Path(scratch))
            check(Path(scratch), where)
        for linked in seen:
            yield from _labelled(linked, _answers(story, written, module))


def _answers(story: Any, written: Any, module: Any) -> list[list[why.Spot]]:
    names = {known[0]: name for name, known in written.items()}
    by_id = {known[0]: known for known in written.values()}
    return [
        [why.Spot(names[name], start, end) for name, start, end in module.gold_spans(item, by_id)]
        for item in story["gold"]
        if item["expect"] == "conflict"
    ]


def _labelled(linked: why.Linked, answers: Sequence[Sequence[why.Spot]]) -> Iterator[Row]:
    corpus = Corpus.of_claims(linked.claims)
    viewer = corpus.viewer(linked.context.statistics, linked.context.rulebook)
    weigher = Weigher(linked.context, viewer)
    weigher.floor = -math.inf  # what linking gives up early is weighed to the end here
    differences = Differences(linked.context)
    for claims in corpus.kinds().values():
        earlier = Earlier.of_nothing(claims)
        pairs = Pairs(Faces(claims, viewer), weigher, linked.context, earlier)
        groups = Groups(pairs, linked.context, range(len(claims)))
        for (one, two), weighed in sorted(groups.links.items()):
            a, b = viewer.view(claims[one]), viewer.view(claims[two])
            if a.claim.at.article == b.claim.at.article or agreeing(a, b):
                continue
            if differences.reason(a, b):
                continue
            link = weigher.link(a, b, weighed, (0, 1))
            levels = tuple((c.name, c.level) for c in link.compared)
            same = any(_holds(spots, a.claim) and _holds(spots, b.claim) for spots in answers)
            yield levels, link.weight, same


def _holds(spots: Sequence[why.Spot], claim: Claim) -> bool:
    return any(spot.holds(claim) for spot in spots)


def estimate(rows: Sequence[Row], ridge: float, rounds: int) -> Mapping[Level, float]:
    """What each level should weigh more, in base 2, from a descent with a decaying step."""
    asked = [
        (tuple(x for x in levels if x not in _BY_HAND), weight * math.log(2), same)
        for levels, weight, same in rows
    ]
    more = {level: 0.0 for levels, _, _ in asked for level in levels} | {_COMMON: 0.0}
    for turn in range(rounds):
        step = 4.0 / (1 + turn / 50) / max(len(rows), 1)
        slopes = dict.fromkeys(more, 0.0)
        for levels, start, same in asked:
            odds = start + more[_COMMON] + sum(more[level] for level in levels)
            miss = float(same) - 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))
            for level in (*levels, _COMMON):
                slopes[level] += miss
        for level, slope in slopes.items():
            more[level] += step * (slope - ridge * more[level] * (level != _COMMON))
    return {level: weight / math.log(2) for level, weight in more.items()}


if __name__ == "__main__":
    main()
