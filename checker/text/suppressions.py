"""What an article says of findings that are known: in comments, and in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from checker.model import Article, Span, Suppression
from checker.text.blank import Stretch
from checker.text.lines import position
from checker.text.place import Places

_OURS = re.compile(r"<!--\s*factlint(?:-|\s*:)", re.IGNORECASE)
_FORM = re.compile(
    r"factlint-ignore (?P<rules>[\w-]+(?: ?, ?[\w-]+)*)(?P<end> ?:| ?\(until|$)", re.IGNORECASE
)
_UNTIL = re.compile(r" ?\(until:? ?(?P<day>[^()]{0,40})\)$", re.IGNORECASE)
_SHOWN = re.compile(r"\S")
_FRONT = "factlint"
_EXAMPLE = "factlint-ignore C101: reason"
# Longer ones are no remark on a claim.
_MOST_CHARACTERS = 2000
_MOST_RULES = 50


class Declared(msgspec.Struct, frozen=True):
    """What the front matter says: reasons by rule, and where it ends."""

    reasons: tuple[tuple[str, str], ...] = ()
    end: int = 0
    problem: str = ""


def plain_comments(text: str, start: int) -> list[Stretch]:
    """The comments for factlint in a text without markup, from offset `start` on."""
    found: list[Stretch] = []
    for opening in _OURS.finditer(text, start):
        end = text.find("-->", opening.end())
        if end < 0:
            return found
        if not found or opening.start() >= found[-1][1]:
            found.append((opening.start(), end + 3))
    return found


def with_suppressions(article: Article, comments: Sequence[Stretch], declared: Declared) -> Article:
    """The article with what its comments and its front matter suppress.

    A comment holds for its own line; if nothing else stands there, for the next line that says
    something. `comments` are those of the markup, in order: none that stands in code.
    """
    ours = [c for c in comments if _OURS.match(article.text, *c)]
    if not ours and not declared.reasons:
        return article
    places = Places(article)
    found = [*_declared(article.text, declared, places), *_commented(article, ours, places)]
    return msgspec.structs.replace(article, suppressions=tuple(found))


def _declared(text: str, declared: Declared, places: Places) -> Iterator[Suppression]:
    at = max(text.find(_FRONT, 0, declared.end), 0)
    for rule, said in declared.reasons:
        start = text.find(rule, at, declared.end)
        span = Span(start, start + len(rule)) if start >= 0 else Span(at, at + len(_FRONT))
        reason, until = _reason(" ".join(said.split()))
        yield Suppression(rule, reason, places.of(span, span), None, until)


def _commented(
    article: Article, comments: Sequence[Stretch], places: Places
) -> Iterator[Suppression]:
    holds = _holds(article, comments)
    for (start, end), lines in zip(comments, holds, strict=True):
        span = Span(start, end)
        inner = " ".join(article.text[start + 4 : min(end - 3, start + _MOST_CHARACTERS)].split())
        at = places.of(span, span)
        for rule, reason, until, trouble in _read(inner):
            yield Suppression(rule, reason, at, lines, until, trouble)


def _read(inner: str) -> Iterator[tuple[str, str, str, str]]:
    """Rule, reason, last day and trouble of each suppression in a comment."""
    form = _FORM.match(inner)
    if form is None:
        yield "", "", "", f"it is not of the form <!-- {_EXAMPLE} -->"
        return
    reason, until = _reason(inner[form.end("rules") :])
    rules = [name.strip() for name in form["rules"].split(",")]
    for rule in dict.fromkeys(rules[:_MOST_RULES]):
        yield rule, reason, until, ""


def _reason(said: str) -> tuple[str, str]:
    """The reason, and the last day as it is written; "" if there is none."""
    until = _UNTIL.search(said)
    reason = said[: until.start()] if until else said
    # An empty day is no day: "?" is refused later, where "" would hold for ever.
    return reason.strip(" :"), (until["day"].strip() or "?") if until else ""


def _holds(article: Article, comments: Sequence[Stretch]) -> list[tuple[int, int]]:
    """The first and the last line that each comment holds for."""
    lines, body = position(article.text), article.body
    says: dict[int, bool] = {}
    found: list[tuple[int, int]] = []
    following, limit = len(body), len(body)
    for start, end in reversed(comments):
        shown = _SHOWN.search(body, end, limit)
        following, limit = (shown.start() if shown else following), start
        first, last = lines.line_column(start)[0], lines.line_column(end)[0]
        for line in (first, last):
            if line not in says:
                says[line] = lines.says(line, body)
        if not (says[first] or says[last]) and following < len(body):
            last = lines.line_column(following)[0]
        found.append((first, last))
    return found[::-1]


def declared_in(values: Any, end: int) -> Declared:
    """The `factlint` of a front matter: {ignore: {RULE: reason}}, or a list of rules."""
    ours = values.get(_FRONT)
    if ours is None or ours == "":
        return Declared()
    known = isinstance(ours, dict) and set(ours) <= {"ignore"}
    reasons = _reasons(ours.get("ignore", "")) if known else None
    if reasons is None:
        return Declared(problem=f"`{_FRONT}` is not of the form {{ignore: {{C101: reason}}}}")
    return Declared(tuple(reasons.items())[:_MOST_RULES], end)


def _reasons(ignore: Any) -> dict[str, str] | None:
    if isinstance(ignore, str):
        return {ignore: ""} if ignore else {}
    if isinstance(ignore, list):
        ignore = {rule if isinstance(rule, str) else "": "" for rule in ignore}
    if not isinstance(ignore, dict) or "" in ignore:
        return None
    return ignore if all(isinstance(reason, str) for reason in ignore.values()) else None
