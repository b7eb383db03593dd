"""Words before a time that change what it means: its edge, its side, its tense."""

from __future__ import annotations

from collections.abc import Mapping

from checker.kinds.time.compose import Atom
from checker.kinds.time.terms import CLOCKS, Date, Edge, Length, Nth, Repeat
from checker.kinds.time.words import Words
from checker.model import Span
from checker.rulebook import alternation, compile_pattern

_REACH = 28
_OPENING = "(\"'“"
_EDGES = {"START": "edge_start", "MID": "edge_mid", "END": "edge_end"} | {
    "earlier": "edge_earlier", "later": "edge_later",
}  # fmt: skip
_MODS = {
    "BEFORE": "time_before", "AFTER": "time_after", "ON_OR_AFTER": "time_since",
    "ON_OR_BEFORE": "time_until", "APPROX": "time_about",
}  # fmt: skip
_SENTENCE_REACH = 160


class Lead:
    """Looks up the wording that ends right before a time."""

    def __init__(self, words: Words) -> None:
        self._edges = {w: side for side, name in _EDGES.items() for w in words.lists[name]}
        self._tails = _tails(self._edges)
        self._mods = {w: mod for mod, name in _MODS.items() for w in words.lists[name]}
        self._mod_tails = _tails(self._mods)

    def edge(self, text: str, floor: int, atom: Atom) -> Atom:
        """The atom with "early", "the end of" and the like taken in."""
        if isinstance(atom.term, (Length, Repeat, *CLOCKS[:1])):
            return atom
        if isinstance(atom.term, Nth) and atom.term.of is None:
            return atom
        if isinstance(atom.term, Date) and atom.term.weak:
            return atom
        said = _longest(self._edges, self._tails, text, floor, atom.start)
        if said is None:
            return atom
        return Atom(said[1], atom.end, Edge(atom.term, said[0]), atom.rule)

    def mod(self, text: str, floor: int, atom: Atom) -> str:
        """The TIMEX3 modifier that the words before ask for, or nothing."""
        said = _longest(self._mods, self._mod_tails, text, floor, atom.start)
        return said[0] if said else ""


def _tails(table: Mapping[str, str]) -> frozenset[str]:
    return frozenset(wording.rsplit(" ", 1)[-1] for wording in table)


def _longest(
    table: Mapping[str, str], tails: frozenset[str], text: str, floor: int, start: int
) -> tuple[str, int] | None:
    """What the longest wording before `start` stands for, and where it begins."""
    first = max(start - _REACH, floor)
    piece = text[first:start].lower()
    if not piece or piece[-1] not in " -":
        return None
    bare = piece[:-1] if piece[-1] == " " else piece
    at = bare.rfind(" ")
    if bare[at + 1 :].lstrip(_OPENING) not in tails:
        return None
    found = None
    for _ in range(4):
        wording = bare[at + 1 :].lstrip(_OPENING)
        value = table.get(wording)
        if value is not None:
            found = (value, first + len(bare) - len(wording))
        if at < 0:
            break
        at = bare.rfind(" ", 0, at)
    return found


class Tense:
    """Tells whether the words before a time speak of what is to come."""

    def __init__(self, words: Words) -> None:
        future, past = sorted(words.lists["future"]), sorted(words.lists["past"])
        helpers, endings = words.lists["future_helpers"], words.lists["past_endings"]
        ahead = rf"{alternation(future)}(?:\s+{alternation(sorted(helpers))}\s+\w+)?"
        over = rf"{alternation(past)}|\w+{alternation(sorted(endings))}"
        self._cue = compile_pattern(rf"(?:^|\b)(?:(?P<future>{ahead})|(?P<past>{over}))\b")

    def future(self, text: str, sentence: Span, start: int, meeting: bool = False) -> bool:
        """True if the last cue before `start` is one of the future.

        A `meeting`, a day with a time, lies ahead if there is no cue at all, as in listings.
        """
        told = self._last(text, sentence, start)
        return told == "future" or (meeting and not told)

    def past(self, text: str, sentence: Span, start: int) -> bool:
        """True if the last cue before `start` is one of the past."""
        return self._last(text, sentence, start) == "past"

    def _last(self, text: str, sentence: Span, start: int) -> str:
        first = max(sentence.start, start - _SENTENCE_REACH)
        last = None
        for match in self._cue.finditer(text[first:start].encode("utf-8", "replace")):
            last = match
        if last is None:
            return ""
        return "future" if last["future"] is not None else "past"
