"""Who speaks: names, pronouns and offices of one article to the person or body that they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from checker.findings.within import Within
from checker.kinds.name import Names
from checker.model import Entity, Span, Speaker
from checker.rulebook import Lexicon

# How many sentences back a pronoun looks, and how far an apposition reaches.
_SENTENCES_BACK = 4
_BEFORE, _BEHIND = 70, 90
_WORDS_KEPT = 24
# A pronoun may stand with a day: "On Monday he".
_PRONOUN_AND_DAY = 3
_BREATH = 160
# So many words, a title or a day, may stand before a name that opens a sentence.
_OPENING = 3
# How far behind a name its pronouns are looked for.
_NEAR = 90
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_CUT_BEFORE = re.compile(r"[.,;:!?\n\"“”()—–]")
_APPOSITION = re.compile(r",\s+(?:the |an? |who |whose |[a-z])?[^,.;:\n\"“”()]{2,90}")


class _Known(msgspec.Struct):
    """What the article tells of one name, gathered as it is met."""

    words: set[str]
    allies: list[str]
    person: bool = False
    sure: bool = False
    shouted: bool = False
    men: int = 0
    women: int = 0


class Speakers:
    """The speakers of one article."""

    def __init__(self, within: Within, entities: Sequence[Entity], lexicon: Lexicon) -> None:
        self._within = within
        self._body = within.article.body
        self._quoted = [q.span for q in within.extraction.quotes if not q.scare]
        self._quote_ends = [q.end for q in self._quoted]
        self._entities = entities
        self._starts = [e.span.start for e in entities]
        self._names = Names(lexicon)
        words = lexicon.words
        self._cut = frozenset(words.get("quote_description_end", ()))
        self._pronouns = {
            p: kind for kind in ("man", "woman", "thing") for p in words.get(f"pronoun_{kind}", ())
        }
        self._sexed = {w: k for k in ("man", "woman") for w in words.get(f"title_{k}", ())}
        self._titles = frozenset(words.get("titles", ()))
        self._behind_men = frozenset(words.get("of_a_man", ()))
        self._behind_women = frozenset(words.get("of_a_woman", ()))
        self._of_people = frozenset(words.get("of_a_person", ()))
        self._articles = frozenset(words.get("foreign_articles", ()))
        self._no_person = frozenset(
            (*lexicon.places, *lexicon.demonyms, *words.get("entity_head", ()))
        )
        spans = [a.source for a in within.extraction.attributions if a.source]
        self._source_spans = sorted(set(spans))
        edges = {(s.start, s.end) for s in spans}
        starts, ends = {s for s, _ in edges}, {e for _, e in edges}
        self._sources = {
            e.span.start for e in entities if e.span.start in starts or e.span.end in ends
        }
        self._described: dict[str, _Known] | None = None

    def of(self, span: Span) -> Speaker:
        """The speaker that the words of a source mean, as far as the article tells."""
        text = self._within.text(span)
        own = self._inside(span)
        key = self._named(own) or self._behind(span)
        if key:
            return self._speaker(text, key, [e.key for e in own if e.key != key], named=True)
        words = [w.lower() for w in _WORD.findall(text)]
        pronoun = next((self._pronouns[w] for w in words[-1:] if w in self._pronouns), "")
        if pronoun and len(words) <= _PRONOUN_AND_DAY:
            meant = self._meant(pronoun, span)
            if meant is None:
                return Speaker(text)
            sure = self._is_told_as_person(meant.key) and self._opens(meant, span)
            return self._speaker(text, meant.key, [], named=sure)
        held = self._office(words, [e.key for e in own])
        if held:
            return self._speaker(text, held, [e.key for e in own], named=False)
        return Speaker(text, "", tuple(dict.fromkeys(e.key for e in own)))

    def beside(self, quote: Span, saying: frozenset[str]) -> Speaker | None:
        """The person named right behind a quotation, with a verb of saying in the same breath."""
        end = self._within.sentence(Span(quote.end - 1, quote.end)).end
        stretch = Span(quote.end, min(max(end, quote.end), quote.end + _BREATH))
        if "\n" in stretch.of(self._body) or any(m in stretch.of(self._body) for m in '"“”'):
            return None
        if saying.isdisjoint(w.lower() for w in _WORD.findall(stretch.of(self._body))):
            return None
        near = self._inside(stretch)
        if not near or not self._is_person(near[0].key):
            return None
        return self._speaker(near[0].span.of(self._body), near[0].key, [], named=True)

    def _behind(self, span: Span) -> str:
        """The name set off behind an office: "the director, Jane Orr,"."""
        if self._body[span.end : span.end + 2] != ", ":
            return ""
        near = self._inside(Span(span.end + 2, span.end + 3))
        return near[0].key if near and self._is_person(near[0].key) else ""

    def mentions(self, span: Span, speaker: Speaker) -> bool:
        """True if a stretch of text names the speaker, by name or by office."""
        if any(e.key == speaker.key for e in self._inside(span)):
            return True
        if not speaker.person:
            return False
        words = {w.lower() for w in _WORD.findall(self._body, span.start, span.end)}
        roles = words & self._titles
        known = self._about().get(speaker.key)
        if known is not None and roles & known.words:
            return True
        return bool(roles) and not any(self._is_person(e.key) for e in self._inside(span))

    def _speaker(self, text: str, key: str, others: Sequence[str], *, named: bool) -> Speaker:
        known = self._about().get(key)
        allies = [*others, *(known.allies if known else ())]
        apart = tuple(k for k in dict.fromkeys(allies) if k != key)
        return Speaker(text, key, apart, self._is_person(key), named)

    def _is_told_as_person(self, key: str) -> bool:
        """True if a title, a role or a pronoun stands with a full name somewhere."""
        known = self._about().get(key)
        return known is not None and known.sure and len(key.split()) > 1

    def _opens(self, meant: Entity, span: Span) -> bool:
        """True if the name that a pronoun means opens its sentence, the one before or this one."""
        home = self._within.sentence(meant.span)
        opening = self._body[home.start : meant.span.start]
        near = self._within.sentence(span)
        beside = home == near or not self._body[home.end : near.start].strip()
        return beside and len(opening.split()) <= _OPENING

    def _inside(self, span: Span) -> Sequence[Entity]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return self._entities[first:last]

    def _named(self, own: Sequence[Entity]) -> str:
        """The person among the names of a source, or else a body that speaks for itself."""
        people = [e for e in own if self._is_person(e.key)]
        free = [e.key for e in people if not self._owns(e)]
        if people:
            return next(iter(free), "")
        if len(own) == 1:
            before = self._body[max(own[0].span.start - 24, 0) : own[0].span.start].lower()
            if before.rstrip().endswith((" of", " for", " at", " from", " in")):
                return ""
            return own[0].key
        return ""

    def _owns(self, item: Entity) -> bool:
        """True for a name in the possessive: "Volk's former deputy"."""
        behind = self._body[item.span.end - 2 : item.span.end + 3].lower()
        return any(mark in behind for mark in ("'s", "’s", " '", "s' ", "s’ "))

    def _is_person(self, key: str) -> bool:
        known = self._about().get(key)
        parts = [p for p in key.split() if p != "al"]
        if any("." in p[:-1] or len(p) < 2 or p in self._no_person for p in parts):
            return False
        if len(parts) < 2:
            return known is not None and known.person and not known.shouted
        if parts[0] in self._articles:
            return False
        names = self._names.of(" ".join(w[:1].upper() + w[1:] for w in key.split()))
        return len(names) == 1 and names[0].person

    def _about(self) -> dict[str, _Known]:
        """The words and names that stand with each name, at its first mentions."""
        if self._described is None:
            found: dict[str, _Known] = {}
            for index, item in enumerate(self._entities):
                known = found.setdefault(item.key, _Known(set(), []))
                known.sure = known.sure or self._is_short(item)
                known.shouted = known.shouted or item.span.of(self._body).isupper()
                self._behind_words(index, item, known)
                if len(known.words) < _WORDS_KEPT:
                    self._describe(item, known)
            for known in found.values():
                if known.men + known.women:
                    known.sure = known.person = True
            self._described = found
        return self._described

    def _behind_words(self, index: int, item: Entity, known: _Known) -> None:
        """The pronouns behind a name, as far as the next: they tell a person, and the sex."""
        end = min(item.span.end + _NEAR, len(self._body))
        if index + 1 < len(self._entities):
            end = min(end, self._entities[index + 1].span.start)
        for word in _WORD.findall(self._body, item.span.end, end):
            known.men += word in self._behind_men
            known.women += word in self._behind_women
            known.sure = known.sure or word in self._of_people

    def _is_short(self, item: Entity) -> bool:
        """True for a full name that is given by its last part alone, or that speaks: a person's."""
        parts = item.key.split()
        text = item.span.of(self._body).lower()
        alone = len(parts) > 1 and text.removesuffix("'s").removesuffix("’s") == parts[-1]
        return alone or item.span.start in self._sources

    def _describe(self, item: Entity, known: _Known) -> None:
        body, span = self._body, item.span
        start = max(span.start - _BEFORE, 0)
        head = body[start : span.start]
        cut = max((m.end() for m in _CUT_BEFORE.finditer(head)), default=0)
        words = _WORD.findall(head[cut:])
        kept: list[str] = []
        for word in reversed(words):
            if word.lower() in self._cut:
                break
            kept.append(word.lower())
        if kept and kept[0] in self._titles:
            known.person = known.sure = True
        low = span.start - (len(head) - cut)
        if len(kept) < len(words):
            low = span.start - sum(len(w) + 1 for w in kept)
        end = span.end
        behind = _APPOSITION.match(body, span.end, min(span.end + _BEHIND, len(body)))
        if behind:
            said = [w.lower() for w in _WORD.findall(behind[0])]
            known.sure = known.sure or not self._titles.isdisjoint(said)
            kept += said
            end = behind.end()
        known.words.update(kept)
        for other in self._inside(Span(max(low, 0), end)):
            if other.key != item.key and other.key not in known.allies:
                known.allies.append(other.key)

    def _meant(self, kind: str, span: Span) -> Entity | None:
        """The name that a pronoun means, sentence by sentence backwards.

        Who speaks in a sentence goes before whom it names; of these the first that fits.
        """
        for sentence in self._backwards(span):
            told = [*self._speaking(sentence, span), *self._inside(sentence)]
            for item in told:
                before = item.span.start < span.start and not self._is_quoted(item.span)
                if before and not self._owns(item) and self._fits(item.key, kind):
                    return item
        return self._unlisted(kind, span)

    def _speaking(self, sentence: Span, span: Span) -> Iterator[Entity]:
        """The people who are told to say something in a sentence, by name or by office."""
        first = bisect_left(self._source_spans, Span(sentence.start, sentence.start))
        for source in self._source_spans[first:]:
            if source.start >= min(sentence.end, span.start):
                return
            own = self._inside(source)
            words = [w.lower() for w in _WORD.findall(source.of(self._body))]
            key = self._named(own) or self._office(words, [e.key for e in own])
            if key:
                yield Entity(source, key)

    def _unlisted(self, kind: str, span: Span) -> Entity | None:
        """A lone last name that opens the sentence before, with the pronoun behind it."""
        here = self._within.sentence(span)
        for sentence in list(self._backwards(span))[:2]:
            word = _WORD.match(self._body, sentence.start, sentence.end)
            if word is None or not word[0][0].isupper() or sentence.start == here.start:
                continue
            names = self._names.of(word[0])
            behind = set(_WORD.findall(self._body, word.end(), min(word.end() + _NEAR, here.start)))
            sexed = self._behind_men if kind == "man" else self._behind_women
            if names and kind != "thing" and behind & sexed:
                return Entity(Span(*word.span()), names[0].key)
        return None

    def _fits(self, key: str, kind: str) -> bool:
        person = self._is_person(key)
        if kind == "thing" or not person:
            return kind == "thing" and not person
        known = self._about().get(key)
        if known is None or not known.sure:
            return False
        sexes = {self._sexed[w] for w in known.words if w in self._sexed}
        if len(sexes) == 1:
            return kind in sexes
        return known.men >= known.women if kind == "man" else known.women >= known.men

    def _backwards(self, span: Span) -> Iterator[Span]:
        sentence = self._within.sentence(span)
        for _ in range(_SENTENCES_BACK):
            yield sentence
            if sentence.start == 0:
                return
            sentence = self._within.sentence(Span(sentence.start - 1, sentence.start))

    def _is_quoted(self, span: Span) -> bool:
        index = bisect_left(self._quote_ends, span.end)
        return index < len(self._quoted) and self._quoted[index].covers(span)

    def _office(self, words: Sequence[str], with_: Sequence[str]) -> str:
        """The person who holds an office by the article's own words ("the mayor")."""
        roles = [w for w in words if w in self._titles]
        if not roles or len(words) > 5:
            return ""
        role, found = roles[-1], []
        for key, known in self._about().items():
            held = role in known.words and all(k in known.allies for k in with_)
            if held and self._is_person(key):
                found.append(key)
        return found[0] if len(found) == 1 else ""


def same_person(a: str, b: str) -> bool:
    """True if two keys can be names of one person: one holds the parts of the other, or their
    last names are spelt almost alike."""
    first, second = a.split(), b.split()
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    if first[-1] == second[-1]:
        return len(first) == 1 or len(second) == 1 or _initial(first[0], second[0])
    return _close(first[-1], second[-1])


def _initial(a: str, b: str) -> bool:
    return a[:1] == b[:1] or _close(a, b)


def _close(a: str, b: str) -> bool:
    """True for two spellings of one name: Selensky, Selenskiy."""
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 2:
        return False
    return _edits(a, b) <= (1 if min(len(a), len(b)) < 7 or a[0] != b[0] else 2)


def _edits(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def strangers(a: Speaker, b: Speaker) -> bool:
    """True if the names of two people share no part at all, not even one spelt in two ways."""
    mine, theirs = _parts(a), _parts(b)
    return not any(
        x == y or _close(x, y) for x in a.key.split() for y in theirs if len(x) > 1
    ) and (not any(x == y or _close(x, y) for x in b.key.split() for y in mine if len(x) > 1))


def _parts(speaker: Speaker) -> set[str]:
    """All words that a speaker is told with."""
    return {*speaker.key.split(), *(w.lower() for w in _WORD.findall(speaker.text))}


def compatible(a: Speaker | None, b: Speaker | None) -> bool:
    """True unless both are known by name and nothing allows them to be one."""
    if a is None or b is None or not a.key or not b.key:
        return True
    if same_person(a.key, b.key):
        return True
    if a.person and b.person:
        return False
    # A body and one who speaks for it are one voice.
    mine, theirs = {a.key, *a.allies}, {b.key, *b.allies}
    return bool(mine & theirs)
