"""A406: two figures, and a percentage of change that does not lead from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from checker.findings.figures import alike, amount, by_sentence, half_digit, last_place
from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.kinds.figure import fraction
from checker.model import (
    Age,
    Count,
    Figure,
    Finding,
    Mention,
    Money,
    Ordinal,
    Percent,
    Span,
    describe,
)

RULE = "A406"
_HUNDRED = Decimal(100)
# Zeros that are not given as digits stand for at most such a share of a figure.
_MOST_ROUNDED = Decimal("0.01")
# A change so many times the other is of something else.
_FAR_APART = 20
# What is told to the unit is known to half of it.
_UNIT = Decimal("0.5")
# Of two such figures one lacks its "million".
_SCALE = 500
# So far may words stand between the new figure and the change.
_LONGEST, _LONGEST_TIME = 50, 3
_MARKS = ',;:()"'


class Change(msgspec.Struct, frozen=True):
    """What was, what is, and by how much it is said to have changed."""

    old: Mention
    new: Mention
    share: Mention

    @property
    def span(self) -> Span:
        """From the first of the three to the last."""
        spans = (self.old.span, self.new.span, self.share.span)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def judge(within: Within) -> list[Finding]:
    """Changes that do not fit their figures."""
    if not any(_may_be_share(m) for m in within.extraction.mentions):
        return []
    told = ([_as_share(m, within) for m in s] for s in by_sentence(within, 3))
    found = (c for s in told for c in _changes([m for m in s if _is_told(m)], within))
    return [f for c in found if (f := _judged(c, within)) is not None]


def _may_be_share(mention: Mention) -> bool:
    return isinstance(mention.value, Percent) or mention.rule in fraction.RULES


def _as_share(mention: Mention, within: Within) -> Mention:
    """The mention, or the share that its words tell: "a fifth"."""
    if mention.rule not in fraction.RULES:
        return mention
    language = within.context.rulebook.language(within.article.language).code
    reader = fraction.reader(within.context.rulebook, language)
    return reader.share(mention, within.article.body) or mention


def _is_told(mention: Mention) -> bool:
    """False for places and ages, which may stand between: "in the first year"."""
    return not isinstance(mention.value, Ordinal | Age)


def _changes(figures: Sequence[Mention], within: Within) -> Iterator[Change]:
    """Every three neighbours of which one is a percentage, in a wording that binds them."""
    for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
        shares = [isinstance(m.value, Percent) for m in (one, two, three)]
        if shares.count(True) != 1:
            continue
        change = (_share_first, _share_between, _share_last)[shares.index(True)](
            one, two, three, within
        )
        if change is not None:
            yield change


def _share_last(a: Mention, b: Mention, share: Mention, within: Within) -> Change | None:
    """ "rose from 20 to 30, up 50%", "rose to 30 from 20, a gain of 50%"."""
    gap = within.between(b.span, share.span)
    joiner, before = _joiner(a, b, within), within.before(a.span)
    if joiner.startswith(" (") and _is_earlier(joiner, b, within):
        return Change(b, a, share) if _tells(gap.lstrip(")"), share, within) else None
    if not _tells(gap, share, within):
        return None
    if joiner == " to " and before.endswith((" from ", "from ")):
        return Change(a, b, share)
    if joiner == " from " and before.endswith(" to "):
        return Change(b, a, share)
    return None


def _share_first(share: Mention, a: Mention, b: Mention, within: Within) -> Change | None:
    """ "rose 50% from 20 to 30", "up 50% to 30 from 20", "up 50% to 30 (2023: 20)"."""
    if not _led(share, within):
        return None
    lead, joiner = within.between(share.span, a.span), _joiner(a, b, within)
    if lead in within.words("share_then_from") and joiner == " to ":
        return Change(a, b, share)
    if lead == " to " and _is_earlier(joiner, b, within):
        return Change(b, a, share)
    return None


def _share_between(b: Mention, share: Mention, a: Mention, within: Within) -> Change | None:
    """ "30, up 50% from 20"."""
    gap, joiner = within.between(b.span, share.span), within.between(share.span, a.span)
    if gap not in within.words("change_then_share") or not _led(share, within):
        return None
    earlier = joiner in within.words("change_earlier") or joiner in within.words("share_then_old")
    return Change(a, b, share) if earlier else None


def _joiner(a: Mention, b: Mention, within: Within) -> str:
    """What stands between two figures, without the time of the first: "in 2019 to"."""
    gap = within.between(a.span, b.span)
    joiner = next((j for j in (" to ", " from ") if gap.endswith(j)), "")
    time = gap.removesuffix(joiner).split()
    is_time = 2 <= len(time) <= _LONGEST_TIME and time[0] in within.words("time_leads")
    return joiner if joiner and is_time and not any(c in gap for c in _MARKS) else gap


def _led(share: Mention, within: Within) -> bool:
    """True if a word of change stands before the percentage."""
    words = within.before(share.span).split()
    while words and words[-1] in within.words("change_passed"):
        words.pop()
    return bool(words) and words[-1].lstrip("(") in within.words("change_lead")


def _is_earlier(joiner: str, old: Mention, within: Within) -> bool:
    """True if what follows a figure is that of the time before."""
    if joiner in within.words("change_earlier"):
        behind = within.after(old.span).replace(",", " ").split()[:2]
        return not any(w.strip(".;)") in within.words("not_earlier") for w in behind)
    closed = within.after(old.span).startswith(")")
    year = joiner.removeprefix(" (").removesuffix(": ").removesuffix(" ")
    return closed and joiner.startswith(" (") and year.isdigit() and len(year) == 4


def _tells(gap: str, share: Mention, within: Within) -> bool:
    """True if a wording before a percentage makes it the change: ", up", ", a" 20% "rise"."""
    if len(gap) > _LONGEST:
        return False
    named = within.after(share.span).split()[:1]
    if named == ["of"]:  # a share, not a change
        return False
    is_named = any(w.strip(".,;)") in within.words("change_nouns") for w in named)
    endings = within.words("change_then_share") + (within.words("change_named") if is_named else ())
    ending = max((e for e in endings if gap.endswith(e)), key=len, default="")
    rest = gap.removesuffix(ending)
    return bool(ending) and not any(c in rest for c in _MARKS) and " and " not in f"{rest} "


def _judged(change: Change, within: Within) -> Finding | None:
    old, new, share = amount(change.old), amount(change.new), amount(change.share)
    a, b, p = change.old.value, change.new.value, change.share.value
    if not (isinstance(a, Figure) and isinstance(b, Figure) and isinstance(p, Percent)):
        return None
    if not old or not new or not share or min(old, new) <= 0 or p.points or not alike(a, b):
        return None
    if isinstance(a, Percent) or max(old, new) > min(old, new) * _SCALE:
        return None
    if _is_other_measure(change, within):
        return None
    counted = (new - old) / old * _HUNDRED
    if _fits(abs(counted), abs(share), change) or not _is_near(abs(counted), abs(share)):
        return None
    said, text = within.text(change.share.span), within.text(change.span)
    first, second = within.text(change.old.span), within.text(change.new.span)
    right = f"{describe.number(round(abs(counted), 1))} %"
    return make_finding(
        RULE,
        within.context,
        {"old": first, "new": second, "said": said, "is": right},
        [within.place(change.span, right, role="change")],
        (within.digest(change.span), text),
        [f"from {describe.value(a)} to {describe.value(b)} is {right}"],
    )


def _is_near(counted: Decimal, share: Decimal) -> bool:
    return share < counted * _FAR_APART and counted < share * _FAR_APART


def _is_other_measure(change: Change, within: Within) -> bool:
    """True if the sentence says that the change is measured in another way."""
    text = f" {within.text(within.sentence(change.span)).lower()} "
    return any(w in text for w in within.words("change_adjusted"))


def _fits(counted: Decimal, share: Decimal, change: Change) -> bool:
    """True if rounding explains what is left over.

    The figures may lie half of the last digit given off, both the unlucky way; if zeros are those
    of round numbers the two errors seldom add up in full.
    """
    given, zeros = (_spread(change, rounded) for rounded in (False, True))
    slack = _last_digit(change.share)
    return abs(counted - share) <= max(given, zeros) + slack


def _spread(change: Change, rounded: bool) -> Decimal:
    """How far the change may lie off, in percentage points."""
    old, new = amount(change.old) or Decimal(1), amount(change.new) or Decimal(1)
    a, b = change.old.value, change.new.value
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return Decimal(0)
    if not rounded and all(_is_whole(value) for value in (a, b)):
        return Decimal(0)
    if not rounded:
        return (half_digit(a.interval) / old + half_digit(b.interval) / new) * new / old * _HUNDRED
    common = min(last_place(old), last_place(new)) / 2
    first, second = (min(common / n, _MOST_ROUNDED) for n in (old, new))
    return (first**2 + second**2).sqrt() * new / old * _HUNDRED


def _is_whole(value: Figure) -> bool:
    """True for things, and for prices in whole dollars: who rounds gives zeros."""
    return isinstance(value, Count | Money) and half_digit(value.interval) == _UNIT


def _last_digit(share: Mention) -> Decimal:
    """The last digit that a percentage gives: some round it, some cut it off."""
    value = share.value
    return 2 * half_digit(value.interval) if isinstance(value, Percent) else Decimal(0)
