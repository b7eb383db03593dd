"""The wordings that bind a length of time to a stretch with two ends."""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings.within import Within
from checker.model import Span


def bound(length: Span, stretch: Span, within: Within) -> bool:
    """True if the words around say that the stretch is as long as the length tells."""
    if length.start < stretch.start:
        return _length_first(length, stretch, within)
    return _range_first(stretch, length, within)


def _length_first(length: Span, stretch: Span, within: Within) -> bool:
    gap, tail = within.between(length, stretch), within.after(stretch)
    if "(" in gap and not tail.startswith(")"):
        return False
    if gap in within.words("length_then_range") or _is_of(gap, within):
        return _is_led(length, within)
    return _is_one_thing(length, within) and _names_filled(gap, within, ends=True)


def _is_of(gap: str, within: Within) -> bool:
    """ "four years of hard work (1983-86)": a few plain words without an article."""
    words = gap.replace("(", " ( ").split()
    if not 3 <= len(words) <= 5 or words[0] != "of" or words[-1] != "(":
        return False
    barred = within.words("function_words")
    return all(w.replace("-", "").isalpha() and w not in barred for w in words[1:-1])


def _range_first(stretch: Span, length: Span, within: Within) -> bool:
    gap, tail = within.between(stretch, length), within.after(length)
    if gap in within.words("range_then_adjective"):
        return _names_filled(tail, within, ends=False)
    if "(" in gap:
        return gap in within.words("range_then_length") and tail.startswith(")")
    if gap.strip() in (",", "-", ":") and tail.startswith(within.words("length_totals")):
        return True
    bound = gap in within.words("range_then_length") or _is_measure(gap, within)
    return bound and (not tail.strip() or not tail[0].isspace())


def _is_measure(gap: str, within: Within) -> bool:
    """ ", a break of": a thing that has a length, as an apposition to the stretch."""
    words = gap.replace(",", " , ").split()
    if not 4 <= len(words) <= 5 or words[-1] != "of" or words[0] not in (",", "-"):
        return False
    return words[-2] in within.words("filled_nouns") or words[-2] in within.words("length_nouns")


def _is_led(length: Span, within: Within) -> bool:
    """True if the words before the length say that something went on for it."""
    passed = within.words("lasting_passed")
    words = within.before(length).replace("(", " ( ").split()
    while words and words[-1] in passed:
        words.pop()
    return bool(words) and words[-1] in within.words("lasting_lead")


def _is_one_thing(length: Span, within: Within) -> bool:
    """False behind a number: "two four-year terms"."""
    last = within.before(length).split()[-1:]
    lexicon = within.lexicon
    return not any(w[0].isdigit() or w in lexicon.cardinals or w in lexicon.ordinals for w in last)


def _names_filled(text: str, within: Within, ends: bool) -> bool:
    """True if the words behind a length name a thing that fills it, within three words.

    With `ends`, nothing but the place of that thing may follow.
    """
    words = text.replace("(", " ( ").split() if ends else text.replace(",", " ,").split()
    filled = within.words("filled_nouns")
    at = next((i for i, w in enumerate(words[:3]) if w.rstrip(".,;)") in filled), None)
    if at is None or any(not w.replace("-", "").isalpha() for w in words[:at]):
        return False
    return not ends or _leads_to_range(words[at:], within)


def _leads_to_range(words: Sequence[str], within: Within) -> bool:
    if words[0].endswith(",") or len(words) > 7:
        return not words[1:] or words[1:] in (["from"], ["between"])
    rest = list(words[1:])
    if not rest:
        return True
    if rest[-1] in within.words("noun_then_range"):
        rest.pop()
    if rest and rest[-1] == "(":
        rest.pop()
    if not rest:
        return True
    plain = all(w.replace("-", "").isalpha() and not w.endswith(("ed", "ing")) for w in rest)
    return plain and rest[0] in within.words("place_leads")
