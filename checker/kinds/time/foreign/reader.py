"""Dates in full in a language that has no rules: found here, named ones read by dateparser.

A date of digits alone is read in the order of its language and region. Where that order leaves two
days possible, as with 04/03/2025 where years come first, it is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from checker.kinds.time import calendar, fallback
from checker.kinds.time.foreign.border import stands_alone
from checker.model import (
    Anchor,
    DateFields,
    Grain,
    Interval,
    Kind,
    Mention,
    Publication,
    Span,
    Time,
)
from checker.rulebook import Scanner, compile_pattern
from checker.rulebook.patterns import alternation

# Years that a text of today writes with four digits in the common calendar, not in another one.
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_MEMO = 65_536
_GAP = r"[\s\x{a0}\x{2009}\x{202f}]{1,3}"
_SHORT = r"\p{Nd}{1,2}"
_FIRST = rf"(?P<first>{_SHORT})"
# 4 mai, 4.Mai, 1er mai, 1º de maio, 4-го мая.
_DAY = rf"(?P<day>{_SHORT})(?:\.\s{{0,3}}|(?:er\b|[ºª°]|-?го|:e)?{_GAP})"
_YEAR = r"(?P<year>\p{Nd}{4})"
_MORE_OF: Mapping[str, tuple[str, ...]] = {
    "ast": ("de", "del"),
    "gl": ("de", "do"),
    "it": ("del",),
    "lt": ("m.",),
    "pt": ("do",),
    "vi": ("năm",),
}
# Their numeric dates are often of a calendar whose years look like common ones.
_OTHER_CALENDAR = frozenset({"am", "ne", "om", "ti"})
# Names what found a mention.
RULE = "dateparser"


class ForeignReader:
    """The dates of one language in one region; the interface of TimeReader."""

    def __init__(self, language: str, locale: fallback.Locale) -> None:
        self._language = language
        self._locale = locale
        self._months = _spellings(locale)
        patterns = list(_patterns(language, locale, self._months))
        self._scanner = Scanner(patterns)
        self._compiled = [compile_pattern(p) for p in patterns]
        self._memo: dict[tuple[int, str], Time | None] = {}

    def find(
        self, body: str, sentences: Sequence[Span] = (), publication: Publication | None = None
    ) -> list[Mention]:
        """All dates with their year, in order; nothing is counted from the publication."""
        del sentences, publication
        spots = [s for s in self._scanner.find(body) if body.count("\n", s[1], s[2]) < 2]
        starts, ends = {start for _, start, _ in spots}, {end for _, _, end in spots}
        found: list[Mention] = []
        for index, start, end in spots:
            if not stands_alone(body, start, end, starts, ends):
                index, start = self._behind_digits(body, start, end)
                if index < 0 or not stands_alone(body, start, end, starts, ends):
                    continue
            if value := self._value(index, body[start:end]):
                found.append(Mention(Kind.TIME, Span(start, end), value, RULE))
        return found

    def _behind_digits(self, body: str, start: int, end: int) -> tuple[int, int]:
        """The month and year of "2025 mai 2025", where 25 was taken for the day; -1 if none."""
        first = start
        while first < end and body[first].isdigit():
            first += 1
        rest = self._scanner.find(body[first:end]) if first > start else []
        index, begin, stop = rest[0] if rest else (-1, 0, 0)
        return (index, first + begin) if first + stop == end else (-1, start)

    def read_date(self, text: str) -> Interval[datetime] | None:
        """The day, or the month, that a text names in full; None if it names none, or two."""
        for mention in self.find(text):
            if isinstance(mention.value, Time):
                return mention.value.interval
        spotted = next(iter(self._scanner.find(text)), None)
        return None if spotted else fallback.read(text, self._language)

    def _value(self, index: int, said: str) -> Time | None:
        key = (index, said)
        if key not in self._memo:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            self._memo[key] = self._learn(index, said)
        return self._memo[key]

    def _learn(self, index: int, said: str) -> Time | None:
        match = self._compiled[index].fullmatch(said)
        if match is None:
            return None
        parts = {name: value for name, value in match.groupdict().items() if value}
        if not _FIRST_YEAR <= int(parts["year"]) <= _LAST_YEAR:
            return None
        try:
            return self._named(parts) if "month" in parts else self._numeric(parts)
        except (ValueError, OverflowError):
            return None  # no calendar has that day

    def _named(self, parts: Mapping[str, str]) -> Time | None:
        # The parts alone, each in its usual form: so all wordings of a date are read once.
        month = self._months[_folded(parts["month"])]
        day = f"{int(parts['day'])} " if "day" in parts else ""
        found = fallback.named_date(f"{day}{month} {int(parts['year'])}", self._locale.names)
        if found is None:
            return None
        return _time(found.year, found.month, found.day if day else None)

    def _numeric(self, parts: Mapping[str, str]) -> Time | None:
        if parts.get("sign") != parts.get("again"):
            return None
        year, first = int(parts["year"]), int(parts["first"])
        second = int(parts["second"]) if "second" in parts else None
        if "last" not in parts:  # the year came first
            return _time(year, first, second)
        day, month = self._in_order(first, int(parts["last"]))
        return _time(year, month, day) if month else None

    def _in_order(self, first: int, second: int) -> tuple[int, int]:
        """Day and month; 0 and 0 if either may be either, and the language does not tell."""
        if first > 12 or second > 12 or first == second:
            return (second, first) if second > 12 else (first, second)
        order = self._locale.order.replace("Y", "")
        if self._locale.order.startswith("Y") or not order:
            return 0, 0
        return (first, second) if order == "DM" else (second, first)


def joined(sentences: Sequence[Span], found: Sequence[Mention]) -> tuple[Span, ...]:
    """The sentences, none ending inside a date: "4." before the name of a month ends nothing."""
    out: list[Span] = []
    crossing = iter(found)
    mention = next(crossing, None)
    for sentence in sentences:
        while mention and mention.span.end <= sentence.start:
            mention = next(crossing, None)
        if out and mention and mention.span.start < out[-1].end < mention.span.end:
            out[-1] = Span(out[-1].start, sentence.end)
        else:
            out.append(sentence)
    return tuple(out)


def reader(language: str, region: str = "") -> ForeignReader | None:
    """The reader of a language, made once; None for a language that dateparser does not know."""
    locale = fallback.locale(language, region)
    return _made(language, locale) if locale else None


@lru_cache(maxsize=32)
def _made(language: str, locale: fallback.Locale) -> ForeignReader:
    return ForeignReader(language, locale)


def _spellings(locale: fallback.Locale) -> dict[str, str]:
    """Each way to write a month, folded, to the way that dateparser has it."""
    known: dict[str, str] = {}
    for name in (name for month in locale.months for name in month):
        if name[:1].isdigit():  # 3月: digits are read without names
            continue
        padded = re.sub(r" (\d)$", r" 0\1", name)
        for written in (name, name.upper(), padded):
            known.setdefault(_folded(written), name)
    return known


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def _whole(locale: fallback.Locale) -> list[str]:
    """The spellings that need no day in front: no short form such as mar, no numeral such as V."""
    out: list[str] = []
    for names in locale.months:
        forms = [_folded(name) for name in names if not name[:1].isdigit()]
        out += [f for f in forms if len(f) > 2 and not any(_begins(g, f) for g in forms)]
    return out


def _begins(longer: str, form: str) -> bool:
    # An ending of one letter is a case: март, марта.
    return len(longer) > len(form) + 1 and longer.startswith(form)


def _patterns(language: str, locale: fallback.Locale, known: Mapping[str, str]) -> Iterator[str]:
    """What a date may look like; the groups are its parts."""
    first_year = locale.order.startswith("Y")
    yield rf"{_YEAR}\s?[年년]\s?{_FIRST}\s?[月월](?:\s?(?P<second>{_SHORT})\s?[日号號일])?"
    if language not in _OTHER_CALENDAR:
        yield from _of_digits(first_year)
    if known:
        yield from _of_words(language, locale, known)
        if first_year:
            month = _group(list(known), known)
            yield rf"{_YEAR}\.?{_GAP}{_of(language, locale)}{month}\.?{_GAP}(?P<day>{_SHORT})"


def _of_digits(first_year: bool) -> Iterator[str]:
    sign, again = r"(?P<sign>[./-])", r"(?P<again>[./-])"
    yield rf"{_FIRST}{sign}\s?(?P<last>{_SHORT}){again}\s?{_YEAR}"
    if first_year:
        yield rf"{_YEAR}{sign}\s?{_FIRST}{again}\s?(?P<second>{_SHORT})"
    else:
        yield rf"{_YEAR}(?P<sign>[-/]){_FIRST}(?P<again>[-/])(?P<second>{_SHORT})"


def _of_words(language: str, locale: fallback.Locale, known: Mapping[str, str]) -> Iterator[str]:
    of = _of(language, locale)
    month, whole = _group(list(known), known), _group(_whole(locale), known)
    yield rf"{_DAY}{of}{month}\.?,?{_GAP}{of}{_YEAR}"
    yield rf"{month}\.?{_GAP}(?P<day>{_SHORT})[.,]?{_GAP}{of}{_YEAR}"
    yield rf"{whole}{_GAP}{of}{_YEAR}"
    yield rf"{month}\.{_GAP}{_YEAR}"


def _of(language: str, locale: fallback.Locale) -> str:
    words = (*locale.of, *_MORE_OF.get(language, ()))
    return f"(?:{alternation(words)}{_GAP})?" if words else ""


def _group(folded: Sequence[str], known: Mapping[str, str]) -> str:
    names = {form for key in folded for form in (key, known[key], known[key].upper())}
    names |= {unicodedata.normalize("NFD", name) for name in names}
    return f"(?P<month>{alternation(sorted(names))})"


def _time(year: int, month: int, day: int | None) -> Time:
    """The value of a day, or of a month; raises ValueError if the calendar has none such."""
    low = datetime(year, month, 1 if day is None else day)
    grain = Grain.MONTH if day is None else Grain.DAY
    stretch = calendar.unit(low, grain)
    return Time(stretch, grain, Anchor.EXPLICIT, fields=DateFields(year, month, day))
