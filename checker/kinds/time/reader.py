"""Finds the times in an article and gives each its place in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

import msgspec

from checker.kinds.time import (
    calendar,
    dates,
    fallback,
    feasts,
    length,
    make_clock,
    make_dates,
    make_lengths,
    make_relative,
    pieces,
    ranges,
    relative,
    shifts,
)
from checker.kinds.time.check import Check, check_of, clean, two_before, word_before
from checker.kinds.time.compose import Atom, Composer, unfinished
from checker.kinds.time.frame import Found, Frame, as_time, frame, resolve
from checker.kinds.time.make import PRODUCTIONS
from checker.kinds.time.order import Order, settled, swapped
from checker.kinds.time.phrase import phrases
from checker.kinds.time.story import is_story, remember, remember_range, told_years
from checker.kinds.time.tense import Tense, Told
from checker.kinds.time.terms import (
    Ago,
    At,
    Date,
    DayPart,
    Edge,
    Either,
    Feast,
    Length,
    Nth,
    Pair,
    Part,
    Range,
    Repeat,
    Term,
    Window,
)
from checker.kinds.time.wording import Lead
from checker.kinds.time.words import Words
from checker.model import (
    UNDATED,
    Anchor,
    DateFields,
    Grain,
    Interval,
    Kind,
    Mention,
    Publication,
    Recurrence,
    Span,
    Time,
)
from checker.problems import Problem, Problems
from checker.rulebook import Pattern, Prefixes, Rulebook, Scanner, compile_pattern
from checker.settings import Times

DEFAULTS = Times()
# Terms that are remembered by the words that make them; a bound, so that no text can grow it.
_MEMO = 65_536
# No wording of a time is longer, and none holds more that look like one.
_REACH, _DEPTH = 80, 2
Spot = tuple[int, int, int]
_PLAIN = (("\n", " "), ("\t", " "), ("\r", " "), ("\xa0", " "), ("\u202f", " "), ("\u2009", " "))
_SIGNS = (("’", "'"), ("‘", "'"), ("–", "-"), ("‑", "-"), ("−", "-"), ("‐", "-"))
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)([01]\d)\2([0-3]\d)(?!\d)")


_CUT = re.compile(r",? (?:and|or|&|to|through|until|till|up to) (?:the )?", re.IGNORECASE)

# Day and month, or month and day.
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)")


class TimeReader:
    """The compiled rules of one language."""

    def __init__(self, patterns: Sequence[Pattern], words: Words) -> None:
        self._rules = patterns
        self._words = words
        self._scanner = Scanner([p.pattern for p in patterns])
        # Rules whose failure leaves their words to others: "Sunday 10" in "Sunday 10 ships sank".
        self._yielding = frozenset(i for i, p in enumerate(patterns) if "again" in p.options)
        self._starts = Prefixes([p.pattern for p in patterns])
        self._compiled = [compile_pattern(p.pattern) for p in patterns]
        self._make = [PRODUCTIONS[p.make] for p in patterns]
        self._checks: list[Check | None] = [check_of(p.options, words) for p in patterns]
        self._composer = Composer(words)
        self._lead = Lead(words)
        self._tense = Tense(words)
        self._lengths = length.Lengths(words)
        self._memo: dict[tuple[int, str], Term | None] = {}

    def find(
        self,
        body: str,
        sentences: Sequence[Span],
        publication: Publication,
        times: Times = DEFAULTS,
        region: str = "",
    ) -> list[Mention]:
        """All times, lengths of time and repeated times, in order.

        `region` is that of the text's language (GB of en-GB), for the order of dates in digits.
        """
        text = plain(body)
        where = frame(publication)
        where.prefer, where.phrase = times.prefer, times.spans == "phrase"
        order = Order(text, region, times.order, self._words)
        told = [
            (sentence, self._composed(text, sentence, atoms))
            for sentence, atoms in self._atoms(text, sentences, order)
        ]
        where.story = is_story((a.term for _, atoms in told for a in atoms), where.today)
        where.early = where.story and any(_early(a.term) for _, atoms in told for a in atoms)
        found: list[Mention] = []
        for sentence, atoms in told:
            where.day = None
            for atom in atoms:
                found += self._mentions(text, sentence, atom, where)
        return phrases(found) if where.phrase else found

    def told(self, body: str, sentence: Span, time: Span) -> Told:
        """Whether the verbs around a time in a sentence tell it as past or as to come."""
        return self._tense.told(body, sentence, time)

    def read_date(self, text: str) -> Interval[datetime] | None:
        """The day, or the month, that a text names in full; None if it names none.

        04/03/2025 is no date here: it may be two, and a wrong one would shift all others.
        """
        if day := _iso_day(text):
            return day
        if (numeric := _NUMERIC.search(text)) and _may_be_two(*map(int, numeric.groups())):
            return None
        for mention in self.find(text, [Span(0, len(text))], UNDATED):
            value = mention.value
            if isinstance(value, Time) and value.anchor is Anchor.EXPLICIT and value.interval:
                day = _day_of(value.interval, value.grain)
                if day is not None:
                    return day
        return _compact(text) or fallback.read(text)

    def _atoms(
        self, text: str, sentences: Sequence[Span], order: Order
    ) -> Iterator[tuple[Span, list[Atom]]]:
        """The atoms of each sentence that has any."""
        at, last, done = 0, len(sentences) - 1, 0
        atoms: list[Atom] = []
        for index, start, end in self._scanner.find(text):
            while at < last and start >= sentences[at].end:
                if atoms:
                    yield sentences[at], atoms
                    atoms = []
                at += 1
            if last < 0 or start < max(sentences[at].start, done) or end > sentences[at].end:
                continue
            atom = self._atom(text, index, start, end)
            if atom is not None:
                atoms += _apart(text, atom, order)
            elif index in self._yielding:
                atoms += self._again(text, (index, start, end), sentences[at].end, order)
                done = atoms[-1].end if atoms else 0
        if atoms:
            yield sentences[at], atoms

    def _again(self, text: str, spot: Spot, limit: int, order: Order, depth: int = 0) -> list[Atom]:
        """What other rules find in words that one rule took and then gave back."""
        index, start, end = spot
        reach = min(limit, start + _REACH)
        found: list[Atom] = []
        at = end
        for other, size in self._starts.at(text[start:reach]):
            atom = self._atom(text, other, start, start + size) if other != index else None
            if atom is not None:
                found, at = _apart(text, atom, order), start + size
                break
        else:
            at = start + len(text[start:end].split(" ", 1)[0]) + 1
        for other, first, last in self._scanner.find(text[at:reach]) if at < end else ():
            if at + first >= end:
                break
            further = other, at + first, at + last
            atom = self._atom(text, *further)
            if atom is not None:
                found += _apart(text, atom, order)
            elif other in self._yielding and depth < _DEPTH:
                found += self._again(text, further, limit, order, depth + 1)
        return found

    def _atom(self, text: str, index: int, start: int, end: int) -> Atom | None:
        said = text[start:end]
        key = (index, said)
        term = self._memo[key] if key in self._memo else self._learn(key)
        if term is None or not clean(text, start, end):
            return None
        check = self._checks[index]
        if check is not None and not check.allows(text, start, end):
            if self._rules[index].options.get("otherwise") != "weak":
                return None
            term = msgspec.structs.replace(term, weak=True)
        return Atom(start, end, term, self._rules[index].name)

    def _learn(self, key: tuple[int, str]) -> Term | None:
        if len(self._memo) >= _MEMO:
            self._memo.clear()
        index, said = key
        match = self._compiled[index].fullmatch(said)
        term = None
        if match is not None:
            groups = {k: v for k, v in match.groupdict().items() if v is not None}
            term = self._make[index](groups, self._rules[index].options, self._words)
        self._memo[key] = term
        return term

    def _composed(self, text: str, sentence: Span, atoms: list[Atom]) -> list[Atom]:
        edged: list[Atom] = []
        for atom in atoms:
            floor = edged[-1].end if edged else sentence.start
            edged.append(self._lead.edge(text, floor, atom))
        return self._composer.compose(text, edged) if len(edged) > 1 else edged

    def _mentions(self, text: str, sentence: Span, atom: Atom, where: Frame) -> Iterator[Mention]:
        """The mention of an atom; two for a range that is told as two times."""
        term, span = atom.term, Span(atom.start, atom.end)
        if isinstance(term, Length):
            term = self._ahead(term, text, sentence, atom.start)
        if isinstance(term, Length):
            value = self._lengths.value(term, text, span.start)
            yield Mention(Kind.DURATION, span, value, atom.rule)
        elif isinstance(term, Repeat):
            yield Mention(Kind.SET, span, Recurrence(term.timex), atom.rule)
        elif not unfinished(term) or (where.early and _is_early(term)):
            self._set_tense(term, text, sentence, span, where)
            if isinstance(term, Range) and atom.middle:
                yield from self._ends(term, atom, atom.middle, where)
            elif (found := resolve(term, where)) is not None:
                yield self._time(text, sentence, atom, term, found, where)

    def _set_tense(self, term: Term, text: str, sentence: Span, span: Span, where: Frame) -> None:
        if where.today is None or not _tensed(term):
            return
        meeting = isinstance(term, At) and not isinstance(term.time, DayPart)
        until = self._lead.before(text, sentence.start, span.start) == "<="
        told = self._tense.told(text, sentence, span, clause=until)
        if told is Told.UNTOLD and (meeting or until or where.prefer == "future"):
            told = Told.FUTURE
        elif told is Told.UNTOLD and where.prefer == "past":
            told = Told.PAST
        where.tense = told

    def _ends(
        self, term: Range, atom: Atom, middle: tuple[int, int], where: Frame
    ) -> Iterator[Mention]:
        found = ranges.ends(term, where)
        if found is None:
            return
        spans = Span(atom.start, middle[0]), Span(middle[1], atom.end)
        remember_range(term, found, where)
        for end, found_end, span in zip((term.first, term.last), found, spans, strict=True):
            yield Mention(Kind.TIME, span, as_time(found_end, _fields(end)), atom.rule)

    def _time(
        self, text: str, sentence: Span, atom: Atom, term: Term, found: Found, where: Frame
    ) -> Mention:
        if found.bound == "=":
            bound = self._lead.bound(text, sentence.start, atom)
            found = msgspec.structs.replace(found, bound=bound)
        remember(term, found, where)
        if not found.mod and self._lead.fiscal(text, atom):
            found = msgspec.structs.replace(found, mod="FISCAL")
        value = as_time(found, _fields(term))
        if isinstance(term, Date) and term.unsure:
            other = resolve(swapped(term), where)
            value = msgspec.structs.replace(value, other=other.stretch if other else None)
        return Mention(Kind.TIME, Span(atom.start, atom.end), value, atom.rule)

    def _ahead(self, term: Length, text: str, sentence: Span, start: int) -> Term:
        """The time that lies so far ahead, unless the sentence tells of the past."""
        lead = word_before(text, start), two_before(text, start)
        within = any(w in self._words.lists["within_lead"] for w in lead)
        if not within and not any(w in self._words.lists["ahead_lead"] for w in lead):
            return term
        if term.count is None or term.high:
            return term
        if self._tense.told(text, sentence, Span(start, start)) is Told.PAST:
            return term
        if within:
            return Window(term.unit, term.count, 1, now=True)
        return Ago(term.unit, term.count, 1)


def _apart(text: str, atom: Atom, order: Order) -> list[Atom]:
    """The atom, settled if it may be two dates; two for a pair, cut at the word between them."""
    if isinstance(atom.term, Either):
        return [msgspec.structs.replace(atom, term=settled(atom.term, order.first))]
    if not isinstance(atom.term, Pair):
        return [atom]
    cut = _CUT.search(text, atom.start, atom.end)
    if cut is None:
        return []
    return [
        Atom(atom.start, cut.start(), atom.term.first, atom.rule),
        Atom(cut.end(), atom.end, atom.term.last, atom.rule),
    ]


def _is_early(term: Term) -> bool:
    return isinstance(term, Date) and term.year is not None and term.year < 1000


def _early(term: Term) -> bool:
    """True for a date that is surely of the first thousand years, or before them."""
    if getattr(term, "weak", False):
        return False
    return any(year < 1000 for year in told_years(term))


def _fields(term: Term) -> DateFields | None:
    """The fields of a calendar date, with or without its time of day."""
    date = term.date if isinstance(term, At) else term
    if not isinstance(date, Date):
        return None
    return DateFields(date.year, date.month, date.day, date.weekday)


def _tensed(term: Term) -> bool:
    """True if the tense decides which of several times is meant."""
    match term:
        case Date(year=None) | Part(year=None) | Feast(year=None):
            return True
        case At(date=inner) | Edge(of=inner) | Nth(of=Date() as inner) | Nth(of=Part() as inner):
            return _tensed(inner)
        case Range(first=first, last=last):
            return _tensed(first) or _tensed(last)
    return False


def _day_of(interval: Interval[datetime], grain: Grain) -> Interval[datetime] | None:
    """The day that a time lies on; a month stays what it is; None for more."""
    if interval.low is None or grain in _TOO_WIDE:
        return None
    if grain is Grain.MONTH:
        return interval
    return calendar.unit(interval.low, Grain.DAY)


_TOO_WIDE = frozenset(Grain) - {Grain.DAY, Grain.MONTH, Grain.HOUR, Grain.MINUTE, Grain.SECOND}


def _compact(text: str) -> Interval[datetime] | None:
    """A date as file names and paths have it: 20170912, 2017_09_12, 2017/09/12."""
    match = _COMPACT.search(text)
    try:
        return calendar.day(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None


def plain(text: str) -> str:
    """The text with one kind of blank, hyphen and apostrophe; every character keeps its place."""
    for odd, usual in _PLAIN:
        text = text.replace(odd, usual)
    if not text.isascii():
        for odd, usual in _SIGNS:
            text = text.replace(odd, usual)
    return text


# Importing them registers what they make and resolve.
_REGISTERED = (
    make_clock, make_dates, make_lengths, make_relative, dates, pieces, ranges, relative, shifts,
)  # fmt: skip


def _iso_day(text: str) -> Interval[datetime] | None:
    """The day of a plain 2024-05-14, as most articles have it, without a search."""
    if len(text) != len("2024-05-14") or text[4] != "-":
        return None
    try:
        low = datetime.fromisoformat(text)
        return Interval(low, low + timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def _may_be_two(first: int, second: int) -> bool:
    return first != second and first <= 12 and second <= 12


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> TimeReader:
    """The reader of a language, compiled once; raises Problems for rules that nothing makes."""
    rules = rulebook.language(language)
    words = Words(rules.lexicon)
    problems = [p for rule in rules.patterns for p in _problems(rule, words)]
    problems += feasts.problems(words.holidays)
    if problems:
        raise Problems(problems)
    return TimeReader(rules.patterns, words)


def _problems(rule: Pattern, words: Words) -> Iterator[Problem]:
    if rule.make not in PRODUCTIONS:
        message = f"`{rule.name}` asks for the production `{rule.make}`, which is not there"
        known = ", ".join(sorted(PRODUCTIONS))
        yield Problem("rules", 0, message, f"Known productions: {known}.")
    try:
        check_of(rule.options, words)
    except KeyError as error:
        message = f"`{rule.name}` names the word list {error}, which is not there"
        yield Problem("rules", 0, message, "Define it under [words] in a lexicon file.")
