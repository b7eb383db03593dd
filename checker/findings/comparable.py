"""The values of claims in one unit, and whether they are the same figure."""

from __future__ import annotations

from checker.model import (
    Age,
    Claim,
    Count,
    Duration,
    Number,
    Ordinal,
    Percent,
    Recurrence,
    Stated,
    Status,
    Time,
    agree,
    in_base_units,
    same_day,
)

# Below so many, things of a kind are met everywhere; so many shared words tell that they are one.
_FEW, _SHARED = 10, 3
# The share of words that are the same in copies of one text.
_COPIED = 0.8
# The attribute of what no rule knows, before the noun.
OPEN = "number of "


def agreeing(claim: Claim, other: Claim) -> bool:
    """True if one value satisfies both claims."""
    one, two = claim.value, other.value
    if isinstance(one, Time) and isinstance(two, Time) and same_day(one, two):
        return True
    return agree((in_base_units(one), in_base_units(two)))  # type: ignore[misc] # of one type


def same_figure(claim: Claim, other: Claim, repeats: bool = False, least: int = 0) -> bool:
    """True if both give one figure, so particular that it is hardly met by chance.

    What `repeats` another claim, to deny it, is known by all of its words, be they two. Where the
    claims are known to be of one fact, `least` tells how many words their sentences share.
    """
    if not (_is_particular(claim) and _is_particular(other) and agreeing(claim, other)):
        return False
    if not _states_the_same(claim, other) or _count_other_things(claim, other):
        return False
    if not (_is_common(claim) or _is_common(other)) or (repeats and _repeats(claim, other)):
        return True
    if least:
        return len(set(claim.context) & set(other.context)) >= least
    return same_words(claim, other, _SHARED - isinstance(claim.value, Percent))


def _repeats(claim: Claim, other: Claim) -> bool:
    """True for counts of which one clause has no word that the other one has not."""
    few, many = sorted((set(claim.near), set(other.near)), key=len)
    counts = isinstance(claim.value, Count) and isinstance(other.value, Count)
    return counts and len(few) >= _SHARED - 1 and few <= many


def _states_the_same(claim: Claim, other: Claim) -> bool:
    one, two = (getattr(c.value, "stated", None) for c in (claim, other))
    if one is None or two is None or _caps(one, two):
        return True
    units = {getattr(c.value, "unit", "") for c in (claim, other)}
    return len(units) > 1 or (one.low, one.high) == (two.low, two.high)


def _caps(one: Stated, two: Stated) -> bool:
    """True for "up to 60" and 60."""
    return one.low is None and one.high is not None and one.high == two.low == two.high


def _count_other_things(claim: Claim, other: Claim) -> bool:
    """True for 32 women and 32 fighters, where no rule knows what is counted."""
    one, two = claim.value, other.value
    if not isinstance(one, Count) or not isinstance(two, Count) or one.noun == two.noun:
        return False
    return all(c.attribute.startswith(OPEN) for c in (claim, other))


def _is_particular(claim: Claim) -> bool:
    """True for a figure in digits or number words, and for a day of the calendar.

    "Thousands", "several", "at least two", places in an order and "now" are met everywhere.
    """
    value = claim.value
    if isinstance(value, Time):
        fields = value.fields
        if is_today(value, claim):
            return False
        return fields is not None and bool(fields.month and (fields.day or fields.year))
    if isinstance(value, Ordinal | Age | Recurrence | Status):
        return False
    stated = value.stated
    if stated.high is None:
        return False
    return stated.low in (None, stated.high) or any(c.isdigit() for c in claim.text)


def is_today(value: Time, claim: Claim) -> bool:
    """True for the day on which the article appeared, as in a dateline."""
    day, given = value.interval, claim.publication.given
    if day is None or given is None or day.low is None or given.low is None:
        return False
    return day.low.date() == given.low.date()


def _is_common(claim: Claim) -> bool:
    """True for a handful of things, and for a day of which no rule knows what happened on it."""
    value = claim.value
    if isinstance(value, Time):
        return claim.attribute == "date"
    if isinstance(value, Percent):
        return value.stated.low is None or value.stated.low in range(_FEW)
    if not isinstance(value, Count | Number | Duration):
        return False
    return value.stated.low is None or value.stated.low < _FEW


def same_words(claim: Claim, other: Claim, least: int = _SHARED) -> bool:
    """True if the clauses share words of content, or the sentences of two dates."""
    if isinstance(claim.value, Time):  # a date often stands in a clause of its own
        return len(set(claim.context) & set(other.context)) >= least
    return len(set(claim.near) & set(other.near)) >= least


def is_copy(claim: Claim, other: Claim) -> bool:
    """True if the sentences are in nearly the same words, as in copies of one text."""
    one, two = set(claim.context), set(other.context)
    return len(one & two) >= _COPIED * max(len(one | two), 1)
