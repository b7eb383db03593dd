"""Numbers written in digits."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from checker.kinds.figure.amount import Amount

BLANKS = " \u00a0\u2009\u202f"
# What parts thousands, besides commas and dots: 1 000, and 1'000 as the Swiss write it.
GROUPS = BLANKS + "'’"
PARTS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅕": (1, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MINUS = str.maketrans("−–‑", "---")
# 4e14, 2.5×10^-5 and what copying makes of its raised digits: 2.5×10−5.
_EXPONENT = "\\^?[-−–‑]?[0-9]{1,2}(?![0-9])|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+"
# 10^5, 6x2^12; a small raised digit alone may be a footnote.
_RAISED = r"\^[-−–‑+]?[0-9]{1,3}(?![0-9^])"
_POWER = (
    r"[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]{1,2}(?![0-9a-z])"
    rf"|[{BLANKS}]?[×x][{BLANKS}]?(?:10(?=[\^\-−–‑⁻⁰¹²³⁴⁵⁶⁷⁸⁹])(?:{_EXPONENT})"
    rf"|[0-9]{{1,9}}{_RAISED})|{_RAISED})"
    r"|10(?:⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[³⁴⁵⁶⁷⁸⁹]|¹[⁰¹²³⁴⁵⁶⁷⁸⁹])"
)
# Every shape at once; `read` tells which are numbers.
PATTERN = (
    rf"{_POWER}|[0-9]{{1,3}}(?:[{GROUPS}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?"
    r"|[0-9]+(?: \. [0-9]+(?![0-9]* ?[.,-] ?[0-9])|(?:[.,][0-9]+)*)"
    rf"(?:(?:[ -]?[0-9]+/[0-9]+(?![0-9/]))|/[0-9]+(?![0-9/])| ?[{''.join(PARTS)}])?"
    rf"|(?<![0-9.])\.[0-9]+|[{''.join(PARTS)}]"
)
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$")
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?$")
_DOTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?$|[0-9]{1,3}\.[0-9]{3},[0-9]+$")
_PLAIN = re.compile(r"[0-9]*\.?[0-9]+$")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]{1,2}$")
_FRACTION = re.compile(r"(?:([0-9]+)[ -])?([0-9]+)/([0-9]+)$")
_TEN = re.compile(rf"([0-9.]+?)(?:e|[{BLANKS}]?[×x][{BLANKS}]?10\^?)([-+]?[0-9]+)$")
_BASE = re.compile(rf"(?:([0-9.]+)[{BLANKS}]?[×x][{BLANKS}]?)?([0-9.]+)\^([-+]?[0-9]+)$")
_ABOVE = re.compile("([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_NO_POWER = frozenset("0123456789.,/- " + GROUPS) | frozenset(PARTS)
_TEN_ITSELF = Decimal(10)
# Farther from one no power says how much there is of anything.
_FARTHEST = 60
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 40, 64, 100, 1000))
_LONGEST = 40
# What the marks between digits tell of how a text writes numbers. 1,234.5 and 1.234,5 can be read
# one way only, and 12,5 hardly another; a single mark before three digits can be read both ways.
ENGLISH, CONTINENTAL, COMMA_DECIMAL = "english", "continental", "comma decimal"
ONE_DOT, ONE_COMMA = "one dot", "one comma"


def read(written: str) -> Amount | None:
    """The amount that digits stand for, or None if they are no number (a version, a date)."""
    return _read(written) if len(written) <= _LONGEST else None


@lru_cache(maxsize=16384)
def _read(written: str) -> Amount | None:
    if "/" in written:
        return _fraction(written)
    if not _NO_POWER.issuperset(written):
        return _power(written)
    if written[-1] in PARTS:
        return _with_part(written)
    for blank in GROUPS:
        written = written.replace(blank, "")
    if _PLAIN.match(written):
        whole, dot, decimals = written.partition(".")
        if len(whole) > 1 and whole[0] == "0":
            return None
        return Amount(Decimal(written), marks=_dotted(whole, decimals) if dot else "")
    if _COMMAS.match(written) or _LAKHS.match(written):
        return Amount(Decimal(written.replace(",", "")), marks=_with_commas(written))
    if _DOTS.match(written):
        return Amount(Decimal(written.replace(".", "").replace(",", ".")), marks=CONTINENTAL)
    if _COMMA_DECIMAL.match(written):
        return Amount(Decimal(written.replace(",", ".")), marks=COMMA_DECIMAL)
    return None


def _dotted(whole: str, decimals: str) -> str:
    """1.500 may be thousands; 1.5, 0.500 and 1234.567 cannot."""
    return ONE_DOT if len(decimals) == 3 and 0 < len(whole) <= 3 and whole != "0" else ENGLISH


def _with_commas(written: str) -> str:
    return ONE_COMMA if written.count(",") == 1 and "." not in written else ENGLISH


def _power(written: str) -> Amount | None:
    plain = _ABOVE.sub(r"^\1", written).translate(_SUPERSCRIPTS).translate(_MINUS)
    if match := _TEN.match(plain):
        return Amount(Decimal(match[1]), Decimal(1).scaleb(int(match[2])))
    return _raised(match) if (match := _BASE.match(plain)) else None


def _raised(match: re.Match[str]) -> Amount | None:
    """6x2^12, and 10^5 to the digit that it gives."""
    times, base, exponent = Decimal(match[1] or 1), Decimal(match[2]), int(match[3])
    if not base or abs(base.adjusted() * exponent) > _FARTHEST or abs(exponent) > _FARTHEST:
        return None
    if base == _TEN_ITSELF:
        return Amount(times, Decimal(1).scaleb(exponent))
    return Amount(times * base**exponent)


def _fraction(written: str) -> Amount | None:
    match = _FRACTION.match(written)
    if match is None:
        return None
    whole, above, below = int(match[1] or 0), int(match[2]), int(match[3])
    if not 0 < above < below or (below not in _DENOMINATORS and above != 1):
        return None
    return part(whole, above, below)


def _with_part(written: str) -> Amount | None:
    whole = written[:-1].strip()
    if whole and not whole.isdigit():
        return None
    return part(int(whole or 0), *PARTS[written[-1]])


def part(whole: int, above: int, below: int) -> Amount:
    """`whole` and `above` parts out of `below`: exact as a decimal where it can be."""
    value = Decimal(whole) + Decimal(above) / Decimal(below)
    return Amount(value, margin="" if below in (2, 4, 8, 10, 100) and whole else "fraction")
