"""A small corpus with findings inside articles and across them."""

from __future__ import annotations

import json
from pathlib import Path

from checker import run
from checker.context import Context
from checker.model import Report
from checker.rulebook import load

CONTEXT = Context(load())
_NAMES = (("Kelder", "Orlan"), ("Stavholm", "Quillfeather"), ("Brannick", "Dovetail"))
_DEAL = "The contract with Orlan Works for the Kelder toll bridge is worth"
_TEXTS = (
    f"Orlan Works won the contract to rebuild the Kelder toll bridge. {_DEAL} $48 million.",
    f"The council of Kelder voted for the toll bridge. {_DEAL} $54 million.",
    "The ferry at Port Lisle reportedly cost $3.2 million, a person familiar with it said.",
    "Mira Tolland said on Friday, 14 May 2024 that 12 boats sank off Vessin.",
    "The council of Harrow Bay met on 30 February 2024. It reportedly owes $700,000.",
)


def write(folder: Path, copies: int = 3) -> Path:
    """Articles as files and as lines; each copy speaks of other places on another day."""
    folder.mkdir(exist_ok=True)
    lines = []
    for number in range(copies):
        place, maker = _NAMES[number]
        day = f"2024-05-{number + 1:02d}"
        for at, text in enumerate(_TEXTS):
            told = text.replace("Kelder", place).replace("Orlan", maker)
            (folder / f"{day}-{at}.txt").write_text(told, encoding="utf-8")
            record = {"id": f"{number}-{at}", "published": day, "text": f"It rained. {told}"}
            lines.append(json.dumps(record))
    (folder / "more.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def check(*paths: Path, **plan: object) -> Report:
    """Check paths by a plan with these fields."""
    given = run.Plan(**plan)  # type: ignore[arg-type]
    return run.check([str(p) for p in paths], CONTEXT, lambda _done, _total: None, given)
