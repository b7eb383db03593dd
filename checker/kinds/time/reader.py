"""Finds the times in an article and gives each its place in the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

import msgspec

from checker.kinds.time import dated, fallback, feasts
from checker.kinds.time.check import check_of, two_before, word_before
from checker.kinds.time.compose import Atom, Composer, unfinished
from checker.kinds.time.make import PRODUCTIONS
from checker.kinds.time.order import Order, swapped
from checker.kinds.time.resolve import Found, Frame, as_time, frame, ranges, resolve
from checker.kinds.time.resolve.length import Lengths
from checker.kinds.time.resolve.phrase import phrases
from checker.kinds.time.resolve.story import is_story, remember, remember_range, told_years
from checker.kinds.time.spot import TimeSpotter, plain
from checker.kinds.time.tense import Sentence, Tense, Told
from checker.kinds.time.terms import (
    Ago,
    At,
    Date,
    DayPart,
    Edge,
    Feast,
    Length,
    Nth,
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
    DateFields,
    Interval,
    Kind,
    Mention,
    Publication,
    Recurrence,
    Span,
)
from checker.problems import Problem, Problems
from checker.rulebook import Pattern, Rulebook
from checker.settings import Times

DEFAULTS = Times()
# So many words stand before what opens a sentence: "In about".
_LEADS = 2


class TimeReader:
    """The compiled rules of one language."""

    def __init__(self, patterns: Sequence[Pattern], words: Words) -> None:
        self._words = words
        self._spotter = TimeSpotter(patterns, words)
        self._composer = Composer(words)
        self._lead = Lead(words)
        self._tense = Tense(words)
        self._lengths = Lengths(words)

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
            (span, self._composed(text, span, atoms))
            for span, atoms in self._spotter.atoms(text, sentences, order)
        ]
        where.story = is_story((a.term for _, atoms in told for a in atoms), where.today)
        where.early = where.story and any(_early(a.term) for _, atoms in told for a in atoms)
        found: list[Mention] = []
        for span, atoms in told:
            where.day = None
            sentence = Sentence(text, span, self._tense)
            for atom in atoms:
                found += self._mentions(sentence, atom, where)
        return phrases(found) if where.phrase else found

    def told(self, body: str, sentence: Span, time: Span) -> Told:
        """Whether the verbs around a time in a sentence tell it as past or as to come."""
        return self._tense.verbs(body, sentence).told(time)

    def read_date(self, text: str) -> Interval[datetime] | None:
        """The day, or the month, that a text names in full; None if it names none.

        04/03/2025 is no date here: it may be two, and a wrong one would shift all others.
        """
        if day := dated.iso_day(text):
            return day
        if dated.may_be_two(text):
            return None
        mentions = self.find(text, [Span(0, len(text))], UNDATED)
        return dated.first_day(mentions) or dated.compact(text) or fallback.read(text)

    def _composed(self, text: str, sentence: Span, atoms: list[Atom]) -> list[Atom]:
        edged: list[Atom] = []
        for atom in atoms:
            floor = edged[-1].end if edged else sentence.start
            edged.append(self._lead.edge(text, floor, self._lead.ago(text, atom)))
        return self._composer.compose(text, edged) if len(edged) > 1 else edged

    def _mentions(self, sentence: Sentence, atom: Atom, where: Frame) -> Iterator[Mention]:
        """The mention of an atom; two for a range that is told as two times."""
        term, span = atom.term, Span(atom.start, atom.end)
        if isinstance(term, Length):
            term = self._ahead(term, sentence, atom)
        if isinstance(term, Length):
            value = self._lengths.value(term, sentence.text, span.start)
            yield Mention(Kind.DURATION, span, value, atom.rule)
        elif isinstance(term, Repeat):
            yield Mention(Kind.SET, span, Recurrence(term.timex), atom.rule)
        elif not unfinished(term) or (where.early and _is_early(term)):
            self._set_tense(term, sentence, span, where)
            if isinstance(term, Range) and atom.middle:
                yield from self._ends(term, atom, atom.middle, where)
            elif (found := resolve(term, where)) is not None:
                yield self._time(sentence, atom, term, found, where)

    def _set_tense(self, term: Term, sentence: Sentence, span: Span, where: Frame) -> None:
        where.tense = Told.UNTOLD
        if where.today is None or not _tensed(term):
            return
        meeting = isinstance(term, At) and not isinstance(term.time, DayPart)
        until = self._lead.before(sentence.text, sentence.span.start, span.start) == "<="
        told = sentence.told(span, clause=until)
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
        self, sentence: Sentence, atom: Atom, term: Term, found: Found, where: Frame
    ) -> Mention:
        if found.bound == "=":
            bound = self._lead.bound(sentence.text, sentence.span.start, atom)
            found = msgspec.structs.replace(found, bound=bound)
        remember(term, found, where)
        if not found.mod and self._lead.fiscal(sentence.text, atom):
            found = msgspec.structs.replace(found, mod="FISCAL")
        value = as_time(found, _fields(term))
        if isinstance(term, Date) and term.unsure:
            other = resolve(swapped(term), where)
            value = msgspec.structs.replace(value, other=other.stretch if other else None)
        return Mention(Kind.TIME, Span(atom.start, atom.end), value, atom.rule)

    def _ahead(self, term: Length, sentence: Sentence, atom: Atom) -> Term:
        """The time that lies so far ahead, if a verb tells so or nothing stands before it.

        "It closes in two days" sets a day; "the highest in two years" and "in 30-day debt" do not.
        """
        text, start = sentence.text, atom.start
        lead = word_before(text, start), two_before(text, start)
        within = any(w in self._words.lists["within_lead"] for w in lead)
        if not within and not any(w in self._words.lists["ahead_lead"] for w in lead):
            return term
        if term.count is None or term.high or "-" in text[start : atom.end]:
            return term
        told = sentence.told(Span(start, start))
        alone = len(text[sentence.span.start : start].split()) <= _LEADS
        if told is not Told.FUTURE and not (alone and told is Told.UNTOLD):
            return term
        if within:
            return Window(term.unit, term.count, 1, now=True)
        return Ago(term.unit, term.count, 1)


def _is_early(term: Term) -> bool:
    return isinstance(term, Date) and term.year is not None and term.year < 1000


def _early(term: Term) -> bool:
    """True for a date that is surely of the first thousand years, or before them."""
    if getattr(term, "weak", False):
        return False
    return any(year < 1000 for year in told_years(term))


def _fields(term: Term) -> DateFields | None:
    """The fields of a calendar date, with or without its time of day.

    "The last Sunday of May" gives its month.
    """
    date = term.date if isinstance(term, At) else term
    if isinstance(date, Nth) and isinstance(date.of, Date) and date.of.month:
        return DateFields(date.of.year, date.of.month)
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
