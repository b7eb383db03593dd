"""Numerals are looked for only where one may begin: that must lose none."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds.figure.line import lowered
from checker.kinds.figure.numeral import NumeralReader
from checker.rulebook import load

CODES = ["USD", "Kč", "kčs", "zł", "Ξ", "元", "S"]
PIECES = [
    *(
        "12",
        "5",
        ".5",
        "½",
        "one",
        "twenty",
        "half",
        "million",
        "bn",
        "th",
        "dozens",
        "of",
        "één",
        "zwölf",
    ),
    *("usd", "Kč", "kčs", "zł", "元", "Ξ", "s", "x", "é", "_", "-", "–", ".", ",", "/", "'"),
    *("?", "#", " ", "\u00a0", "\n", "İ", "٣", "😀"),
]
ENGLISH = load().language("en")


LEXICON = msgspec.structs.replace(
    ENGLISH.lexicon, cardinals={**ENGLISH.lexicon.cardinals, "één": 1, "zwölf": 12}
)
READER = NumeralReader(msgspec.structs.replace(ENGLISH, lexicon=LEXICON), CODES)


def _groups(matches: Iterable[re.Match[str]]) -> list[tuple[object, ...]]:
    return [(m.span(1), m.span(2), m.end()) for m in matches]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.integers(0, 3))
def test_every_place_of_a_numeral_is_tried(text: str, start: int) -> None:
    low = lowered(text)
    end = len(low) - start
    expected = _groups(READER._pattern.finditer(low, start, end))
    assert _groups(READER._matches(low, start, end)) == expected
