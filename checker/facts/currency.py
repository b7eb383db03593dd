"""Sums in several currencies, brought into one where the article itself or a rate tells how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal, localcontext

from msgspec.structs import replace

from checker.facts import exchange
from checker.facts.corpus import Claims, currencies_of
from checker.facts.view import Dimension, View, Viewer
from checker.model import Claim, Exchange, Grain, Interval, Money, Stated

# Nobody knows the day and the house of the rate that an article means.
SLACK = Decimal("0.05")
# Sums meet in the currency that all rates are given for, but are shown in one of their own.
_COMMON = "EUR"
_AT_RATES = "money at rates"
_DIGITS = 4
# What is dated so shortly before the article was told at the rate of the article.
_LATELY = timedelta(days=31)
_CLOSE = {Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEKEND, Grain.WEEK, Grain.MONTH}


class Faces:
    """Each claim as it can be compared: its own sum, that of its brackets, and that at a rate."""

    def __init__(self, claims: Claims, viewer: Viewer) -> None:
        self.claims, self._viewer = claims, viewer
        self.mixed = _are_mixed(claims)
        self._faces: dict[int, tuple[View, ...]] = {}

    def __len__(self) -> int:
        return len(self.claims)

    def of(self, index: int) -> tuple[View, ...]:
        """What a claim can be compared as, the surest first; made once it is asked for."""
        found = self._faces.get(index)
        if found is None:
            found = self._faces[index] = self._of(self._viewer.view(self.claims[index]))
        return found

    def meet(self, a: int, b: int) -> tuple[View, View] | None:
        """Two claims in one dimension; None if they cannot be compared."""
        one, two = self._faces.get(a) or self.of(a), self._faces.get(b) or self.of(b)
        if one[0].dimension == two[0].dimension:
            return one[0], two[0]
        return next(((x, y) for x in one for y in two if x.dimension == y.dimension), None)

    def common(self, members: Iterable[int]) -> frozenset[Dimension]:
        """The dimensions in which all these claims can be compared."""
        sets = [frozenset(f.dimension for f in self.of(i)) for i in members]
        return frozenset.intersection(*sets)

    def together(self, members: Sequence[int]) -> list[View]:
        """The claims of a fact in one dimension, which they must have in common."""
        if len({self.of(i)[0].dimension for i in members}) == 1:
            return [self.of(i)[0] for i in members]
        own = Counter(
            f.dimension for i in members for f in self.of(i) if f.dimension[0] != _AT_RATES
        )
        chosen = min(self.common(members), key=lambda d: (d[0] == _AT_RATES, -own[d], d))
        if chosen[0] != _AT_RATES:
            return [self.in_dimension(i, chosen) or self.of(i)[0] for i in members]
        currency = min(own, key=lambda d: (-own[d], d))[1]
        shown = [self._converted(self.of(i)[0], currency) for i in members]
        if all(shown):
            return [v for v in shown if v]
        return [self.in_dimension(i, chosen) or self.of(i)[0] for i in members]

    def comparable(self, indices: Iterable[int], wanted: Dimension) -> tuple[Claim, ...]:
        """Those of these claims that can be compared with others of a dimension."""
        seen = (self.in_dimension(i, wanted) for i in indices)
        return tuple(view.claim for view in seen if view is not None)

    def in_dimension(self, index: int, wanted: Dimension) -> View | None:
        """A claim as it is compared with others of a dimension."""
        found = next((f for f in self.of(index) if f.dimension == wanted), None)
        if found is None and wanted[0] == "money" and self._rated(index):
            return self._converted(self.of(index)[0], wanted[1])
        return found

    def _rated(self, index: int) -> bool:
        return any(f.dimension[0] == _AT_RATES for f in self.of(index))

    def _of(self, view: View) -> tuple[View, ...]:
        claim = view.claim
        if not self.mixed or not isinstance(claim.value, Money):
            return (view,) if claim.restated is None else (view, self._restated(view, claim))
        found = [view] if claim.restated is None else [view, self._restated(view, claim)]
        rated = self._converted(view, _COMMON)
        if rated is not None:
            found.append(replace(rated, dimension=(_AT_RATES, *view.dimension[2:])))
        return tuple(found)

    def _restated(self, view: View, claim: Claim) -> View:
        again = claim.restated
        assert again is not None
        return self._seen(view, replace(claim, value=again, restated=claim.value))

    def _seen(self, view: View, claim: Claim) -> View:
        """The view of a claim whose sum was put in other words."""
        again = self._viewer.view(claim)
        return replace(again, near=view.near, words=view.words)

    def _converted(self, view: View, currency: str) -> View | None:
        """A claim at the rate of its day; None if there is no rate or the day is not known."""
        value, day = view.claim.value, day_of(view.claim)
        if not isinstance(value, Money):
            return None
        if value.currency == currency:
            return view
        if day is None:
            return None
        found = exchange.convert(value, currency, day)
        if isinstance(found, exchange.NoRate):
            return None
        how = Exchange(value, found.rate, found.day, found.source, SLACK)
        sum_ = replace(
            value,
            interval=_widened(found.interval),
            stated=_at(value.stated, found.rate),
            currency=currency,
            region="",
        )
        return self._seen(view, replace(view.claim, value=sum_, exchange=how))


def as_seen(claim: Claim, view: View) -> Claim:
    """A claim, of which the view is or is a copy, with its sum as the view has it."""
    seen = view.claim
    if seen.value == claim.value:
        return claim
    return replace(claim, value=seen.value, restated=seen.restated, exchange=seen.exchange)


def day_of(claim: Claim) -> date | None:
    """The day whose rate holds for a claim; None if no day is known.

    It is that of the sum itself where the sentence dates it to a past month or closer, else that on
    which the article appeared. Of a past year it is none: rates move too far within a year.
    """
    given, when = claim.publication.given, claim.time_scope
    printed = given.low.date() if given and given.low else None
    if when is None or when.interval is None or when.interval.low is None:
        return printed
    scoped = when.interval.low.date()
    if printed is not None and scoped > printed - _LATELY:
        return printed
    return scoped if when.grain in _CLOSE else None


def _widened(interval: Interval[Decimal]) -> Interval[Decimal]:
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else _short(low - abs(low) * SLACK),
        None if high is None else _short(high + abs(high) * SLACK),
    )


def _at(stated: Stated, rate: Decimal) -> Stated:
    """The figure as it would be given, with no more digits than a reader can use."""
    low, high = (None if x is None else _short(x * rate) for x in (stated.low, stated.high))
    return Stated(low, high, "~" if stated.bound == "=" else stated.bound)


def _short(number: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        return +number


def _told_in(sums: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    """The articles that give a sum in each currency."""
    told: dict[str, set[str]] = {}
    for article, currencies in sums:
        for currency in currencies:
            told.setdefault(currency, set()).add(article)
    return told


def _are_mixed(claims: Claims) -> bool:
    """True if two articles give sums in two currencies; else no rate is looked up."""
    given = zip(claims.names, claims.currencies, strict=False)  # none of other kinds
    told = list(_told_in((article, names.split()) for (article, _), names in given).values())
    return len(told) > 1 and len(set().union(*told)) > 1


def incomparable(claims: Iterable[Claim]) -> list[str]:
    """Why sums of different articles are in currencies that are not compared, for people."""
    sums = [c for c in claims if isinstance(c.value, Money)]
    told = _told_in((c.at.article, currencies_of(c)) for c in sums)
    reasons: dict[str, set[str]] = {}
    for c in sums:
        reason = _why_not(c, told)
        if reason:
            reasons.setdefault(reason, set()).add(c.value.currency)  # type: ignore[union-attr] # money
    return [f"{', '.join(sorted(names))}: {reason}" for reason, names in sorted(reasons.items())]


def _why_not(claim: Claim, told: dict[str, set[str]]) -> str:
    """Why a sum is not compared with those in other currencies of other articles; "" if it is."""
    of = claim.value
    if not isinstance(of, Money):
        return ""
    known = {of.currency, claim.restated.currency if claim.restated else ""}
    here = {claim.at.article}
    if not any(where - here for name, where in told.items() if name not in known):
        return ""
    if exchange.missing():
        return exchange.MISSING
    day = day_of(claim)
    if day is None:
        return "no date tells the rate"
    found = exchange.rate(of.currency, _COMMON, day)
    return found.reason if isinstance(found, exchange.NoRate) else ""


__all__ = ["SLACK", "Faces", "as_seen", "day_of", "incomparable"]
