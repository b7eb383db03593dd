"""What an article tells of the names in it: who is a person, what they are, whom they go with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache

import msgspec

from checker.kinds.name import Names
from checker.kinds.phrase import OWNERS
from checker.model import Entity, Span
from checker.rulebook import Language, Rulebook

# How far before a name its description is looked for, and how far behind.
_BEFORE, _BEHIND = 70, 90
_WORDS_KEPT = 24
# How far behind a name its pronouns are looked for.
NEAR = 90
_LONGEST_OFFICE, _LONGEST_SET_OFF = 5, 6
WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_CUT_BEFORE = re.compile(r"[.,;:!?\n\"“”()—–]")
_SENTENCE_END = re.compile(r"[.!?\"“”\n]")
_AGED = re.compile(r"(?:, (?:aged )?\d\d[,.]| \(\d\d\))")
_APPOSITION = re.compile(r",\s+(?:the |an? |who |whose |[a-z])?[^,.;:\n\"“”()]{2,90}")


class Known(msgspec.Struct):
    """What the article tells of one name, gathered as it is met.

    `words` describe it and `allies` are the names told with it; `person` is true by a title, an
    office or a pronoun, `sure` by these, by a last name alone, or by speaking; `men`,
    `women` and `bodies` count the pronouns behind it.
    """

    words: set[str]
    allies: list[str]
    person: bool = False
    sure: bool = False
    shouted: bool = False
    men: int = 0
    women: int = 0
    bodies: int = 0


class Vocabulary:
    """The words of one language that tell of people."""

    def __init__(self, pack: Language) -> None:
        lexicon, words = pack.lexicon, pack.lexicon.words
        self.names = Names(lexicon)
        self.cut = frozenset(words.get("quote_description_end", ()))
        self.sexed = {w: k for k in ("man", "woman") for w in words.get(f"title_{k}", ())}
        self.titles = frozenset(words.get("titles", ()))
        self.behind = {
            k: frozenset(words.get(f"of_a_{k}", ())) for k in ("man", "woman", "body", "person")
        }
        self.articles = frozenset(words.get("foreign_articles", ()))
        self.no_person = frozenset(
            (*lexicon.places, *lexicon.demonyms, *words.get("entity_head", ()))
        )
        self.pronouns = {
            p: kind for kind in ("man", "woman", "body") for p in words.get(f"pronoun_{kind}", ())
        }
        self.sexes = {p: k for k in ("man", "woman") for p in words.get(f"of_a_{k}", ())}
        self.relative = frozenset(words.get("of_a_person", ()))
        self.prepositions = frozenset(words.get("preposition", ()))
        self.demonyms = frozenset(lexicon.demonyms)
        self.determiners = frozenset(words.get("determiner", ())) - self.prepositions
        self.relayed = tuple(words.get("quote_relayed", ()))
        self.saying = frozenset(f for v in pack.verbs if not v.stance for f in v.forms)


@lru_cache(maxsize=8)
def vocabulary(rulebook: Rulebook, language: str) -> Vocabulary:
    """The vocabulary of a language, made once for each rulebook."""
    return Vocabulary(rulebook.language(language))


class People:
    """The names of one article."""

    def __init__(
        self, body: str, entities: Sequence[Entity], sources: Sequence[Span], words: Vocabulary
    ) -> None:
        self._body = body
        self._entities = entities
        self._starts = [e.span.start for e in entities]
        self._words = words
        starts, ends = {s.start for s in sources}, {s.end for s in sources}
        self._sources = {
            e.span.start for e in entities if e.span.start in starts or e.span.end in ends
        }
        self._known: dict[str, Known] = {}

    def inside(self, span: Span) -> Sequence[Entity]:
        """The names in a stretch of text."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return self._entities[first:last]

    def is_person(self, key: str) -> bool:
        """True for the key of a person: two parts or more, or one that a title or pronoun tells."""
        parts = [p for p in key.split() if p != "al"]
        if any("." in p[:-1] or len(p) < 2 or p in self._words.no_person for p in parts):
            return False
        if len(parts) < 2:
            known = self.about(key)
            return known is not None and known.person and not known.shouted
        if parts[0] in self._words.articles:
            return False
        names = self._words.names.of(" ".join(w[:1].upper() + w[1:] for w in key.split()))
        return len(names) == 1 and names[0].person

    def owns(self, item: Entity) -> bool:
        """True for a name in the possessive: "Volk's former deputy"."""
        behind = self._body[item.span.end - 2 : item.span.end + 3].lower()
        return any(mark in behind for mark in ("'s", "’s", " '", "s' ", "s’ "))

    def is_told_as_person(self, key: str) -> bool:
        """True if a title, a role or a pronoun stands with a full name somewhere."""
        known = self.about(key)
        return known is not None and known.person and len(key.split()) > 1

    def is_told_as_body(self, key: str) -> bool:
        """True for a name with "its" behind it, and neither a title nor "his" or "her"."""
        known = self.about(key)
        if known is None or not known.bodies or known.men + known.women:
            return False
        return self._words.titles.isdisjoint(known.words)

    def fits(self, key: str, kind: str) -> bool:
        """True if a pronoun of a man, a woman or a body can mean the name."""
        person = self.is_person(key)
        if kind == "body" or not person:
            return kind == "body" and not person
        known = self.about(key)
        if known is None or not known.sure:
            return False
        sexes = {self._words.sexed[w] for w in known.words if w in self._words.sexed}
        if len(sexes) == 1:
            return kind in sexes
        return known.men >= known.women if kind == "man" else known.women >= known.men

    def office(self, words: Sequence[str], with_: Sequence[str]) -> str:
        """The person who holds an office by the article's own words ("the mayor")."""
        roles = [w for w in words if w in self._words.titles]
        if not roles or len(words) > _LONGEST_OFFICE:
            return ""
        role, found = roles[-1], []
        for key in self.keys:
            known = self.about(key)
            held = known and role in known.words and all(k in known.allies for k in with_)
            if held and self.is_person(key):
                found.append(key)
        return found[0] if len(found) == 1 else ""

    @property
    def keys(self) -> Collection[str]:
        """The keys of all names, in the order in which they are met first."""
        return self._places.keys()

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each name stands among all."""
        places: dict[str, list[int]] = {}
        for index, item in enumerate(self._entities):
            places.setdefault(item.key, []).append(index)
        return places

    def about(self, key: str) -> Known | None:
        """What is told of a name, gathered when first asked for; None if there is no such name."""
        if key not in self._known and key in self._places:
            self._known[key] = self._gathered(self._places[key])
        return self._known.get(key)

    def _gathered(self, places: Sequence[int]) -> Known:
        known = Known(set(), [])
        for index in places:
            item = self._entities[index]
            known.sure = known.sure or self._is_short(item)
            known.shouted = known.shouted or item.span.of(self._body).isupper()
            self._behind_words(index, item, known)
            if len(known.words) < _WORDS_KEPT:
                self._describe(item, known)
        if known.men + known.women:
            known.sure = known.person = True
        return known

    def _behind_words(self, index: int, item: Entity, known: Known) -> None:
        """The pronouns behind a name, as far as the next: they tell a person, and the sex."""
        end = min(item.span.end + NEAR, len(self._body))
        if index + 1 < len(self._entities):
            end = min(end, self._entities[index + 1].span.start)
        said = WORD.findall(self._body, item.span.end, end)
        for word in said:
            known.men += word in self._words.behind["man"]
            known.women += word in self._words.behind["woman"]
            if word in self._words.behind["person"]:
                known.person = known.sure = True
        if not self._words.behind["body"].isdisjoint(said):
            known.bodies += self._is_body(item.span.end, end)

    def _is_body(self, start: int, end: int) -> bool:
        """True if "its" stands before the sentence ends."""
        stop = _SENTENCE_END.search(self._body, start, end)
        said = WORD.findall(self._body, start, stop.start() if stop else end)
        return not self._words.behind["body"].isdisjoint(said)

    def _before_comma(self, head: str, span: Span, known: Known) -> list[str]:
        """The office that commas set a name off from: "its new director, Jane Orr, came"."""
        if not head.endswith(", ") or self._body[span.end : span.end + 1] != ",":
            return []
        cut = max((m.end() for m in _CUT_BEFORE.finditer(head[:-2])), default=0)
        words = [w.lower() for w in WORD.findall(head[cut:-2])]
        opened = (w in self._words.determiners or w.endswith(OWNERS) for w in reversed(words))
        length = next((n for n, opens in enumerate(opened, 1) if opens), 0)
        words = words[-length:] if length else []
        if not 1 < len(words) <= _LONGEST_SET_OFF or words[-1] in self._words.no_person:
            return []
        known.sure = True
        known.person = known.person or not self._words.titles.isdisjoint(words)
        return words

    def _is_short(self, item: Entity) -> bool:
        """True for a full name that is given by its last part alone, or that speaks: a person's."""
        parts = item.key.split()
        text = item.span.of(self._body).lower()
        alone = len(parts) > 1 and text.removesuffix("'s").removesuffix("’s") == parts[-1]
        return alone or item.span.start in self._sources

    def _describe(self, item: Entity, known: Known) -> None:
        body, span = self._body, item.span
        start = max(span.start - _BEFORE, 0)
        head = body[start : span.start]
        cut = max((m.end() for m in _CUT_BEFORE.finditer(head)), default=0)
        words = WORD.findall(head[cut:])
        kept: list[str] = []
        for word in reversed(words):
            if word.lower() in self._words.cut:
                break
            kept.append(word.lower())
        if kept and kept[0] in self._words.titles:
            known.person = known.sure = True
        low = span.start - (len(head) - cut)
        if len(kept) < len(words):
            low = span.start - sum(len(w) + 1 for w in kept)
        if not words:
            kept += self._before_comma(head, span, known)
        end = span.end
        if _AGED.match(body, span.end):
            known.person = known.sure = True
        behind = _APPOSITION.match(body, span.end, min(span.end + _BEHIND, len(body)))
        if behind:
            said = [w.lower() for w in WORD.findall(behind[0])]
            if not self._words.titles.isdisjoint(said):
                known.person = known.sure = True
            kept += said
            end = behind.end()
        known.words.update(kept)
        for other in self.inside(Span(max(low, 0), end)):
            if other.key != item.key and other.key not in known.allies:
                known.allies.append(other.key)
