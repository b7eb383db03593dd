"""How fast factlint is: extraction, a whole check, start-up, and a peer on the same text.

    python tests/bench/speed.py [--data FILE.jsonl] [--size MB] [--runs N] [--peer-seconds S]

Prints what it measured and asserts nothing: times depend on the machine, ratios less so.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from unittest import mock

from shared import ROOT, article, context, read, records

from checker import pipeline
from checker.context import Context
from checker.kinds import quote, spoken
from checker.kinds.extract import Extractor, extractor
from checker.kinds.time import fallback
from checker.model import Article, Mention, Span
from checker.run import rare_collections
from checker.run.work import batches
from checker.text import sentence_words, sentences

T = TypeVar("T")
MB = 1_000_000
_DIGITS = re.compile(r"\d+")
# Extraction is fast: repeated until this many seconds are measured, the best run counts.
_LEAST_SECONDS = 1.0
# What tells how sure a sentence is and on whose word.
_TOLD = ("cues", "attributions", "speakers")


class Seconds(NamedTuple):
    """Wall time and CPU time. Others may use the machine: CPU time feels that less."""

    wall: float
    cpu: float

    def __add__(self, other: object) -> Seconds:
        assert isinstance(other, Seconds)
        return Seconds(self.wall + other.wall, self.cpu + other.cpu)


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(argv)
    articles = corpus(options.data, int(options.size * MB))
    size = characters(articles)
    source = options.data.name if options.data else "made from seeds/"
    print(f"text: {source}, {len(articles)} articles, {size / MB:.2f} million characters")
    print(f"python {sys.version.split()[0]} on {sys.platform}\n")
    extraction(articles)
    stages(articles)
    whole_runs(articles)
    peer(articles, options.peer_seconds)
    start_up(options.runs)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, help="articles, one JSON object a line")
    parser.add_argument("--size", type=float, default=2.0, help="at most so many MB (default 2)")
    parser.add_argument("--runs", type=int, default=7, help="starts to measure (default 7)")
    parser.add_argument("--peer-seconds", type=float, default=15.0, help="0 leaves the peer out")
    return parser.parse_args(argv)


def corpus(data: Path | None, size: int) -> list[dict[str, Any]]:
    """Articles of about `size` characters; without `data` always the same ones."""
    source = records(data) if data else synthetic()
    chosen, total = [], 0
    for record in source:
        chosen.append(record)
        total += len(record["text"])
        if total >= size:
            break
    return chosen


def synthetic() -> Iterator[dict[str, Any]]:
    """The seed articles again and again, with other figures, days and order of sentences."""
    paths = sorted((ROOT / "seeds").glob("*.*"))
    texts = [_without_front_matter(p.read_text(encoding="utf-8")) for p in paths]
    chance = random.Random(20240514)
    for number, text in enumerate(itertools.cycle(texts)):
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(1500))
        lines = text.splitlines()
        chance.shuffle(lines)
        changed = _DIGITS.sub(lambda m: _other_figure(m[0], chance), "\n".join(lines))
        yield {"id": f"made-{number}", "published": day.isoformat(), "text": changed}


def _without_front_matter(text: str) -> str:
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


def _other_figure(digits: str, chance: random.Random) -> str:
    """A figure of the same length; years stay years, and 30 stays a day of a month."""
    if len(digits) == 4 and digits.startswith(("19", "20")):
        return str(chance.randrange(1990, 2030))
    if len(digits) <= 2:
        return str(chance.randrange(1, 29))
    return digits[0] + "".join(str(chance.randrange(10)) for _ in digits[1:])


def characters(articles: Sequence[dict[str, Any]]) -> int:
    """How many characters the articles have in all."""
    return sum(len(a["text"]) for a in articles)


def extraction(articles: Sequence[dict[str, Any]]) -> None:
    """Sentences, mentions, cues, attributions and quotations, in this process."""
    where = context()
    began = time.perf_counter()
    read(articles[0], where)
    print(f"rules compiled and first article read   {time.perf_counter() - began:8.3f} s\n")
    with counted() as asked:
        first = seconds_of(lambda: read_all(articles, where))
    heading("extraction, one process")
    size = characters(articles)
    report("first time, as a command does it", first, size)
    report("again, wordings remembered", best(lambda: read_all(articles, where)), size)
    rates = ", ".join(f"{n} {count / size * MB:.1f}" for n, count in asked.items())
    print(f"  dateparser, for each million characters: {rates}\n")


def read_all(articles: Sequence[dict[str, Any]], where: Context) -> None:
    """Read in batches and forget, as a run does."""
    with rare_collections():
        for batch in batches(map(_item, articles), _length):
            pipeline.read_articles(batch, where)


def _item(record: dict[str, Any]) -> Article:
    return article(record["text"], record.get("ref") or record.get("published"))


def _length(item: Article) -> int:
    return len(item.body)


@contextmanager
def counted() -> Iterator[dict[str, int]]:
    """How often the one door to dateparser is asked, and how often dateparser is then called."""
    doors = {"asked": ("read", "named_date"), "called": ("_parse",)}
    counts = dict.fromkeys(doors, 0)
    with ExitStack() as replaced:
        for what, names in doors.items():
            for name in names:
                spy = _counting(getattr(fallback, name), counts, what)
                replaced.enter_context(mock.patch.object(fallback, name, spy))
        yield counts


def _counting(
    function: Callable[..., Any], counts: dict[str, int], what: str
) -> Callable[..., Any]:
    def counting(*arguments: Any) -> Any:
        counts[what] += 1
        return function(*arguments)

    return counting


def stages(articles: Sequence[dict[str, Any]]) -> None:
    """Each stage by itself, batch by batch as a run has them; the best of three rounds."""
    where = context()
    items = [_item(a) for a in articles]
    rounds = [_round(items, where) for _ in range(3)]
    heading("stages of extraction, interleaved, wordings remembered")
    fastest = {name: min((r[name] for r in rounds), key=lambda s: s.cpu) for name in rounds[0]}
    for name, seconds in fastest.items():
        report(name, seconds, characters(articles))
    words = sentence_words(where.rulebook.language("en").lexicon)
    count = sum(len(sentences(item.body, *words)) for item in items)
    told, whole = (
        sum(s.cpu for n, s in fastest.items() if n in names) for names in (_TOLD, fastest)
    )
    print(f"  cues and attributions: {count / told:,.0f} sentences a second of CPU time,", end=" ")
    print(f"{told / whole:.0%} of all stages\n")


def _round(items: Sequence[Article], where: Context) -> dict[str, Seconds]:
    readers = extractor(where.rulebook, "en")
    words = sentence_words(where.rulebook.language("en").lexicon)
    spent: dict[str, Seconds] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        wall, cpu = time.perf_counter(), time.process_time()
        made = work()
        took = Seconds(time.perf_counter() - wall, time.process_time() - cpu)
        spent[name] = spent.get(name, Seconds(0, 0)) + took
        return made

    for batch in batches(items, _length):
        _in_stages(batch, readers, words, where, timed)
    return spent


def _in_stages(
    items: Sequence[Article],
    readers: Extractor,
    words: tuple[frozenset[str], frozenset[str]],
    where: Context,
    timed: Callable[[str, Callable[[], Any]], Any],
) -> None:
    """The steps of `Extractor.extract`, one by one."""

    def each(name: str, work: Callable[..., Any], *given: Sequence[Any]) -> list[Any]:
        made: list[Any] = timed(name, lambda: list(map(work, [i.body for i in items], *given)))
        return made

    spans = each("sentences", lambda body: sentences(body, *words))
    quotes = each("quotes", quote.find)
    times = timed(
        "times",
        lambda: [find_times(readers, *both, where) for both in zip(items, spans, strict=True)],
    )
    taken = [[m.span for m in found] for found in times]
    each("figures", readers._figure.find, spans, taken)
    each("cues", readers._cue.find, spans, quotes)
    told = each("attributions", readers._attribution.find, spans, quotes)
    each("speakers", spoken.with_speakers, quotes, told)


def find_times(
    readers: Extractor, item: Article, spans: Sequence[Span], where: Context
) -> list[Mention]:
    """The times of an article, with the settings that a user has who sets none."""
    chosen = where.settings.times
    return readers.time.find(item.body, spans, item.publication, chosen, item.region)


def whole_runs(articles: Sequence[dict[str, Any]]) -> None:
    """`factlint mentions` and `check` on the articles as one .jsonl file, start-up included."""
    heading("whole processes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
        size = characters(articles)
        for chosen in ((), ("--only", "times")):
            whole = ("mentions", *chosen)
            rounds = [run(*whole, str(path), "--format", "jsonl") for _ in range(3)]
            report(" ".join(whole), min((r[0] for r in rounds), key=lambda s: s.cpu), size)
        checks(path, size, Path(folder) / "cache")


def checks(path: Path, size: int, cache: Path) -> None:
    """Whole checks: in one process and in all, from a cache, and with one article changed."""
    kept = ("--cache-dir", str(cache))
    check_once("check --no-cache --jobs 1", path, size, "--no-cache", "--jobs", "1")
    check_once("check, nothing known", path, size, *kept)
    check_once("check, all known", path, size, *kept)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = json.loads(lines[0])
    changed["text"] += " The tunnel cost $5 million."
    path.write_text("".join([json.dumps(changed) + "\n", *lines[1:]]), encoding="utf-8")
    summary = check_once("check, one article changed", path, size, *kept)
    print("  " + ", ".join(f"{name} {number}" for name, number in summary.items()))


def check_once(name: str, path: Path, size: int, *options: str) -> dict[str, int]:
    """One check, reported; its summary, or nothing if it came to no answer."""
    seconds, done = run("check", str(path), "--format", "json", *options)
    report(name, seconds, size)
    if done.returncode not in (0, 1):
        print(f"  it ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        return {}
    summary: dict[str, int] = json.loads(done.stdout)["summary"]
    return summary


def peer(articles: Sequence[dict[str, Any]], limit: float) -> None:
    """dateparser's search_dates on as many articles as it reads in `limit` seconds.

    Stretches of a second are read by all in turn, so that what else the machine does slows all
    alike. Ours come to each text for the first time; then times alone, and all once more.
    """
    if limit <= 0:
        return
    from dateparser.search import search_dates

    search_dates("Warm up on 4 May 2021.", languages=["en"])
    where = context()
    readers = extractor(where.rulebook, "en")
    words = sentence_words(where.rulebook.language("en").lexicon)
    theirs = ours = times = again = Seconds(0, 0)
    sample: list[dict[str, Any]] = []
    # Spread over all articles, as neighbours in a file are often alike.
    shuffled = random.Random(7).sample(articles, len(articles))
    while theirs.wall < limit and len(sample) < len(articles):
        part, spent = list[dict[str, Any]](), Seconds(0, 0)
        for record in shuffled[len(sample) :]:
            part.append(record)
            spent += seconds_of(partial(search_dates, record["text"], languages=["en"]))
            if spent.wall > 1:
                break
        items = [_item(a) for a in part]
        theirs += spent
        ours += seconds_of(partial(read_all, part, where))
        times += seconds_of(partial(_times_of_all, items, words, readers, where))
        again += seconds_of(partial(read_all, part, where))
        sample += part
    done = characters(sample)
    heading(f"a common sample of {done / MB:.3f} million characters, interleaved")
    report("dateparser search_dates, English", theirs, done)
    rounds = (("all kinds, first reading", ours), ("all kinds, again", again))
    for name, seconds in (*rounds, ("times alone, again", times)):
        report(f"factlint {name} ({theirs.cpu / seconds.cpu:.0f} to 1)", seconds, done)


def _times_of_all(
    items: Sequence[Article],
    words: tuple[frozenset[str], frozenset[str]],
    readers: Extractor,
    where: Context,
) -> None:
    for item in items:
        find_times(readers, item, sentences(item.body, *words), where)


def start_up(runs: int) -> None:
    """Whole processes, from start to exit."""
    print(f"\nstart to exit, {runs} runs each      least   median")
    for arguments in (("--help",), ("check", "seeds/")):
        times = sorted(run(*arguments)[0].wall for _ in range(runs))
        shown = " ".join(("factlint", *arguments))
        print(f"{shown:32} {times[0]:7.3f} s {statistics.median(times):6.3f} s")


def run(*arguments: str) -> tuple[Seconds, subprocess.CompletedProcess[str]]:
    """Seconds and outcome of one process."""
    command = [sys.executable, "-m", "checker", *arguments]
    began, before = time.perf_counter(), os.times()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    wall, after = time.perf_counter() - began, os.times()
    cpu = after.children_user + after.children_system
    return Seconds(wall, cpu - before.children_user - before.children_system), done


def seconds_of(work: Callable[[], object]) -> Seconds:
    """Seconds of one run in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def best(work: Callable[[], object]) -> Seconds:
    """Seconds of the run that took the least CPU time of several."""
    spent: list[Seconds] = []
    while sum(s.wall for s in spent) < _LEAST_SECONDS:
        spent.append(seconds_of(work))
    return min(spent, key=lambda s: s.cpu)


def heading(text: str) -> None:
    """The columns of `report`."""
    print(f"{text:56} {'wall s':>8} {'CPU s':>8} {'MB/s':>8}  (of CPU time)")


def report(name: str, seconds: Seconds, size: int) -> None:
    """One line of the outcome; a MB is a million characters."""
    rate = size / MB / seconds.cpu if seconds.cpu else float("inf")
    print(f"  {name:54} {seconds.wall:8.3f} {seconds.cpu:8.3f} {rate:8.2f}")


if __name__ == "__main__":
    main()
