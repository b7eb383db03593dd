"""A403: a range whose first end lies above its second."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from checker.findings.figures import alike, amount
from checker.findings.make import make_finding
from checker.findings.within import Within
from checker.model import Age, Figure, Finding, Mention, Number, Quantity, Span, describe

RULE = "A403"
_NEAR, _LONGEST_COUNT = 12, 9
# Up to here bare numbers may be hours: "open between 9 and 5".
_HOURS = 24
# "between 9 and 5 million" means 9 million; "between 500 and 1 million" leaves out a thousand.
_LEFT_OUT = Decimal(1000)
_LEAST_LEFT_OUT, _MOST_LEFT_OUT = 1, 100


def judge(within: Within) -> list[Finding]:
    """Ranges that run backwards."""
    body = within.article.body.lower()
    openers = (*within.words("inverted_between"), *within.words("inverted_from"))
    if not any(w in body for w in openers):
        return []
    figures = [m for m in within.extraction.mentions if isinstance(m.value, Figure)]
    found = [_pair(a, b, within) for a, b in pairwise(figures) if b.span.start - a.span.end < _NEAR]
    found += [_short(m, within) or _of_time(m, within) for m in figures]
    return [f for f in found if f is not None]


def _pair(first: Mention, second: Mention, within: Within) -> Finding | None:
    """Two figures with "between" before and "and" behind the first."""
    gap = within.between(first.span, second.span)
    opener = _opener(gap, within.before(first.span), within)
    if not opener or not _falls(first, second):
        return None
    span = Span(first.span.start, second.span.end)
    if _is_else(first, second, span, within):
        return None
    return _finding(span, describe.value(first.value), describe.value(second.value), within)


def _opener(gap: str, before: str, within: Within) -> str:
    """The word that makes two figures a range; "" where none does."""
    frames = (("inverted_between", " and "), ("inverted_from", " to "))
    lists = (within.words(name) for name, joiner in frames if gap == joiner)
    return next((w for words in lists for w in words if _ends(before, w)), "")


def _ends(before: str, words: str) -> bool:
    text = f" {before}".rstrip()
    return text.endswith(f" {words}")


def _falls(first: Mention, second: Mention) -> bool:
    a, b, low, high = first.value, second.value, amount(second), amount(first)
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    if low is None or high is None:
        return False
    if low < 0 or not (isinstance(a, Number) or _same(a, b)):
        return False
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _base(a, high) > _base(b, low)
    return high > low


def _same(a: Figure, b: Figure) -> bool:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.offset == b.offset and a.dimension == b.dimension
    return alike(a, b) or (isinstance(a, Age) and isinstance(b, Age))


def _base(of: Quantity, value: Decimal) -> Decimal:
    return (value + of.offset) * of.factor


def _is_else(first: Mention, second: Mention, span: Span, within: Within) -> bool:
    """True for hours, and for what "between" does not make a range."""
    hours = isinstance(second.value, Number) and (amount(first) or 0) <= _HOURS
    return hours or _is_compared(within.before(span), within.after(span), within)


def _is_compared(before: str, after: str, within: Within) -> bool:
    """True for two things that "between" compares, and for years counted backwards."""
    lead = [w.strip(",.;:()'\"") for w in before.split()[-6:-1]]
    if any(w in within.words("between_two") for w in lead):
        return True
    tail = after.replace(")", " ").replace(",", " ").split()[:3]
    return any(w.strip(".;:") in within.words("counted_backwards") for w in tail)


def _short(mention: Mention, within: Within) -> Finding | None:
    """One range of a bare number and one with a scale, as "between 9 and 5 million"."""
    value = mention.value
    if not isinstance(value, Figure) or value.stated.bound != "range":
        return None
    text = within.text(mention.span).lower()
    if not text.startswith(within.words("inverted_between")):
        return None
    low, high = value.stated.low, value.stated.high
    if low is None or high is None or not _LEAST_LEFT_OUT < low < _MOST_LEFT_OUT:
        return None
    scale = _scale(text, within)
    if scale < _LEFT_OUT or not 1 < high / scale < low:
        return None
    a, b = describe.number(low * scale), describe.number(high)
    return _finding(mention.span, a, b, within)


def _of_time(mention: Mention, within: Within) -> Finding | None:
    """ "between 90 and 60 minutes": a length of time is read as a range, or not at all."""
    first, tail = amount(mention), within.after(mention.span).split()[:3]
    if not isinstance(mention.value, Number) or first is None or len(tail) < 3:
        return None
    joiner, count, word = tail
    unit = within.lexicon.time_units.get(word.rstrip(".,;:)"))
    if unit is None or not count.isdecimal() or not first > int(count[:_LONGEST_COUNT]):
        return None
    if not _opener(f" {joiner} ", within.before(mention.span), within):
        return None
    end = within.article.body.index(count, mention.span.end) + len(count)
    span = Span(mention.span.start, end)
    if _is_compared(within.before(mention.span), within.after(span), within):
        return None
    a, b = (f"{describe.number(Decimal(n))} {unit}s" for n in (first, int(count)))
    return _finding(span, a, b, within)


def _scale(text: str, within: Within) -> Decimal:
    """The scale that the second number has and the first has not, or 1."""
    first, _, second = text.partition(" and ")
    scales = within.lexicon.scales
    if any(w in scales for w in first.split()):
        return Decimal(1)
    return next((Decimal(scales[w]) for w in second.split() if w in scales), Decimal(1))


def _finding(span: Span, first: str, second: str, within: Within) -> Finding:
    text = within.text(span)
    return make_finding(
        RULE,
        within.context,
        {"range": text, "first": first, "second": second},
        [within.place(span, f"{first} to {second}", role="range")],
        (within.digest(span), text),
        [f"{first} is more than {second}"],
    )
