"""What may stand beside a date in a language without rules, and what makes it something else."""

from __future__ import annotations

import re

_LINKS = ".,:/-–"
_DATE_SIGNS = frozenset("日号號일月월")
# A year in front of these is a sum: "im Mai 2000 Euro".
_AMOUNT = re.compile(
    r"\s{0,2}(?:[€$£¥₽₺₴₩%‰]|[万億亿]|(?:(?:euros?|eur|usd|doll?ars?|dólar(?:es)?|chf|franken|francs?"
    r"|zł|lir[ae]s?|tl|kron(?:or|er)|mio|mrd|mld|mil|km|kg|лир|руб|грн|млн|млрд)\b"
    r"|mill|mil(?:h[õo]|i[oaó])|złot|евро|рубл|долл|тыс|милл))",
    re.IGNORECASE,
)
# A version or a reference number may look like a date.
_LABEL = re.compile(
    r"(?:\bversi|\bwersj|\bверси|\bsürüm|\bv\b|\bnr\b|\bnúm|\bart\b|[№#§+]|版本|バージョン)"
    r"\w{0,4}[ .:]{0,2}$",
    re.IGNORECASE,
)
_LABEL_REACH = 16
# Letters that may cling to a year: г. and р. (year), T and a time of day.
_CLINGS = re.compile(r"[гр](?!\w)|T\d\d")


def stands_alone(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """False if a date goes on as another word, number, version, address or sum."""
    before = text[max(start - 2, 0) : start]
    if _holds_sign(text, end):
        return not before[-1:].isdigit()
    wide = text[start].isalpha()
    if _joins(before[-1:], wide) or _LABEL.search(text, max(start - _LABEL_REACH, 0), start):
        return False
    if before[-1:] in _LINKS and before[:1].isalnum() and start - 1 not in ends:
        # "4-6 mai 2025" tells of the sixth, "55-04-03-2025" of nothing.
        worded = text[start:end].upper() != text[start:end].lower()
        if before[-1] not in "-–" or not worded:
            return False
    return not _goes_on(text, end, starts)


def _goes_on(text: str, end: int, starts: set[int]) -> bool:
    after = text[end : end + 2]
    if _AMOUNT.match(text, end) or (_joins(after[:1], False) and not _CLINGS.match(text, end)):
        return True
    further = after[1:].isdigit() or (after[:1] in "/-" and after[1:].isupper())
    return after[:1] in _LINKS and further and end + 1 not in starts


def _holds_sign(text: str, end: int) -> bool:
    return text[end - 1] in _DATE_SIGNS


def _joins(letter: str, any_script: bool) -> bool:
    """True for what would belong to the same word. Scripts without case may have no blanks."""
    if letter == "_" or letter.isdigit():
        return True
    cased = letter.lower() != letter.upper()
    return letter.isalpha() and (cased or any_script)
