"""What became of planted conflicts: found, met by others, or missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from shared import Figures
from slots import PATTERNS

Record = dict[str, Any]


def scored(planted: Sequence[Record], findings: Sequence[Record]) -> tuple[Figures, list[Record]]:
    """Figures in hundredths, and the plants that were not found.

    Found is a plant if a conflict stands at both its places; met, if one stands at the changed
    value and something else. Other conflicts may be true ones of the corpus.
    """
    conflicts = [f for f in findings if f["rule"].startswith("C1")]
    hits = [[_met(row, f) for f in conflicts] for row in planted]
    found = {i for i, row in enumerate(hits) if "both" in row}
    figures: Figures = {}
    for name, group in _groups(planted):
        if group:
            figures[f"plant {name} found"] = round(100 * len(found & group) / len(group), 1)
    met = sum("half" in row and "both" not in row for row in hits)
    others = sum(all(not row[i] for row in hits) for i in range(len(conflicts)))
    figures["plant planted"] = len(planted)
    figures["plant met by others"] = met
    figures["plant conflicts not planted"] = others
    return figures, [row for i, row in enumerate(planted) if i not in found]


def _groups(planted: Sequence[Record]) -> Iterator[tuple[str, set[int]]]:
    kinds = [*PATTERNS, ""]
    for how in ("copied", "paraphrased"):
        for kind in kinds:
            rows = enumerate(planted)
            chosen = {i for i, r in rows if r["how"] == how and kind in (r["kind"], "")}
            yield f"{how} {kind}".strip(), chosen
    yield "by hand", {i for i, row in enumerate(planted) if row["rules"] == "by hand"}


def _met(row: Record, finding: Record) -> str:
    """ "both" if a finding stands at both places of a plant, "half" at the changed one only."""
    at = [any(_touches(p, row[end]) for p in finding["locations"]) for end in "ab"]
    return "both" if all(at) else "half" if at[1] else ""


def _touches(place: Record, spot: Record) -> bool:
    if place["path"].rpartition("#")[2] != spot["article"]:
        return False
    return bool(place["start"] < spot["end"] and spot["start"] < place["end"])
