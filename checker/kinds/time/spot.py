"""Spots the wordings of times in a text: what each says, and where, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import msgspec

from checker.kinds.time.check import Check, check_of, clean
from checker.kinds.time.compose import Atom
from checker.kinds.time.make import PRODUCTIONS
from checker.kinds.time.order import Order, settled
from checker.kinds.time.terms import Either, Several, Term
from checker.kinds.time.words import Words
from checker.model import Span
from checker.rulebook import Pattern, Prefixes, Scanner, compile_pattern

# Terms that are remembered by the words that make them; a bound, so that no text can grow it.
_MEMO = 65_536
# No wording of a time is longer, and none holds more that look like one.
_REACH, _DEPTH = 80, 2
# The index of a rule, and where its words begin and end.
Spot = tuple[int, int, int]
_PLAIN = (("\n", " "), ("\t", " "), ("\r", " "), ("\xa0", " "), ("\u202f", " "), ("\u2009", " "))
_SIGNS = (("’", "'"), ("‘", "'"), ("–", "-"), ("‑", "-"), ("−", "-"), ("‐", "-"))
_CUT = re.compile(
    r"(?:,? (?:and|or|&|to|thru|through|until|till|up to) |, (?=(?:the )?\d\d?\b))(?:the )?"
    r"(?:(?:early|mid|late)[ -])?",
    re.IGNORECASE,
)


class TimeSpotter:
    """The compiled rules of one language."""

    def __init__(self, patterns: Sequence[Pattern], words: Words) -> None:
        self._rules = patterns
        self._words = words
        loose = [_loose(p.pattern) for p in patterns]
        self._scanner = Scanner(loose)
        # Rules whose failure leaves their words to others: "Sunday 10" in "Sunday 10 ships sank".
        self._yielding = frozenset(i for i, p in enumerate(patterns) if "again" in p.options)
        self._starts = Prefixes(loose)
        self._compiled = [compile_pattern(p.pattern) for p in patterns]
        self._make = [PRODUCTIONS[p.make] for p in patterns]
        self._checks: list[Check | None] = [check_of(p.options, words) for p in patterns]
        self._ends = [_ends(p, c) for p, c in zip(patterns, self._checks, strict=True)]
        self._memo: dict[tuple[int, str], Term | None] = {}

    def atoms(
        self, text: str, sentences: Sequence[Span], order: Order
    ) -> Iterator[tuple[Span, list[Atom]]]:
        """The atoms of each sentence that has any."""
        done = 0
        for number, spots in groupby(self._spots(text, sentences), key=itemgetter(0)):
            limit = sentences[number].end
            atoms: list[Atom] = []
            for _, (index, start, end) in spots:
                if start < done:
                    continue
                atom = self._atom(text, index, start, end)
                if atom is not None:
                    atoms += _apart(text, atom, order)
                elif index in self._yielding:
                    atoms += self._again(text, (index, start, end), limit, order)
                    done = atoms[-1].end if atoms else 0
            if atoms:
                yield sentences[number], atoms

    def _spots(self, text: str, sentences: Sequence[Span]) -> Iterator[tuple[int, Spot]]:
        """The matches, each with the number of its sentence.

        Words on both sides of the end of a sentence are looked at on each side.
        """
        at, last = 0, len(sentences) - 1
        for index, start, end in self._scanner.find(text):
            while at < last and start >= sentences[at].end:
                at += 1
            if last < 0 or start < sentences[at].start:
                continue
            if end <= sentences[at].end:
                yield at, (index, start, end)
                continue
            for number in range(at, len(sentences)):
                first, stop = max(start, sentences[number].start), min(end, sentences[number].end)
                if first >= end:
                    break
                for i, a, b in self._scanner.find(text[first:stop]):
                    yield number, (i, first + a, first + b)

    def _again(self, text: str, spot: Spot, limit: int, order: Order, depth: int = 0) -> list[Atom]:
        """What other rules find in words that one rule took and then gave back."""
        index, start, end = spot
        reach = min(limit, start + _REACH)
        found: list[Atom] = []
        at = end
        for other, size in self._starts.at(text[start:reach]):
            atom = self._atom(text, other, start, start + size) if other != index else None
            if atom is not None:
                found, at = _apart(text, atom, order), start + size
                break
        else:
            at = start + len(text[start:end].split(" ", 1)[0]) + 1
        for other, first, last in self._scanner.find(text[at:reach]) if at < end else ():
            if at + first >= end:
                break
            further = other, at + first, at + last
            atom = self._atom(text, *further)
            if atom is not None:
                found += _apart(text, atom, order)
            elif other in self._yielding and depth < _DEPTH:
                found += self._again(text, further, limit, order, depth + 1)
        return found

    def _atom(self, text: str, index: int, start: int, end: int) -> Atom | None:
        ends = self._ends[index]
        if ends is not None and start > 1 and text[start - 1] == " ":
            # Most are rejected here: any number may be an hour, if only "at" stands before it.
            last = text[start - 2]
            if last not in ends and last.isascii() and not last.isspace():
                return None
        key = (index, text[start:end])
        term = self._memo[key] if key in self._memo else self._learn(key)
        if term is None or not clean(text, start, end):
            return None
        check = self._checks[index]
        if check is not None and not check.allows(text, start, end):
            if self._rules[index].options.get("otherwise") != "weak":
                return None
            term = msgspec.structs.replace(term, weak=True)
        return Atom(start, end, term, self._rules[index].name)

    def _learn(self, key: tuple[int, str]) -> Term | None:
        if len(self._memo) >= _MEMO:
            self._memo.clear()
        index, said = key
        match = self._compiled[index].fullmatch(" ".join(said.split()) if "  " in said else said)
        term = None
        if match is not None:
            groups = {k: v for k, v in match.groupdict().items() if v is not None}
            term = self._make[index](groups, self._rules[index].options, self._words)
        self._memo[key] = term
        return term


def _ends(rule: Pattern, check: Check | None) -> frozenset[str] | None:
    """The last characters of what must stand before a match; None if it may do without."""
    if check is None or check.needed is None or rule.options.get("otherwise") == "weak":
        return None
    return frozenset(c for word in check.needed for c in (word[-1:], word[-1:].upper()))


# An escape, a class, or a blank outside of both.
_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| ", re.DOTALL)


def _loose(pattern: str) -> str:
    """The pattern with up to four blanks for each one, as wrapped and typewritten text has them."""
    return _PART.sub(_loosened, pattern)


def _loosened(match: re.Match[str]) -> str:
    part = match[0]
    if part == " ":
        return "(?: {1,4})"
    if part[0] == "[" and " " in part and part[1] != "^":
        return f"(?:{part}| {{2,4}})"
    return part


def _apart(text: str, atom: Atom, order: Order) -> list[Atom]:
    """The atom, settled if it may be two dates; one for each of several, cut between them."""
    if isinstance(atom.term, Either):
        return [msgspec.structs.replace(atom, term=settled(atom.term, order.first))]
    if not isinstance(atom.term, Several):
        return [atom]
    cuts = list(_CUT.finditer(text, atom.start, atom.end))
    if len(cuts) != len(atom.term.terms) - 1:
        return []
    starts = [atom.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), atom.end]
    return [
        Atom(start, end, term, atom.rule)
        for start, end, term in zip(starts, ends, atom.term.terms, strict=True)
    ]


def plain(text: str) -> str:
    """The text with one kind of blank, hyphen and apostrophe; every character keeps its place."""
    for odd, usual in _PLAIN:
        text = text.replace(odd, usual)
    if not text.isascii():
        for odd, usual in _SIGNS:
            text = text.replace(odd, usual)
    return text
