"""The one door to google-re2: patterns from rules run in linear time, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import re2

_SLOT = re.compile(r"\{([a-z_]+)\}")
# Bounds the automaton; beyond it RE2 would fall back to a slower engine or refuse a set.
_LONGEST = 500_000
_MEMORY = 256 * 1024 * 1024
# Wordings that a scanner remembers; a bound, so that no text can make it grow for ever.
_MEMO = 65_536
_STRAIGHT = (("’", "'"), ("“", '"'), ("”", '"'))
_ANYWHERE, _HERE = re2._Anchor.UNANCHORED, re2._Anchor.ANCHOR_START
_NAMED = re.compile(r"\(\?P<\w+>")
# Characters or words of any kind, more than one of them.
_GAP = re.compile(r"[])w][*+{]")


# Fits no character, for both engines.
NOTHING = r"[^\s\S]"


def alternation(words: Sequence[str]) -> str:
    """A group that matches any of `words`; a blank matches any white space.

    Of two words the longer goes first if it begins with the other, and words with one beginning
    stand together, which RE2 compiles once. Without words it matches nothing.
    """
    ordered = sorted(set(words), key=lambda w: (" ".join(w.split()).lower(), w), reverse=True)
    return "(?:" + ("|".join(_literal(w) for w in ordered) or NOTHING) + ")"


def _literal(word: str) -> str:
    return r"\s+".join(str(re2.escape(part)) for part in word.split())


def fill(pattern: str, slots: Mapping[str, str]) -> str:
    """Replace each {slot} by its named group; slots may use slots, never themselves.

    Raises KeyError with the name of a slot that is not there, ValueError for a cycle.
    """
    return _fill(pattern, slots, ())


def _fill(pattern: str, slots: Mapping[str, str], open_slots: tuple[str, ...]) -> str:
    def replace(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in open_slots:
            raise ValueError(f"slot {{{name}}} uses itself")
        inner = _fill(slots[name], slots, (*open_slots, name))
        # Inner slots stay unnamed: one name may stand only once in a pattern.
        return f"(?P<{name}>{inner})" if not open_slots and name not in seen else f"(?:{inner})"

    seen: set[str] = set()
    out, last = [], 0
    for match in _SLOT.finditer(pattern):
        out += [pattern[last : match.start()], replace(match)]
        seen.add(match.group(1))
        last = match.end()
    filled = "".join([*out, pattern[last:]])
    if len(filled) > _LONGEST:
        raise ValueError(f"filled in, it is longer than {_LONGEST:,} characters")
    return filled


@lru_cache(maxsize=4096)  # the same rules are compiled for several uses
def compile_pattern(pattern: str, ignore_case: bool = True) -> Any:
    """A compiled pattern with the interface of `re.Pattern`. Raises ValueError with the reason."""
    try:
        return re2.compile(pattern, _options(ignore_case))
    except re2.error as error:
        detail = error.args[0] if error.args else error
        reason = detail.decode() if isinstance(detail, bytes) else str(detail)
        raise ValueError(reason) from None


def _options(ignore_case: bool) -> Any:
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    options.max_mem = _MEMORY
    return options


class PatternSet:
    """Many patterns tried at once: one pass tells which occur."""

    def __init__(self, patterns: Sequence[str], ignore_case: bool = True) -> None:
        self._set = re2.Set.SearchSet(_options(ignore_case))
        for pattern in patterns:
            self._set.Add(pattern)
        self._empty = not patterns
        if patterns:
            self._set.Compile()

    def which(self, text: str) -> list[int]:
        """Indices of the patterns that occur in `text`, ascending."""
        if self._empty:
            return []
        return sorted(self._set.Match(text) or ())


def _straight(text: str) -> str:
    for curly, straight in _STRAIGHT:
        text = text.replace(curly, straight)
    return text


def _encoded(text: str) -> bytes:
    """Bytes to search; most articles become ASCII, where offsets need no conversion."""
    return _straight(text).encode("utf-8", "replace")


def _spans(pattern: Any, encoded: bytes) -> list[tuple[int, int]]:
    """Start and end of every match in bytes, but for matches of nothing.

    Asks the compiled expression itself: `finditer` makes an object for each match, and its `span`
    counts the groups again, which takes 1.5 to 1.8 times as long in all.
    """
    match, last = pattern._regexp.Match, len(encoded)
    found: list[tuple[int, int]] = []
    at = 0
    while at <= last:
        span = match(_ANYWHERE, encoded, at, last)[0]
        start, end = span
        if start < 0:
            break
        if start == end:  # nothing matched, and perhaps amid a character
            at = end + 1
            continue
        found.append(span)
        at = end
    return found


def _in_characters(encoded: bytes, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of bytes, in order of their starts, as spans of characters."""
    found: list[tuple[int, int]] = []
    at = done = 0
    for start, end in spans:
        at, done = at + len(encoded[done:start].decode()), start
        found.append((at, at + len(encoded[start:end].decode())))
    return found


def _longest_of(patterns: Sequence[str], ignore_case: bool) -> Any:
    """Matches the longest that any pattern matches, in whatever order: sorted, RE2 is quicker."""
    options = _options(ignore_case)
    options.longest_match = True
    joined = "|".join(sorted(f"(?:{_NAMED.sub('(?:', p)})" for p in patterns))
    return re2.compile(joined, options)


class Spotter:
    """Where something may begin: the offsets at which a pattern of ASCII characters matches.

    Characters beyond ASCII are read as question marks, so that each takes one byte and no offset
    needs conversion. Who asks looks closer; all this does is skip the text between, faster than
    `re` walks over it.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = compile_pattern(pattern, ignore_case=False)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every match, in order."""
        return _spans(self._pattern, text.encode("ascii", "replace"))


class Scanner:
    """Many patterns in one pass over a whole text: the leftmost match wins, then the longest.

    Of two patterns that match the same words the first wins. A group named `cue` narrows what is
    reported to it, so that a pattern may look at the words around; other groups do not count.
    Curly apostrophes and quotation marks are read as straight ones.
    """

    def __init__(self, patterns: Sequence[str], ignore_case: bool = True) -> None:
        plain = [_straight(p) for p in patterns]
        self._plain, self._ignore_case = plain, ignore_case
        # Tells which patterns match a wording as a whole, in one pass.
        self._whole = re2.Set.FullMatchSet(_options(ignore_case))
        for pattern in plain:
            self._whole.Add(pattern)
        if plain:
            self._whole.Compile()
        self._all = _longest_of(plain, ignore_case) if patterns else None
        self._known: dict[bytes, tuple[int, int, int] | None] = {}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every match, in order."""
        if self._all is None:
            return []
        encoded = _encoded(text)
        spans = _spans(self._all, encoded)
        return spans if len(encoded) == len(text) else _in_characters(encoded, spans)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(index of the pattern, start, end) of every match, in order."""
        if self._all is None:
            return []
        encoded = _encoded(text)
        spans = _spans(self._all, encoded)
        places = spans if len(encoded) == len(text) else _in_characters(encoded, spans)
        found, known = [], self._known
        for (first, last), (start, end) in zip(spans, places, strict=True):
            words = encoded[first:last]
            if words not in known:
                self._learn(words)
            told = known[words]
            if told is not None:
                index, before, behind = told
                found.append((index, start + before, end - behind))
        return found

    def _learn(self, words: bytes) -> None:
        """Which pattern matches `words`, and how much of them lies before and behind its cue."""
        if len(self._known) >= _MEMO:
            self._known.clear()
        text = words.decode()
        self._known[words] = None
        matching = self._whole.Match(text)
        if matching:
            index = min(matching)
            first, last = 0, len(text)
            if "(?P<cue>" in self._plain[index]:
                pattern = compile_pattern(self._plain[index], self._ignore_case)
                match, group = pattern.fullmatch(text), pattern.groupindex["cue"]
                if match and match.span(group)[0] >= 0:
                    first, last = match.span(group)
            self._known[words] = (index, first, len(text) - last)


class Finder:
    """Every match of many patterns. Those of one do not overlap, those of two may.

    Patterns with gaps are kept apart: each place in a gap is a state of its own beside all that
    other patterns may have begun, and an automaton would never know them all.
    """

    def __init__(self, patterns: Sequence[str], ignore_case: bool = True) -> None:
        close, gapped = dict[int, str](), dict[int, str]()
        for index, pattern in enumerate(patterns):
            (gapped if _GAP.search(pattern) else close)[index] = pattern
        self._parts = [_Beginnings(part, ignore_case) for part in (close, gapped) if part]

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(index of the pattern, start, end) of each match, in order of start, end and index."""
        encoded = text.encode("utf-8", "replace")
        found: list[tuple[int, int, int]] = []
        for part in self._parts:
            found += part.find(encoded)
        found.sort(key=lambda match: (match[1], match[2], match[0]))
        if len(encoded) == len(text):
            return found
        spans = _in_characters(encoded, [(start, end) for _, start, end in found])
        return [(i, *span) for (i, _, _), span in zip(found, spans, strict=True)]


class _Beginnings:
    """Where patterns begin. One expression of all tells it, and how far the longest goes there.

    Which others begin there too is remembered for the words between, so that few are ever tried.
    """

    def __init__(self, patterns: Mapping[int, str], ignore_case: bool) -> None:
        self._patterns, self._ignore_case = [*patterns.items()], ignore_case
        self._set = PatternSet([*patterns.values()], ignore_case)
        self._any = _longest_of([*patterns.values()], ignore_case)
        self._known: dict[tuple[bytes, int, int], list[tuple[int, int]]] = {}

    def find(self, encoded: bytes) -> list[tuple[int, int, int]]:
        """(index of the pattern, start, end) of every match, in order of start, in bytes."""
        found: list[tuple[int, int, int]] = []
        ends: dict[int, int] = {}  # of the last match of each pattern
        match, last = self._any._regexp.Match, len(encoded)
        at = 0
        while at <= last:
            start, end = match(_ANYWHERE, encoded, at, last)[0]
            if start < 0:
                break
            at = start + 1
            for index, length in self._beginning(encoded, start, end) if end > start else ():
                if start >= ends.get(index, 0):
                    ends[index] = start + length
                    found.append((index, start, start + length))
        return found

    def _beginning(self, encoded: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """The patterns that match at `start`, none beyond `end`, with the lengths of the matches.

        The characters beside tell whether a word begins or ends there.
        """
        first = max(start - 1, 0)
        key = (encoded[first : end + 1], start - first, end - start)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MEMO:
                self._known.clear()
            known = self._known[key] = [*self._tried(*key[:2])]
        return known

    def _tried(self, words: bytes, start: int) -> Iterator[tuple[int, int]]:
        for number in self._set.which(words.decode("utf-8", "replace")):
            index, pattern = self._patterns[number]
            compiled = compile_pattern(pattern, self._ignore_case)
            end = compiled._regexp.Match(_HERE, words, start, len(words))[0][1]
            if end > start:
                yield index, end - start


class Prefixes:
    """Which of many patterns match at the start of a text, and how far."""

    def __init__(self, patterns: Sequence[str], ignore_case: bool = True) -> None:
        # Compiled when first asked for: most runs never ask, and compiling takes 40 ms.
        self._plain, self._ignore_case = [_straight(p) for p in patterns], ignore_case

    @cached_property
    def _set(self) -> Any:
        chosen = re2.Set.MatchSet(_options(self._ignore_case))
        for pattern in self._plain:
            chosen.Add(pattern)
        if self._plain:
            chosen.Compile()
        return chosen

    def at(self, text: str) -> list[tuple[int, int]]:
        """(index of the pattern, length of its match), longest first."""
        encoded = _encoded(text)
        matches = (
            (i, compile_pattern(self._plain[i], self._ignore_case).match(encoded))
            for i in self._set.Match(encoded) or ()
        )
        ends = [(i, match.end()) for i, match in matches if match]
        if len(encoded) != len(text):
            ends = [(i, len(encoded[:end].decode())) for i, end in ends]
        return sorted(ends, key=lambda f: (-f[1], f[0]))
