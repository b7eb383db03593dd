"""States: words that tell that an event came about or did not, or that something is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from checker.kinds import clause
from checker.kinds.phrase import Phrases
from checker.model import Span
from checker.rulebook import (
    Lexicon,
    PatternSet,
    PlainRule,
    PolarityRule,
    Rulebook,
    Scanner,
    State,
    alternation,
    compile_pattern,
)

# What is looked at before a word and behind it.
_BEFORE, _BEHIND = 110, 70
_BLANKS = re.compile(r"\s+")
# So much of it tells the last two words; endings of words that may stand before any form.
_LEAD, _ADVERBS = 24, ("ly", "n't", "'s", "'re", "'ll", "'ve")
# The words that turn a form are shown with it up to so many characters.
_LONGEST, _LONGEST_WHOLE = 60, 90
# Without words that turn it, a form of the past tells what happened.
_ALONE = {"past": "holds", "whole": "holds", "participle": "nothing"}


class Told(msgspec.Struct, frozen=True):
    """A state in a text: the words at `span`, with those that turn them ("has not been signed").

    `whole` is the same with the phrase beside it ("the lease has not been signed"). `says` and
    `now` are as in `PolarityRule`; `of` the head of what it is about, `about` the phrase of that
    head, empty where the words do not tell; `by` is the phrase of who did it, and `doer` its head
    where the state hangs on it.
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


class _Turned(msgspec.Struct, frozen=True):
    """What the words around make of a form; `start` and `subject` count in the words before."""

    says: str
    start: int
    now: bool = False
    passive: bool = False
    subject: Span | None = None


_NOTHING = _Turned("nothing", 0)


class StateReader:
    """The states of one language, found in one pass."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        pack = rulebook.language(language)
        self._known = _known([*pack.states, *_each(pack.plain)])
        self._scanner = Scanner([rf"\b{alternation(list(self._known))}\b"] if self._known else [])
        border = pack.lexicon.words.get("clause_border", ())
        before = [p for p in pack.polarities if p.side == "before"]
        behind = [p for p in pack.polarities if p.side == "behind"]
        self._before, self._behind = _Polarities(before, border), _Polarities(behind, border)
        self._clauses = clause.reader(rulebook, language)
        self._phrases = Phrases(pack.lexicon)
        self._leads = _Leads(pack.lexicon)
        self._still = frozenset(pack.lexicon.words.get("still", ()))
        self._present = frozenset(pack.lexicon.words.get("present", ()))

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
            told = self._possible(body, Span(start, end), sentence, lowered)
            if told:
                yield from self._read(body, Span(start, end), told, clauses, sentence)

    def _possible(
        self, body: str, span: Span, sentence: Span, lowered: str
    ) -> Sequence[tuple[State, str]]:
        """What a wording may tell, by the word before it and the nouns of its sentence."""
        known = self._known[_plain(span.of(body)).lower()]
        last, before = self._leads.behind(body, max(sentence.start, span.start - _LEAD), span.start)
        return [
            (known_as, form)
            for known_as, form, nouns in known
            if self._leads.allow(form, last, before)
            and (not nouns or any(noun in lowered for noun in nouns))
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
            if turned.says == "nothing" or (state.passive and not turned.passive):
                continue
            if state.not_before and _opens(behind, state.not_before):
                continue
            found = self._told(state, form, turned, body, span, low, clauses, sentence)
            if found is not None:
                families.add(state.family)
                yield found

    def _told(
        self,
        state: State,
        form: str,
        turned: _Turned,
        body: str,
        span: Span,
        low: int,
        clauses: clause.Clauses,
        sentence: Span,
    ) -> Told | None:
        """What is told of which thing; None if it is not one that the state is told of."""
        at = Span(low + turned.start, span.end)
        around = clauses.around(at, sentence)
        subject = self._subject(body, turned, low, around.start, sentence)
        about = self._object(body, state, form, turned, span, around) or subject
        thing = self._phrases.thing(body, about)
        named = thing.head in state.of or thing.compound in state.of
        if thing.partial or (state.of and not named):
            return None
        by = subject if about is not subject else Span(span.start, span.start)
        shown = _trim(body, at if len(at) - len(span) < _LONGEST else span)
        return Told(
            state=state,
            span=shown,
            whole=_with_phrase(body, shown, about),
            says=turned.says,
            now=turned.now,
            of=state.thing or thing.head,
            about=about,
            by=by,
            doer=self._phrases.thing(body, by).head if state.both else "",
            still=self._lasts(_plain(at.of(body)).lower().split(), turned.says),
        )

    def _lasts(self, words: Sequence[str], says: str) -> bool:
        """True for "is still closed" and "was never closed", not for "is not closed"."""
        return not self._still.isdisjoint(words) or (
            says == "not" and self._present.isdisjoint(words)
        )

    def _turned(self, form: str, before: str, behind: str) -> _Turned:
        """What the words around make of a form."""
        found = self._before.first(form, before)
        if found is None:
            alone = _ALONE.get(form, "nothing") if before.strip() else "nothing"
            found = _Turned(alone, len(before), now=form == "whole")
        if found.says == "holds" and form in _ALONE:
            turned = self._behind.first(form, behind)
            return replace(found, says=turned.says) if turned else found
        return found

    def _subject(self, body: str, turned: _Turned, low: int, start: int, sentence: Span) -> Span:
        """The phrase before the verb; `low` is where the words before begin."""
        if turned.subject is not None:
            first, last = turned.subject.start, turned.subject.end
            return self._phrases.behind(body, low + first, low + last)
        found = self._phrases.before(body, Span(start, low + turned.start))
        if not found:  # "the mayor, Jon Oll, has resigned"
            named = self._phrases.before(body, Span(sentence.start, low + turned.start))
            found = named if named.of(body)[:1].isupper() else found
        return found

    def _object(
        self, body: str, state: State, form: str, turned: _Turned, span: Span, around: Span
    ) -> Span | None:
        """The phrase behind the verb, if it is that which the state is of."""
        active = not turned.passive and form not in ("whole", "state")
        if state.bears == "subject" or not (active or state.bears == "object"):
            return None
        meant = self._phrases.meant(body, span.end)
        return meant or self._phrases.behind(body, span.end, around.end) or None


class _Leads:
    """A quick look at the word before a form, so that most are passed over at once."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._needed = {f: listed(f"lead_{f}") for f in ("base", "gerund", "state")}
        self._to, self._no_past = listed("lead_to"), listed("lead_no_past")

    def behind(self, body: str, start: int, end: int) -> tuple[str, str]:
        """The last word of a stretch and the one before it; empty for none."""
        words = _plain(body[start:end]).lower().rsplit(None, 2)
        return (words[-1] if words else "", words[-2] if len(words) > 1 else "")

    def allow(self, form: str, last: str, before: str) -> bool:
        """True if a form may tell something behind two words."""
        if not last or form == "whole":
            return True
        if form in ("past", "participle"):
            return last not in self._no_past
        if form == "base" and last == "to":
            return not before or before in self._to
        return last in self._needed[form] or last.endswith(_ADVERBS)


class _Polarities:
    """The rules of one side, asked in their order."""

    def __init__(self, rules: Sequence[PolarityRule], border: Sequence[str]) -> None:
        self._rules, self._border = rules, frozenset(border)
        self._compiled: list[Any] = [compile_pattern(r.pattern) for r in rules]
        self._set = PatternSet([r.pattern for r in rules])

    def first(self, form: str, text: str) -> _Turned | None:
        """The first rule that fits."""
        straight = text.replace("’", "'")
        if not straight.strip():
            return None
        for index in self._set.which(straight):
            rule = self._rules[index]
            if form in rule.forms:
                if rule.says == "nothing":
                    return _NOTHING
                found = _turned(rule, self._compiled[index].search(straight))
                if found.subject is None or not self._breaks(found.subject.of(straight)):
                    return found
        return None

    def _breaks(self, subject: str) -> bool:
        """True for what is no one phrase: "no surprise that the lease"."""
        return not self._border.isdisjoint(subject.lower().split())


def _turned(rule: PolarityRule, match: Any) -> _Turned:
    group = match.re.groupindex.get("subject")
    subject = match.span(group) if group else None
    return _Turned(
        rule.says,
        match.start(),
        rule.now,
        rule.voice == "passive",
        Span(*subject) if subject and subject[0] >= 0 else None,
    )


def _each(rules: Sequence[PlainRule]) -> Iterator[State]:
    """A state for every verb and adjective."""
    for rule in rules:
        for forms in rule.verbs:
            base, past, participle, gerund = forms.split("|")
            yield State(
                name=past,
                family=f"to {base}",
                hit=rule.hit,
                miss=rule.miss,
                lasts=rule.lasts,
                base=(base,),
                past=(past,),
                participle=(participle,),
                gerund=(gerund,),
            )
        for word in rule.adjectives:
            yield State(word, f"being {word}", rule.hit, rule.miss, lasts=rule.lasts, state=(word,))


def _known(states: Sequence[State]) -> Mapping[str, list[tuple[State, str, tuple[str, ...]]]]:
    """Each wording with the states that it may tell, its form there, and the nouns they need."""
    found: dict[str, list[tuple[State, str, tuple[str, ...]]]] = {}
    for state in sorted(states, key=lambda s: not s.of):  # the more particular first
        nouns = tuple(dict.fromkeys(noun.split()[-1].removesuffix("y") for noun in state.of))
        for form in ("whole", "base", "state", "participle", "past", "gerund"):
            for words in getattr(state, form):
                found.setdefault(words, []).append((state, form, nouns))
    return found


def _in_compound(body: str, start: int, end: int) -> bool:
    """True for a part of "well-built"."""
    return body[max(start - 1, 0)] == "-" or body[end : end + 1] == "-"


def _opens(behind: str, words: Sequence[str]) -> bool:
    text = _plain(behind).lower().lstrip()
    return any(text.startswith(w) and not text[len(w) : len(w) + 1].isalpha() for w in words)


def _plain(text: str) -> str:
    if text.isalpha():
        return text
    return _BLANKS.sub(" ", text).replace("’", "'")


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
