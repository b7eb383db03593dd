"""Conditions on the words around a match, which a linear pattern cannot look at."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from checker.kinds.time.words import Words

_OPENING = "([{\"'“‘”’—«"
_REACH = 24
_OF_NAMES = frozenset(("of", "by", "from", "and", "with", "to", "for", "after", "before"))
_STOPS = '.!?"”’\n'
# A line ends with a blank, and a paragraph with two.
_ENDS = (";", "|", ".", "•", "·", "-", "*", " ")
_CELL = "|"
_BORDERS = _STOPS + ":;,—-(“'‘"
# A number is no time right after one of these, or right before one of those.
_NEVER_BEFORE = frozenset("$£€¥₹#_+/@&^*%")
_NEVER_AFTER = frozenset("%/_@$€£°")
_PART = re.compile(r"\d\d?/\d\d?")
_DIGITS = frozenset("0123456789-")
_MONEY = frozenset("$£€¥₹#")
# A label and what stands between it and its value are no longer than this.
_LABEL = 40


class Check(msgspec.Struct, frozen=True):
    """`lead`: one of these must stand before, and no noun may follow if it is a `weak_lead`.

    Without a lead, an `owner` before and a noun behind will do, or standing `alone`. None of
    `not_tail` may follow, unless a `strong` word stands before; none of `not_before` may be one of
    the three words before, and after one of `any_of` a noun must follow. After a `closed` match
    only a function word may follow; or a number, unless it asks for `words`; any word if it is
    `opening` a sentence; a `plural`. `capital` demands a capital letter, `lower` none but at the
    start of a sentence. A `lone` match is no name, as "of June Hale". An empty word in `lead`
    allows the start of the text. Behind a `label`, its colon or the border of its cell, it is what
    the label asks for.
    """

    lead: frozenset[str] | None = None
    weak_lead: frozenset[str] | None = None
    owner: frozenset[str] | None = None
    not_tail: frozenset[str] | None = None
    not_before: frozenset[str] | None = None
    any_of: frozenset[str] | None = None
    strong: frozenset[str] | None = None
    label: frozenset[str] | None = None
    function: frozenset[str] = frozenset()
    capital: bool = False
    lower: bool = False
    lone: bool = False
    alone: bool = False
    closed: bool = False
    words: bool = False
    plural: bool = False
    verbs: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    opening: bool = False

    @property
    def needed(self) -> frozenset[str] | None:
        """Words of which one must stand before, whatever else does; None if something else may."""
        others = self.label is not None or self.owner is not None or self.any_of is not None
        return None if others or self.alone or self.opening else self.lead

    def allows(self, text: str, start: int, end: int) -> bool:
        """True if the words around [start, end) let it be a time."""
        if self.capital and not text[start].isupper():
            return False
        if self.lower and text[start].isupper() and not _begins(text, start, _BORDERS):
            return False  # "Harbour Today" is the name of a paper
        if self.lone and _is_name(text, end) and word_before(text, start) in _OF_NAMES:
            return False
        if self.closed or self.not_tail is not None:
            word = word_after(text, end)
            if self.not_tail is not None and word in self.not_tail and not self._sure(text, start):
                return False
            if self.closed and text[end : end + 1] == "-":
                return False
            number = (word.isdigit() or word in self.numbers) and not self.words
            plural = self.plural and word.endswith("s") and not word.endswith("ss")
            if self.closed and word and word not in self.function and not (number or plural):
                return self.opening and _opens(text, start, end)
        if self.not_before is not None and not self.not_before.isdisjoint(_near(text, start)):
            return self.label is not None and _labelled(text, start, self.label)
        if self.any_of is not None and word_before(text, start) in self.any_of:
            word = word_after(text, end)
            return bool(word) and word not in self.function  # "a Friday meeting" was on that Friday
        return self.lead is None or self._led(text, start, end)

    def _sure(self, text: str, start: int) -> bool:
        return self.strong is not None and word_before(text, start) in self.strong

    def _led(self, text: str, start: int, end: int) -> bool:
        before = word_before(text, start)
        if self.lead is not None and (before in self.lead or two_before(text, start) in self.lead):
            weak = self.weak_lead is not None and before in self.weak_lead
            weak = weak and self.lead is not None and two_before(text, start) not in self.lead
            return not (weak and self._noun(text, end) and not _is_name(text, end))
        if self.label is not None and _labelled(text, start, self.label):
            return True
        if self.alone and (not before or before[-1] in "([") and not self._noun(text, end):
            return True
        if self.alone and before.endswith(_CELL) and _heads_table(text, start, end):
            return True
        return self.owner is not None and _owned(before, self.owner) and self._noun(text, end)

    def _noun(self, text: str, end: int) -> bool:
        """True if a word follows that the year may belong to ("a 2013 decision")."""
        word = word_after(text, end)
        if word in self.verbs or (len(word) > 4 and word.endswith("ed")):
            return False
        return word.isalpha() and word not in self.function


def _labelled(text: str, start: int, labels: frozenset[str]) -> bool:
    """True behind "Built: ", in Markdown too, in the cell beside "| Built |", in "; built 1911"."""
    before = text[max(start - _LABEL, 0) : start].rstrip(" *_")
    if before.endswith((":", "|")):
        words = before[:-1].rstrip(" *_").replace("|", " ").split()
        return bool(words) and words[-1].strip("*_").lower() in labels
    opening, _, label = before.rpartition(" ")
    alone = not opening or opening.endswith(_ENDS)
    return alone and label.strip("*_#>").lower() in labels


def _heads_table(text: str, start: int, end: int) -> bool:
    """True for a cell that is all year and begins a row, or is beside such a one: "|| 2023 |"."""
    if not text[end : end + _REACH].lstrip(" *_").startswith(_CELL):
        return False
    before = text[max(start - _LABEL, 0) : start].rstrip(" *_")[:-1].rstrip()
    while before[-4:].isdigit() and before[:-4].rstrip(" *_").endswith(_CELL):
        before = before[:-4].rstrip(" *_")[:-1].rstrip()
    return not before or before.endswith(_CELL)


def check_of(options: Mapping[str, str], words: Words) -> Check | None:
    """The check that a rule's options ask for, or None. Raises KeyError for an unknown list."""
    lists = {k: words.lists[options[k]] for k in _LISTS if k in options}
    flags = {
        "capital": options.get("case") == "capital",
        "lower": options.get("case") == "lower",
        "lone": options.get("lone") == "yes",
        "alone": options.get("alone") == "yes",
        "closed": options.get("closed") in ("yes", "words"),
        "words": options.get("closed") == "words",
        "plural": options.get("plural") == "yes",
        "opening": options.get("opening") == "yes",
    }
    if not lists and not any(flags.values()):
        return None
    general = {"function": words.lists["function_words"], "verbs": words.lists["past"]}
    general["numbers"] = frozenset(words.cardinals)
    return msgspec.convert({**lists, **flags, **general}, Check)


_LISTS = ("label", "lead", "weak_lead", "owner", "not_tail", "not_before", "any_of", "strong")


def clean(text: str, start: int, end: int) -> bool:
    """False if digits at an end of [start, end) go on as another number, code or address."""
    if start and text[start].isdigit():
        before, further = text[start - 1], text[start - 2 : start - 1]
        if before in _NEVER_BEFORE or (before in ".,:/-" and further.isdigit()):
            return before == "-" and not _DIGITS.issuperset(text[start:end])
        if (before == "-" and further.isupper()) or (before == " " and further in _MONEY):
            return False
        if before == " " and further.isdigit() and _PART.fullmatch(text, start, end):
            return False  # 2 1/4
    if end < len(text) and text[end - 1].isdigit():
        after = text[end]
        if after in _NEVER_AFTER:
            return False
        if after in ".,:" or (after == "-" and _DIGITS.issuperset(text[start:end])):
            return not text[end + 1 : end + 2].isdigit()
    return True


def word_before(text: str, start: int) -> str:
    """The word before, in lower case, with what clings to it; empty at the start of the text."""
    words = text[max(start - _REACH, 0) : start].lower().split()
    if not words:
        return ""
    return words[-1].lstrip(_OPENING) or words[-1][-1]


def _near(text: str, start: int) -> list[str]:
    """The three words before, in lower case."""
    return text[max(start - _REACH, 0) : start].lower().split()[-3:]


def two_before(text: str, start: int) -> str:
    """The two words before, in lower case."""
    words = text[max(start - _REACH, 0) : start].lower().split()
    return " ".join(words[-2:]).lstrip(_OPENING)


def word_after(text: str, end: int) -> str:
    """The word that follows after one blank or hyphen, in lower case; empty if none does."""
    if end >= len(text) or text[end] not in " -":
        return ""
    stop = end + 1
    limit = min(stop + _REACH, len(text))
    while stop < limit and (text[stop].isalnum() or text[stop] in "'%"):
        stop += 1
    return text[end + 1 : stop].lower()


def _is_name(text: str, end: int) -> bool:
    """True if a name follows, which no number counts: "in early 1949 Lund fell"."""
    word = text[end + 1 : end + 1 + _REACH].split(" ", 1)[0]
    return word[:1].isupper() and not word.endswith("s")


def _opens(text: str, start: int, end: int) -> bool:
    """True at the start of a sentence, or before a name: "that night Lund burned"."""
    return _begins(text, start, _STOPS) or text[end + 1 : end + 2].isupper()


def _begins(text: str, start: int, behind: str) -> bool:
    """True at the start of a text, or right behind one of those signs."""
    before = text[max(start - 3, 0) : start].rstrip()
    return not before or before[-1] in behind


def _owned(before: str, owner: frozenset[str]) -> bool:
    return before in owner or before.endswith(("'s", "s'"))
