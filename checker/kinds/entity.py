"""Entities: named things, found by their capitals, joined by their aliases inside an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.kinds.name import Name, Names
from checker.kinds.recent import Recent
from checker.model import Entity, Span
from checker.rulebook import Rulebook

# Python's re knows no class of capitals.
_CAPITAL = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x590)) if c.isupper() or c.istitle())
_SHORTENED = (
    *("Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Prof"),
    *("St", "Rev", "Jr", "Maj", "Adm"),
)
# A word behind its capital: with initials or shortened, else plain.
_SHORT = "|".join(rf"(?<={word[0]}){word[1:]}\." for word in _SHORTENED)
_INITIALS = rf"\.(?:[{_CAPITAL}]\.){{0,3}}(?!\w)"
_BEHIND = rf"(?:{_INITIALS}|{_SHORT}|\w*(?:[-'’.&/‑]\w+)*)"
_LINK = (
    r"(?:of the |of |de la |de |del |della |di |da |do |dos |du |von |van |van der |van den "
    r"|bin |ibn |al-|el-|la |le |& )"
)
# Every word begins with a capital that no letter stands before, so nothing is read twice. The
# capital goes first: `re` skips to one of some characters, but not to a place behind others.
_RUN = re.compile(rf"[{_CAPITAL}](?<![\w@#/].){_BEHIND}(?: {_LINK}?[{_CAPITAL}]{_BEHIND}){{0,9}}")


# Between a name and its acronym in brackets a short word may stand.
_GAP = 16


class EntityReader:
    """Reads names with the places, titles and stop words of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        self._names = Names(rulebook.language(language).lexicon)
        self._recent = Recent[tuple[Sequence[Span], list[Entity]]]()

    def find(self, body: str, sentences: Sequence[Span]) -> list[Entity]:
        """Entities in order of span; `key` is the same for the names of one thing.

        Those of the last articles are remembered, as their claims and their quotations ask.
        """
        known = self._recent.get(body)
        if known is not None and known[0] is sentences:
            return known[1]
        return self._recent.keep(body, (sentences, self._found(body, sentences)))[1]

    def _found(self, body: str, sentences: Sequence[Span]) -> list[Entity]:
        sure: list[tuple[int, int, Name]] = []
        unsure: list[tuple[int, int, Name]] = []
        for start, end, name, opens in self._candidates(body, sentences):
            (unsure if opens and not name.known else sure).append((start, end, name))
        if unsure:
            keys = {name.key for _, _, name in sure}
            keys.update(name.parts[-1] for _, _, name in sure if name.person)
            sure += [item for item in unsure if item[2].key in keys]
            sure.sort(key=lambda item: item[0])
        return _joined(body, sure)

    def _candidates(
        self, body: str, sentences: Sequence[Span]
    ) -> Iterator[tuple[int, int, Name, bool]]:
        """(start, end, name, whether it opens a sentence) of every name."""
        starts = [*(s.start for s in sentences), len(body) + 1]
        names, last = self._names.of, len(starts) - 1
        index = -1
        for match in _RUN.finditer(body):
            start, end = match.span()
            while index + 1 < last and starts[index + 1] <= start:
                index += 1
            if index < 0:
                continue
            opens = start - starts[index] <= 2 or body[start - 1] in '"“‘(«'
            while starts[index + 1] < end:  # the run goes on in the next sentence
                index += 1
                for name in names(body[start : starts[index]]):
                    yield start + name.start, start + name.end, name, opens and not name.start
                start, opens = starts[index], True
            for name in names(body[start:end]):
                yield start + name.start, start + name.end, name, opens and not name.start


def _joined(body: str, found: Sequence[tuple[int, int, Name]]) -> list[Entity]:
    """Entities whose keys are joined: last name to full name, acronym to what it stands for."""
    alias: dict[str, str] = {}
    for _, _, name in found:
        if name.person:
            alias.setdefault(name.parts[-1], name.key)
    entities: list[Entity] = []
    people = {name.key for _, _, name in found if name.person}
    before: tuple[int, str] = (-9, "")
    for start, end, name in found:
        key = name.key
        if name.person:
            known = alias[name.parts[-1]]
            if known != key and _same(known, name):
                key = known
        elif start - before[0] <= _GAP and body[start - 1] == "(" and _stands_for(key, before[1]):
            key = alias.setdefault(key, before[1])
        else:
            key = alias.get(key, key)
        before = (end, key)
        entities.append(Entity(Span(start, end), key, key in people))
    return entities


def _same(known: str, name: Name) -> bool:
    """True if one full name holds all parts of the other."""
    mine, theirs = set(name.parts), set(known.split())
    return mine <= theirs or theirs <= mine


def _stands_for(acronym: str, full: str) -> bool:
    """True if `acronym` is made of the initials of the words of `full`."""
    initials = [w[0] for part in full.split() for w in part.split("-") if w]
    wanted = iter(initials)
    return len(acronym) > 1 and all(letter in wanted for letter in acronym.replace(".", ""))


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> EntityReader:
    """The reader of a language, compiled once for each rulebook."""
    return EntityReader(rulebook, language)
