"""Who said it, when and where: what brings two quotations together, beside their words."""

from __future__ import annotations

from datetime import date

from checker.findings.quotations.names import compatible, same_person
from checker.model import Quotation, agree

_NEAR_DAYS = 10
_OCCASION_DAYS = 3


def near_speaker(a: Quotation, b: Quotation) -> bool:
    """True if one person says both, in articles of about the same time."""
    people = all(q.speaker is not None and (q.speaker.person or q.speaker.roles) for q in (a, b))
    return people and same_speaker(a, b) and near(a, b)


def same_days(a: Quotation, b: Quotation) -> bool:
    """True if one person says both, in articles of the same days."""
    return near_speaker(a, b) and near(a, b, _OCCASION_DAYS)


def one_voice(a: Quotation, b: Quotation) -> bool:
    """True if both speakers are known, and are one, or a body and who speaks for it."""
    known = all(q.speaker is not None and q.speaker.key for q in (a, b))
    return known and compatible(a.speaker, b.speaker) and near(a, b)


def same_speaker(a: Quotation, b: Quotation) -> bool:
    """True if both speakers are known, and are one: by name, or by the office of the other."""
    if a.speaker is None or b.speaker is None:
        return False
    if a.speaker.key and b.speaker.key:
        return same_person(a.speaker.key, b.speaker.key)
    return not set(a.speaker.roles).isdisjoint(b.speaker.roles)


def near(a: Quotation, b: Quotation, days: int = _NEAR_DAYS) -> bool:
    """True unless the articles are known to have appeared further apart."""
    if not a.published or not b.published:
        return True
    apart = date.fromisoformat(a.published) - date.fromisoformat(b.published)
    return abs(apart.days) <= days


def shared_occasion(a: Quotation, b: Quotation) -> frozenset[str]:
    """The words that both tell of the occasion with, without the speaker's name."""
    names: set[str] = set()
    for q in (a, b):
        if q.speaker:
            names.update(w[:-1] if len(w) > 3 else w for w in q.speaker.key.split())
            names.update(q.speaker.key.split())
    return frozenset(w for w in set(a.occasion) & set(b.occasion) if w not in names)


def of_one_day(a: Quotation, b: Quotation) -> bool:
    """True if both are dated, and to one day."""
    first, second = (q.said.value.interval if q.said else None for q in (a, b))
    return first is not None and second is not None and agree((first, second))
