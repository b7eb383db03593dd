"""Why two values of one fact may differ and both be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from checker.context import Context
from checker.facts.levels import agreeing, value_level
from checker.facts.view import View, in_base_units
from checker.model import (
    Age,
    Claim,
    Commitment,
    Count,
    CueClass,
    Difference,
    Grain,
    Interval,
    Money,
    Ordinal,
    Polarity,
    Recurrence,
    SourceKind,
    Tense,
    Time,
    agree,
)

# Of the claims of a fact so many are compared with each other; there are seldom more that differ.
_MOST = 48
_DOUBTS = {CueClass.HEARSAY, CueClass.SPECULATION, CueClass.NON_CONFIRMATION}
_PARTIES = {SourceKind.NAMED, SourceKind.UNNAMED}
_NOT_YET = {Tense.FORECAST, Tense.HYPOTHETICAL}
# Articles that appeared so near to each other tell of one state of things.
_LONG_AGO = timedelta(days=60)
_SAME_STATE, _SAME_DAY = timedelta(days=45), timedelta(days=1)
# A day that is counted from another, and told in words such as "last Thursday", is off by no more.
_COUNTED = timedelta(days=8)
# A constant is told of at any time; what changes is told of as it was when the article appeared.
_CONSTANT, _CUMULATIVE, _PERIOD = "constant", "cumulative", "period"
_RUNNING = {"running"}
# Up to 13 things, as a power of two; words that sentences share which hardly tell of two things.
_FEW, _SHARED, _OPEN = 3.7, 4, "number of"
_SLIPS = {"swapped", "one digit"}
_CLOCK = {Grain.SECOND, Grain.MINUTE, Grain.HOUR}
_TEN, _HALF = Decimal(10), Decimal(5)


class Differences:
    """Finds the first reason in the order of rules/differences.toml that holds for a pair."""

    def __init__(self, context: Context) -> None:
        self._natures = context.rulebook.natures
        self._named = context.rulebook.named
        self._families = context.rulebook.families
        self._reasons: list[tuple[str, Callable[[View, View], bool], frozenset[str]]] = []
        checks = self._checks()
        for rule in context.rulebook.differences:
            check = checks.get(rule.name, _never)
            self._reasons.append((rule.name, check, frozenset(rule.scopes)))

    def _checks(self) -> dict[str, Callable[[View, View], bool]]:
        return {
            "denied-figure-quoted": lambda a, b: any(_is_denied(v.claim) for v in (a, b)),
            "forecast-or-hypothetical": _is_not_yet,
            "uncertain": lambda a, b: any(_is_uncertain(v.claim) for v in (a, b)),
            "quotation": lambda a, b: a.claim.quoted and b.claim.quoted,
            "opinion-clash": lambda a, b: any(_is_contested(v.claim) for v in (a, b)),
            "other-role": self._measures_another,
            "history-comparison": _is_history,
            "fiscal-period": self._other_period,
            "rounding": lambda a, b: _rounds(a, b) or _rounds(b, a),
            "relative-date": _counted_day,
            "date-role": _is_another_date,
            "same-name-other-entity": self._names_differ,
            "update": self._updates,
            "other-event": lambda a, b: self._too_late(a, b) or _is_handful(a, b),
        }

    def of(self, views: Sequence[View]) -> tuple[Difference, ...]:
        """The differences between claims of other articles, in order of the claims."""
        found: list[Difference] = []
        for one, a in enumerate(views[:_MOST]):
            for two in range(one + 1, min(len(views), _MOST)):
                b = views[two]
                if a.claim.at.article != b.claim.at.article and not agreeing(a, b):
                    found.append(Difference(one, two, self.reason(a, b)))
        return tuple(found)

    def reason(self, a: View, b: View) -> str:
        """The name of the first reason that lets both values be right; "" if there is none."""
        apart = frozenset(a.claim.scope) ^ frozenset(b.claim.scope)
        found = (
            name
            for name, check, scopes in self._reasons
            if not scopes.isdisjoint(apart) or check(a, b)
        )
        return next(found, "")

    def _nature(self, claim: Claim) -> str:
        return self._natures.get(claim.attribute, "")

    def _other_period(self, a: View, b: View) -> bool:
        """True for figures of periods, or of days, that the sentences tell apart."""
        first, second = a.claim.time_scope, b.claim.time_scope
        if isinstance(a.claim.value, Time) or not first or not second:
            return False
        if first.interval is None or second.interval is None:
            return False
        if agree((first.interval, second.interval)):
            return False
        return self._nature(a.claim) != _CONSTANT or not (first.relative or second.relative)

    def _measures_another(self, a: View, b: View) -> bool:
        """True for two attributes that the rules know and keep apart."""
        one, two = a.claim.attribute, b.claim.attribute
        first, second = self._families.get(one), self._families.get(two)
        if one == two or first is None or second is None:
            return False
        return not first or first != second

    def _names_differ(self, a: View, b: View) -> bool:
        """True for ages, distances and the like that do not have the same names beside them."""
        one, two = a.claim, b.claim
        if not isinstance(one.value, Age) and self._named.isdisjoint(
            (one.attribute, two.attribute)
        ):
            return False
        return not one.local or frozenset(one.local) != frozenset(two.local)

    def _updates(self, a: View, b: View) -> bool:
        """True if the value may have changed between the articles."""
        if _RUNNING.intersection((*a.claim.scope, *b.claim.scope)):
            return not _falls(a, b)
        if self._nature(a.claim) == _CUMULATIVE or self._nature(b.claim) == _CUMULATIVE:
            return not _falls(a, b)
        if a.lasting or b.lasting or self._same_time(a.claim, b.claim):
            return False
        apart = _apart(a.claim, b.claim)
        if apart is None or value_level(a, b) == "swapped":  # hardly what change would bring about
            return False
        counted = isinstance(a.claim.value, Count) and not self._nature(a.claim)
        return apart >= (_SAME_DAY if counted else _SAME_STATE)

    def _too_late(self, a: View, b: View) -> bool:
        """True for a toll that another event than the one of weeks ago may have brought about."""
        apart = _apart(a.claim, b.claim)
        return apart is not None and apart > _SAME_STATE and self._nature(a.claim) == _CUMULATIVE

    def _same_time(self, a: Claim, b: Claim) -> bool:
        """True if both sentences date the matter itself to the same time."""
        first, second = a.time_scope, b.time_scope
        if first is None or second is None or first.relative or second.relative:
            return False
        return first.interval is not None and first.interval == second.interval


def _never(_a: View, _b: View) -> bool:
    return False


def _is_denied(claim: Claim) -> bool:
    return claim.polarity is Polarity.DENIED


def _is_not_yet(a: View, b: View) -> bool:
    """True if one is a forecast or a plan and the other is not, or if both only might be."""
    one, two = a.claim.tense, b.claim.tense
    if one is two:
        return one is Tense.HYPOTHETICAL
    planned = Tense.PLANNED in (one, two) and isinstance(a.claim.value, Money)
    return planned or (one in _NOT_YET) != (two in _NOT_YET)


def _is_history(a: View, b: View) -> bool:
    """True for what may change, if one sentence dates it to another time and the other does not."""
    lasting = a.lasting and b.lasting and not isinstance(a.claim.value, Money)
    if lasting or isinstance(a.claim.value, Time):
        return False
    if value_level(a, b) == "swapped":
        return False
    return _is_elsewhen(a.claim) != _is_elsewhen(b.claim)


def _is_elsewhen(claim: Claim) -> bool:
    """True if the sentence dates the matter to well before it was written."""
    when, written = claim.time_scope, claim.publication.given
    if when is None or when.interval is None or when.relative or written is None:
        return False
    end, day = when.interval.high, written.low
    return end is not None and day is not None and day - end > _LONG_AGO


def _is_uncertain(claim: Claim) -> bool:
    if claim.hedged:
        return True
    doubts = [e.text.lower() for e in claim.evidence if e.cls in _DOUBTS]
    if claim.publication.given is None:  # on a timeless page "may" is a permission
        doubts = [text for text in doubts if text != "may"]
    return bool(doubts)


def _is_contested(claim: Claim) -> bool:
    """True for what a party claims, or says between quotation marks."""
    if claim.source.commitment is Commitment.CONTESTED:
        return True
    return claim.quoted and claim.source.kind in _PARTIES


def _rounds(rough: View, exact: View) -> bool:
    """True if a figure with zeros at its end is what another comes to, rounded to them."""
    stated, value = rough.stated, rough.claim.value
    if stated is None or stated.low is None or stated.low != stated.high:
        return False
    if isinstance(value, Ordinal | Time | Recurrence):
        return False
    exponent = _zeros(stated.low)
    if exponent is None:
        return False
    slack = _HALF * _TEN ** (exponent - 1)
    near = Interval(stated.low - slack, stated.low + slack)
    around = in_base_units(replace(value, interval=near))
    return agree((around, exact.interval))  # type: ignore[misc] # of one dimension


def _zeros(number: Decimal) -> int | None:
    """How many zeros a whole number ends in, where they are most of its digits or two at least."""
    digits, exponent = number.normalize().as_tuple().digits, number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < 1:
        return None
    return exponent if exponent > 1 or len(digits) == 1 else None


def _is_handful(a: View, b: View) -> bool:
    """True for a few things of a kind, of which there are many: two boats and four boats."""
    few = all(isinstance(v.claim.value, Count) and 0 < v.size < _FEW for v in (a, b))
    unknown = a.claim.attribute.startswith(_OPEN) and b.claim.attribute.startswith(_OPEN)
    return few and unknown and len(a.words & b.words) < _SHARED


def _counted_day(a: View, b: View) -> bool:
    """True for days next to each other of which one is counted from the day of publication."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    if not (_is_counted(one) or _is_counted(two)) or not one.interval or not two.interval:
        return False
    if one.grain is not Grain.DAY or two.grain is not Grain.DAY:
        return True
    low, high = one.interval.low, two.interval.low
    return low is None or high is None or abs(low - high) <= _COUNTED


def _is_counted(time: Time) -> bool:
    """True for "Tuesday" and "yesterday"; a day and its month need no more than the year."""
    named = time.fields is not None and time.fields.day and time.fields.month
    return time.relative and not named


def _is_another_date(a: View, b: View) -> bool:
    """True for dates of which no words tell the event, and for times of the clock."""
    one, two = a.claim.value, b.claim.value
    if not isinstance(one, Time) or not isinstance(two, Time):
        return False
    if _CLOCK.issuperset((one.grain, two.grain)):
        return True
    unknown = a.claim.attribute == b.claim.attribute == "date"
    return unknown and value_level(a, b) not in _SLIPS


def _apart(a: Claim, b: Claim) -> timedelta | None:
    """How far apart the articles appeared, if that is known."""
    first, second = a.publication.given, b.publication.given
    if first is None or second is None or first.low is None or second.low is None:
        return None
    return abs(first.low - second.low)


def _falls(a: View, b: View) -> bool:
    """True if the later article gives less of what can only grow."""
    first, second = a.claim.publication.given, b.claim.publication.given
    if first is None or second is None or first.low is None or second.low is None:
        return False
    if abs(first.low - second.low) <= _SAME_DAY:
        return False
    earlier, later = (a, b) if first.low < second.low else (b, a)
    return later.size < earlier.size
