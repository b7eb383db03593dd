"""Title, date, outlet and language, under the names that people give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from checker.text.language import is_tag, language_tag

# Lower case, without hyphens and underscores; most telling name first.
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": (
        *("published", "publicationdate", "pubdate", "datepublished", "publishdate"),
        *("publisheddate", "publishedat", "publishedon", "publishedtime", "dateofpublication"),
        "date",
    ),
    "outlet": ("outlet", "publisher", "source", "sitename", "site", "publication"),
    "language": ("language", "lang", "xmllang", "contentlanguage", "inlanguage"),
}
# These may hold something else, such as a place.
_PERHAPS_LANGUAGE = ("locale", "oglocale")
_LONGEST = 1000
_LONGEST_KEY = 60


class Metadata(msgspec.Struct, frozen=True):
    """What was said about an article outside its text; "" where nothing was."""

    title: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""
    region: str = ""

    @property
    def tag(self) -> str:
        """Language and region in one, as in en-GB."""
        return f"{self.language}-{self.region}" if self.region else self.language


NO_METADATA = Metadata()


def metadata(pairs: Iterable[tuple[str, str]]) -> Metadata:
    """Pairs of key and text to Metadata; unknown keys are passed over."""
    known = {_folded(key[:_LONGEST_KEY]): value for key, value in pairs}
    found = {
        field: next((known[name] for name in names if name in known), "")
        for field, names in _ALIASES.items()
    }
    if not found["language"]:
        others = (known.get(name, "") for name in _PERHAPS_LANGUAGE)
        found["language"] = next(filter(is_tag, others), "")
    return tidy(**found)


def tidy(title: str, published: str, outlet: str, language: str) -> Metadata:
    """Metadata with white space joined, and the language as its code and region."""
    tag = language_tag(language)
    return Metadata(_line(title), _line(published), _line(outlet), tag.language, tag.region)


def _line(text: str) -> str:
    return " ".join(text[:_LONGEST].split()) if text else ""


@lru_cache(maxsize=256)
def _folded(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "").replace(" ", "").replace(":", "")
