"""A random sample of findings on real articles, laid out for a person to judge.

    python tests/bench/alerts.py ARTICLES.jsonl [--by FIELD] [--select C1] [--sample 40] [--seed 1]
    python tests/bench/alerts.py --tally JUDGED.txt

Articles of different events are checked apart: --by names the field that tells the event, or
`id` for what stands before the last hyphen of the id. The sheet does not tell how confident the
tool is. A judgement is a line "NUMBER RULE y|n|? note"; --tally shows the precision.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from shared import check, context, records

from checker.context import Context
from checker.settings import Settings
from checker.text import sentence_words, sentences

Record = dict[str, Any]
# Sentences shown on each side; places shown of one value, before the rest is only counted.
_AROUND, _PLACES = 2, 2
_WIDTH = 110
_Z = 1.96  # of a 95 % interval


def main(argv: Sequence[str] | None = None) -> None:
    """Print a sheet, or the tally of a judged one."""
    options = _options(argv)
    if options.tally:
        print("\n".join(tally(options.tally.read_text("utf-8").splitlines())))
        return
    chosen = tuple(options.select.split(","))
    where = context(Settings(select=chosen, min_confidence=options.min_confidence))
    articles = {str(a["id"]): a for a in records(options.articles)}
    found = [f for event in events(articles, options.by) for f in checked(event, where)]
    counts = ", ".join(
        f"{rule} {n}" for rule, n in sorted(Counter(f["rule"] for f in found).items())
    )
    print(f"{len(found)} findings on {len(articles)} articles: {counts or 'none'}\n")
    for number, finding in enumerate(sample(found, options.sample, options.seed), 1):
        print("\n".join(sheet(number, finding, articles, where)) + "\n")


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", type=Path, nargs="?", help="one article a line")
    parser.add_argument("--by", default="", help="field of the event, or id for its beginning")
    parser.add_argument("--select", default="C1", help="rules, with commas (default C1)")
    parser.add_argument("--min-confidence", type=float, default=Settings().min_confidence)
    parser.add_argument("--sample", type=int, default=40, help="how many findings (default 40)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tally", type=Path, help="a judged sheet")
    options = parser.parse_args(argv)
    if (options.articles is None) == (options.tally is None):
        parser.error("give articles to check, or --tally with a judged sheet")
    return options


def events(articles: Mapping[str, Record], field: str) -> list[list[Record]]:
    """The articles of each event together; all in one if no field is given."""
    grouped: dict[str, list[Record]] = {}
    for name, record in articles.items():
        event = name.rpartition("-")[0] if field == "id" else str(record.get(field, ""))
        grouped.setdefault(event, []).append(record)
    return list(grouped.values())


def checked(event: Sequence[Record], where: Context) -> list[Record]:
    """The findings on the articles of one event, as a user would get them; unread ones too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.jsonl"
        path.write_text("".join(json.dumps(a) + "\n" for a in event), "utf-8")
        return check(path, where)


def sample(found: Sequence[Record], size: int, seed: int) -> list[Record]:
    """Some findings in random order; the same for the same findings, size and seed."""
    ordered = sorted(found, key=lambda f: (f["rule"], f["fingerprint"]))
    return random.Random(seed).sample(ordered, min(size, len(ordered)))


def sheet(
    number: int, finding: Record, articles: Mapping[str, Record], where: Context
) -> Iterator[str]:
    """One finding with its places, each with the sentences around it."""
    yield f"{number} {finding['rule']} "
    yield from _wrapped(finding["message"], "  ")
    shown: Counter[str] = Counter()
    for place in finding["locations"]:
        shown[place["value"]] += 1
        if shown[place["value"]] <= _PLACES:
            yield from _place(place, articles, where)
    for value, n in shown.items():
        if n > _PLACES:
            yield f"  and {n - _PLACES} more with {value or 'no value'}"


def _place(place: Record, articles: Mapping[str, Record], where: Context) -> Iterator[str]:
    name = place["path"].rpartition("#")[2]
    record = articles.get(name)
    if record is None:
        yield f"  - {place['path']}"
        return
    told = [str(record.get(key) or "") for key in ("published", "outlet", "title")]
    yield f"  - {name} {', '.join(t[:80] for t in told if t)}"
    yield from _wrapped(around(record["text"], place["start"], place["end"], where), "      ")


def around(text: str, start: int, end: int, where: Context) -> str:
    """The sentence of a place with the place marked, and the sentences around."""
    spans = sentences(text, *sentence_words(where.rulebook.language("en").lexicon))
    at = next((i for i, s in enumerate(spans) if start < s.end), len(spans) - 1)
    near = spans[max(at - _AROUND, 0) : at + _AROUND + 1]
    low = min(near[0].start, start) if near else start
    high = max(near[-1].end, end) if near else end
    return f"{text[low:start]}>>{text[start:end]}<<{text[end:high]}"


def _wrapped(text: str, indent: str) -> list[str]:
    flat = " ".join(text.split())
    return textwrap.wrap(flat, _WIDTH, initial_indent=indent, subsequent_indent=indent)


class Judged(NamedTuple):
    """One line of a judged sheet; `right` is None for one that cannot be told."""

    rule: str
    right: bool | None
    note: str


def tally(lines: Sequence[str]) -> Iterator[str]:
    """Precision with its 95 % interval by rule, and how often each note was given."""
    judged = [j for line in lines if (j := _judged(line))]
    rules = sorted({j.rule for j in judged})
    for rule in [*rules, *(["all"] if len(rules) > 1 else [])]:
        told = [j.right for j in judged if rule in (j.rule, "all") and j.right is not None]
        low, high = wilson(sum(told), len(told))
        doubt = sum(j.right is None for j in judged if rule in (j.rule, "all"))
        share = f"{sum(told)}/{len(told)} right, {100 * sum(told) / (len(told) or 1):.0f} %"
        yield f"{rule:<6} {share} ({100 * low:.0f} to {100 * high:.0f}), {doubt} not told"
    for (right, note), n in Counter((j.right, j.note) for j in judged if j.note).most_common():
        yield f"{n:6} {'right' if right else 'not told' if right is None else 'wrong'}: {note}"


def _judged(line: str) -> Judged | None:
    number, _, rest = line.strip().partition(" ")
    rule, _, rest = rest.partition(" ")
    verdict, _, note = rest.strip().partition(" ")
    known = {"y": True, "n": False, "?": None}
    if not number.isdigit() or verdict not in known:
        return None
    return Judged(rule, known[verdict], note.strip())


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share: what it may be when `right` of `n` were."""
    if n == 0:
        return 0.0, 1.0
    share, spread = right / n, _Z * _Z / n
    middle = share + spread / 2
    margin = _Z * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, (middle - margin) / (1 + spread)), min(1.0, (middle + margin) / (1 + spread))


if __name__ == "__main__":
    main()
