"""Claims of which a later one gives what became of the figure of an earlier one.

A value that changed hardly looks like the same fact: its figure differs, and words tell that it was
revised. So such pairs are weighed apart from links, by what tells of the change; they never join
facts, and so never make or hide a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from checker.context import Context
from checker.facts import excuses
from checker.facts.levels import agreeing, is_counted, value_level
from checker.facts.view import FEW_ARTICLES, View, is_ahead
from checker.facts.weigh import Weighed, Weigher
from checker.model import Claim, Count, Grain, Number, Ordinal, Tense, Time

TOLD, FIRST, GROWN, OLD = "told", "first", "grown", "old value"
PUT_OFF, PLANNED, DATED = "put off", "planned", "dated"
# Scopes that tell that a figure is newer than one before, and that it is the first of several.
RENEWED = {"renewed", *excuses.MOVED}
_EARLY = {"early", "running"}
PREVIOUS = "previous"
_ESTIMATE, _CONFIRMED, _CHANGE = "estimate", "confirmed", "change"
# These set no two values apart of which one became the other.
_OF_CHANGE = {*RENEWED, *_EARLY, _ESTIMATE, _CONFIRMED, "elapsed"}
_APART = {PREVIOUS, "rest", "part", "portion"}
_CUMULATIVE, _PERIOD = "cumulative", "period"
_NOT_YET = {Tense.PLANNED, Tense.FORECAST}
_MEASURES = {"same", "same open", "akin", "open", "unknown"}
# What may be one thing, told in other words; dates of one event, whatever words tell of it.
_EVENTS, _ALIKE = {"same", "akin"}, {"copied", "same", "many"}
# Attributes of which the words do not tell what begins or ends.
_EDGES = {"date", "last day", "first day"}
# Who rounds a figure changes it by no more.
_ROUNDED = Decimal("0.05")
_AT_LEAST = {">=", ">"}
_NAMED = {"several", "one"}
_A_DAY, _TEN_DAYS, _MONTH, _LONG_AGO, _YEAR = (timedelta(days=n) for n in (1, 10, 31, 60, 366))
# Among many articles what is told so much later is rather of another event.
_WITHIN = {TOLD: _MONTH, PUT_OFF: _YEAR, PLANNED: _YEAR}
_CLOCK = {Grain.SECOND, Grain.MINUTE, Grain.HOUR}
_LONG = {Grain.MONTH, Grain.QUARTER, Grain.YEAR}


class Successions:
    """Tells how the claim of one article may follow that of an earlier one."""

    def __init__(self, weigher: Weigher, context: Context) -> None:
        self._weigher = weigher
        self._few = context.statistics.articles < FEW_ARTICLES
        self._natures: Mapping[str, str] = context.rulebook.natures

    def may_tell(self, claim: Claim) -> bool:
        """True for a claim that by itself tells that its figure changed, or will."""
        if isinstance(claim.value, Time):
            return is_ahead(claim, claim.value)
        told = not (RENEWED | _EARLY | {_ESTIMATE}).isdisjoint(claim.scope)
        if isinstance(claim.value, Count | Number) and claim.value.stated.bound in _AT_LEAST:
            return True
        written, when = claim.publication.given, claim.time_scope
        if self._few and written and written.low and when and when.interval and when.interval.high:
            return True
        return told or self._natures.get(claim.attribute) == _CUMULATIVE

    def weighed(self, a: View, b: View) -> Weighed | None:
        """How likely the later claim gives what became of the earlier; None if nothing tells so."""
        order = in_order(a, b)
        how = self._how(*order) if order else ""
        if order is None or not how or _apart(*order) > self._while(how):
            return None
        return self._weigher.succession(*order, how)

    def _while(self, how: str) -> timedelta:
        """How much later what became of a figure is told, and not another event."""
        if self._few:
            return _YEAR if how == GROWN else timedelta.max
        return _WITHIN.get(how, _TEN_DAYS)

    def _how(self, earlier: View, later: View) -> str:
        if not may_follow(earlier, later) or not self._is_of_one_time(earlier, later):
            return ""
        measures = self._weigher.level("attribute", earlier, later)
        told = not RENEWED.isdisjoint(later.claim.scope)
        if isinstance(earlier.claim.value, Time):
            return self._put_off(earlier, later)
        if earlier.lasting or later.lasting or self._are_two_things(earlier, later, measures):
            return ""
        if value_level(earlier, later) == "swapped":
            return ""  # hardly what change would bring about
        natures = {self._natures.get(v.claim.attribute, "") for v in (earlier, later)}
        if _CUMULATIVE in natures and later.size < earlier.size:
            return ""
        if told:
            return TOLD
        if self._is_early(earlier) and not self._is_early(later):
            return FIRST
        grown = natures == {_CUMULATIVE} and later.size > earlier.size
        if self._is_dated_later(earlier, later, measures):
            return DATED
        return GROWN if grown else ""

    def _are_two_things(self, earlier: View, later: View, measures: str) -> bool:
        """True for two measures, and where little tells that it is one: men, and people at work."""
        if measures not in _MEASURES:
            return True
        if measures == "open" and isinstance(later.claim.value, Count | Number):
            return self._weigher.level("words", earlier, later) not in _ALIKE
        return measures == "unknown" and not _are_of_one_shape(earlier, later)

    def _put_off(self, earlier: View, later: View) -> str:
        """Whether a day to come was moved to another."""
        if not _are_ahead(earlier, later):
            return ""
        known = self._weigher.level("attribute", earlier, later) in _EVENTS
        edge = not _EDGES.isdisjoint((earlier.claim.attribute, later.claim.attribute))
        if not excuses.MOVED.isdisjoint(later.claim.scope):
            alike = self._weigher.level("words", earlier, later) in _ALIKE
            named = self._weigher.level("names", earlier, later) == "several"
            return PUT_OFF if (known and not edge) or alike or named else ""
        return PLANNED if known and not edge and later.lasting else ""

    def _is_early(self, view: View) -> bool:
        counted = isinstance(view.claim.value, Count | Number)
        least = counted and view.stated is not None and view.stated.bound in _AT_LEAST
        return least or not (_EARLY | {_ESTIMATE}).isdisjoint(view.claim.scope)

    def _is_dated_later(self, earlier: View, later: View, measures: str) -> bool:
        """True for one thing, told as it was at a time that the earlier article did not know."""
        when, known = later.claim.time_scope, earlier.published
        if when is None or when.interval is None or when.interval.high is None or known is None:
            return False
        if not self._few or not isinstance(later.claim.value, Count | Number):
            return False
        if measures == "same open":
            if is_of_another_day(earlier.claim):
                return False  # one of a series, each with its day
            measures = self._weigher.level("words", earlier, later)
        return measures in {"same", *_ALIKE} and when.interval.high > known + _A_DAY

    def _is_of_one_time(self, earlier: View, later: View) -> bool:
        """False for figures of two periods, and for results, which no later period changes."""
        one, two = earlier.claim, later.claim
        measured = (self._natures.get(one.attribute), self._natures.get(two.attribute))
        if _PERIOD in measured and not _NOT_YET.issuperset((one.tense, two.tense)):
            return False
        first, second = one.time_scope, two.time_scope
        if not first or not second or not first.interval or not second.interval:
            return True
        if first.relative or second.relative or not _LONG.issuperset((first.grain, second.grain)):
            return True
        return excuses.between(first.interval, second.interval) <= timedelta()


def tells_of_change(claim: Claim) -> bool:
    """True for an old value that is told as such, and a figure beside words of change."""
    return PREVIOUS in claim.scope or not RENEWED.isdisjoint(claim.scope)


def is_sure(weighed: Weighed) -> bool:
    """True if a change is told in words that both sentences share, of names that both have."""
    levels = weighed.levels
    return levels[-1] == TOLD and levels[0] in _ALIKE and levels[2] in _NAMED


def is_of_another_day(claim: Claim) -> bool:
    """True if the sentence dates the matter to another time than the days of its article."""
    when, written = claim.time_scope, claim.publication.given
    if when is None or when.interval is None or written is None or written.low is None:
        return False
    end = when.interval.high
    return end is None or abs(written.low - end) > _TEN_DAYS


def in_order(a: View, b: View) -> tuple[View, View] | None:
    """The earlier and the later of two claims of other articles; None if neither is."""
    if a.article == b.article or a.published is None or b.published is None:
        return None
    if abs(a.published - b.published) < _A_DAY:
        return None
    return (a, b) if a.published < b.published else (b, a)


def _apart(earlier: View, later: View) -> timedelta:
    return excuses.apart(earlier, later) or timedelta()


def may_follow(earlier: View, later: View) -> bool:
    """True for two values that differ, and of which nothing says that they are of two things."""
    one, two = earlier.claim, later.claim
    if isinstance(one.value, Ordinal) or excuses.is_denied(one) or excuses.is_denied(two):
        return False
    if two.tense is Tense.HYPOTHETICAL or two.hedged or excuses.is_elsewhen(one):
        return False
    if _is_history(earlier, later):
        return False
    if one.tense is Tense.HAPPENED and two.tense is Tense.FORECAST:
        return False
    if not _APART.isdisjoint((*one.scope, *two.scope)):
        return False
    apart = (earlier.scope ^ later.scope) - _OF_CHANGE
    if apart and not (apart == {_CHANGE} and isinstance(two.value, Count)):
        return False
    if earlier.figure and earlier.figure == later.figure:
        return False
    return not agreeing(earlier, later) or any(
        differs(earlier, later) for differs in (_exceeds, _are_ranges, _are_rough)
    )


def _are_ahead(earlier: View, later: View) -> bool:
    """True for two days that were to come, or of which the later was told once it was over."""
    one, two = earlier.claim.value, later.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time) or earlier.lasting:
        return False
    if is_counted(two) or not one.interval or not two.interval:
        return False
    if one.grain in _CLOCK and two.grain not in _CLOCK:
        return False
    return not later.lasting or excuses.was_put_off(earlier, later)


def _are_of_one_shape(earlier: View, later: View) -> bool:
    """True for two ranges, and for two single values."""
    one, two = earlier.stated, later.stated
    return one is not None and two is not None and (one.bound == "range") == (two.bound == "range")


def _is_history(earlier: View, later: View) -> bool:
    """True for what the later article dates to well before the earlier one appeared."""
    when, known = later.claim.time_scope, earlier.published
    if when is None or when.interval is None or when.interval.high is None or known is None:
        return False
    return when.interval.high < known - _LONG_AGO


def _are_ranges(earlier: View, later: View) -> bool:
    """True for two ranges that are not the same."""
    one, two = earlier.stated, later.stated
    if one is None or two is None or one.bound != "range" or two.bound != "range":
        return False
    return (one.low, one.high) != (two.low, two.high)


def _are_rough(earlier: View, later: View) -> bool:
    """True for figures that are told as rough, and that differ by more than who rounds them."""
    one, two = earlier.stated, later.stated
    if one is None or two is None or "~" not in (one.bound, two.bound):
        return False
    if one.low is None or two.low is None or {one.bound, two.bound} - {"~", "="}:
        return False
    return abs(one.low - two.low) > _ROUNDED * max(abs(one.low), abs(two.low))


def _exceeds(earlier: View, later: View) -> bool:
    """True for "at least 3", and 6."""
    one, two = earlier.stated, later.stated
    if one is None or two is None or one.low is None or two.low is None:
        return False
    return one.high is None and two.low > one.low


def follows_old_value(earlier: View, old: View, later: View) -> bool:
    """True if a sentence tells `later` beside the `old` value, which is that of `earlier`."""
    if in_order(earlier, later) is None or not agreeing(earlier, old):
        return False
    if isinstance(old.claim.value, Time) or old.figure == later.figure:
        return False
    if PREVIOUS in earlier.claim.scope or not _APART.isdisjoint(later.claim.scope):
        return False
    if PREVIOUS not in old.claim.scope and not _is_replaced(old.claim, later.claim):
        return False
    when = old.claim.time_scope
    return (when is None or when.grain is not Grain.YEAR) and not agreeing(old, later)


def _is_replaced(old: Claim, new: Claim) -> bool:
    """True for two values of one thing in a sentence of change that tells the old one first."""
    alike = old.attribute == new.attribute and old.at.span.start < new.at.span.start
    return alike and not RENEWED.isdisjoint(old.scope) and not RENEWED.isdisjoint(new.scope)
