"""The wordings that give a total and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from checker.findings.within import Within
from checker.model import Count, Mention, Span, Time

# In a sentence of thousands of figures only so many behind a total are looked at.
_MOST_PARTS, _MOST_LOOKED_AT = 30, 60
# So many words may name what a part is.
_LONGEST_PART, _LONGEST_LABEL = 7, 4
_LONGEST_LEAD, _TAIL = 60, 30
# Parts that miss the total by more than a quarter are seldom meant to be all, or are not its parts.
NEAR = (Decimal("0.75"), Decimal("1.34"))
# Where only a comma stands between, more often some are left out.
_NEARER = (Decimal("0.95"), Decimal("1.34"))
_JOINERS = (", and ", "; and ", " and ", ", ", "; ")
_MARKS = '.:;,()"'


class Breakdown(msgspec.Struct, frozen=True):
    """A total, and the parts given with it; `near` is how far they may miss it, as a share."""

    total: Mention
    parts: tuple[Mention, ...]
    near: tuple[Decimal, Decimal]

    @property
    def span(self) -> Span:
        """From the first figure to the last."""
        spans = [m.span for m in (self.total, *self.parts)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def breakdowns(figures: Sequence[Mention], within: Within) -> Iterator[Breakdown]:
    """Every total of a sentence with its parts, be they told first or last."""
    yield from _totals_first(figures, within)
    yield from _totals_last(figures, within)


def _totals_first(figures: Sequence[Mention], within: Within) -> Iterator[Breakdown]:
    """ "64 sites: 41 in Ireland, 15 in Wales and eight in Kent"."""
    for at, total in enumerate(figures[:-2]):
        behind = figures[at + 1 : at + 1 + _MOST_LOOKED_AT]
        labelled = _labelled(total, behind, within)
        if labelled:
            yield Breakdown(total, labelled, NEAR)
            continue
        opener = _opener(total, figures[at + 1], within)
        if not opener:
            continue
        parts = _listed(behind, within)
        if len(parts) < (3 if opener == "with" else 2):
            continue
        if opener != "opened" and _is_series(total, parts, within):
            continue
        if _are_all(parts, behind, within) and _are_of(total, parts, within, opener):
            yield Breakdown(total, parts, NEAR if opener == "opened" else _NEARER)


def _opener(total: Mention, first: Mention, within: Within) -> str:
    """What leads from a total to its parts: a list of the lexicon, or "" where nothing does."""
    gap = within.between(total.span, first.span)
    if gap in within.words("total_then_parts") or _is_apposed(gap):
        return "near"
    if gap in within.words("total_with_parts"):
        return "with"
    strong = gap.endswith(within.words("total_opens_parts"))
    if strong and len(gap) <= _LONGEST_LEAD and not any(c in gap[:-2] for c in '.;:()"'):
        return "opened"
    return ""


def _is_apposed(gap: str) -> bool:
    """ "Of the 64 sites, 41 ...", "64 sites on the coast, 41 ..."."""
    name, mark = gap[:-2], gap[-2:]
    plain = not any(c in name for c in _MARKS)
    return mark == ", " and plain and len(name.split()) <= _LONGEST_PART


def _listed(figures: Sequence[Mention], within: Within) -> tuple[Mention, ...]:
    """The parts from the first on, up to the one behind "and"; none if the list has no such end."""
    for at, (one, two) in enumerate(pairwise(figures)):
        joiner = _joiner(one, two, within)
        if joiner == "and":
            return tuple(figures[: at + 2])
        if not joiner or at > _MOST_PARTS:
            break
    return ()


def _labelled(total: Mention, figures: Sequence[Mention], within: Within) -> tuple[Mention, ...]:
    """The parts of "£90m by product: cheese £50m, butter £30m, milk £10m"; none for another list.

    Nothing else may stand in the sentence.
    """
    lead, colon, label = within.between(total.span, figures[0].span).rpartition(": ")
    if not colon or len(lead) > _LONGEST_LEAD or not _is_label(label):
        return ()
    gaps = [within.between(a.span, b.span) for a, b in pairwise(figures)]
    for gap in gaps:
        start = next((j for j in _JOINERS if gap.startswith(j)), "")
        if not start or not _is_label(gap.removeprefix(start)):
            return ()
    closed = not within.after(figures[-1].span).strip(" .;*")
    return tuple(figures) if closed and len(gaps) >= 2 else ()


def _is_label(text: str) -> bool:
    return 1 <= len(text.split()) <= _LONGEST_LABEL and not any(c in text for c in _MARKS)


def _joiner(one: Mention, two: Mention, within: Within) -> str:
    """What stands between two parts of a list: "and", "," or "" for what is no list."""
    gap = within.between(one.span, two.span)
    ending = next((e for e in _JOINERS if gap.endswith(e)), "")
    name = gap.removesuffix(ending)
    if not ending or len(name.split()) > _LONGEST_PART or any(c in name for c in _MARKS):
        return ""
    return "and" if "and" in ending else ","


def _are_all(parts: Sequence[Mention], figures: Sequence[Mention], within: Within) -> bool:
    """True if the list ends with its last part."""
    tail = within.after(parts[-1].span)
    return _is_closed(tail) and (len(figures) == len(parts) or ")" in tail)


def _are_of(total: Mention, parts: Sequence[Mention], within: Within, opener: str) -> bool:
    """True if the parts are of one kind: "in Kent, in Devon", "men and women"."""
    behind = {_behind(m, within) for m in parts}
    if len(behind) == 1 and behind <= set(within.words("part_prepositions")):
        return True
    nouns = [m.value.noun for m in (total, *parts) if isinstance(m.value, Count)]
    if len(set(nouns[-len(parts) :])) < len(parts) or not behind <= {"", "and"}:
        return False
    sexes = set(within.words("complements"))
    whole = len(nouns) > len(parts) and nouns[0] not in sexes
    return opener == "opened" or (whole and set(nouns[1:]) <= sexes)


def _is_closed(tail: str) -> bool:
    """True if nothing but the name of the last part follows."""
    rest = tail.partition(")")[0].rstrip(" .;!")
    return len(rest.split()) <= _LONGEST_PART and not any(c in rest for c in _MARKS)


def _behind(part: Mention, within: Within) -> str:
    """The word behind a part, or "" before a mark."""
    passed = within.words("part_verbs")
    words = within.after(part.span).split()[:_LONGEST_PART]
    word = next((w for w in words if w not in passed), "")
    return word if word.isalpha() else ""


def _is_series(total: Mention, parts: Sequence[Mention], within: Within) -> bool:
    """True for a list of its own: "140 in Orrin, 95 in Lisle", "140 now, 95 in May"."""
    if _behind(parts[0], within) in within.between(total.span, parts[0].span).split():
        return True
    reach = Span(total.span.end, parts[-1].span.end + _TAIL)
    times = (m.span for m in within.mentions(reach) if isinstance(m.value, Time))
    return any(reach.covers(t) for t in times)


def _totals_last(figures: Sequence[Mention], within: Within) -> Iterator[Breakdown]:
    """ "four gold, three silver and two bronze medals, ten in all"."""
    for at, total in enumerate(figures):
        if at < 2 or not _is_sum(figures[at - 1], total, within):
            continue
        start = at - 1
        while start and _joiner(figures[start - 1], figures[start], within) == (
            "and" if start == at - 1 else ","
        ):
            start -= 1
        if at - start >= 2:
            yield Breakdown(total, tuple(figures[start:at]), NEAR)


def _is_sum(last: Mention, total: Mention, within: Within) -> bool:
    """True if the words say that a figure is all that was told before."""
    gap = within.between(last.span, total.span)
    if len(gap) > _LONGEST_LEAD or any(c in gap for c in '.()"'):
        return False
    if gap.endswith(within.words("parts_then_total")):
        return True
    return gap.endswith((", ", " - ", ", or ")) and within.after(total.span).startswith(
        within.words("length_totals")
    )
