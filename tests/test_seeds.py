"""The agreed findings on seeds/, and the same findings however the articles come in.

FACTLINT_UPDATE=1 pytest tests/test_seeds.py writes the listing, and the example in the README,
anew after a wanted change.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
EXPECTED = ROOT / "tests" / "seeds.expected.txt"
UPDATE = bool(os.environ.get("FACTLINT_UPDATE"))
README_BLOCK = "This is a part of the output:\n\n```\n"
UNDATED = SEEDS / "missile-order-talks.txt"


def check(*arguments: str, cwd: Path = ROOT, text: str | None = None) -> list[dict[str, Any]]:
    """The findings that the command reports for paths, as JSON."""
    done = run("check", *arguments, "--format", "json", cwd=cwd, text=text)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)["findings"]


def run(
    *arguments: str, cwd: Path = ROOT, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    # Where a terminal is and what it can do must not change what is written.
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=cwd,
        input=text,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def report(*arguments: str) -> str:
    """The report for people, as the command writes it where there is no terminal."""
    done = run("check", *arguments)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def essence(findings: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """What must not depend on how an article came in: all but paths and offsets."""
    kept = [
        (f["rule"], f["message"], *sorted((p["text"], p["role"]) for p in f["locations"]))
        for f in findings
    ]
    return sorted(kept, key=str)


def listing(findings: list[dict[str, Any]]) -> str:
    """Findings as a person reads them in a diff."""
    return "\n".join(line for f in findings for line in lines(f))


def lines(finding: dict[str, Any]) -> list[str]:
    head = f"{finding['rule']} {finding['name']} ({finding['severity']}, {finding['confidence']})"
    places = [
        f"    {Path(p['path']).name}:{p['line']}:{p['column']} {p['role']}: {p['text']!r}"
        + (f" = {p['value']}" if p["value"] else "")
        + (f" [{p['certainty']}]" if p["certainty"] else "")
        for p in finding["locations"]
    ]
    return [
        head,
        f"    {finding['message']}",
        *places,
        *(f"    + {b}" for b in finding["because"]),
        "",
    ]


@pytest.fixture(scope="module")
def found() -> list[dict[str, Any]]:
    return check("seeds")


def test_the_findings_on_the_seeds_are_the_agreed_ones(found):
    now = listing(found)
    if UPDATE:
        EXPECTED.write_text(now, encoding="utf-8")
    agreed = EXPECTED.read_text(encoding="utf-8")
    diff = difflib.unified_diff(agreed.splitlines(), now.splitlines(), "agreed", "now", lineterm="")
    assert agreed == now, "\n".join(("the findings on seeds/ have changed:", *diff))


def test_the_readme_shows_what_is_printed():
    readme = ROOT / "README.md"
    now = excerpt(report("seeds/"))
    head, fence, rest = readme.read_text(encoding="utf-8").partition(README_BLOCK)
    shown, end, tail = rest.partition("\n```\n")
    if UPDATE:
        readme.write_text(head + fence + now + end + tail, encoding="utf-8")
        shown = now
    assert shown == now


def excerpt(printed: str) -> str:
    """The conflict, the unconfirmed sum and the totals."""
    parts = re.split(r"\n\n(?=seeds/\S+  (?:error|warning|info) |\d+ findings?)", printed.strip())
    chosen = [next(p for p in parts if words in p) for words in ("C101", "$2.5 billion")]
    return "\n\n[...]\n\n".join([*chosen, parts[-1]])


def test_offsets_point_at_the_text_in_the_file(found):
    for place in (p for f in found for p in f["locations"]):
        text = (ROOT / place["path"]).read_text(encoding="utf-8")
        cut = text[place["start"] : place["end"]]
        assert " ".join(cut.split()) == " ".join(place["text"].split())


def test_absolute_and_relative_paths_and_other_folders_agree(found, tmp_path):
    assert essence(check(str(SEEDS))) == essence(found)
    assert essence(check(".", cwd=SEEDS)) == essence(found)
    assert essence(check(str(SEEDS), cwd=tmp_path)) == essence(found)
    assert essence(check(*sorted(str(p) for p in SEEDS.iterdir()))) == essence(found)


def test_fingerprints_do_not_depend_on_the_folder_that_one_stands_in(found, tmp_path):
    fingerprints = {f["fingerprint"] for f in found}
    assert {f["fingerprint"] for f in check(str(SEEDS), cwd=tmp_path)} == fingerprints


def test_standard_input_gives_what_the_file_gives():
    text = UNDATED.read_text(encoding="utf-8")
    assert essence(check("-", text=text)) == essence(check(str(UNDATED)))
    assert essence(check("-", text=text))


def test_jsonl_gives_what_the_folder_gives(found, tmp_path):
    target = tmp_path / "seeds.jsonl"
    records = [record(p) for p in sorted(SEEDS.iterdir())]
    target.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    assert essence(check(str(target))) == essence(found)


def record(path: Path) -> dict[str, str]:
    """A seed article as a .jsonl record; what its front matter says becomes fields."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return {"id": path.stem, "text": text}
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    front = yaml.safe_load(head)
    published = front["date"].isoformat()
    known = {"title": front["title"], "outlet": front["outlet"], "published": published}
    return {"id": path.stem, "text": body, **known}


def test_the_advance_is_one_fact_that_both_sides_confirm() -> None:
    done = run("facts", "seeds", "--format", "json")
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)["facts"]
    (fact,) = [f for f in facts if f["attribute"] == "advance payment"]
    assert fact["standing"] == "confirmed"
    assert fact["articles"] == 2
