"""How good factlint is on annotated sets that bring their own scorers.

    python tests/bench/quality.py --data DIR [--only dates,amounts,certainty,stories]
                                  [--save NOW.json] [--compare BEFORE.json]

DIR holds the folders dates, amounts, certainty and stories, each with its score.py. Predictions
are made in this process and written to a temporary folder; the scorers run as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import predictions
import stories
from shared import ROOT, Figures, add_saving, context, read, records, save, saved, table

from checker.settings import Settings, Times

DEFAULTS = Settings()


def main(argv: Sequence[str] | None = None) -> None:
    """Score and print one table."""
    options = _options(argv)
    chosen = options.only.split(",") if options.only else list(SETS)
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen:
            if (options.data / name / "score.py").is_file():
                figures |= SETS[name](options.data / name, Path(folder))
            else:
                print(f"{name}: no scorer in {options.data / name}, left out", file=sys.stderr)
    print("\n".join(table(figures, saved(options.compare))))
    if (options.data / "links").is_dir() and not options.only:
        print("links: see pairs.py, plant.py and alerts.py")
    save(options.save, figures)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--only", help="sets to run, with commas between them")
    add_saving(parser)
    return parser.parse_args(argv)


# What the suites of phrases have: whole phrases, the month first, and one of them the future.
_PHRASES = Times(spans="phrase", order="month")
READINGS: Mapping[str, tuple[Times, predictions.Predict]] = {
    "recognizers_en": (_PHRASES, predictions.exclusive),
    "duckling_en": (Times(spans="phrase", order="month", prefer="future"), predictions.times),
}


def dates(folder: Path, scratch: Path) -> Figures:
    """F1 of spans and of values, in hundredths."""
    figures: Figures = {}
    for suite in sorted(folder.glob("*.jsonl")):
        times, predict = READINGS.get(suite.stem, (Times(), predictions.times))
        scored = score(folder, suite, predicted(suite, scratch, predict, Settings(times=times)))
        names = {"relaxed": "relaxed", "trim": "span", "iv_prf": "interval", "tx_prf": "value"}
        for key, name in names.items():
            figures[f"dates {suite.stem} {name}"] = scored[key][2]
        figures[f"dates {suite.stem} relaxed precision"] = scored["relaxed"][0]
        figures[f"dates {suite.stem} false alarms"] = scored["neg_docs_with_fp"]
    return figures


# Suites that tell figures in another shape than `factlint mentions` does.
SHAPES: Mapping[str, predictions.Predict] = {
    "ms_number": predictions.numbers,
    "quantulum_ambiguity": predictions.measures,
    "quantulum_tests": predictions.measures,
}


def amounts(folder: Path, scratch: Path) -> Figures:
    """F1 of spans, values, and values with units, in hundredths."""
    figures: Figures = {}
    for suite in sorted(folder.glob("*.jsonl")):
        predict = SHAPES.get(suite.stem, predictions.figures)
        scored = score(folder, suite, predicted(suite, scratch, predict), "--json")
        for key in ("relaxed", "value", "value_unit"):
            if scored[key]:
                figures[f"amounts {suite.stem} {key}"] = scored[key]["F1"]
        clean, negatives = map(int, scored["negatives_clean"].split("/"))
        figures[f"amounts {suite.stem} false alarms"] = negatives - clean
    return figures


def certainty(folder: Path, scratch: Path) -> Figures:
    """F1 of sentences, cues, scopes and attributions, in hundredths; factuality as scored."""
    figures: Figures = {}
    for task, stem, predict in _TASKS:
        for suite in sorted(folder.glob(f"{stem}*.jsonl")):
            made = predicted(suite, scratch, predict)
            for name, value in _tabbed(output(folder, task, str(suite), str(made))):
                known = value["f1"] * 100 if isinstance(value, dict) else value
                figures[f"certainty {task} {name}"] = round(known, 2)
    return figures


_TASKS = (
    ("hedge", "hedge_", predictions.hedge),
    ("negation", "negation_", predictions.negation),
    ("attribution", "attribution_", predictions.attribution),
    ("factuality", "factuality_", predictions.factuality),
)


def in_stories(folder: Path, scratch: Path) -> Figures:
    """Recall and precision of each kind of finding, in hundredths; kinds nobody reports: 0."""
    del scratch  # the articles are written and removed story by story
    return stories.summary(stories.run_all(folder).figures())


SETS: Mapping[str, Callable[[Path, Path], Figures]] = {
    "dates": dates,
    "amounts": amounts,
    "certainty": certainty,
    "stories": in_stories,
}


def predicted(
    suite: Path, scratch: Path, predict: predictions.Predict, settings: Settings = DEFAULTS
) -> Path:
    """A file with one prediction for each record of a suite."""
    where, path = context(settings), scratch / f"{suite.stem}.predicted.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for record in records(suite):
            made = {"id": record["id"], **predict(read(record, where), record)}
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
    return path


def score(folder: Path, suite: Path, made: Path, *more: str) -> Any:
    """What a scorer that prints one JSON object says."""
    return json.loads(output(folder, str(suite), str(made), *more))


def output(folder: Path, *arguments: str) -> str:
    """Standard output of a scorer, which must not be an import away from this project."""
    command = [sys.executable, str(folder / "score.py"), *arguments]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    # Folders of sets may be read-only.
    known = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=known)
    if done.returncode and not done.stdout:
        raise SystemExit(f"{folder / 'score.py'} failed:\n{done.stderr[-1000:]}")
    return done.stdout


def _tabbed(text: str) -> Iterator[tuple[str, Any]]:
    for line in text.splitlines():
        name, _, value = line.partition("\t")
        yield name, json.loads(value)


if __name__ == "__main__":
    main()
