"""What an article says of its language, to a code and a region."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec

# en, en-GB, pt_BR, zh-Hant-TW; behind a dot or an @ stands what POSIX adds.
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)(?:[.@].*)?")
_LONGEST = 40
# Codes of ISO 639 that say that the language is not told.
_UNTOLD = frozenset({"und", "mul", "mis", "zxx", "unknown", "none", "n/a", "x-default"})
# Names and longer codes that people write.
_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("eng", "english"), "en"),
    **dict.fromkeys(("deu", "ger", "german", "deutsch"), "de"),
    **dict.fromkeys(("fra", "fre", "french", "français"), "fr"),
    **dict.fromkeys(("spa", "spanish", "español", "castellano"), "es"),
    **dict.fromkeys(("ita", "italian", "italiano"), "it"),
    **dict.fromkeys(("por", "portuguese", "português"), "pt"),
    **dict.fromkeys(("nld", "dut", "dutch", "nederlands"), "nl"),
    **dict.fromkeys(("rus", "russian", "русский"), "ru"),
    **dict.fromkeys(("tur", "turkish", "türkçe"), "tr"),
    **dict.fromkeys(("pol", "polish", "polski"), "pl"),
    **dict.fromkeys(("zho", "chi", "cmn", "chinese", "中文"), "zh"),
    **dict.fromkeys(("jpn", "japanese", "日本語"), "ja"),
    **dict.fromkeys(("kor", "korean", "한국어"), "ko"),
    **dict.fromkeys(("ara", "arabic", "العربية"), "ar"),
    **dict.fromkeys(("nor", "norwegian", "norsk"), "no"),
}


class Tag(msgspec.Struct, frozen=True):
    """A language, lower case, and a region of it in two upper-case letters; "" if not told."""

    language: str = ""
    region: str = ""


def language_tag(text: str) -> Tag:
    """The language that a tag or a name tells; what is neither stays itself, in lower case.

    Of several, as in "de, en", the first counts.
    """
    first = text.replace(";", ",").partition(",")[0].strip()[:_LONGEST]
    return _read(first) if first else Tag()


@lru_cache(maxsize=256)
def _read(first: str) -> Tag:
    folded = first.lower()
    if folded in _UNTOLD:
        return Tag()
    if folded in _ALIASES:
        return Tag(_ALIASES[folded])
    parts = _TAG.fullmatch(first)
    if parts is None:
        return Tag("".join(filter(str.isprintable, folded)))
    code = parts[1].lower()
    if code in _UNTOLD:
        return Tag()
    return Tag(_ALIASES.get(code, code), _region(parts[2]))


def is_tag(text: str) -> bool:
    """True for what has the form of a tag or is a known name."""
    return _TAG.fullmatch(text.strip()) is not None or text.strip().lower() in _ALIASES


def _region(subtags: str) -> str:
    for part in re.split("[-_]", subtags)[1:]:
        if len(part) == 1:  # what follows is an extension, such as a calendar
            return ""
        if len(part) == 2 and part.isalpha():
            return part.upper()
    return ""
