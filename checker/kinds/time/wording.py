"""Words around a time that change what it means: which piece of it, and which side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from checker.kinds.time.compose import Atom
from checker.kinds.time.terms import CLOCKS, Ago, Date, Edge, Length, Nth, Part, Repeat, Step
from checker.kinds.time.words import BOUNDS, Words
from checker.model import Bound

T = TypeVar("T", bound=str)
_REACH = 28
_OPENING = "(\"'“"
_EDGES = {"START": "edge_start", "MID": "edge_mid", "END": "edge_end"} | {
    "earlier": "edge_earlier", "later": "edge_later",
}  # fmt: skip
_TAILS: dict[Bound, str] = {">=": "or_later", "<=": "or_earlier"}


class Lead:
    """Looks up the wording that ends right before a time."""

    def __init__(self, words: Words) -> None:
        self._edges = {w: side for side, name in _EDGES.items() for w in words.lists[name]}
        self._tails = _tails(self._edges)
        self._bounds = {w: b for b, name in BOUNDS.items() for w in words.lists[name]}
        self._bound_tails = _tails(self._bounds)
        self._ago = tuple(words.lists["length_ago"])
        self._fiscal = tuple(words.lists["fiscal"])
        self._more = tuple(words.lists["time_more"])
        self._behind: dict[str, Bound] = {
            f" {w}": bound for bound, name in _TAILS.items() for w in words.lists[name]
        }
        self._all_behind = tuple(self._behind)

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

    def before(self, text: str, floor: int, start: int) -> Bound:
        """The side of a time that the words before it mean ("since")."""
        said = _longest(self._bounds, self._bound_tails, text, floor, start)
        return said[0] if said is not None else "="

    def ago(self, text: str, atom: Atom) -> Atom:
        """A length with the "ago" that stands behind it: "an hour and a half ago"."""
        term = atom.term
        if not isinstance(term, Length) or term.count is None or term.high is not None:
            return atom
        for words in self._ago:
            end = atom.end + 1 + len(words)
            if text[atom.end : end].lower() == f" {words}" and not text[end : end + 1].isalnum():
                return Atom(atom.start, end, Ago(term.unit, term.count, -1), atom.rule)
        return atom

    def fiscal(self, text: str, atom: Atom) -> bool:
        """True for a year or quarter of a company or a state, which may begin in any month."""
        if not isinstance(atom.term, (Date, Part, Step, Ago)):
            return False
        said = text[atom.start : atom.end].lower()
        return any(word in said for word in self._fiscal)

    def bound(self, text: str, floor: int, atom: Atom) -> Bound:
        """The side of the time that the words before or behind it mean ("since", "or later")."""
        said = self.before(text, floor, atom.start)
        if said != "=":
            return said
        if isinstance(atom.term, Ago) and atom.term.count is not None:
            before = text[max(atom.start - _REACH, floor) : atom.start].rstrip().lower()
            if before.endswith(self._more):
                return "<" if atom.term.side < 0 else ">="
        behind = text[atom.end : atom.end + _REACH].lower()
        if not behind.startswith(self._all_behind):
            return "="
        for words, bound in self._behind.items():
            if behind.startswith(words) and not behind[len(words) : len(words) + 1].isalnum():
                return bound
        return "="


def _tails(table: Mapping[str, object]) -> frozenset[str]:
    return frozenset(wording.rsplit(" ", 1)[-1] for wording in table)


def _longest(
    table: Mapping[str, T], tails: frozenset[str], text: str, floor: int, start: int
) -> tuple[T, int] | None:
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
