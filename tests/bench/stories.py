"""How good the findings are on invented stories that bring their answers and a scorer.

    python tests/bench/stories.py --data DIR [STORIES] [--story PREFIX] [--verbose]
                                  [--save NOW.json] [--compare BEFORE.json]

DIR holds score.py and the stories, unless they are in STORIES (a folder, or one file). All run
in this process with the rules loaded once; the scorer's own `Score` counts and shows.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import why
from shared import Figures, add_saving, check, context, save, saved, table

# By story and answer.
Reasons = dict[tuple[str, str], list[str]]


def main(argv: Sequence[str] | None = None) -> None:
    """Score, print the scorer's tables, and the change against figures saved before."""
    options = _options(argv)
    began = time.monotonic()
    reasons: Reasons = {}
    score = run_all(options.data, options.stories, options.story, reasons)
    scored = score.figures()
    scorer(options.data).show(scored, time.monotonic() - began, options.verbose)
    missing = [(item["expect"], reasons[story, item["id"]]) for story, item, _ in score.misses]
    print("\n".join(["", *why.stage_table((k, why.stage(lines)) for k, lines in missing if lines)]))
    if options.verbose:
        print("\n".join(["", "false alarms in words", *alarms(score)]))
        print("\n".join(["", "misses in words", *missed(score, reasons)]))
    figures, before = summary(scored), saved(options.compare)
    if before:
        print("\n".join(["", *table(figures, before)]))
    save(options.save, figures)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stories", type=Path, nargs="?", help="folder of stories, or one file")
    parser.add_argument("--data", type=Path, required=True, help="folder of score.py")
    parser.add_argument("--story", action="append", help="only stories whose id begins so")
    parser.add_argument("--verbose", action="store_true", help="list misses and false alarms")
    add_saving(parser)
    return parser.parse_args(argv)


def scorer(folder: Path) -> Any:
    """The module score.py of a folder."""
    path = folder / "score.py"
    spec = importlib.util.spec_from_file_location("stories_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"no scorer in {folder}")
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # it may be read-only
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


def run_all(
    data: Path,
    source: Path | None = None,
    prefixes: Sequence[str] | None = None,
    reasons: Reasons | None = None,
) -> Any:
    """The scorer's Score after all stories; an article that failed is named in it.

    `reasons` is filled with what was claimed and linked at the places of each answer.
    """
    module, where = scorer(data), context()
    score = module.Score()
    for story in read(source or data, prefixes):
        with tempfile.TemporaryDirectory(prefix="story-") as scratch, why.links_seen() as seen:
            written = module.write_articles(story, Path(scratch))
            findings = check(Path(scratch), where)
        for failed in (f for f in findings if f["rule"].startswith("I8")):
            score.failed.append((story["id"], failed["message"]))
        score.story(story, findings, written, module.DEFAULT_MAP)
        if reasons is not None:
            for item in story["gold"]:
                reasons[story["id"], item["id"]] = _reasons(item, written, module, seen)
    return score


def _reasons(item: Any, written: Any, module: Any, seen: Sequence[why.Linked]) -> list[str]:
    names = {known[0]: name for name, known in written.items()}
    places = module.gold_spans(item, {known[0]: known for known in written.values()})
    spots = [why.Spot(names[name], start, end) for name, start, end in places]
    return list(why.lines(spots[0], spots[1], seen)) if len(spots) > 1 else []


def read(source: Path, prefixes: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The stories of a folder or a file, in order of their names."""
    paths = [source] if source.is_file() else sorted(source.glob("*.json"))
    found = [json.loads(p.read_text("utf-8")) for p in paths]
    chosen = [s for s in found if not prefixes or s["id"].startswith(tuple(prefixes))]
    if not chosen:
        raise SystemExit(f"no stories in {source}")
    return iter(chosen)


def summary(scored: Mapping[str, Any]) -> Figures:
    """Recall and precision of each kind in hundredths, and what should have stayed quiet."""
    figures: Figures = {}
    for kind, count in scored["kinds"].items():
        if count["gold"]:
            figures[f"stories {kind} recall"] = round(100 * count["recall"], 1)
        if count["findings"]:
            figures[f"stories {kind} precision"] = round(100 * (count["precision"] or 0), 1)
    quiet = scored["quiet"]
    figures["stories quiet items as conflict"] = quiet["as_conflict"]
    figures["stories quiet items as another kind"] = quiet["as_another_kind"]
    figures["stories confirmed as unconfirmed"] = scored["confirmed"]["as_unconfirmed"]
    figures["stories failed"] = len(scored["failed"])
    return figures


def alarms(score: Any) -> Iterator[str]:
    """Each false alarm with its message and reasons."""
    for story, kind, finding, _, near in score.false_alarms:
        yield f"  {story} {finding['rule']} ({kind}, {finding['confidence']:.2f})"
        yield f"      {finding['message']}"
        yield from (f"      because {reason}" for reason in finding["because"])
        yield from (f"      touches {gold}" for gold in near)


def missed(score: Any, reasons: Reasons) -> Iterator[str]:
    """Each answer that was not found, with what was claimed and linked at its places."""
    for story, item, note in score.misses:
        yield f"  {story} {item['id']} {item['expect']} {item['value_kind'] or ''} {note}".rstrip()
        yield f"      {item['why']}"
        yield from (f"      {line}" for line in reasons[story, item["id"]])


if __name__ == "__main__":
    main()
