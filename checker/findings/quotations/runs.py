"""The runs of words of a quotation as numbers: quotations that share none are never one saying."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

from checker.findings.quotations.words import GAP, Words
from checker.model import Quotation

_GRAM = 4
# A sentence of fewer words says nothing by itself.
_SHORTEST = 4
Gram = tuple[str, ...]


def is_long(forms: Sequence[str]) -> bool:
    """True for a sentence with enough words to be compared."""
    return sum(form != GAP for form in forms) >= _SHORTEST


def grams(forms: Sequence[str], words: Words) -> list[Gram]:
    """Runs of words with at least one that carries meaning."""
    telling = [words.is_content(form) for form in forms]
    runs = ((i, tuple(forms[i : i + _GRAM])) for i in range(len(forms) - _GRAM + 1))
    return [run for i, run in runs if any(telling[i : i + _GRAM]) and GAP not in run]


def runs_of(text: str, words: Words) -> bytes:
    """Numbers of the runs of each sentence of a quotation, and of each sentence as a whole."""
    sentences = dict.fromkeys(tuple(w.form for w in s) for s in words.sentences(text))
    found = array("I")
    for forms in filter(is_long, sentences):
        found.extend({_number(run) for run in (*grams(forms, words), ("", *forms))})
    return found.tobytes()


def stems_of(text: str, words: Words) -> bytes:
    """Numbers of the stems of the words that carry meaning."""
    return array("I", sorted(map(number_of, words.content(text)))).tobytes()


def number_of(stem: str) -> int:
    """A number for a stem; it is next to impossible that two of a language share one."""
    return crc32(stem.encode("utf-8", "surrogatepass"))


def counted(quotations: Iterable[bytes]) -> Counter[int]:
    """How often each number stands in some lists."""
    return Counter(n for numbers in quotations for n in _numbers(numbers))


def meeting(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that share a run of words, or all of them, with others of theirs."""
    runs = {q.text: q.runs for q in quotations}
    told = Counter(q.text for q in quotations)
    met = {number for number, count in counted(runs.values()).items() if count > 1}
    return [q for q in quotations if told[q.text] > 1 or not met.isdisjoint(_numbers(q.runs))]


def _numbers(data: bytes) -> memoryview:
    """Numbers of four bytes each; what is over is none."""
    return memoryview(data)[: len(data) // 4 * 4].cast("I")


def _number(run: Gram) -> int:
    return crc32("\0".join(run).encode("utf-8", "surrogatepass"))
