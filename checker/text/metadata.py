"""Title, date, outlet and language, under the names that people give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

# Lower case, without hyphens and underscores; most telling name first.
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": (
        *("published", "publicationdate", "pubdate", "datepublished", "publishdate"),
        *("publisheddate", "publishedat", "publishedon", "publishedtime", "dateofpublication"),
        "date",
    ),
    "outlet": ("outlet", "publisher", "source", "sitename", "site", "publication"),
    "language": ("language", "lang", "locale"),
}
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_LONGEST = 1000


class Metadata(msgspec.Struct, frozen=True):
    """What was said about an article outside its text; "" where nothing was."""

    title: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""


NO_METADATA = Metadata()


def metadata(pairs: Iterable[tuple[str, str]]) -> Metadata:
    """Pairs of key and text to Metadata; unknown keys are passed over."""
    known = {_folded(key): value for key, value in pairs}
    found = {
        field: next((known[name] for name in names if name in known), "")
        for field, names in _ALIASES.items()
    }
    return tidy(**found)


def tidy(title: str, published: str, outlet: str, language: str) -> Metadata:
    """Metadata with white space joined, and the language as its two or three letters."""
    tag = _LANGUAGE.fullmatch(language.strip()[:40])
    return Metadata(_line(title), _line(published), _line(outlet), tag[1].lower() if tag else "")


def _line(text: str) -> str:
    return " ".join(text[:_LONGEST].split())


def _folded(key: str) -> str:
    return key[:60].lower().replace("_", "").replace("-", "").replace(" ", "").replace(":", "")
