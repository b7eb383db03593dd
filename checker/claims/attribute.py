"""What a value measures: canonical attributes from rules, or the words that govern it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from checker.kinds.phrase import OWNERS
from checker.model import Count, Duration, Kind, Mention, Percent, Quantity, Span
from checker.rulebook import Attribute, Finder, Rulebook, alternation, open_count

# Words further away than this, or across these marks, seldom govern a figure.
_MARKS = re.compile(r"[,;:()—–]")
_ACROSS_MARK = 40
# Words that fit many things count as if they stood so much further away.
_GENERIC = 40
_BEHIND = 12
# Words no further than this before a date are of that date.
_CLOSE = 4
# What a clause right behind a date tells goes before all that stands elsewhere.
_TOLD = 200
_FAR, _FAR_FROM_BARE = 140, 50
# The event of its own clause stands no further before a date; a bound alone is no event.
_OWN, _BOUND = 40, "point"
# Of so many attribute words on either side the nearest decides.
_NEAREST = 8
# A determiner right before a figure is no longer than this, with the blank.
_DETERMINER = 12
_PHRASE = 40
# "The worst flood in more than 60": so much is looked at for the superlative.
_RECORD = 90
# An owner and what stands before it are so many words: "of the old county's".
_OWNED = 4
_OF = "of"
# Behind a distance, its conversion in brackets and the word that tells from where it is counted.
_BESIDE = 40
_BRACKETED = re.compile(r"^\s*\([^()]{1,20}\)")
_BREAKS = (",", ".", ";", ":", ")", "-")
_DASHES, _ENDS = "-–—", ("first", "last")
# "Turnout, which counts those abroad, fell to 38%": what is told between is of the first.
_RELATIVE = re.compile(r",\s+wh(?:ich|o|ose|ere)\b[^,]{1,120},")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class AttributeReader:
    """The attribute patterns of one language."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        pack = rulebook.language(language)
        self._rules = rules = pack.attributes
        self._nouns = {a.nouns: frozenset(pack.lexicon.words.get(a.nouns, ())) for a in rules}
        self.natures = {a.name: a.nature for a in rules}
        self._finder = Finder([a.pattern for a in rules])
        self._directions = frozenset(pack.lexicon.words.get("direction", ()))
        self._life = tuple(pack.lexicon.words.get("life_dates", ()))
        self._explains = _explaining(pack.lexicon.words)
        self._dates = _dating(pack.lexicon.words)
        self._joins = _joining(pack.lexicon.words)
        self._definite = frozenset(pack.lexicon.words.get("definite", ()))
        self._possessive = frozenset(pack.lexicon.words.get("possessive", ()))
        self._of_part = frozenset(pack.lexicon.words.get("counts_part", ()))
        most = alternation(pack.lexicon.words.get("superlative", ()))
        since = alternation(pack.lexicon.words.get("superlative_since", ()))
        self._record = re.compile(rf"\b{most}\b[^.;:]*?\b{since}\s+(?:[^\W\d]+\s+){{0,3}}$")

    def hits(self, sentence: str) -> list[tuple[int, Span]]:
        """(index of the rule, span) of every attribute word in a sentence, in order of place."""
        return [(i, Span(start, end)) for i, start, end in self._finder.find(sentence)]

    def presupposes(self, mention: Mention, before: str, after: str) -> bool:
        """True if the text takes a figure as known: "the nine", "all 28", "50 km west of".

        So is the whole that a part is told of, "half of the county's nine million people", and how
        long something has been without its like: "the worst flood in 60 years".
        """
        last = _WORD.findall(before.lower()[-_DETERMINER:])[-1:]
        if not self._definite.isdisjoint(last) and not before.rstrip().endswith(_BREAKS):
            return True
        phrase = before.lower()[-_PHRASE:].split()[-_OWNED:]
        if phrase and phrase[-1].endswith(OWNERS) and not self._of_part.isdisjoint(phrase):
            return True
        value = mention.value
        if isinstance(value, Duration):
            return self._record.search(before.lower()[-_RECORD:]) is not None
        if not isinstance(value, Quantity) or value.dimension != "length":
            return False
        beside = _BRACKETED.sub("", after[:_BESIDE], count=1).lower()
        return not self._directions.isdisjoint(_WORD.findall(beside)[:1])

    def is_definite(self, before: str) -> bool:
        """True in a phrase that "the" or an owner opens: "its planned 70", "the firm's 70".

        So is what measures somebody's own thing: "its yearly grant of 70".
        """
        words = before.lower()[-_PHRASE:].split()[-_OWNED:]
        if words[-1:] == [_OF]:
            return any(w in self._possessive or w.endswith(OWNERS) for w in words)
        return any(w in self._definite or w.endswith(OWNERS) for w in words[-2:])

    def attribute(
        self,
        mention: Mention,
        sentence: str,
        offset: int,
        hits: Sequence[tuple[int, Span]],
        times: Sequence[Span] = (),
    ) -> str:
        """The canonical attribute whose words govern the mention best, else its open name.

        `times` are the dates of the sentence: a word right before the next one is of that.
        """
        at = mention.span.shifted(-offset)
        if mention.kind is Kind.TIME and (life := self._of_life(sentence, at)):
            return life
        far = _FAR_FROM_BARE if mention.kind is Kind.NUMBER else _FAR
        told = self._explains.match(sentence, at.end) if mention.kind is Kind.TIME else None
        behind = told.end() if told else None
        until = min((t.start - offset for t in times if t.start >= mention.span.end), default=None)
        near = bisect_left(hits, at.start, key=lambda hit: hit[1].start)
        around = hits[max(near - _NEAREST, 0) : near + _NEAREST]
        if mention.kind is Kind.TIME:
            around = [
                h for h in around if not (h[1].overlaps(at) or self._joined(at, h[1], sentence))
            ]
        ends = self._clause_end(sentence, at) if mention.kind is Kind.TIME else -1
        if behind is not None and self._has_event(around, mention, at, sentence):
            behind = None
        fitting = [
            (cost + _GENERIC * self._rules[i].generic, span.start - span.end, self._rules[i].name)
            for i, span in around
            if self._fits(self._rules[i], mention)
            and not (self._rules[i].leads and span.start >= at.end)
            and (told or until is None or not at.end <= span.start < span.end + _CLOSE > until)
            and (cost := _cost(span, at, sentence, behind) - _ACROSS_MARK * (span.end <= ends))
            < (self._rules[i].reach or far)
        ]
        # Of words that end at one place the longer say more: "in the quarter ended".
        return min(fitting, default=(_FAR, 0, ""))[2] or _open_name(mention)

    def _clause_end(self, sentence: str, at: Span) -> int:
        """Where the clause ends that a date is set off from by a comma; -1 if by none."""
        before = max(at.start - _DETERMINER, 0)
        mark = self._dates.search(sentence[: at.start], before)
        return mark.start() if mark else -1

    def _joined(self, at: Span, hit: Span, sentence: str) -> bool:
        """True for what a clause tells that is joined behind a date: "in 1931 and moved"."""
        return hit.start >= at.end and self._joins.match(sentence, at.end, hit.start) is not None

    def _has_event(
        self, hits: Sequence[tuple[int, Span]], mention: Mention, at: Span, sentence: str
    ) -> bool:
        """True if its own clause tells what a date is the date of."""
        return any(
            span.end <= at.start
            and self._rules[i].nature != _BOUND
            and self._fits(self._rules[i], mention)
            and _cost(span, at, sentence, None) < _OWN
            for i, span in hits
        )

    def _of_life(self, sentence: str, at: Span) -> str:
        """ "Ada Orr (4 March 1879 - 9 May 1951)": the first date is a birth, the second a death."""
        if len(self._life) != len(_ENDS):
            return ""
        before, after = sentence[: at.start].rstrip(), sentence[at.end :].lstrip()
        if before.endswith("(") and after[:1] in _DASHES and after[:1]:
            return self._life[0]
        return self._life[1] if before[-1:] in _DASHES and before and after[:1] == ")" else ""

    def _fits(self, rule: Attribute, mention: Mention) -> bool:
        """True if the attribute can have such a value."""
        value = mention.value
        if mention.kind not in rule.kinds:
            return False
        if rule.dimensions:
            return isinstance(value, Quantity) and value.dimension in rule.dimensions
        if rule.nouns:
            noun = value.noun if isinstance(value, Count) else ""
            return noun in self._nouns[rule.nouns]
        return True

    def known(self, name: str) -> bool:
        """True for the name of a canonical attribute."""
        return name in self.natures


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> AttributeReader:
    """The reader of a language, compiled once for each rulebook."""
    return AttributeReader(rulebook, language)


def _explaining(words: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """What opens a clause behind a date that tells its event: "when", "the night"."""
    opening, other = words.get("explains_date", ()), words.get("counts_from_date", ())
    pattern = rf",?\s+{alternation(opening)}\b(?!\s+{alternation(other)}\b)"
    return re.compile(pattern, re.IGNORECASE)


def _joining(words: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """What joins another clause behind a date, and is not followed by a second date."""
    joining = alternation(words.get("joins_clauses", ()))
    return re.compile(rf",?\s+{joining}\b(?!\s+\d)", re.IGNORECASE)


def _dating(words: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """The mark before a date that ends its clause: "began to roll, in the spring of 1915"."""
    return re.compile(rf",\s+{alternation(words.get('dates_clause', ()))}\s+$", re.IGNORECASE)


def _cost(span: Span, at: Span, sentence: str, told: int | None) -> int:
    """How badly words govern a mention: their distance, more across a mark or from behind it.

    Behind `told` stands what a date is the date of: "on 3 May, when the bridge opened".
    """
    if span.overlaps(at):
        return 0
    if told is not None and span.start >= told:
        return span.start - told - _TOLD
    behind = span.start >= at.end
    gap = sentence[at.end : span.start] if behind else sentence[span.end : at.start]
    if behind:
        gap = _BRACKETED.sub("", gap, count=1)
    elif ", wh" in gap:
        gap = _RELATIVE.sub(" ", gap)
    return len(gap) + _ACROSS_MARK * len(_MARKS.findall(gap)) + _BEHIND * behind


def _open_name(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Count) and value.noun:
        return open_count(value.noun)
    if isinstance(value, Percent) and value.of:
        return f"share of {value.of}"
    return {Kind.TIME: "date"}.get(mention.kind, mention.kind.value)
