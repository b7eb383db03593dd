"""The wordings that bind a length of time to a stretch with two ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.findings.within import Within
from checker.model import Span

_MARKS = (",", "-", ":", ";")
# What fills a stretch is told in so many words, and a sentence on it opens with so many.
_FILLING, _OPENING, _ANDS = 5, 8, ("and",)


def bound(length: Span, stretch: Span, within: Within) -> bool:
    """True if the words around say that the stretch is as long as the length tells."""
    if length.start < stretch.start:
        return _length_first(length, stretch, within)
    return _range_first(stretch, length, within)


def _length_first(length: Span, stretch: Span, within: Within) -> bool:
    if within.sentence(stretch) != within.sentence(length):
        return False
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
    if within.sentence(stretch) != within.sentence(length):
        return _goes_on(stretch, length, within) and _is_closed(tail)
    if gap in within.words("range_then_adjective"):
        return _names_filled(tail, within, ends=False)
    if "(" in gap:
        return gap in within.words("range_then_length") and tail.startswith(")")
    if gap.strip() in (",", "-", ":") and tail.startswith(within.words("length_totals")):
        return True
    if gap.strip() in _MARKS and _is_filled(tail, within):
        return True
    if _is_beside(gap, within) and _is_closed(tail):
        return True
    bound = gap in within.words("range_then_length") or _is_measure(gap, within)
    return bound and _is_closed(tail)


def _is_closed(tail: str) -> bool:
    """True if a phrase ends with the length."""
    return not tail.strip() or not tail[0].isspace()


def _is_beside(gap: str, within: Within) -> bool:
    """True for a mark alone, or one with words such as "which is" and "only"."""
    words = gap.replace(",", " , ").replace(";", " ; ").replace(":", " : ").split()
    if not words or not gap.endswith((" ", "-")):
        return False
    passed, marked = within.words("lasting_passed"), words[0] in _MARKS
    rest = [w for w in words[marked:] if w not in passed]
    if not marked:
        return " ".join(rest) in within.words("range_leads_length")
    return not rest or " ".join(rest) in within.words("range_makes_length")


def _is_filled(tail: str, within: Within) -> bool:
    """True for ", two weeks of rain": what filled the stretch, in a few plain words."""
    words = re.split(r"[,.;:!?)]| - ", tail, maxsplit=1)[0].split()
    if not 2 <= len(words) <= _FILLING or words[0] != "of":
        return False
    barred = {*within.words("function_words"), *within.lexicon.cardinals} - set(_ANDS)
    return all(w.replace("-", "").isalpha() and w not in barred for w in words[1:])


def _goes_on(stretch: Span, length: Span, within: Within) -> bool:
    """True for the next sentence that begins "It lasted" or "The closure took"."""
    words = within.between(stretch, length).split()
    if not 3 <= len(words) <= _OPENING or words[0] not in (".", "!"):
        return False
    *things, verb = (w for w in words[1:] if w not in within.words("lasting_passed"))
    if verb not in within.words("lasting_verbs") or len(things) > 1:
        return False
    told = (*within.words("refers_to_stretch"), *within.before(stretch).split())
    return bool(things) and things[0] in told


def is_of_calendar(stretch: Span, length: Span, within: Within) -> bool:
    """True where a length is told to be that of the time itself: "a period of ten days"."""
    if length.start < stretch.start:
        return False
    last = within.between(stretch, length).split()[-2:]
    return len(last) == 2 and last[1] == "of" and last[0] in within.words("length_of_calendar")


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
