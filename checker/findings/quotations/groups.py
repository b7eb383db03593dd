"""Sentences of quotations to groups that are one saying; the cost grows with their number alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from checker.context import Context
from checker.findings.quotations.align import Alignment, align
from checker.findings.quotations.names import compatible
from checker.findings.quotations.occasion import (
    near,
    near_speaker,
    of_one_day,
    one_voice,
    same_days,
    shared_occasion,
)
from checker.findings.quotations.runs import Gram, grams, is_long, meeting
from checker.findings.quotations.words import GAP, Word, Words, reader
from checker.model import Quotation

_GRAM = 4
# A run of words is asked for so many groups, and a sentence is laid beside so many of them.
_GROUPS, _CANDIDATES = 12, 6
# So much of the shorter sentence is shared, and so many words: one saying, whoever tells it.
_SAME, _FEWEST, _CONTENT = 0.66, 6, 3
# Nearly all of it: no matter how long ago the other article appeared.
_SURE = 0.85
_CLOSE, _MANY = 0.75, 8
_HALF = 0.5
# A term of so many words with meaning is enough where one voice is known to use it.
_TERM, _SHORT = 4, 8
_ASKED = 8
# With the same speaker on the same occasion so much is enough.
_LIKE, _LIKE_CONTENT = 0.38, 2
_FEW_TOLD, _RARE = 12, 400
# A beginning of so many words, of which so many carry meaning, is hardly used twice in few days.
_OPENING, _OPENING_CONTENT = 6, 2


class Line(msgspec.Struct):
    """One sentence of a quotation in one wording, with all quotations that hold it.

    `forms` are its words as they are compared.
    """

    words: Sequence[Word]
    text: str
    quotations: list[Quotation]
    forms: tuple[str, ...] = ()
    bag: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.forms = tuple(w.form for w in self.words)
        self.bag = frozenset(self.forms)


class Group(msgspec.Struct):
    """Lines that are one saying. The first is the longest."""

    lines: list[Line]


def groups(quotations: Sequence[Quotation], context: Context) -> list[Group]:
    """Groups of at least two quotations, in a stable order."""
    words = {c: reader(context.rulebook, c) for c in sorted({q.language for q in quotations})}
    found: list[Group] = []
    for language in words:
        own = [q for q in quotations if q.language == language]
        lines = list(_lines(meeting(own), words[language]))
        found += _Grouping(words[language], own).of(lines)
    return found


def _lines(quotations: Iterable[Quotation], words: Words) -> Iterator[Line]:
    """Every wording of a sentence once, the longest first."""
    texts: dict[str, list[Quotation]] = {}
    for q in quotations:
        texts.setdefault(q.text, []).append(q)
    found: dict[tuple[str, ...], Line] = {}
    for text in sorted(texts):
        seen: set[tuple[str, ...]] = set()
        for sentence in words.sentences(text):
            forms = tuple(w.form for w in sentence)
            if forms in seen or not is_long(forms):
                continue
            seen.add(forms)
            line = found.get(forms) or found.setdefault(forms, Line(sentence, text, []))
            line.quotations += texts[text]
    for forms in sorted(found, key=lambda f: (-len(f), f)):
        line = found[forms]
        line.quotations.sort(key=place)
        yield line


def place(quotation: Quotation) -> tuple[str, str, str, int]:
    """The order of quotations: by day of publication, then by place."""
    at = quotation.at
    return (quotation.published or "9999", at.path, at.article, at.span.start)


class _Grouping:
    def __init__(self, words: Words, quotations: Sequence[Quotation]) -> None:
        self._words = words
        # How many quotations are told with a word: what many share tells of no occasion.
        self._told = Counter(w for q in quotations for w in q.occasion)
        self._common = max(_FEW_TOLD, len(quotations) // _RARE)
        self._groups: list[Group] = []
        self._by_gram: dict[tuple[str, ...], list[int]] = {}

    def of(self, lines: Sequence[Line]) -> list[Group]:
        for line in lines:
            told = grams(line.forms, self._words)
            index = self._home(line, told)
            if index is None:
                index = len(self._groups)
                self._groups.append(Group([]))
            self._groups[index].lines.append(line)
            self._remember(told, index)
        return [g for g in self._groups if sum(len(x.quotations) for x in g.lines) > 1]

    def _remember(self, told: Iterable[Gram], index: int) -> None:
        for gram in told:
            known = self._by_gram.setdefault(gram, [])
            if len(known) < _GROUPS and index not in known:
                known.append(index)

    def _home(self, line: Line, told: Iterable[Gram]) -> int | None:
        """The group whose first line says the same, the best of those that share a run."""
        votes = Counter(i for gram in told for i in self._by_gram.get(gram, ()))
        best: tuple[float, int] | None = None
        for index, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:_CANDIDATES]:
            leader = self._groups[index].lines[0]
            if not self._may_be_same(leader, line):
                continue
            found = align(leader.words, line.words, self._words)
            if self._is_same(found, leader, line) and (best is None or found.ratio > best[0]):
                best = (found.ratio, index)
        return best[1] if best else None

    def _may_be_same(self, a: Line, b: Line) -> bool:
        """A quick look before the words are laid side by side: False only if they are not."""
        if len(a.bag & b.bag) < _LIKE * min(len(a.bag), len(b.bag)):
            return False
        most = _most_shared(a, b)
        if most < _HALF:
            return a.forms[:_GRAM] == b.forms[:_GRAM]
        near = (same_days, near_speaker, one_voice, _near_person)
        return most >= _SURE or any(_any(holds, a, b) for holds in near)

    def _is_same(self, found: Alignment, a: Line, b: Line) -> bool:
        """True if two lines are one saying. Little known of the speaker asks for much shared."""
        if found.ratio < _LIKE or found.content < _LIKE_CONTENT:
            return False
        enough = found.matched >= _FEWEST and found.content >= _CONTENT
        if found.ratio >= _SURE and enough:
            return True
        if found.ratio >= _HALF and self._open_alike(a, b) and _any(same_days, a, b):
            return True
        if min(len(a.words), len(b.words)) < _FEWEST:
            return found.ratio >= _SURE and _any(near_speaker, a, b)
        short = min(len(a.words), len(b.words)) <= _SHORT
        if short and found.ratio >= _CLOSE and found.content >= _TERM and _any(one_voice, a, b):
            return True
        if found.ratio >= _CLOSE and found.matched >= _MANY and found.content > _CONTENT:
            return _any(_near_person, a, b)
        if found.ratio >= _SAME and enough:
            return _any(same_days, a, b)
        if found.ratio < _HALF and a.forms[:_GRAM] != b.forms[:_GRAM]:
            return False
        return _any(self._on_one_occasion, a, b)

    def _open_alike(self, a: Line, b: Line) -> bool:
        """True for one beginning with two ends, long enough to be no turn of phrase."""
        run = a.forms[:_OPENING]
        told = sum(self._words.is_content(f) for f in run)
        return len(run) == _OPENING and run == b.forms[:_OPENING] and told >= _OPENING_CONTENT

    def _on_one_occasion(self, a: Quotation, b: Quotation) -> bool:
        """True if one person says both, in articles of the same days that tell of one occasion."""
        if not same_days(a, b):
            return False
        told = shared_occasion(a, b)
        return any(self._told[w] <= self._common for w in told) or of_one_day(a, b)


def _most_shared(a: Line, b: Line) -> float:
    """No less than the share of the shorter line that the other has in the same order."""
    told = [[f for f in line.forms if f != GAP] for line in (a, b)]
    shared = (sum(f in other.bag for f in t) for t, other in zip(told, (b, a), strict=True))
    shorter = min(map(len, told))
    return min(shared) / shorter if shorter else 0.0


def _any(holds: Callable[[Quotation, Quotation], bool], a: Line, b: Line) -> bool:
    """True if it holds for a pair of their first quotations."""
    return any(holds(x, y) for x in a.quotations[:_ASKED] for y in b.quotations[:_ASKED])


def _near_person(a: Quotation, b: Quotation) -> bool:
    """True if a person says one of them: what bodies release is alike from day to day."""
    people = any(q.speaker is not None and q.speaker.person for q in (a, b))
    return people and compatible(a.speaker, b.speaker) and near(a, b)
