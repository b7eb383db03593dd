"""A body to its sentences, in one pass.

One pattern finds the places where a sentence may end; each is then decided by what stands around
it. Offsets are exact, and every character that is no white space belongs to exactly one sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model import Span
from checker.rulebook import Lexicon
from checker.text.wrap import Wrapping

# A full stop and its like, with the quotation marks and brackets that close behind it; or a line
# end. The second look-behind keeps the engine from trying again inside "......".
_MARKS = (
    r"[.!?…](?<![.!?…][.!?…])[.!?…]*+(?P<close>[\"'”’»)\]]*+(?:\[\d{1,3}\])*+)"
    r"(?=\s|\Z|[^\W\d_a-z]|[\"'“‘«(\[])"
    r"|\n"
)
_PLACE = re.compile(_MARKS)
# Full stops of scripts without case, and some without blanks: nothing else is asked.
_ANY_PLACE = re.compile(_MARKS + r"|[。！？｡।۔؟][」』”’）)]*+")
_FULL_STOPS = frozenset("。！？｡।۔؟")
_SPACE = re.compile(r"\s*")
# What may open a sentence before its first letter.
_OPENING = re.compile(r"[\"'“‘«(\[\s*_—–-]*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ADDRESS = re.compile(r"[./@:\\]")
_LONGEST_WORD = 20
# What has no full stop for longer is cut at a blank: the cost of a sentence grows with its square.
_LONGEST = 4_000
_STRIP = "\"'“‘«([—–-/"


def sentences(
    body: str, abbreviations: frozenset[str], starters: frozenset[str]
) -> tuple[Span, ...]:
    """The sentences of a body, in order, without the white space around them.

    `abbreviations` are words whose full stop ends no sentence, without that stop: "mr" in any
    case, "No" only with its capital. `starters` are words which, written with a capital behind an
    abbreviation, begin a sentence all the same ("He joined Orr Inc. The ...").
    """
    return _Cutter(body, _folded(abbreviations), starters).cut()


def sentence_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """What `sentences` needs of a language: its abbreviations and its sentence starters."""
    short = (word for words in lexicon.abbreviations.values() for word in words)
    return frozenset(short), frozenset(lexicon.words.get("sentence_starters", ()))


@lru_cache(maxsize=8)
def _folded(abbreviations: frozenset[str]) -> frozenset[str]:
    """As written, with a capital, and in capitals: "mr" holds for Mr and MR, "No" not for no."""
    bare = {word.rstrip(".") for word in abbreviations}
    return frozenset(bare | {w[:1].upper() + w[1:] for w in bare} | {w.upper() for w in bare})


class _Cutter:
    """One body; `start` is where the sentence begins that is now open."""

    def __init__(self, body: str, words: frozenset[str], starters: frozenset[str]) -> None:
        self.body = body
        self.words = words
        self.starters = starters
        self.start = 0
        self.wrapping = Wrapping(body)
        # The last straight quotation mark that was decided, and whether it opens.
        self._quote = (-1, False)
        self._bare_until = 0
        # How many of them stand in this line up to a place; counted on from there.
        self._marks = (0, 0)

    def cut(self) -> tuple[Span, ...]:
        body = self.body
        spans: list[Span] = []
        self.start = _skip(body, 0)
        places = _PLACE if body.isascii() else _ANY_PLACE
        for place in places.finditer(body, self.start):
            at = place.start()
            if at < self.start:
                continue
            if body[at] == "\n":
                end = self._line_end(at)
            else:
                end = place.end() if body[at] in _FULL_STOPS else self._stop(place)
            if end > self.start:
                spans += _pieces(body, self.start, end)
                self.start = _skip(body, end)
        end = len(body.rstrip()) if self.start < len(body) else 0
        if end > self.start:
            spans += _pieces(body, self.start, end)
        return tuple(spans)

    def _line_end(self, at: int) -> int:
        """Where the sentence ends if it ends with this line; else 0."""
        if self.wrapping.goes_on(at, _skip(self.body, at)):
            return 0
        while self.body[at - 1].isspace():
            at -= 1
        return at

    def _stop(self, place: re.Match[str]) -> int:
        """Where the sentence ends if it ends with this full stop or its like; else 0."""
        body, end = self.body, place.end()
        if end == len(body) or body[end].isspace():
            after = _skip(body, end)
            if body[after : after + 1] == '"' and self._closes(end, after):
                return after + 1 if self._ends(place, _skip(body, after + 1)) else 0
            return end if self._ends(place, after) else 0
        return self._stop_without_space(place)

    def _stop_without_space(self, place: re.Match[str]) -> int:
        """ "the deal.The contract", and with a quotation mark on either side."""
        body, end = self.body, place.end()
        close = place["close"]
        if close and close[-1] in "\"'" and self._opens(end - 1):
            end -= 1
            close = close[:-1]
        if body[end] in "\"'“‘«([":
            return end if self._ends(place, end) else 0
        if not close and not self._is_glued(place.start(), end):
            return 0
        return end if self._ends(place, end) else 0

    def _is_glued(self, at: int, end: int) -> bool:
        """True if a sentence seems to follow without a space: not U.S.A, v2.B or Node.JS."""
        before, after = self.body[at - 1 : at], self.body[end : end + 2]
        if not after[0].isupper():
            return False
        word = self._word_before(at)
        if before.islower() and not _ADDRESS.search(word):
            return True
        if len(word) == 1 and not after[1:].islower():
            return False  # "A.I, too"
        if self._starts(end):
            return True
        return len(word) > 1 and "." not in word and after[1:].islower()

    def _ends(self, place: re.Match[str], after: int) -> bool:
        """Decide by what comes next, and for a full stop by the word in front of it."""
        body, at = self.body, place.start()
        if self._is_bare(at):
            return False
        first, letter = after, body[after : after + 1]
        if not letter.isalnum():
            first = _OPENING.match(body, after).end()  # type: ignore[union-attr] # matches anything
            letter = body[first : first + 1]
        if letter.islower():
            return False
        if body[at] != "." or place.end("close") - at > 1:
            return True
        return self._ends_after_word(self._word_before(at), at, first, letter)

    def _is_bare(self, at: int) -> bool:
        """True if nothing but marks stands before: "…but", "[...] And"."""
        if self.body[at - 1 : at].isalnum() and at > self.start:
            return False
        # What was seen to be bare is not looked through again.
        bare = max(self.start, self._bare_until)
        if _WORD.search(self.body, bare, at):
            return False
        self._bare_until = at
        return True

    def _ends_after_word(self, word: str, at: int, first: int, letter: str) -> bool:
        if word.isdigit() and len(word) <= 3 and self.start + len(word) == at:
            return False  # "1. The first": the number of an item
        short = len(word) == 1 and word.isupper()
        dotted = "." in word and _DOTTED.fullmatch(word)
        if not short and not dotted and word not in self.words:
            return True
        if letter.isdigit():
            return False
        return self._starts(first)

    def _starts(self, at: int) -> bool:
        """True if a word that begins sentences stands here; "A." and "I." are initials."""
        word = _WORD.match(self.body, at, at + _LONGEST_WORD)
        if word is None or word[0] not in self.starters:
            return False
        return len(word[0]) > 1 or self.body[word.end() : word.end() + 1] != "."

    def _word_before(self, at: int) -> str:
        piece = self.body[max(self.start, at - _LONGEST_WORD) : at].rsplit(None, 1)
        return piece[-1].lstrip(_STRIP) if piece else ""

    def _closes(self, end: int, at: int) -> bool:
        """True if a quotation mark with a space on both sides closes: " It is so. " he said."""
        body = self.body
        if at + 1 < len(body) and not body[at + 1].isspace():
            return False
        start = self.wrapping.line_start(at)
        if start > end:
            return False
        counted, marks = self._marks if self._marks[0] >= start else (start, 0)
        marks += body.count('"', counted, at)
        self._marks = (at, marks)
        return marks % 2 == 1

    def _opens(self, at: int) -> bool:
        """True if the straight quotation mark at `at`, with letters on both sides, opens."""
        mark = self.body[at]
        floor = max(self._quote[0], self.wrapping.line_start(at), 0)
        before = self.body.rfind(mark, floor, at)
        opens = not (before >= 0 and self._opened(before))
        self._quote = (at, opens)
        return opens

    def _opened(self, at: int) -> bool:
        """True if an earlier mark opened a quotation."""
        if at == self._quote[0]:
            return self._quote[1]
        before, after = self.body[at - 1 : at], self.body[at + 1 : at + 2]
        if not before or before.isspace() or before in "([—–-“‘":
            return True
        return not (after.isspace() or after in ",.;:!?)") and not before.isalnum()


def _pieces(body: str, start: int, end: int) -> list[Span]:
    """The sentence from `start` to `end`, in parts if it is too long for one."""
    pieces: list[Span] = []
    while end - start > _LONGEST:
        blank = max(body.rfind(mark, start, start + _LONGEST) for mark in " \n\t")
        cut = blank if blank > start else start + _LONGEST
        pieces.append(Span(start, start + len(body[start:cut].rstrip())))
        start = _skip(body, cut)
    return [*pieces, Span(start, end)]


def _skip(body: str, at: int) -> int:
    return _SPACE.match(body, at).end()  # type: ignore[union-attr] # matches anything
