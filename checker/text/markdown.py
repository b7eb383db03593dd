"""Markdown with all its marks blanked out. Linear in the length, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checker.model import Span
from checker.text.blank import Stretch, blank, spaces, url_length
from checker.text.blocks import read_blocks

_TICKS = re.compile(r"`+|\n[ \t]*\r?\n")
_MEASURE = re.compile(r"[-−]?\d[\d.,]{0,12} ?(?:%|[A-Za-z]{2,12})(?:/[A-Za-z]{1,8})?")
_NUMBER = re.compile(r"[-−]?\d[\d.,]{0,12}")
_SET = re.compile(r"[=:][ \t]*$")
_LINE = 200
# Brackets, and what may stand behind a closing one: (target "title"), [label].
_BRACKET = re.compile(
    r"\\.|!?\[(?:\^[^\]\s]{1,60}\]:?)?|\]"
    r"(?:\((?:<[^<>\n]{0,2000}>|(?:[^()\s\\]|\\.|\([^()\s]{0,500}\)){0,2000}+)"
    r"(?:[ \t\n]{1,8}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?[ \t\n]{0,8}\)"
    r"|\[([^\[\]\n]{0,200})\])?"
)
_INLINE = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|<[A-Za-z/!?](?:[^<>\n]|\n(?![ \t]*\n)){0,2000}>"
    r"|<!--|-->|~~[^~\n]{1,500}~~"
    r"|(?:(?:https?|ftp)://|\bwww\.)[^\s<>\"“”«»|]+"
    r"|\{\{[^{}\n]{0,500}\}\}|\{%[^%\n]{0,500}%\}"
    r"|&(?:nbsp|ensp|emsp|thinsp|\#160|\#8239);"
    r"|\*+|(?<![^\W_])_+(?=[^\s_])|(?<=[^\s_])_+(?![^\W_])",
    re.IGNORECASE,
)


class Masked(msgspec.Struct, frozen=True):
    """The prose of a text at its own offsets, where its first heading stands, and its comments."""

    body: str
    title: Span | None = None
    comments: tuple[Stretch, ...] = ()


def mask_markdown(text: str, start: int) -> Masked:
    """`text` without marks and code; what stands before `start` is blanked as a whole."""
    blocks = read_blocks(text, start)
    body = blank(text, [(0, start), *blocks.marks])
    if "`" in body:
        body = blank(body, _code(body, text))
    if "[" in body:
        body = blank(body, _links(body, blocks.labels))
    body = _INLINE.sub(_inline, body)
    title = Span(*blocks.title) if blocks.title else None
    return Masked(body, title, tuple(blocks.comments))


def _code(body: str, text: str) -> list[Stretch]:
    """Code between two runs of backticks of one length, within a paragraph.

    Of a setting that is nothing but a measure, `24 MiB` or `30 days`, only the marks are code;
    so of a bare number that something is set to, or that is a cell of a table behind the first.
    """
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(body)]
    closing = _closing(body, runs)
    found: list[Stretch] = []
    free = 0
    for i, (start, end) in enumerate(runs):
        if i < free or body[start] != "`":
            continue
        if closing[i]:
            free = closing[i] + 1
            last = runs[closing[i]]
            told = body[end : last[0]]
            if _MEASURE.fullmatch(told) or (_NUMBER.fullmatch(told) and _is_set(text, start)):
                found += [(start, end), last]
            else:
                found.append((start, last[1]))
        else:
            found.append((start, end))
    return found


def _is_set(text: str, at: int) -> bool:
    """True behind "=" and ":", and in a cell that is not the first."""
    line = text[max(text.rfind("\n", 0, at) + 1, at - _LINE) : at]
    return _SET.search(line) is not None or (line.count("|") > 1 and line.rstrip().endswith("|"))


def _closing(body: str, runs: list[Stretch]) -> list[int]:
    """For each run, the next of the same length in its paragraph; 0 if there is none."""
    nexts: dict[int, int] = {}
    found = [0] * len(runs)
    for i in range(len(runs) - 1, -1, -1):
        start, end = runs[i]
        if body[start] != "`":
            nexts.clear()
            continue
        found[i] = nexts.get(end - start, 0)
        nexts[end - start] = i
    return found


def _links(body: str, labels: set[str]) -> Iterator[Stretch]:
    """The brackets and targets of links and images; their text stays. Footnote marks go."""
    opened: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(body):
        mark = found[0]
        if mark[0] == "\\":
            continue
        if "^" in mark[:3] and mark[0] != "]":
            yield found.span()
        elif mark[0] != "]":
            opened.append(found.span())
        elif opened:
            start, end = opened.pop()
            if _is_link(mark, found[1], body[end : min(found.start(), end + 200)], labels):
                yield (start, end)
                yield found.span()


def _is_link(mark: str, label: str | None, words: str, labels: set[str]) -> bool:
    if mark[1:2] == "(":
        return True
    # [words][label], [words][] and [words] are links only to what is defined somewhere.
    return bool(labels) and " ".join((label or words).lower().split()) in labels


def _inline(found: re.Match[str]) -> str:
    mark = found[0]
    if mark[0] == "\\":
        return " " + mark[1]
    if mark[0] == "*":
        return mark if _is_sign(found) else " " * len(mark)
    if mark[0].isalpha():
        length = url_length(mark)
        return " " * length + mark[length:]
    return spaces(mark)


def _is_sign(stars: re.Match[str]) -> bool:
    """True for a * that stands between two figures, or alone: 3*4, 3 * 4."""
    text, start, end = stars.string, stars.start(), stars.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() and after.isdigit():
        return True
    return (not before or before.isspace()) and (not after or after.isspace())
