"""Quotations: straight, curly, single and angular marks, reopened at paragraphs, unbalanced."""

from __future__ import annotations

import re

from checker.model import Quote, Span

_DOUBLE = re.compile(r"[\"“”„‟«»‹›\n]")
_ANY = re.compile(r"[\"“”„‟«»‹›\n‘’']")
# Single marks count only where no letter makes them an apostrophe.
_SINGLE = re.compile(r"(?<![\w\"”’'])['‘](?=[^\W\d_])|(?<=[\w.,!?…])[’'](?!\w)")
_SINGLE_OPENS = ("‘", " '", "\n'", "('")
_CLOSERS = {
    "‟": "”",
    "‹": "›",
    '"': '"',
    "“": '”"“',
    "„": '“”"',
    "«": "»",
    "‘": "’",
    "'": "'",
    "”": "”",
}
_OPENERS = frozenset('"“„‟«‹‘')
_SENTENCE_END = frozenset('.!?…:;"”’»')
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_MARKS = re.compile(r"[\"“”„‟«»‹›‘’']")
_STOPS = frozenset(",.!?…")
_LONGEST = 6000
_LONGEST_SINGLE = 600
_SCARE = 3


def find(body: str) -> list[Quote]:
    """The quotations of an article in order; a mark without its partner quotes nothing."""
    if not any(mark in body for mark in "\"“„‟«‹‘'”"):
        return []
    return _Pairing(body).quotes()


class _Pairing:
    """Pairs marks from left to right; one quotation is open at a time."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._found: list[Quote] = []
        self._open = -1

    def quotes(self) -> list[Quote]:
        """All pairs, in order."""
        body = self._body
        single = any(mark in body for mark in _SINGLE_OPENS) or body.startswith("'")
        for match in (_ANY if single else _DOUBLE).finditer(body):
            at = match.start()
            mark = body[at]
            if mark in "‘’'" and not _SINGLE.match(body, at):
                continue
            if mark == "\n":
                if self._open >= 0:
                    self._line_ends(at)
            elif self._open < 0:
                self._begin(at)
            else:
                self._meet(at)
        return self._found

    def _begin(self, at: int) -> None:
        mark = self._body[at]
        if mark in "’»›" or (mark == "'" and self._closes(at)):
            return
        if mark == "”" and self._closes(at):
            return
        if mark == '"' and self._is_inch(at):
            return
        self._open = at

    def _is_inch(self, at: int) -> bool:
        """True for 6" and for a mark with nothing behind it on its line."""
        before = self._body[at - 1 : at]
        after = self._body[at + 1 : at + 2]
        return before.isdigit() and (not after or after in " ,.;)x")

    def _meet(self, at: int) -> None:
        """A mark while a quotation is open: its end, a mark inside it, or a better beginning."""
        body, start = self._body, self._open
        mark, opener = body[at], body[start]
        single = opener in "‘'"
        if single and (mark not in "’'" or at - start > _LONGEST_SINGLE):
            if mark in _OPENERS or at - start > _LONGEST_SINGLE:
                self._open = -1
                self._begin(at)
            return
        if at - start > _LONGEST:
            self._open = -1
            self._begin(at)
        elif mark in _CLOSERS[opener]:
            if mark in _OPENERS and self._opens(at) and not single:
                self._open = at  # the partner of the earlier mark is missing
            elif not self._belongs_to_word(at):
                self._close(at, at + 1)

    def _belongs_to_word(self, at: int) -> bool:
        """True for 6" wide and the boys' boat: the next mark closes, and none opens before it."""
        body = self._body
        mark = body[at]
        letter = "s" if mark in "'’" else "0123456789"
        if mark not in "'’\"" or body[at - 1] not in letter or not body[at + 2 : at + 3].islower():
            return False
        rest = body[at + 1 : at + _LONGEST_SINGLE].partition("\n")[0]
        for match in _MARKS.finditer(rest):
            before, after = (
                rest[match.start() - 1 : match.start()],
                rest[match.end() : match.end() + 1],
            )
            if match[0] in _OPENERS and match[0] != mark:
                return False
            if match[0] == mark and not (before.isalnum() and after.isalnum()):
                return before in _STOPS
        return False

    def _opens(self, at: int) -> bool:
        """True if a mark that could close can only open: a blank before it, a letter behind."""
        body = self._body
        before, after = body[at - 1], body[at + 1 : at + 2]
        return (
            (before.isspace() or before in "([")
            and bool(after)
            and not after.isspace()
            and (after.isalnum() or after in "[($…")
        )

    def _closes(self, at: int) -> bool:
        before = self._body[at - 1 : at]
        return bool(before) and not before.isspace() and before not in "([—–-"

    def _line_ends(self, at: int) -> None:
        """A line ends inside a quotation: it goes on, is reopened, or was never closed."""
        body = self._body
        opener = body[self._open]
        rest = body[at + 1 : at + 80].lstrip()
        paragraph = body[at + 1 : at + 80][: 80 - len(rest)].count("\n") > 0 and _blank(body, at)
        if rest[:1] in _OPENERS and rest[:1] == opener and opener not in "‘'":
            if at > self._open + 1 and at - self._open <= _LONGEST:
                self._close(at, at)  # reopened at the next paragraph
            self._open = -1
        elif paragraph or opener in "‘'" or body[at - 1 : at] in _SENTENCE_END:
            self._open = -1

    def _close(self, inner_end: int, end: int) -> None:
        body, start = self._body, self._open
        self._open = -1
        inner = Span(start + 1, inner_end)
        words = len(_WORD.findall(body, inner.start, min(inner.end, inner.start + 120)))
        if not words:
            return
        scare = words <= _SCARE and body[inner_end - 1] not in ",.!?…"
        self._found.append(Quote(Span(start, end), inner, scare=scare))


def _blank(body: str, at: int) -> bool:
    """True if the line behind `at` is empty."""
    line = body[at + 1 : at + 80]
    cut = line.find("\n")
    return cut >= 0 and not line[:cut].strip()
