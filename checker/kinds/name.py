"""One run of capitalised words, read as the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from checker.rulebook import Lexicon

_WORD = re.compile(r"[^ ]+")
_MODEL = re.compile(r"([a-z]+[-‑]?\d+[a-z]?)s")
_LINKS = frozenset(
    (
        *("of", "the", "de", "la", "del", "della", "di", "da", "do", "dos"),
        *("du", "von", "van", "der", "den", "bin", "ibn", "le", "&"),
    )
)
_REMEMBERED = 65_536
_SHOUTED = 4


class Name(msgspec.Struct, frozen=True):
    """A name inside a run: offsets into the run, its key and the parts of it.

    `known` names may stand alone at the start of a sentence; a `person` has a last name.
    """

    start: int
    end: int
    key: str
    parts: tuple[str, ...]
    known: bool
    person: bool


class _Word(msgspec.Struct, frozen=True):
    start: int
    text: str
    low: str
    owner: bool


class Names:
    """Reads runs of capitalised words; a run that comes again is remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._stop = frozenset(words.get("entity_stop", ()))
        self._dates = frozenset((*lexicon.months, *lexicon.weekdays, *words.get("calendar", ())))
        self._titles = frozenset(words.get("titles", ()))
        self._title_ends = frozenset(title.rpartition(" ")[2] for title in self._titles)
        self._heads = frozenset(words.get("entity_head", ()))
        self._suffixes = frozenset(words.get("entity_suffix", ()))
        self._demonyms = lexicon.demonyms
        self._places = {**lexicon.demonyms, **lexicon.places}
        self._memory: dict[str, tuple[Name, ...]] = {}

    def of(self, run: str) -> tuple[Name, ...]:
        """The names in a run, in order."""
        names = self._memory.get(run)
        if names is None:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            names = self._memory[run] = tuple(self._read(run))
        return names

    def _read(self, run: str) -> Iterator[Name]:
        if run.isupper() and len(_WORD.findall(run)) > _SHOUTED:
            return
        words = [self._word(m.start(), m[0]) for m in _WORD.finditer(run)]
        piece: list[_Word] = []
        for word in words:
            if word.low in self._dates:
                yield from self._piece(piece)
                piece = []
                continue
            piece.append(word)
            if word.owner and (word.low in self._places or words[-1].low not in self._heads):
                yield from self._piece(piece)
                piece = []
        yield from self._piece(piece)

    def _piece(self, words: Sequence[_Word]) -> Iterator[Name]:
        """The names in a stretch without dates: titles go, a people before a name stands alone."""
        words = self._stripped(words)
        if not words:
            return
        cut = self._title(words)
        if cut is not None:
            yield from self._piece(words[: cut[0]])
            yield from self._piece(words[cut[1] :])
            return
        lead = self._people(words)
        if lead:
            yield self._name(words[:lead])
            yield from self._piece(words[lead:])
            return
        yield self._name(words)

    def _stripped(self, words: Sequence[_Word]) -> Sequence[_Word]:
        first, last = 0, len(words)
        while first < last and (words[first].low in self._stop or words[first].text in _LINKS):
            if words[first].text.isupper() and words[first].low in self._places:
                break  # US, not us
            first += 1
        while last > first and (
            words[last - 1].text in _LINKS or words[last - 1].low in self._stop
        ):
            if words[last - 1].text.isupper() and words[last - 1].low in self._places:
                break
            last -= 1
        return words[first:last]

    def _title(self, words: Sequence[_Word]) -> tuple[int, int] | None:
        """Where the last title of the words begins and ends."""
        for end in range(len(words), 0, -1):
            if words[end - 1].low not in self._title_ends:
                continue
            for size in (3, 2, 1):
                if end < size:
                    continue
                phrase = " ".join(w.low for w in words[end - size : end])
                head = end < len(words) and words[end].low in self._heads
                if phrase in self._titles and not head:
                    return end - size, end
        return None

    def _people(self, words: Sequence[_Word]) -> int:
        """How many words at the start name a people, if the rest is not named after it."""
        for size in (2, 1):
            if len(words) > size and " ".join(w.low for w in words[:size]) in self._demonyms:
                return 0 if any(w.low in self._heads for w in words[size:]) else size
        return 0

    def _name(self, words: Sequence[_Word]) -> Name:
        text = " ".join(w.low for w in words)
        last = words[-1]
        key = self._places.get(text) or (_MODEL.sub(r"\1", text) if "-" in text else text)
        parts = tuple(w.low for w in words if w.text not in _LINKS)
        person = (
            1 < len(parts) <= 4
            and key == text
            and len(parts) == len(words)
            and all(p.replace(".", "").replace("-", "").isalpha() for p in parts)
            and not any(p in self._heads for p in parts)
            and not last.text.isupper()
        )
        known = len(words) > 1 or text in self._places or _odd(words[0].text)
        return Name(words[0].start, last.start + len(last.text), key, parts, known, person)

    def _word(self, start: int, text: str) -> _Word:
        """A word without possessive, the "-backed" behind it and the stop of an abbreviation."""
        plain = text.removesuffix(_ending(text))
        owner = plain != text
        head, _, tail = plain.rpartition("-")
        if head and tail in self._suffixes:
            plain = head
        if plain.endswith(".") and plain.count(".") == 1:
            plain = plain[:-1]
        return _Word(start, plain, plain.lower(), owner)


def _ending(text: str) -> str:
    """The possessive at the end of a word."""
    return text[-2:] if text.endswith(("'s", "’s", "'S", "’S")) else ""


def _odd(text: str) -> bool:
    """True for a word that no sentence opens by chance: NATO, S-400, iPhone, al-Shabaab."""
    return (
        len(text) > 1
        and (not text[1:].islower() or "-" in text)
        and "'" not in text
        and "’" not in text
    )
