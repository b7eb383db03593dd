"""States: words that tell that an event came about or did not, or that something is so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from checker.kinds import clause
from checker.kinds.bearer import Bearers, Met
from checker.kinds.phrase import Phrases
from checker.kinds.polarity import Polarities, Turned
from checker.kinds.wordings import Leads, Wordings, every_state, plain
from checker.model import Span
from checker.rulebook import Rulebook, Scanner, State, alternation

# What is looked at before a word and behind it; so much of it tells the last two words.
_BEFORE, _BEHIND, _LEAD = 110, 70, 24
# The words that turn a form are shown with it up to so many characters.
_LONGEST, _LONGEST_WHOLE = 60, 90
# Without words that turn it, a form of the past tells what happened.
_ALONE = {"past": "holds", "whole": "holds", "participle": "nothing"}
_CONTRARY = {"holds": "not", "not": "holds", "planned": "not-planned", "not-planned": "planned"}


class Told(msgspec.Struct, frozen=True):
    """A state in a text: the words at `span`, with those that turn them ("has not been signed").

    `whole` is the same with the phrase beside it ("the lease has not been signed"). `says` and
    `now` are as in `PolarityRule`; `of` the head of what it is about, `about` the phrase of that
    head, empty where the words do not tell; `by` is the phrase of who did it, and `doer` its head
    where the state hangs on it, else `agent`. `still`, `which` and `ever` are as in `Status`.
    """

    state: State
    span: Span
    whole: Span
    says: str
    now: bool
    of: str
    about: Span
    by: Span
    doer: str
    still: bool
    agent: str = ""
    which: tuple[str, ...] = ()
    ever: bool = False


class StateReader:
    """The states of one language, found in one pass."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        pack = rulebook.language(language)
        words = pack.lexicon.words
        self._known = Wordings(list(every_state(pack.states, pack.plain)))
        self._scanner = Scanner(self._known.patterns)
        border = words.get("clause_border", ())
        before = [p for p in pack.polarities if p.side == "before"]
        behind = [p for p in pack.polarities if p.side == "behind"]
        self._before, self._behind = Polarities(before, border), Polarities(behind, border)
        self._clauses = clause.reader(rulebook, language)
        self._phrases = Phrases(pack.lexicon)
        self._bearers = Bearers(pack.lexicon, self._phrases, self._known)
        self._leads = Leads(pack.lexicon)
        self._still = frozenset(words.get("still", ()))
        self._ever = _any_of(words.get("ever", ()))
        self._present = frozenset(words.get("present", ()))

    def find(self, body: str, sentences: Sequence[Span]) -> Iterator[Told]:
        """What is told, in order of place."""
        spans = self._scanner.spans(body)
        if not spans or not sentences:
            return
        clauses = self._clauses.read(body)
        index, last, lowered = 0, len(sentences) - 1, ""
        for start, end in spans:
            while index < last and sentences[index].end <= start:
                index, lowered = index + 1, ""
            sentence = sentences[index]
            if start < sentence.start or end > sentence.end or _in_compound(body, start, end):
                continue
            lowered = lowered or sentence.of(body).lower()
            for span in self._known.readings(body, Span(start, end)):
                possible = self._possible(body, span, sentence, lowered)
                told = list(self._read(body, span, possible, clauses, sentence)) if possible else ()
                yield from told
                if told:
                    break

    def _possible(
        self, body: str, span: Span, sentence: Span, lowered: str
    ) -> Sequence[tuple[State, str]]:
        """What a wording may tell, by the word before it and the nouns of its sentence."""
        last, before = self._leads.behind(body, max(sentence.start, span.start - _LEAD), span.start)
        allow = self._leads.allow
        return [
            (known_as, form)
            for known_as, form, nouns in self._known.of(plain(span.of(body)).lower())
            if allow(form, last, before) and (not nouns or any(noun in lowered for noun in nouns))
        ]

    def _read(
        self,
        body: str,
        span: Span,
        possible: Sequence[tuple[State, str]],
        clauses: clause.Clauses,
        sentence: Span,
    ) -> Iterator[Told]:
        """What a wording tells, mostly one thing: one found alive is alive, and is found."""
        # Words such as "yet" end a clause elsewhere; here they belong to the verb.
        low = max(sentence.start, span.start - _BEFORE)
        before = body[low : span.start]
        behind = body[span.end : min(sentence.end, span.end + _BEHIND)]
        families: set[str] = set()
        for state, form in possible:
            if state.family in families:
                continue
            turned = self._turned(form, before, behind)
            active = form != "noun" and not turned.passive
            if turned.says == "nothing" or (state.passive and active):
                continue
            if state.not_before and _opens(behind, state.not_before):
                continue
            around = clauses.around(Span(low + turned.start, span.end), sentence)
            found = self._told(Met(body, state, form, turned, span, low, around, sentence))
            if found is not None:
                families.add(state.family)
                yield found

    def _told(self, met: Met) -> Told | None:
        """What is told of which thing; None if it is not one that the state is told of."""
        body, state, turned, span = met.body, met.state, met.turned, met.span
        at = Span(met.low + turned.start, span.end)
        subject = self._bearers.subject(met)
        about = self._bearers.bearer(met, subject)
        if about is None:
            return None
        thing = self._phrases.thing(body, span if met.form == "noun" and state.of else about)
        named = not {thing.head, thing.compound, thing.kind}.isdisjoint(state.of)
        if thing.partial or not (named or not state.of or met.form == "noun"):
            return None
        by = subject if about is not subject else self._bearers.agent(met)
        agent = self._phrases.thing(body, by).head
        shown = _trim(body, at if len(at) - len(span) < _LONGEST else span)
        return Told(
            state=state,
            span=shown,
            whole=_with_phrase(body, shown, about),
            says=_CONTRARY.get(turned.says, turned.says) if state.denies else turned.says,
            now=turned.now,
            of=state.thing or thing.head,
            about=self._phrases.own(body, about),
            by=by,
            doer=agent if state.both else "",
            still=self._lasts(plain(at.of(body)).lower().split(), turned.says),
            agent=agent if met.form != "noun" and _is_common(body, by) else "",
            which=thing.which,
            ever=self._ever.search(body, at.start, max(at.end, met.around.end)) is not None,
        )

    def _lasts(self, words: Sequence[str], says: str) -> bool:
        """True for "is still closed" and "was never closed", not for "is not closed"."""
        return not self._still.isdisjoint(words) or (
            says == "not" and self._present.isdisjoint(words)
        )

    def _turned(self, form: str, before: str, behind: str) -> Turned:
        """What the words around make of a form."""
        found = self._before.first(form, before)
        if found is None:
            bare = not before.strip() and form != "whole"
            alone = "nothing" if bare else _ALONE.get(form, "nothing")
            found = Turned(alone, len(before), now=form == "whole")
        if form == "noun" or (found.says == "holds" and form in _ALONE):
            turned = self._behind.first(form, behind)
            return replace(found, says=turned.says) if turned else found
        return found


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(list(words))}\b", re.IGNORECASE)


def _in_compound(body: str, start: int, end: int) -> bool:
    """True for a part of "well-built"."""
    return body[max(start - 1, 0)] == "-" or body[end : end + 1] == "-"


def _is_common(body: str, phrase: Span) -> bool:
    """True for a phrase that ends with a common noun."""
    return phrase.of(body).rpartition(" ")[2][:1].islower()


def _opens(behind: str, words: Sequence[str]) -> bool:
    text = plain(behind).lower().lstrip()
    return any(text.startswith(w) and not text[len(w) : len(w) + 1].isalpha() for w in words)


def _with_phrase(body: str, told: Span, phrase: Span) -> Span:
    """The words of a state with the phrase before them in one breath, or right behind them."""
    both = Span(min(told.start, phrase.start), max(told.end, phrase.end))
    apart = body[told.end : phrase.start].strip() or "," in body[phrase.end : told.start]
    return both if phrase and not apart and len(both) < _LONGEST_WHOLE else told


def _trim(body: str, span: Span) -> Span:
    start = span.start
    while start < span.end and not body[start].isalnum():
        start += 1
    return Span(start, span.end)


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> StateReader:
    """The reader of a language, compiled once for each rulebook."""
    return StateReader(rulebook, language)
