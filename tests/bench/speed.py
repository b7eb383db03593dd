"""How fast factlint is: extraction, a whole check, start-up, and a peer on the same text.

    python tests/bench/speed.py [--data FILE.jsonl] [--size MB] [--runs N] [--peer-seconds S]

Prints what it measured and asserts nothing: times depend on the machine, ratios less so.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from shared import ROOT, context, read, records

MB = 1_000_000
_DIGITS = re.compile(r"\d+")
# Extraction is fast: repeated until this many seconds are measured, the best run counts.
_LEAST_SECONDS = 1.0


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(argv)
    articles = corpus(options.data, int(options.size * MB))
    size = characters(articles)
    source = options.data.name if options.data else "made from seeds/"
    print(f"text: {source}, {len(articles)} articles, {size / MB:.2f} million characters")
    print(f"python {sys.version.split()[0]} on {sys.platform}\n")
    extraction(articles)
    whole_check(articles)
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
    print(f"rules compiled and first article read   {time.perf_counter() - began:8.3f} s")
    seconds = best(lambda: [read(a, where) for a in articles])
    report("extraction, one process", seconds, characters(articles))


def whole_check(articles: Sequence[dict[str, Any]]) -> None:
    """`factlint check` on the articles as one .jsonl file, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
        seconds, done = run("check", str(path), "--format", "json")
        report("check, whole process", seconds, characters(articles))
        if done.returncode not in (0, 1):
            print(f"  it ended with {done.returncode}: {done.stderr.strip()[-300:]}")
            return
        summary = json.loads(done.stdout)["summary"]
        print("  " + ", ".join(f"{name} {number}" for name, number in summary.items()))


def peer(articles: Sequence[dict[str, Any]], limit: float) -> None:
    """dateparser's search_dates on as many articles as it reads in `limit` seconds."""
    if limit <= 0:
        return
    from dateparser.search import search_dates

    search_dates("Warm up on 4 May 2021.", languages=["en"])
    done, began = 0, time.perf_counter()
    for record in articles:
        search_dates(record["text"], languages=["en"])
        done += 1
        if time.perf_counter() - began > limit:
            break
    theirs = time.perf_counter() - began
    sample, where = articles[:done], context()
    ours = best(lambda: [read(a, where) for a in sample])
    size = characters(sample)
    print(f"\non the same {done} articles ({size / MB:.3f} million characters), one process")
    report("dateparser search_dates, English", theirs, size)
    report("factlint extraction, all kinds", ours, size)
    print(f"  ratio {theirs / ours:.0f} to 1")


def start_up(runs: int) -> None:
    """Whole processes, from start to exit."""
    print(f"\nstart to exit, {runs} runs each      least   median")
    for arguments in (("--help",), ("check", "seeds/")):
        times = sorted(run(*arguments)[0] for _ in range(runs))
        shown = " ".join(("factlint", *arguments))
        print(f"{shown:32} {times[0]:7.3f} s {statistics.median(times):6.3f} s")


def run(*arguments: str) -> tuple[float, subprocess.CompletedProcess[str]]:
    """Seconds and outcome of one process."""
    command = [sys.executable, "-m", "checker", *arguments]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return time.perf_counter() - began, done


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    times: list[float] = []
    while sum(times) < _LEAST_SECONDS:
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def report(name: str, seconds: float, size: int) -> None:
    """One line of the outcome."""
    print(f"{name:38} {seconds:9.3f} s {size / MB / seconds:9.3f} MB/s")


if __name__ == "__main__":
    main()
