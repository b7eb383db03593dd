"""Why two values of one fact may differ and both be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from checker.context import Context
from checker.facts import excuses
from checker.facts.levels import (
    COUNTED,
    agreeing,
    bounded_by,
    is_over,
    is_verbatim,
    value_level,
)
from checker.facts.signs import SharedSigns
from checker.facts.view import View
from checker.model import (
    Age,
    Anchor,
    Claim,
    Count,
    Difference,
    Duration,
    Money,
    Percent,
    Time,
    agree,
)

# Of the claims of a fact so many are compared with each other; there are seldom more that differ.
_MOST = 48
# Articles that appeared so near to each other tell of one state of things, or of one toll; a copy
# that appears so soon is an edited one.
_SAME_STATE, _ONE_TOLL, _COPIED_WITHIN = (timedelta(days=n) for n in (45, 10, 4))
# What is posted at a gate holds for a season.
_SAME_SEASON, _POSTED = timedelta(days=300), "posted"
# How long one may stay, or keep something, changes more seldom.
_SAME_RULE = timedelta(days=60)
# A constant is told of at any time; what changes is told of as it was when the article appeared.
_CONSTANT, _CUMULATIVE, _PERIOD, _PLANNED = "constant", "cumulative", "period", "planned"
_POINT = "point"
# Scopes: what goes on, what is traded by the minute, how long something has lasted until now.
_RUNNING, _MARKET, _ELAPSED, _PART = "running", "market", "elapsed", "part"
_ROUNDING = "rounding"
# Who rounds the figure of a sentence that else stays as it was changes it less (a power of two).
_ROUNDED_ANEW = 0.15
_VERSUS, _CHANGE = "versus", "change"
# A sentence that comes again with these, on another day, tells of another state of things.
_MOVING = {_RUNNING, _MARKET, _ELAPSED}


class Differences:
    """Finds the first reason in the order of rules/differences.toml that holds for a pair."""

    def __init__(self, context: Context) -> None:
        self._natures = context.rulebook.natures
        self._named = context.rulebook.named
        self._common = context.rulebook.common
        self._edges = context.rulebook.edges
        self._one_event = context.rulebook.one_event
        self._families = context.rulebook.families
        packs = context.rulebook.languages.values()
        self._carried = frozenset(w for p in packs for w in p.lexicon.words.get("carried", ()))
        self._anyone = frozenset(w for p in packs for w in p.lexicon.words.get("anyone", ()))
        self._signs = SharedSigns(context.rulebook.currencies)
        self._reasons: list[tuple[str, Callable[[View, View], bool], frozenset[str]]] = []
        self._of_copies = {rule.name for rule in context.rulebook.differences if rule.copies}
        self._of_slips = {rule.name for rule in context.rulebook.differences if rule.slips}
        checks = self._checks()
        for rule in context.rulebook.differences:
            check = checks.get(rule.name, excuses.never)
            self._reasons.append((rule.name, check, frozenset(rule.scopes)))

    def _checks(self) -> dict[str, Callable[[View, View], bool]]:
        return {
            "denied-figure-quoted": lambda a, b: any(excuses.is_denied(v.claim) for v in (a, b)),
            "forecast-or-hypothetical": excuses.is_not_yet,
            "uncertain": excuses.in_doubt,
            "quotation": lambda a, b: a.claim.quoted and b.claim.quoted,
            "opinion-clash": lambda a, b: (
                any(excuses.is_contested(v.claim) for v in (a, b)) and not excuses.is_copy(a, b)
            ),
            "inclusion": self._counts_crew,
            "part-of-whole": lambda a, b: any(_PART in v.claim.scope for v in (a, b)),
            "other-role": self._measures_another,
            "history-comparison": excuses.is_history,
            "fiscal-period": self._other_period,
            "rounding": lambda a, b: (
                excuses.rounds(a, b) or excuses.rounds(b, a) or excuses.converts(a, b)
            ),
            "shared-sign": lambda a, b: self._signs.are_one_sum(a.claim, b.claim),
            "relative-date": excuses.counted_day,
            "date-role": lambda a, b: (
                self._tell_no_event(a, b) or excuses.is_another_date(a, b, self._edges)
            ),
            "same-name-other-entity": self._names_differ,
            "update": self._updates,
            "other-event": lambda a, b: (
                self._too_late(a, b)
                or excuses.is_handful(a, b)
                or excuses.is_other_news(a, b)
                or (self._is_common(a, b) and not excuses.shares_anything(a, b))
            ),
        }

    @property
    def sought(self) -> tuple[str, ...]:
        """The names of the reasons that can be found, in the order in which they are looked for."""
        looked = (name for name, check, scopes in self._reasons if scopes or check != excuses.never)
        return tuple(looked)

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
        copied = is_verbatim(a, b)
        moved = copied and (bounded_by(a, b) or abs(a.size - b.size) > _ROUNDED_ANEW)
        of_copies = self._of_copies - {_ROUNDING} if moved else self._of_copies
        slipped = excuses.is_swapped(a, b)
        found = (
            name
            for name, check, scopes in self._reasons
            if not (copied and name not in of_copies)
            and not (slipped and name not in self._of_slips)
            and (not scopes.isdisjoint(apart) or check(a, b))
        )
        return next(found, "")

    def _nature(self, claim: Claim) -> str:
        return self._natures.get(claim.attribute, "")

    def _other_period(self, a: View, b: View) -> bool:
        """True for figures of periods, or of days, that the sentences tell apart."""
        for forms in (_VERSUS, _MARKET):  # results and prices: a head tells whose they are
            if forms in a.claim.scope and forms in b.claim.scope:
                return True
        changes = _CHANGE in a.claim.scope and _CHANGE in b.claim.scope
        asked = _PLANNED in (self._nature(a.claim), self._nature(b.claim))  # a demand is of no year
        if changes and not asked and isinstance(a.claim.value, Money | Percent):
            return not self._same_time(a.claim, b.claim)  # a change is one from some day on
        if isinstance(a.claim.value, Time):  # the end of a period that is reported on
            return _PERIOD in (self._nature(a.claim), self._nature(b.claim))
        first, second = excuses.period_of(a.claim), excuses.period_of(b.claim)
        if not first or not second:
            return False
        if first.interval is None or second.interval is None:
            return False
        if agree((first.interval, second.interval)):
            return False
        if self._nature(a.claim) != _CONSTANT or not (first.relative or second.relative):
            return True
        return excuses.between(first.interval, second.interval) > COUNTED

    def _counts_crew(self, a: View, b: View) -> bool:
        """True for 80 passengers and 86 people aboard: the crew are no passengers."""
        one, two = a.claim.value, b.claim.value
        if not isinstance(one, Count) or not isinstance(two, Count):
            return False
        if a.size > b.size:
            one, two = two, one
        return one.noun in self._carried and two.noun in self._anyone

    def _measures_another(self, a: View, b: View) -> bool:
        """True for two attributes that the rules know and keep apart."""
        one, two = a.claim.attribute, b.claim.attribute
        first, second = self._families.get(one), self._families.get(two)
        if one == two or first is None or second is None or (one, two) in self._one_event:
            return False
        return not first or first != second

    def _names_differ(self, a: View, b: View) -> bool:
        """True for ages, distances and the like that do not have the same names beside them.

        A date needs one in common: places stand beside it, too. Where both articles are about one
        name, or one names what the other is about, two dates so near to each other are of that.
        """
        one, two = a.claim, b.claim
        if not isinstance(one.value, Age) and self._named.isdisjoint(
            (one.attribute, two.attribute)
        ):
            return False
        if isinstance(one.value, Time):
            about_one = not (a.head.isdisjoint(b.head) and excuses.topics_apart(a, b))
            told = one.attribute == two.attribute and about_one
            return a.names.isdisjoint(b.names) and not (told and excuses.may_be_one(a, b))
        return not one.local or frozenset(one.subject) != frozenset(two.subject)

    def _updates(self, a: View, b: View) -> bool:
        """True if the value may have changed between the articles."""
        apart = excuses.apart(a, b)
        lasting = a.lasting or b.lasting
        if excuses.is_put_off(a, b):
            return True
        if isinstance(a.claim.value, Time):
            if excuses.was_put_off(a, b):
                return True
            lasting = a.lasting and b.lasting
        if is_verbatim(a, b) and apart is not None and apart <= _COPIED_WITHIN:
            moves = self._nature(a.claim) == _CUMULATIVE or not _MOVING.isdisjoint(a.claim.scope)
            return moves and apart >= excuses.A_DAY and not excuses.falls(a, b)
        if excuses.is_copy(a, b) and apart is not None and apart <= _COPIED_WITHIN and not lasting:
            changed = apart >= excuses.A_DAY and not self._same_time(a.claim, b.claim)
            return changed and not excuses.falls(a, b) and not self._is_altered(a, b)
        if isinstance(a.claim.value, Duration) and _ELAPSED in (*a.claim.scope, *b.claim.scope):
            return apart is not None and apart >= excuses.A_DAY
        if excuses.goes_on(a, b):
            return True
        if excuses.is_slip(a, b):
            return False
        growing = {self._nature(a.claim), self._nature(b.claim)}
        if _CUMULATIVE in growing and excuses.is_settled(a, b):
            return False
        if _CUMULATIVE in growing or _RUNNING in (*a.claim.scope, *b.claim.scope):
            return not excuses.falls(a, b)
        counted = isinstance(a.claim.value, Count) and not self._nature(a.claim)
        counted = counted and not is_over(a, b)
        dated = not counted and self._same_time(a.claim, b.claim)
        if apart is None or lasting or dated:
            return False
        if value_level(a, b) == "swapped" and (not counted or apart <= _ONE_TOLL):
            return False  # hardly what change would bring about
        state = _SAME_SEASON if growing == {_POSTED} else _SAME_STATE
        if a.claim.limit and isinstance(a.claim.value, Duration):
            state = _SAME_RULE
        return apart >= (excuses.A_DAY if counted else state)

    def _is_altered(self, a: View, b: View) -> bool:
        """True for a date or a sum that is all that differs in a sentence, and does not grow."""
        fixed = isinstance(a.claim.value, Time | Money) and self._nature(a.claim) != _CUMULATIVE
        return fixed and excuses.is_altered(a, b)

    def _too_late(self, a: View, b: View) -> bool:
        """True for a toll, or a sentence that comes again, of another event than the one before."""
        apart = excuses.apart(a, b)
        if apart is None:
            return False
        nature = self._nature(a.claim)
        if nature != _CONSTANT and apart > _COPIED_WITHIN and excuses.is_copy(a, b):
            return True
        return nature == _CUMULATIVE and apart > _ONE_TOLL

    def _is_common(self, a: View, b: View) -> bool:
        """True for what is told of many things: a beginning, how long anything took."""
        return a.claim.attribute in self._common or b.claim.attribute in self._common

    def _tell_no_event(self, a: View, b: View) -> bool:
        """True for a date without an event, and the first or last day of what is not told."""
        one, two = a.claim.attribute, b.claim.attribute
        bounds = [n for n in (one, two) if self._natures.get(n) == _POINT]
        return isinstance(a.claim.value, Time) and bool(bounds) and "date" in (one, two)

    def _same_time(self, a: Claim, b: Claim) -> bool:
        """True if both sentences date the matter itself to the same time."""
        first, second = a.time_scope, b.time_scope
        if first is None or second is None or Anchor.INFERRED in (first.anchor, second.anchor):
            return False
        if first.bound in excuses.BOUNDS or second.bound in excuses.BOUNDS:
            return False
        return first.interval is not None and first.interval == second.interval
