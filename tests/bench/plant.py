"""Plants conflicts in real articles and counts how many of them are found.

    python tests/bench/plant.py ARTICLES.jsonl --by FIELD [--count 200] [--seed 1]
                                [--paraphrases FILE.jsonl] [--unchanged]
                                [--out FOLDER] [--verbose]
                                [--save NOW.json] [--compare BEFORE.json]
    python tests/bench/plant.py ARTICLES.jsonl --list 100 > FILE.jsonl
    python tests/bench/plant.py --score REPORT.json --planted FOLDER/planted.jsonl

A sentence of one article is put into another of the same event, of the same days, with its main
figure or day changed beyond rounding: half of them copied, half in other words. Those are taken
from the field `paraphrase` of --paraphrases where a person wrote it (`{}` stands for the value),
else made by rules. --list prints sentences to be written so. --out keeps the corpus and the list.
--unchanged plants the same values: whatever is then found is a false alarm.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import why
from alerts import checked, events
from paraphrase import paraphrase
from planted import scored
from shared import add_saving, context, records, save, saved, table
from slots import PATTERNS, Slot, changed, main_slot, reformatted

from checker.context import Context
from checker.settings import Settings
from checker.text import sentence_words, sentences

Record = dict[str, Any]
# A toll of yesterday may differ; a day, a sum or a size is told again later.
_DAYS = {"toll": 0, "share": 2, "sum": 2, "size": 2, "date": 4}
# So many articles are tried, so many names or more shared with the sentence.
_TRIED, _SHARED = 60, 1
# A line with the same value and so many of a sentence's words may tell the same.
_SAME = 3
_NAME = re.compile(r"\b[A-Z][a-z]{3,}")


class Source(NamedTuple):
    """A sentence with a value, and where it begins in its article."""

    article: str
    start: int
    sentence: str
    slot: Slot


def main(argv: Sequence[str] | None = None) -> None:
    """List, score, or plant and check."""
    options = _options(argv)
    if options.score:
        findings = json.loads(options.score.read_text("utf-8"))["findings"]
        figures, _ = scored(list(records(options.planted)), findings)
        print("\n".join(table(figures, saved(options.compare))))
        save(options.save, figures)
        return
    where = context(Settings(min_confidence=options.min_confidence))
    articles = {str(a["id"]): a for a in records(options.articles)}
    chance = random.Random(options.seed)
    found = sources(articles, where, chance)
    if options.list:
        for source in found[: options.list]:
            told = {
                "article": source.article,
                "sentence": source.sentence,
                "value": source.slot.value,
            }
            print(json.dumps({**told, "kind": source.slot.kind, "paraphrase": ""}))
        return
    written = _written(options.paraphrases)
    planted = plant(articles, found, written, options, chance)
    if len(planted) < options.count:
        print(f"only {len(planted)} of {options.count} could be planted", file=sys.stderr)
    _keep(options.out, articles, planted)
    _report(articles, planted, options, where)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", type=Path, nargs="?", help="one article a line")
    parser.add_argument("--by", default="", help="field of the event, or id for its beginning")
    parser.add_argument("--count", type=int, default=200, help="conflicts to plant (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--paraphrases", type=Path, help="sentences that a person rewrote")
    parser.add_argument("--unchanged", action="store_true", help="plant what is no conflict")
    parser.add_argument("--list", type=int, help="print so many sentences to rewrite")
    parser.add_argument("--out", type=Path, help="folder for the corpus and the list of plants")
    parser.add_argument("--score", type=Path, help="report of `factlint check --format json`")
    parser.add_argument("--planted", type=Path, help="the list of plants that --out wrote")
    parser.add_argument("--min-confidence", type=float, default=Settings().min_confidence)
    parser.add_argument("--verbose", action="store_true", help="show what was missed, and why")
    add_saving(parser)
    options = parser.parse_args(argv)
    if not options.articles and not (options.score and options.planted):
        parser.error("give articles, or --score with --planted")
    return options


def sources(articles: Mapping[str, Record], where: Context, chance: random.Random) -> list[Source]:
    """Every sentence that may be told again, kinds in turn, each text once."""
    words = sentence_words(where.rulebook.language("en").lexicon)
    by_kind: dict[str, list[Source]] = {kind: [] for kind in PATTERNS}
    seen = set()
    for name, record in articles.items():
        for span in sentences(record["text"], *words):
            text = span.of(record["text"])
            slot = main_slot(text) if text not in seen else None
            seen.add(text)
            if slot:
                by_kind[slot.kind].append(Source(name, span.start, text, slot))
    for found in by_kind.values():
        chance.shuffle(found)
    longest = max(map(len, by_kind.values()))
    return [found[i] for i in range(longest) for found in by_kind.values() if i < len(found)]


def _written(path: Path | None) -> dict[str, str]:
    """Sentences to the paraphrases that a person wrote."""
    rows = records(path) if path else iter(())
    return {r["sentence"]: r["paraphrase"] for r in rows if r["paraphrase"].count("{}") == 1}


def plant(
    articles: dict[str, Record],
    found: Sequence[Source],
    written: Mapping[str, str],
    options: argparse.Namespace,
    chance: random.Random,
) -> list[Record]:
    """Put changed sentences into `articles`; each article tells or receives one at most."""
    used: set[str] = set()
    planted: list[Record] = []
    wanted = {"paraphrased": options.count // 2, "copied": options.count - options.count // 2}
    # What a person wrote comes first, so that none of it is used up as a copy.
    for source in sorted(found, key=lambda s: s.sentence not in written):
        if source.article in used:
            continue
        made = _tellings(source, wanted, written, options.unchanged, chance)
        target = _target(source, articles, used, options.by, chance) if made else None
        if made and target:
            planted.append(_insert(source, made[0], articles, target))
            used |= {source.article, target}
            wanted[made[0].how] -= 1
    return planted


class Telling(NamedTuple):
    """A sentence with `{}` for its value, the changed value, and what made it."""

    how: str
    frame: str
    value: str
    rules: str


def _tellings(
    source: Source,
    wanted: Mapping[str, int],
    written: Mapping[str, str],
    unchanged: bool,
    chance: random.Random,
) -> list[Telling]:
    """The ways to tell a sentence of which some are still wanted, most wanted first."""
    ways = (
        ["paraphrased"] if source.sentence in written else sorted(wanted, key=lambda h: -wanted[h])
    )
    made = (_told(source, how, written, unchanged, chance) for how in ways if wanted[how])
    return [telling for telling in made if telling]


def _told(
    source: Source,
    how: str,
    written: Mapping[str, str],
    unchanged: bool,
    chance: random.Random,
) -> Telling | None:
    """The sentence told in one way; None if the rules have no other words for it."""
    slot, sentence = source.slot, source.sentence
    frame = sentence[: slot.start].replace("{", "(") + "{}" + sentence[slot.end :].replace("{", "(")
    value = slot.value if unchanged else changed(slot, chance)
    if how == "copied":
        return Telling(how, frame, value, "copied")
    value = reformatted(value, chance)
    if sentence in written:
        return Telling(how, written[sentence], value, "by hand")
    made = paraphrase(frame, chance)
    enough = len(made.rules) > 1
    return Telling(how, made.text, value, ", ".join(made.rules)) if enough else None


def _target(
    source: Source, articles: Mapping[str, Record], used: set[str], by: str, chance: random.Random
) -> str | None:
    """An article of the same event and days that does not tell the value and shares most names."""
    home = articles[source.article]
    names = set(_NAME.findall(source.sentence))
    near = [
        name
        for name, other in articles.items()
        if name != source.article
        and name not in used
        and event_of(other, by) == event_of(home, by)
        and _days(other, home) <= _DAYS[source.slot.kind]
        and not _tells(other["text"], source)
    ]
    chance.shuffle(near)
    shared = {n: len(names & set(_NAME.findall(articles[n]["text"]))) for n in near[:_TRIED]}
    best = max(shared, key=lambda n: (shared[n], n), default=None)
    return best if best and shared[best] >= min(_SHARED, len(names)) else None


def _tells(text: str, source: Source) -> bool:
    """True if a line of the text has the value and words of the sentence: it may be the fact."""
    value = re.compile(rf"(?<![\w.,]){re.escape(source.slot.value)}(?!\w|[.,]\d)")
    lines = (line for line in text.splitlines() if value.search(line))
    words = _words(source.sentence, 0, len(source.sentence))
    return any(len(words & _words(line, 0, len(line))) >= _SAME for line in lines)


def event_of(record: Record, by: str) -> str:
    """What tells the event of an article."""
    return str(record["id"]).rpartition("-")[0] if by == "id" else str(record.get(by, ""))


def _days(record: Record, other: Record) -> float:
    """How many days lie between two articles; infinitely many if one has no date."""
    try:
        first, second = (date.fromisoformat(r["published"][:10]) for r in (record, other))
    except (KeyError, TypeError, ValueError):
        return math.inf
    return abs((first - second).days)


def _insert(source: Source, telling: Telling, articles: dict[str, Record], target: str) -> Record:
    """Put the sentence on a line of its own behind the one that shares most words with it."""
    text, frame = articles[target]["text"], telling.frame
    words = _words(frame, 0, len(frame))
    ends = [m.end() for m in re.finditer(r"[^\n]+\n", text)] or [len(text)]
    starts = [0, *ends[:-1]]
    best = max(zip(starts, ends, strict=True), key=lambda p: len(words & _words(text, *p)))[1]
    lead = "" if text[:best].endswith("\n") or not best else "\n"
    sentence = frame.replace("{}", telling.value)
    articles[target] = {
        **articles[target],
        "text": f"{text[:best]}{lead}{sentence}\n{text[best:]}",
    }
    first, at = source.start + source.slot.start, best + len(lead) + frame.index("{}")
    return {
        "kind": source.slot.kind,
        "how": telling.how,
        "rules": telling.rules,
        "a": {"article": source.article, "start": first, "end": first + len(source.slot.value)},
        "b": {"article": target, "start": at, "end": at + len(telling.value)},
        "sentences": [source.sentence, sentence],
    }


def _words(text: str, start: int, end: int) -> set[str]:
    return set(re.findall(r"\w{4,}", text[start:end]))


def _keep(folder: Path | None, articles: Mapping[str, Record], planted: Sequence[Record]) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("articles", articles.values()), ("planted", planted)):
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text("".join(lines), "utf-8")


def _report(
    articles: dict[str, Record],
    planted: Sequence[Record],
    options: argparse.Namespace,
    where: Context,
) -> None:
    """Check event by event, and print what was found."""
    with why.links_seen() as seen:
        found = [f for event in events(articles, options.by) for f in checked(event, where)]
    figures, missed = scored(planted, found)
    print("\n".join(table(figures, saved(options.compare))))
    reached, shown = [], []
    for row in missed:
        lines = list(why.lines(_spot(row["a"]), _spot(row["b"]), seen))
        reached.append((f"{row['how']} {row['kind']}", why.stage(lines)))
        shown += [f"{row['kind']} {row['how']}: {row['rules']}"]
        shown += [f"    {t}" for t in (*row["sentences"], *lines)]
    print("\n".join(["", *why.stage_table(reached), "", *(shown if options.verbose else ())]))
    save(options.save, figures)


def _spot(place: Record) -> why.Spot:
    return why.Spot(f"#{place['article']}", place["start"], place["end"])


if __name__ == "__main__":
    main()
