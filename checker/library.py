"""factlint from Python: articles in, a report out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from checker import run, text
from checker.context import Context
from checker.model import Article, Report
from checker.problems import InputProblem, Problem, Problems
from checker.rulebook import Rulebook, load
from checker.settings import Settings

_FIELDS = ("text", "id", "title", "published", "outlet", "language", "path")
_AN_ARTICLE = 'Give a dict such as {"text": "...", "published": "2024-05-01"}, or an Article.'
_A_LIST = 'Give a list of articles: check([{"text": "..."}, {"text": "..."}])'
_DEFAULTS = Settings()


def check(
    articles: Iterable[Mapping[str, Any] | Article],
    *,
    settings: Settings = _DEFAULTS,
    rules: Iterable[str | PathLike[str]] = (),
    jobs: int = 1,
) -> Report:
    """Check articles against each other.

    An article is a dict with `text` and, if known, `id`, `title`, `published` (text or a date),
    `outlet`, `language` and `path`; or an `Article`. Its id, which is its path or its number if
    none is given, is the `at.article` of locations; offsets there count into the text. `rules`
    are folders with rules of your own; up to `jobs` processes read the articles.

    What a report says of unreadable articles is in it (I801 to I803, exit code 4). Raises
    Problems, all at once, for what is no article and for rules that cannot be read.
    """
    _are_settings(settings)
    items = _articles(articles, settings)
    folders = tuple(Path(fspath(r)) for r in rules)
    if jobs < 1:
        cure = "Give 1 or more."
        raise Problems([Problem("jobs", 0, f"{jobs} is no number of processes", cure)])
    return run.check_articles(items, Context(_rulebook(folders), settings), run.Plan(jobs=jobs))


def _are_settings(given: object) -> None:
    if not isinstance(given, Settings):
        message = f"settings is {_kind(given)}, no Settings"
        raise Problems([Problem("settings", 0, message, "Give checker.Settings(...).")])


@lru_cache(maxsize=4)
def _rulebook(folders: tuple[Path, ...]) -> Rulebook:
    return load(folders)


def _articles(given: Any, settings: Settings) -> list[Article | InputProblem]:
    """The articles; raises Problems with every one that is none."""
    if isinstance(given, str | bytes | Mapping | Article) or not isinstance(given, Iterable):
        message = f"articles is {_kind(given)}, not a list of articles"
        raise Problems([Problem("articles", 0, message, _A_LIST)])
    items: list[Article | InputProblem] = []
    problems: list[Problem] = []
    taken: dict[str, int] = {}
    for number, one in enumerate(given):
        place = f"articles[{number}]"
        found = list(_problems(one, place, settings))
        problems += found
        if found:
            continue
        own = _id(one, number)
        if own in taken:
            message = f"has the id {own[:80]!r}, as articles[{taken[own]}] has"
            problems.append(Problem(place, 0, message, "Give each article an id of its own."))
        taken.setdefault(own, number)
        items += [one] if isinstance(one, Article) else _made(one, own, settings)
    if problems:
        raise Problems(problems)
    return items


def _made(one: Mapping[str, Any], own: str, settings: Settings) -> Iterator[Article | InputProblem]:
    words = {name: _text(one[name]) for name in _FIELDS if one.get(name) is not None}
    given = text.Given(**{**words, "id": own, "path": words.get("path") or own})
    return text.given_article(given, settings)


def _id(one: Mapping[str, Any] | Article, number: int) -> str:
    if isinstance(one, Article):
        return one.id
    named = next((_text(one[n]) for n in ("id", "path") if one.get(n) not in (None, "")), "")
    return named or f"article {number + 1}"


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _problems(one: object, place: str, settings: Settings) -> Iterator[Problem]:
    """What keeps a thing from being an article."""
    if isinstance(one, Article):
        if len(one.body) != len(one.text):
            cure = "Blank out in the body what is no prose, character by character."
            yield Problem(place, 0, "text and body differ in length", cure)
        return
    if not isinstance(one, Mapping):
        yield Problem(place, 0, f"is {_kind(one)}, not an article", _AN_ARTICLE)
        return
    for name in one:
        if name not in _FIELDS:
            yield _unknown(name, place)
    yield from _wrong_text(one.get("text"), place, settings)
    for name in _FIELDS[1:]:
        value = one.get(name)
        if value is None or isinstance(value, str):
            continue
        if name == "published" and isinstance(value, date):
            continue
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            continue
        wanted = "text, a date or None" if name == "published" else "text or None"
        yield Problem(f"{place}.{name}", 0, f"is {_kind(value)}", f"Give {wanted}.")


def _wrong_text(value: object, place: str, settings: Settings) -> Iterator[Problem]:
    where = f"{place}.text"
    if value is None:
        yield Problem(where, 0, "there is none", "Put the article's text there.")
    elif not isinstance(value, str):
        cure = "Give the article's text as str; decode bytes first."
        yield Problem(where, 0, f"is {_kind(value)}, not text", cure)
    elif len(value) > settings.max_article_bytes:
        message = f"has {len(value):,} characters, where {settings.max_article_bytes:,} are allowed"
        yield Problem(where, 0, message, "Cut it into articles.")


def _unknown(name: object, place: str) -> Problem:
    near = difflib.get_close_matches(str(name)[:40], _FIELDS, n=1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    message = f"{str(name)[:40]!r} is no field of an article"
    return Problem(place, 0, message, f"{hint}There are {', '.join(_FIELDS)}.")


def _kind(value: object) -> str:
    if value is None:
        return "None"
    name = type(value).__name__
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"
