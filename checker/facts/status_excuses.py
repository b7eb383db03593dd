"""What lets two articles answer one question, whether something came about, in two ways."""

from __future__ import annotations

from datetime import timedelta

from checker.facts import excuses
from checker.facts.view import View
from checker.model import Claim, CueClass, Polarity, Status, Tense, Time, agree

# A state of things is held to last so long at least where words say that nothing has changed.
_STATE, _A_DAY = timedelta(days=7), timedelta(days=1)


def reason(a: View, b: View) -> str:
    """The name of what lets both claims be right; "" if nothing does."""
    if any(excuses.is_uncertain(v.claim) for v in (a, b)) and not _disputed(a, b):
        return "uncertain"
    if _is_ever(a, b):
        return ""
    if excuses.is_elsewhen(a.claim) != excuses.is_elsewhen(b.claim):
        return "history-comparison"
    if is_another_time(a.claim.time_scope, b.claim.time_scope):
        return "other-event"
    return "update" if _updates(a, b) else ""


def status_of(claim: Claim) -> Status:
    """The value of a claim that is known to be a status."""
    assert isinstance(claim.value, Status)
    return claim.value


def is_another_time(one: Time | None, two: Time | None) -> bool:
    """True for times that have no moment in common."""
    if one is None or two is None or one.interval is None or two.interval is None:
        return False
    return not agree((one.interval, two.interval))


def _was_over(view: View, by: View | None = None) -> bool:
    """True if what is told was of a time that had passed when it, or another claim, was told."""
    when, told = view.claim.time_scope, (by or view).published
    high = when.interval.high if when and when.interval else None
    return high is not None and told is not None and high <= told


def _is_ever(a: View, b: View) -> bool:
    """True if the later article says that it was so, or not so, at all times."""
    first, second = a.published, b.published
    later = (a, b) if first == second or not first or not second else (max(a, b, key=_published),)
    return any(status_of(v.claim).ever for v in later)


def _published(view: View) -> str:
    return view.published.isoformat() if view.published else ""


def _disputed(a: View, b: View) -> bool:
    """True if one of two claims is a denial by somebody."""
    return any(v.claim.polarity is Polarity.DENIED for v in (a, b))


def _updates(a: View, b: View) -> bool:
    """True if it may have come about, or ended, between the articles."""
    apart = excuses.apart(a, b)
    if apart is None or apart < _A_DAY or a.published is None or b.published is None:
        return False
    earlier, later = (a, b) if a.published < b.published else (b, a)
    value = status_of(later.claim)
    if any(e.cls is CueClass.DENIAL for e in later.claim.evidence):
        return False  # what is denied is what was told before
    if later.claim.tense is Tense.PLANNED:
        return later.claim.polarity is not Polarity.DENIED
    if status_of(earlier.claim).lasting and not value.lasting and _was_over(later, earlier):
        return False  # what was wound up last year trades no more this year
    if value.lasting or status_of(earlier.claim).lasting:
        return not value.still or apart > _STATE
    if earlier.claim.polarity is not Polarity.DENIED or _was_over(earlier):
        return False
    when = later.claim.time_scope
    high = when.interval.high if when and when.interval else None
    return high is None or earlier.published is None or high > earlier.published + _A_DAY
