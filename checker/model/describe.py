"""Values in words, as reports show them."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.model.claim import Claim
from checker.model.describe_time import dates as dates
from checker.model.describe_time import inferred as inferred
from checker.model.describe_time import published as published
from checker.model.describe_time import time as time
from checker.model.interval import Interval
from checker.model.values import (
    Age,
    Count,
    Duration,
    Figure,
    Money,
    Ordinal,
    Percent,
    Quantity,
    Recurrence,
    Stated,
    Status,
    Time,
    Value,
)

_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_PLACES = 4
_BOUNDS = {
    "~": "about ",
    "<": "less than ",
    "<=": "up to ",
    ">": "more than ",
    ">=": "at least ",
}


def number(value: Decimal) -> str:
    """A number with thousands separators, or in millions and more where that is shorter."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            short = (value / scale).normalize()
            exponent = short.as_tuple().exponent
            if isinstance(exponent, int) and exponent >= -3:
                return f"{short:,f} {name}"
            break
    plain = value.normalize() if value == value.to_integral_value() else _short(value)
    return f"{plain:,f}"


def _short(value: Decimal) -> Decimal:
    """A fraction such as two thirds cut to what a reader can use."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_PLACES:
        return round(value, _PLACES).normalize()
    return value


def value(of: Value) -> str:
    """The normalised value, with its unit, bound and where it helps its precision."""
    match of:
        case Time():
            return time(of)
        case Duration():
            parts = _parts(of.timex) if of.stated.bound == "=" else ()
            return " ".join(parts) or f"{stated(of.stated)} {_plural(of.unit, of.stated)}"
        case Recurrence():
            return f"repeated ({of.timex})"
        case Status():
            return of.name
        case _:
            return _figure(of)


def _parts(timex: str) -> tuple[str, ...]:
    """The parts of a length that is told in several units: PT4H17M is 4 hours and 17 minutes."""
    days, _, hours = timex.partition("T")
    told = [(n, _UNITS.get(u, "")) for n, u in _PART.findall(days)]
    told += [(n, _HOURS.get(u, "")) for n, u in _PART.findall(hours)]
    if len(told) < 2 or any(not name for _, name in told):
        return ()
    return tuple(f"{n} {name}{'' if n == '1' else 's'}" for n, name in told)


_PART = re.compile(r"(\d+(?:\.\d+)?)([A-Z]+)")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_HOURS = {"H": "hour", "M": "minute", "S": "second"}


def _figure(of: Figure) -> str:
    amount = stated(of.stated)
    match of:
        case Money():
            per = f" per {of.per}" if of.per else ""
            return f"{of.currency} {amount}{per}"
        case Quantity():
            return f"{amount} {_unit(of.unit, of.stated)}"
        case Count():
            return f"{amount} {_plural(of.noun, of.stated)}" if of.noun else amount
        case Percent(change=True):
            return f"a change of {amount} %"
        case Percent():
            return f"{amount} percentage points" if of.points else f"{amount} %"
        case Ordinal():
            return f"number {amount}"
        case Age():
            return f"age {amount}"
    return amount


def _unit(unit: str, of: Stated) -> str:
    """ "oil_barrel/day" as "oil barrels per day"."""
    first, *per = unit.replace("_", " ").replace("/", " per ").split(" per ")
    for power, name in (("**2", "square "), ("**3", "cubic ")):
        if first.endswith(power):
            first = name + first.removesuffix(power)
    if first.startswith("degree "):
        first = first.replace("degree ", "degrees ", 1)
        return " per ".join((first, *per))
    return " per ".join((_plural(first, of), *per))


def stated(of: Stated) -> str:
    """The figure as given: "about 2.5 billion", "2 to 3 million", "at least 30", "1,500 or 1.5"."""
    if of.other is not None:
        other = stated(of_other := Stated(of.other.low, of.other.high))
        if of.other.unit:
            other += f" {_unit(of.other.unit, of_other)}"
        return f"{stated(msgspec.structs.replace(of, other=None))} or {other}"
    if of.low is not None and of.high is not None and of.low != of.high:
        return f"{number(of.low)} to {number(of.high)}"
    only = of.low if of.low is not None else of.high
    if only is None:
        return "an unknown number"
    bound = of.bound
    if bound == "range":
        bound = ">=" if of.high is None else "<="
    return _BOUNDS.get(bound, "") + number(only)


def told(claim: Claim) -> str:
    """The value of a claim; what else the article gives it as, or how it was made at a rate."""
    return value(claim.value) + aside(claim)


def aside(claim: Claim) -> str:
    """What is to be told beside a value: the other sum of the article, or the rate; or nothing."""
    made = claim.exchange
    if made is not None:
        how = f"{_rate(made.rate)}, {made.source}, {made.day}, give or take {made.slack:%}"
        return f" ({_figure(made.given)} at {how})"
    return f" (given as {_figure(claim.restated)} too)" if claim.restated is not None else ""


def _rate(rate: Decimal) -> str:
    return f"{rate:,.4f}" if rate >= _SMALL_RATE else f"{rate:.4g}"


# Below it a rate has too few digits behind the point.
_SMALL_RATE = Decimal("0.1")
# Below this share of a value its precision tells a reader nothing.
_TELLING = Decimal("0.01")


def precise(of: Value) -> str:
    """The value with what it allows, where the words alone do not tell that."""
    said = value(of)
    if isinstance(of, Money) and of.region:
        said += f", by the article's region {of.region}"
    if not isinstance(of, Money | Quantity | Percent | Count):
        return said
    if of.stated.other is not None:
        return said
    low, high, given = of.interval.low, of.interval.high, of.stated.low
    if of.stated.bound not in ("=", "~") or low is None or high is None or given is None:
        return said
    whole = isinstance(of, Count) and high - low == 1  # 6 boats are not 5.5 to 6.5
    if whole or high - low < abs(given) * _TELLING:
        return said
    return f"{said} ({allowed(of.interval)})"


def allowed(interval: Interval[Decimal]) -> str:
    """What an interval of numbers allows, in words: "2.45 to 2.55 billion"."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any number"
    if low is None or high is None:
        return f"{number(low)} or more" if low is not None else f"up to {number(high or Decimal())}"
    if low == high:
        return number(low)
    first, last = number(low), number(high)
    scale = last.rpartition(" ")[2]
    if scale.isalpha() and first.endswith(f" {scale}"):
        first = first.removesuffix(f" {scale}")
    return f"{first} to {last}"


def limits(of: Value) -> str:
    """What a value allows, in words; empty where nothing is known of that."""
    if isinstance(of, Recurrence | Status) or of.interval is None:
        return ""
    if isinstance(of, Time):
        return dates(of.interval, of.grain)
    interval = of.interval
    low, high, given = interval.low, interval.high, of.stated.low
    if isinstance(of, Count | Age | Ordinal) and of.stated.low == of.stated.high:
        whole = low is not None and high is not None and high - low <= 1
        if whole and given is not None:
            return number(given)
    return f"{allowed(interval)} days" if isinstance(of, Duration) else allowed(interval)


# Adjectives that stand for people take no ending.
_PEOPLE = {"dead", "wounded", "injured", "missing", "homeless", "ill", "sick", "hurt", "killed"}
_NO_MEN = {"human", "german", "roman", "norman", "ottoman", "shaman", "talisman"}
_HISSES = ("ch", "sh", "x", "z")
_IRREGULAR = {"person": "people", "foot": "feet", "inch": "inches", "child": "children"}


def _plural(noun: str, of: Stated) -> str:
    if of.low == of.high == 1 or not noun or noun.endswith("s") or noun in _PEOPLE:
        return noun
    if noun.endswith("man") and noun not in _NO_MEN:
        return noun[:-2] + "en"
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSES) else "s")
