"""The wordings of states: what each may tell, and which words it stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from checker.model import Span
from checker.rulebook import Lexicon, PlainRule, State, alternation

_BLANKS = re.compile(r"\s+")
_FORMS = ("base", "whole", "state", "participle", "past", "gerund", "noun")
# Stands in a wording for a few words more; a wording with one has so many parts.
_GAP, _PARTS = " ... ", 2
# Endings of words that may stand before any form.
_ADVERBS = ("ly", "n't", "'s", "'re", "'ll", "'ve")

# A state, its form in a wording, and the nouns one of which its sentence must have.
Possible = tuple[State, str, tuple[str, ...]]


class Wordings:
    """Each wording with the states that it may tell, its form there, and the nouns they need."""

    def __init__(self, states: Sequence[State]) -> None:
        found: dict[str, list[Possible]] = {}
        for state in sorted(states, key=lambda s: not s.of):  # the more particular first
            wanted = state.of or state.takes
            nouns = tuple(dict.fromkeys(noun.split()[-1].removesuffix("y") for noun in wanted))
            for form in _FORMS:
                needed = () if form == "noun" else nouns
                for words in getattr(state, form):
                    found.setdefault(words, []).append((state, form, needed))
        gaps = sorted((words for words in found if _GAP in words), key=len, reverse=True)
        gapped = {words: _with_gap(words) for words in gaps}
        whole = alternation([words for words in found if words not in gapped])
        self.patterns = [rf"\b(?:{'|'.join((whole, *gapped.values()))})\b"] if found else []
        self._gapped = [(re.compile(pattern), words) for words, pattern in gapped.items()]
        self._known = found

    def of(self, words: str) -> Sequence[Possible]:
        """What words that a pattern matched may tell."""
        return self._known.get(self.wording(words), ())

    def readings(self, body: str, span: Span) -> Iterator[Span]:
        """What a pattern matched, then what it begins with: "paid for", "paid"."""
        yield span
        end = span.end
        if body[span.start : end].isalpha():
            return
        while (end := body.rfind(" ", span.start, end)) >= 0:
            if plain(body[span.start : end]).lower() in self._known:
                yield Span(span.start, end)

    def gap(self, body: str, span: Span) -> Span | None:
        """The words in the gap of a wording, as in "found the clerk guilty"; None without one."""
        parts = self.wording(plain(span.of(body)).lower()).split(_GAP)
        if len(parts) < _PARTS:
            return None
        first = span.of(body).split(None, len(parts[0].split()))[-1]
        rest = first.rsplit(None, len(parts[-1].split()))[0]
        start = span.end - len(first)
        return Span(start, start + len(rest))

    def wording(self, words: str) -> str:
        """The wording that matched words, which may stand in its gap; itself if it has none."""
        if words in self._known:
            return words
        return next((known for gapped, known in self._gapped if gapped.fullmatch(words)), "")


class Leads:
    """A quick look at the word before a form, so that most are passed over at once."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._needed = {f: listed(f"lead_{f}") for f in ("base", "gerund", "state", "noun")}
        self._to, self._no_past = listed("lead_to"), listed("lead_no_past")

    def behind(self, body: str, start: int, end: int) -> tuple[str, str]:
        """The last word of a stretch and the one before it; empty for none."""
        words = body[start:end].replace("’", "'").lower().rsplit(None, 2)
        return (words[-1] if words else "", words[-2] if len(words) > 1 else "")

    def allow(self, form: str, last: str, before: str) -> bool:
        """True if a form may tell something behind two words."""
        if not last or form == "whole":
            return True
        if form in ("past", "participle"):
            return last not in self._no_past
        if form == "base" and last == "to":
            return not before or before in self._to
        if form == "noun":
            return not self._needed[form].isdisjoint((last, before))
        return last in self._needed[form] or last.endswith(_ADVERBS)


def every_state(states: Iterable[State], plain: Sequence[PlainRule]) -> Iterator[State]:
    """Each state once for every question that it answers."""
    for known in (*states, *_each(plain)):
        yield known
        yield from (replace(known, family=family) for family in known.also)


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


def _with_gap(words: str) -> str:
    """A pattern of a wording in which a few more words may stand: "driven ... to prison"."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in words.split(_GAP))
    return r"(?:\s+[\w'’-]+){0,4}?\s+".join(parts)


def plain(text: str) -> str:
    """Words as rules have them: one blank between two, straight apostrophes."""
    if text.isalpha():
        return text
    return _BLANKS.sub(" ", text).replace("’", "'")
