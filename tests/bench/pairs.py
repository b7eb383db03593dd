"""How good linking and comparing are on pairs of sentences that people judged.

    python tests/bench/pairs.py FILE.jsonl... [--articles NEWS.jsonl] [--verbose]
                                [--join] [--min-confidence P]
                                [--save NOW.json] [--compare BEFORE.json]

A pair has the sentences `a` and `b`, a `label`, of which only `conflict` is one, and perhaps a
`note` or `why` (the kind of difference), a `date` of both and the ids of their `articles`. Each
sentence is an article of its own, or the one that NEWS holds under its id; the checker runs on
the two. Pairs without a date are given one day, as sentences of one event. Some sets have blanks
around signs ("$ 2. 6 million"); --join takes them out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import why
from shared import (
    Figures,
    add_saving,
    article,
    check_articles,
    context,
    records,
    save,
    saved,
    table,
)

from checker.context import Context
from checker.model import Article
from checker.settings import Settings

_DAY = "2015-06-01"
Record = dict[str, Any]


class Outcome(NamedTuple):
    """A pair, the findings that stand at both sentences, and what was claimed and linked there."""

    pair: Record
    findings: list[Record]
    reasons: tuple[str, ...]

    @property
    def conflict(self) -> bool:
        """True if a rule of the family C fired."""
        return any(f["rule"].startswith("C") for f in self.findings)

    @property
    def right(self) -> bool:
        """True if it is a conflict and was found, or is none and was not."""
        return self.conflict == bool(self.pair["label"] == "conflict")


def main(argv: Sequence[str] | None = None) -> None:
    """Run and print, file by file."""
    options = _options(argv)
    where = context(Settings(min_confidence=options.min_confidence))
    news = {a["id"]: a for a in records(options.articles)} if options.articles else {}
    figures: Figures = {}
    for path in options.files:
        pairs = (joined(pair) if options.join else pair for pair in records(path))
        outcomes = [run(pair, where, news) for pair in pairs]
        print("\n".join([f"{path.stem}: {len(outcomes)} pairs", *confusion(outcomes), ""]))
        if options.verbose:
            print("\n".join(line for o in outcomes if not o.right for line in _shown(o)))
        figures |= {f"pairs {path.stem} {k}": v for k, v in scores(outcomes).items()}
    print("\n".join(table(figures, saved(options.compare))))
    save(options.save, figures)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", help="judged pairs, one a line")
    parser.add_argument("--articles", type=Path, help="whole articles, for pairs that name them")
    parser.add_argument("--join", action="store_true", help="take out blanks around signs")
    parser.add_argument("--verbose", action="store_true", help="show the wrong ones")
    parser.add_argument("--min-confidence", type=float, default=Settings().min_confidence)
    add_saving(parser)
    return parser.parse_args(argv)


_PARTED = (
    (r"(?<=[$€£#]) (?=\d)", ""),
    (r"(?<=\d)([.,]) (?=\d)", r"\1"),
    (r"(?<=\w) - (?=\w)", "-"),
)


def joined(pair: Record) -> Record:
    """The pair with "$ 2. 6 million" and "36 - year - old" written as usual."""
    made = dict(pair)
    for side in "ab":
        for parted, whole in _PARTED:
            made[side] = re.sub(parted, whole, made[side])
    return made


def run(pair: Record, where: Context, news: Mapping[str, Record]) -> Outcome:
    """Check the two articles of a pair."""
    (first, one), (second, other) = (_side(pair, side, news) for side in (0, 1))
    with why.links_seen() as seen:
        findings = check_articles([first, second], where)
    met = [f for f in findings if _touches(f, one) and _touches(f, other)]
    return Outcome(pair, met, tuple(why.lines(one, other, seen)))


def _side(pair: Record, side: int, news: Mapping[str, Record]) -> tuple[Article, why.Spot]:
    """One sentence as an article, or in the article that it is from; and its place there."""
    name, text = "ab"[side], pair["ab"[side]]
    day, start = pair.get("date") or _DAY, 0
    body, whole = text, news.get((pair.get("articles") or ["", ""])[side])
    if whole and text in whole["text"]:
        body, start, day = whole["text"], whole["text"].index(text), whole["published"]
    return article(body, day, name), why.Spot(name, start, start + len(text))


def _touches(finding: Record, spot: why.Spot) -> bool:
    return any(
        p["path"] == spot.path and p["start"] < spot.end and spot.start < p["end"]
        for p in finding["locations"]
    )


def scores(outcomes: Sequence[Outcome]) -> Figures:
    """Precision, recall and F1 of conflicts, in hundredths; 0 where nothing was found."""
    found = sum(o.conflict for o in outcomes)
    gold = sum(o.pair["label"] == "conflict" for o in outcomes)
    both = sum(o.conflict and o.right for o in outcomes)
    rates = {"precision": both / (found or 1), "recall": both / (gold or 1)}
    rates["f1"] = 2 * both / ((found + gold) or 1)
    figures = {name: round(100 * rate, 1) for name, rate in rates.items()}
    return figures | {"found": found, "wrong": found - both}


def confusion(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many pairs of each label and kind were found a conflict, or something else."""
    rows: dict[tuple[str, str], Counter[str]] = {}
    for o in outcomes:
        kind = o.pair.get("note") or o.pair.get("why") or ""
        row = rows.setdefault((o.pair["label"], kind), Counter())
        row["all"] += 1
        row["conflict" if o.conflict else "other" if o.findings else "quiet"] += 1
    yield f"{'label':<12}{'kind':<22}{'pairs':>6}{'conflict':>10}{'other rule':>12}{'quiet':>7}"
    for (label, kind), row in sorted(rows.items()):
        counts = f"{row['all']:>6}{row['conflict']:>10}{row['other']:>12}{row['quiet']:>7}"
        yield f"{label:<12}{kind:<22}{counts}"


def _shown(outcome: Outcome) -> Iterator[str]:
    pair = outcome.pair
    kind = "missed" if pair["label"] == "conflict" else "false alarm"
    yield f"{kind}: {pair['id']} ({pair['label']}, {pair.get('note') or pair.get('why') or ''})"
    yield from (f"    {side}: {' '.join(pair[side].split())}" for side in "ab")
    yield from (f"    {f['rule']} {f['confidence']:.2f} {f['message']}" for f in outcome.findings)
    yield from (f"    {line}" for line in outcome.reasons)


if __name__ == "__main__":
    main()
