"""One article's extraction to its claims."""

from __future__ import annotations

import hashlib
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeVar

import msgspec

from checker.claims import attribute, code, counted, issuer, keys, scope, status, table, warmth
from checker.claims.certainty import Certainty, certainty_of
from checker.claims.form import form_of, names_a_day
from checker.claims.speaker import Speakers
from checker.claims.subject import Subjects, stem
from checker.claims.when import When
from checker.context import Context
from checker.kinds import clause as clauses
from checker.kinds import entity, restated, state, time
from checker.kinds.figure import fraction
from checker.kinds.scene import without_dateline
from checker.model import (
    Article,
    Attribution,
    Claim,
    Cue,
    CueClass,
    Duration,
    Entity,
    Evidence,
    Extraction,
    Grain,
    Kind,
    Mention,
    Money,
    Polarity,
    Source,
    SourceKind,
    Span,
    Tense,
    Time,
    describe,
)
from checker.rulebook import Lexicon, Rulebook, Unit, alternation
from checker.text import Places

# A number without a unit or noun, and a place in an order, say too little alone: the words around
# must tell what they measure.
_BARE = {Kind.NUMBER, Kind.ORDINAL}
_CLAIMED = {
    Kind.MONEY,
    Kind.QUANTITY,
    Kind.COUNT,
    Kind.PERCENT,
    Kind.DURATION,
    Kind.AGE,
    Kind.TIME,
    *_BARE,
}
_VOUCH_OR_DENY = {CueClass.CONFIRMATION, CueClass.DENIAL}
_FIGURES = {Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.PERCENT}


def claims_of(
    read: Sequence[tuple[Article, Extraction]], context: Context
) -> list[tuple[list[Claim], list[Claim]]]:
    """The claims of each article in order of their place, those of a status apart.

    Each step is done for all articles before the next, as kinds are read (`kinds/extract.py`).
    """
    codes = [context.rulebook.language(article.language).code for article, _ in read]
    told = [
        list(state.reader(context.rulebook, code).find(article.body, found.sentences))
        for (article, found), code in zip(read, codes, strict=True)
    ]
    # Most short pieces claim nothing; looking for their names would be lost work.
    builders = [
        _Builder(article, found, context) if states or _has_figures(found) else None
        for (article, found), states in zip(read, told, strict=True)
    ]
    measured = [builder.measured() if builder else [] for builder in builders]
    return [
        (list(builder.claims(sentences)), list(builder.statuses(states))) if builder else ([], [])
        for builder, sentences, states in zip(builders, measured, told, strict=True)
    ]


def _has_figures(found: Extraction) -> bool:
    return any(m.kind in _CLAIMED and _is_claim(m) for m in found.mentions)


class _Around(msgspec.Struct, frozen=True):
    """What the claims of one sentence share."""

    sentence: Span
    words: tuple[str, ...]
    cues: list[Cue]
    after: tuple[Cue, ...]
    attributions: list[Attribution]
    times: list[Mention]


class _Measured(msgspec.Struct, frozen=True):
    """Mentions of one sentence that may be claims, and the attribute words in its `text`.

    That begins at `start`, and has keys as words.
    """

    index: int
    mentions: list[Mention]
    text: str
    start: int
    hits: list[tuple[int, Span]]


class _Words:
    """The lists of one language that claims are made with."""

    def __init__(self, lexicon: Lexicon, units: Iterable[Unit]) -> None:
        # Words of values tell nothing of what the values are of.
        telling = [word for unit in units for word in unit.words]
        telling += [*lexicon.cardinals, *lexicon.scales, *lexicon.months, *lexicon.weekdays]
        telling += lexicon.time_units
        self.stop = frozenset((*lexicon.words.get("stop", ()), *map(stem, telling)))
        self.placing = frozenset(lexicon.words.get("places_name", ()))
        self.speaking = frozenset(lexicon.words.get("speaks_before", ()))
        self.bounding = frozenset(
            w for ws in lexicon.bounds.values() for b in ws for w in b.split()
        )
        words = lexicon.words
        borders = (*words.get("clause_border", ()), *words.get("joins_clauses", ()))
        self.parting = re.compile(rf"\b{alternation(borders)}\b", re.IGNORECASE)
        self.when = When(lexicon)
        self.lately = tuple(words.get("lately", ()))
        self.counting = frozenset(lexicon.words.get("counts_from_date", ()))
        self.fronting = frozenset(lexicon.words.get("opens_fronted_clause", ()))
        self.itself = frozenset(lexicon.words.get("of_itself", ()))
        self.backward = frozenset(lexicon.words.get("refers_back", ()))


@lru_cache(maxsize=8)
def _words(rulebook: Rulebook, language: str) -> _Words:
    return _Words(rulebook.language(language).lexicon, rulebook.units)


class _Builder:
    def __init__(self, article: Article, extraction: Extraction, context: Context) -> None:
        pack = context.rulebook.language(article.language)
        self._words = words = _words(context.rulebook, pack.code)
        self._article = article
        self._found = extraction
        self._starts = [s.start for s in extraction.sentences]
        self._begin = [m.span.start for m in extraction.mentions]
        self._places = Places(article)
        self._attributes = attribute.reader(context.rulebook, pack.code)
        self._counted = counted.reader(context.rulebook, pack.code)
        self._warmth = warmth.reader(context.rulebook, pack.code)
        self._fractions = fraction.reader(context.rulebook, pack.code)
        self._has_code = keys.CODE in article.text
        self._columns = table.Columns(article, time.reader(context.rulebook, pack.code))
        self._limits = context.rulebook.limits
        self._scopes = scope.reader(context.rulebook, pack.code)
        self._clauses = clauses.reader(context.rulebook, pack.code).read(article.body)
        title = self._title(context, pack.code)
        entities = entity.reader(context.rulebook, pack.code).find(
            article.body, extraction.sentences
        )
        told = (a for a in extraction.attributions if not self._of_itself(a))
        sources = [a.source for a in told if a.source]
        self._opens = self._opening()
        self._subjects = Subjects(entities, title, article.body, words.stop, sources, self._opens)
        self._cues = _by_sentence(extraction.cues, self._starts)
        self._times = _by_sentence(
            [m for m in extraction.mentions if m.kind is Kind.TIME], self._starts
        )
        pairs = restated.reader(context.rulebook, pack.code).find(article.body, extraction.mentions)
        self._restated = {p.first.span: p.second for p in pairs}
        self._told: dict[Span, tuple[str, ...]] = {}
        self._attributions = self._by_content(extraction.attributions)
        self._speakers = Speakers(
            article.body,
            extraction.sentences,
            entities,
            extraction.attributions,
            extraction.quotes,
            context.rulebook,
            pack.code,
        )
        self._issuer = issuer.reader(context.rulebook, pack.code).of(article)
        self._quoted = sorted(q.inner for q in extraction.quotes if not q.scare)

    def _of_itself(self, told: Attribution) -> bool:
        """True for "Orrin Lines said its sales rose": who tells of it is what it is about."""
        words = _TOKEN.finditer(self._article.body, told.content.start, told.content.end)
        return not self._words.itself.isdisjoint(word[0].lower() for word in islice(words, 2))

    def _opening(self) -> int:
        """Where the text begins behind a dateline: what happens there is not about the place."""
        first = next(iter(self._found.sentences), None)
        if first is None:
            return 0
        return without_dateline(self._article.body, first, first.end).start

    def _title(self, context: Context, language: str) -> tuple[str, ...]:
        """Names in a title that stands outside the text."""
        title = self._article.title
        if not title or self._article.title_span is not None:
            return ()
        found = entity.reader(context.rulebook, language).find(title, (Span(0, len(title)),))
        return tuple(e.key for e in found)

    def measured(self) -> list[_Measured]:
        """The sentences with figures that may be claims, and what their words say they measure."""
        groups: dict[int, list[Mention]] = {}
        again = {m.span for m in self._restated.values()}  # the writer's arithmetic, no fact
        for mention in self._found.mentions:
            index = self._index(mention.span.start)
            if mention.span not in again and self._claims(mention, index):
                groups.setdefault(index, []).append(mention)
        found = []
        for index, mentions in groups.items():
            text, start = self._text(index)
            found.append(_Measured(index, mentions, text, start, self._attributes.hits(text)))
        return found

    def claims(self, sentences: Iterable[_Measured]) -> Iterator[Claim]:
        """Claims sentence by sentence."""
        for measured in sentences:
            yield from self._sentence(measured)

    def _claims(self, mention: Mention, index: int) -> bool:
        if mention.kind not in _CLAIMED or not _is_claim(mention):
            return False
        if self._sources(mention, index) or self._counts_back(mention):
            return False
        if counted.is_unit_of_table(mention, self._article.text):
            return False
        value = mention.value
        if mention.span.start < self._opens:
            return False
        if not isinstance(value, Time):
            return True
        if value.relative and mention.span.of(self._article.body).lower().startswith(
            self._words.lately
        ):
            return False
        if value.bound != "=":  # nobody says it since, or until
            return True
        return not self._dates_saying(mention.span, index)

    def _counts_back(self, mention: Mention) -> bool:
        """True for "5% more than a year before", which is no length of more than a year."""
        value = mention.value
        if not isinstance(value, Duration) or value.stated.high is not None:
            return False
        behind = _TOKEN.search(self._article.body, mention.span.end)
        return behind is not None and behind[0].lower() in self._words.counting

    def _dates_saying(self, span: Span, index: int) -> bool:
        """True for the day on which somebody said something."""
        fronted = self._ends_fronted_clause(span, index)
        return any(
            not a.content.covers(span)
            and not (fronted and a.cue.start >= span.end)
            and a.cue.gap(span) < _SAYING
            and not self._parted(a.cue, span)
            for a in self._attributions.get(index, ())
        )

    def _ends_fronted_clause(self, span: Span, index: int) -> bool:
        """True for "When the line opened, in May 2015, critics said": the date is of the line."""
        sentence = self._found.sentences[index]
        opening = _TOKEN.search(self._article.body, sentence.start, span.start)
        if opening is None or opening[0].lower() not in self._words.fronting:
            return False
        return self._article.body[span.end : span.end + 1] == ","

    def _parted(self, cue: Span, span: Span) -> bool:
        """True if another clause begins between: "sold on 3 May by a man who declined to speak"."""
        between = self._article.body[min(cue.end, span.end) : max(cue.start, span.start)]
        return self._words.parting.search(between) is not None

    def _sources(self, mention: Mention, index: int) -> bool:
        """True if the mention counts those who speak ("two officials"), not what they tell."""
        spans = [c.span for c in self._cues.get(index, ()) if c.cls is CueClass.ANONYMOUS]
        said = (a for a in self._attributions.get(index, ()) if not a.stance)
        spans += [a.source for a in said if a.source]
        return mention.kind is Kind.COUNT and any(s.overlaps(mention.span) for s in spans)

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _by_content(self, attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
        """Attributions under the index of each sentence that their content reaches."""
        grouped: dict[int, list[Attribution]] = {}
        for item in attributions:
            if (
                item.rule == _ASK
                and self._article.body[item.cue.end : item.cue.end + 1] in _ANSWERS
            ):
                continue
            last = self._index(max(item.content.end - 1, item.content.start))
            for index in range(self._index(item.content.start), last + 1):
                grouped.setdefault(index, []).append(item)
        return grouped

    def _sentence(self, measured: _Measured) -> Iterator[Claim]:
        around = self._around(measured.index)
        times = {Kind.TIME: [m.span for m in self._times.get(measured.index, ())]}
        for mention in measured.mentions:
            named = [
                (read, self._attribute(read, measured, times.get(read.kind, ())))
                for read in self._readings(mention, around.sentence)
            ]
            known = (pair for pair in named if self._attributes.known(pair[1]))
            read, name = next(known, named[0])
            if self._attributes.known(name) or _speaks_alone(read):
                yield self._claim(read, name, around)

    def _readings(self, mention: Mention, sentence: Span) -> list[Mention]:
        """What a mention may be: a bare number a count of something, or in a table a sum."""
        article, within = self._article, self._within
        if mention.kind is not Kind.NUMBER:
            warm = self._warmth.of(mention, sentence.of(article.body))
            return [warm or mention]
        if (share := self._fractions.share(mention, article.body)) is not None:
            return [share]
        count = self._counted.of(mention, article, sentence, self._columns, within)
        cell = counted.in_units_of_table(mention, article.text, within)
        bare = mention if counted.is_labelled(count) else None
        return [m for m in (count, cell, bare) if m is not None]

    def _attribute(self, mention: Mention, measured: _Measured, times: Sequence[Span]) -> str:
        whole = self._counted.is_whole(mention, self._article.body)
        hits = () if whole else measured.hits
        return self._attributes.attribute(mention, measured.text, measured.start, hits, times)

    def _text(self, index: int) -> tuple[str, int]:
        """The words of a sentence and where they begin, with keys as words."""
        sentence = self._found.sentences[index]
        if self._has_code:
            return keys.with_keys(self._article, sentence)
        return sentence.of(self._article.body), sentence.start

    def _around(self, index: int) -> _Around:
        sentence = self._found.sentences[index]
        # "None of this is confirmed" often stands in the sentence behind the claim.
        after = [c for c in self._cues.get(index + 1, ()) if self._doubts_before(c)]
        return _Around(
            sentence=sentence,
            words=self._content(sentence),
            cues=self._cues.get(index, []),
            after=tuple(after),
            attributions=self._attributions.get(index, []),
            times=[m for m in self._times.get(index, []) if self._dates_matter(m)],
        )

    def _dates_matter(self, mention: Mention) -> bool:
        """True for a time of the matter; that of a dateline tells when it was told."""
        return _is_dated(mention) and mention.span.start >= self._opens

    def _doubts_before(self, cue: Cue) -> bool:
        """True for "this could not be verified"; that somebody had no comment says little.

        "Unconfirmed fears of a flood" in the next sentence speak of another thing.
        """
        if cue.cls is CueClass.ANONYMOUS:
            return self._opens_with_speaker(cue)
        if cue.cls is not CueClass.NON_CONFIRMATION or cue.rule in _TELL_NOTHING:
            return False
        start = self._found.sentences[self._index(cue.span.start)].start
        words = self._article.body[start : cue.span.end].lower().split()
        return not self._words.backward.isdisjoint(w.strip(_MARKS) for w in words)

    def _opens_with_speaker(self, cue: Cue) -> bool:
        """True for "He did not want to be named" behind what he said."""
        start = self._found.sentences[self._index(cue.span.start)].start
        words = self._article.body[start : cue.span.end].lower().split()
        return bool(words) and words[0].strip(_MARKS) in self._words.speaking

    def _claim(self, mention: Mention, attribute: str, around: _Around) -> Claim:
        article, span, sentence = self._article, mention.span, around.sentence
        cues = around.cues
        if attribute in self._limits and _is_bounded(mention):
            cues = [c for c in cues if c.rule not in _PERMITS]
        certain = certainty_of(span, cues, around.attributions, self._speakers)
        told = certain.source.kind is not SourceKind.AUTHOR
        source = certain.source
        if told and any(c.cls is CueClass.ANONYMOUS for c in around.after):
            source = msgspec.structs.replace(source, kind=SourceKind.UNNAMED)
        evidence = (*certain.evidence, *around.after) if certain.evidence or told else ()
        if certain.polarity is Polarity.DENIED:
            evidence = (*evidence, *(c for c in around.cues if _denies_beside(c, evidence)))
        # A sentence may be a page long; the nearest cues are evidence enough.
        evidence = tuple(sorted(evidence, key=lambda c: c.span.gap(span))[:_EVIDENCE])
        clause = self._clauses.around(span, sentence)
        return Claim(
            id=_identity(article.id, span),
            text=span.of(article.text),
            subject=self._subjects.near(span, sentence),
            local=self._subjects.near(span, clause),
            topics=self._subjects.topics,
            attribute=attribute,
            value=mention.value,
            restated=self._in_another_currency(mention),
            source=source,
            at=self._places.of(span, sentence),
            publication=article.publication,
            time_scope=self._when(span, around.times, sentence),
            scope=self._scopes.of(
                mention,
                article.body,
                sentence if mention.kind is Kind.TIME else clause,
            ),
            polarity=certain.polarity,
            modality=certain.modality,
            tense=certain.tense,
            quoted=self._is_quoted(span),
            limit=attribute in self._limits,
            presupposed=self._attributes.presupposes(
                mention,
                article.body[sentence.start : span.start],
                article.body[span.end : sentence.end],
            ),
            definite=self._attributes.is_definite(article.body[sentence.start : span.start]),
            near=self._content(clause),
            context=around.words,
            form=form_of(mention, article.body, sentence, self._words.bounding),
            evidence=tuple(map(self._evidence, evidence)),
            issuer=self._issuer,
        )

    def _in_another_currency(self, mention: Mention) -> Money | None:
        """The sum that the article adds to a sum in another currency; measures need none."""
        again = self._restated.get(mention.span)
        one, two = mention.value, again.value if again else None
        if not isinstance(one, Money) or not isinstance(two, Money):
            return None
        return None if one.currency == two.currency else two

    def statuses(self, found: Sequence[state.Told]) -> Iterator[Claim]:
        """Claims that something came about, or did not."""
        for told in found:
            index = self._index(told.span.start)
            if not (told.of or told.about or told.says != "holds" or self._code(told, index)):
                continue  # nothing tells what it is true of
            end = Span(max(told.span.end - 1, told.span.start), told.span.end)
            cues = [c for c in self._cues.get(index, ()) if not status.is_own(c, told)]
            around = self._attributions.get(index, ())
            certain = certainty_of(end, cues, around, self._speakers)
            settled = status.settled(told, certain)
            at_times = self._at_times(told, self._found.sentences[index])
            if settled is not None and at_times is not None:
                yield self._status(told, certain, *settled, index, at_times)

    def _when(self, span: Span, times: Sequence[Mention], sentence: Span) -> Time | None:
        body = self._article.body
        told = self._words.when.of(span, times, body, sentence, self._within)
        return told or self._columns.time(span)

    def _at_times(self, told: state.Told, sentence: Span) -> str | None:
        """When it is so again and again, "on Sundays", or ""; None for what is so at times only."""
        within = self._within(self._clauses.around(told.span, sentence))
        sets = [m for m in within if m.kind is Kind.SET]
        if not sets:
            return ""
        others = any(m.kind is Kind.TIME for m in within)
        lasting = told.state.lasts and len(sets) == 1 and not others
        return describe.value(sets[0].value) if lasting else None

    def _within(self, stretch: Span) -> Sequence[Mention]:
        """The mentions that begin in a stretch of text."""
        first = bisect_left(self._begin, stretch.start)
        return self._found.mentions[first : bisect_left(self._begin, stretch.end)]

    def _status(
        self,
        told: state.Told,
        certain: Certainty,
        polarity: Polarity,
        tense: Tense,
        index: int,
        at_times: str,
    ) -> Claim:
        article, span, sentence = self._article, told.span, self._found.sentences[index]
        times = [m for m in self._times.get(index, ()) if _is_dated(m) and _is_when(m)]
        clause = self._clauses.around(span, sentence)
        doers = clause if told.state.mutual else told.by
        about = [e.key for e in self._subjects.within(told.about)]
        by = [e.key for e in self._subjects.within(doers) if not self._is_place(e, doers)]
        source = certain.source
        if source.span is not None and source.span.overlaps(told.about):
            source = Source(SourceKind.AUTHOR)  # "the man suspected of it": nobody speaks
        told_by = (c for c in certain.evidence if c.cls in _VOUCH_OR_DENY)
        return Claim(
            id=_identity(f"{article.id}\0{told.state.family}", span),
            text=told.whole.of(article.text),
            subject=self._subjects.near(span, sentence),
            local=self._subjects.near(span, clause),
            topics=self._subjects.topics,
            attribute=told.state.family,
            value=status.status_of(
                told, polarity, (*about, *self._code(told, index)), by, at_times
            ),
            source=source,
            at=self._places.of(told.whole, sentence),
            publication=article.publication,
            time_scope=None if told.now else self._when(span, times, sentence),
            scope=self._figures(clause),
            polarity=polarity,
            modality=certain.modality,
            tense=tense,
            quoted=self._is_quoted(span),
            near=self._content(clause),
            context=self._content(sentence),
            evidence=tuple(map(self._evidence, told_by)),
            issuer=self._issuer,
        )

    def _is_place(self, entity: Entity, stretch: Span) -> bool:
        """True for a name behind "in" or "from" in a longer stretch."""
        before = self._article.body[stretch.start : entity.span.start].rsplit(None, 1)
        return bool(before) and before[-1].lower() in self._words.placing

    def _code(self, told: state.Told, index: int) -> tuple[str, ...]:
        """The names in code that a state is told of: "`--fast` was removed"."""
        article, sentences = self._article, self._found.sentences
        return code.near(article.text, told.span, told.about, bool(told.of), sentences[: index + 1])

    def _figures(self, clause: Span) -> tuple[str, ...]:
        """The figures of a clause in words: of what they measure other claims are made."""
        figures = (m for m in self._within(clause) if m.kind in _FIGURES)
        return tuple(dict.fromkeys(describe.value(m.value) for m in figures))

    def _evidence(self, cue: Cue) -> Evidence:
        at = self._places.of(cue.span, self._found.sentences[self._index(cue.span.start)])
        return Evidence(cue.cls, cue.rule, at, " ".join(cue.span.of(self._article.text).split()))

    def _content(self, stretch: Span) -> tuple[str, ...]:
        if stretch not in self._told:
            self._told[stretch] = self._subjects.words(stretch)
        return self._told[stretch]

    def _is_quoted(self, span: Span) -> bool:
        index = bisect_right(self._quoted, Span(span.start, sys.maxsize)) - 1
        return index >= 0 and self._quoted[index].covers(span)


def _denies_beside(cue: Cue, known: Sequence[Cue]) -> bool:
    """True for "no fee was paid" beside "reports of $5 million are untrue"."""
    return cue.cls in (CueClass.DENIAL, CueClass.NEGATION) and cue not in known


def _is_bounded(mention: Mention) -> bool:
    """True for "up to 9 GB", and for a number of things that is a limit by itself."""
    stated = getattr(mention.value, "stated", None)
    return mention.kind is Kind.COUNT or (stated is not None and stated.bound in _AT_MOST)


def _speaks_alone(mention: Mention) -> bool:
    """True for a value that is a claim even if no words tell what it measures.

    A bare number is none, nor a date whose words alone do not tell it: "Tuesday" mostly dates the
    saying.
    """
    value = mention.value
    if isinstance(value, Time):
        return not value.relative or names_a_day(value)
    return mention.kind not in _BARE


def _is_claim(mention: Mention) -> bool:
    """True for what could turn out wrong; "for years" is no figure, "within 30 days" is one."""
    value = mention.value
    if isinstance(value, Time):
        known = not value.relative or value.grain in _DAYS or _is_of_month(value)
        return value.interval is not None and known
    if isinstance(value, Duration):
        return value.stated.high is not None or "X" not in value.timex
    return True


def _is_of_month(value: Time) -> bool:
    """True for "the first week of May", which needs no more than a year."""
    in_weeks = value.grain in (Grain.WEEK, Grain.WEEKEND)
    return in_weeks and value.fields is not None and value.fields.month is not None


_EVIDENCE = 12
# "A file may be up to 9 GB" permits; it does not guess.
_PERMITS, _AT_MOST = {"may", "can"}, {"<", "<="}
# "As many have asked: it cost $5" is no word of theirs.
_ASK, _ANSWERS = "ask", (":", ",")
_TOKEN = re.compile(r"\w+")
# That somebody had no comment, or that a price was not told, is no doubt about what was told.
_TELL_NOTHING = {"declined to comment", "has not been announced"}
# A time that is not told in full is a claim where it is told to the day.
_DAYS = {Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY}
# A time so near a verb of saying, and not in what is said, dates the saying.
_SAYING = 30
_MARKS = ".,;:!?()\"'“”‘’"

_Found = TypeVar("_Found", Cue, Mention)


def _by_sentence(found: Iterable[_Found], starts: Sequence[int]) -> dict[int, list[_Found]]:
    grouped: dict[int, list[_Found]] = {}
    for item in found:
        grouped.setdefault(max(bisect_right(starts, item.span.start) - 1, 0), []).append(item)
    return grouped


def _is_dated(mention: Mention) -> bool:
    return isinstance(mention.value, Time) and mention.value.interval is not None


def _is_when(mention: Mention) -> bool:
    """True for a time at which something happens, not for one until which it lasts."""
    return isinstance(mention.value, Time) and mention.value.bound == "="


def _identity(article: str, span: Span) -> str:
    return hashlib.sha256(f"{article}\0{span.start}\0{span.end}".encode()).hexdigest()[:16]
