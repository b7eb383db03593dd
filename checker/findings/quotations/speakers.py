"""Who speaks: names, pronouns and offices of one article to the person or body that they mean."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.findings.within import Within
from checker.kinds.antecedent import Antecedents
from checker.kinds.people import WORD
from checker.model import Entity, Span, Speaker

_JOINING = ("and", "or")
# "The premier" leaves no doubt, "the former deputy premier" does.
_OFFICE = 2


class Speakers:
    """The speakers of one article."""

    def __init__(self, within: Within, antecedents: Antecedents) -> None:
        self._within = within
        self._body = within.article.body
        self._antecedents = antecedents
        self._people = antecedents.people
        self._words = antecedents.words

    def of(self, span: Span) -> Speaker:
        """The speaker that the words of a source mean, as far as the article tells."""
        text = self._within.text(span)
        words = [w.lower() for w in WORD.findall(text)]
        if words[-1:] and words[-1] in self._words.relative:
            named = self._antecedents.before_relative(Span(span.end - len(words[-1]), span.end))
            return self._speaker(text, named.key, [], named=True) if named else Speaker(text)
        if words[1:] and words[-1] in self._words.pronouns and words[-2] not in _JOINING:
            # "On Monday he", "told the Gazette she": the subject is the last word.
            return self.of(Span(span.end - len(words[-1]), span.end))
        own = self._people.inside(span)
        key = self._antecedents.named(own)
        if not key or not self._people.is_person(key):
            key = self._behind(span) or key
        if own and key == own[0].key and " ".join(words[1:]) in self._words.demonyms:
            return Speaker(text)  # "the Finn" may be anybody from there
        if key:
            return self._speaker(text, key, [e.key for e in own if e.key != key], named=True)
        pronoun = self._words.pronouns.get(text.lower(), "")
        if pronoun:
            meant = self._antecedents.meant(pronoun, span)
            if meant is None:
                return Speaker(text)
            found = self._speaker(text, meant.key, [], named=self._is_sure(meant, span))
            return msgspec.structs.replace(found, person=pronoun != "body")
        held = self._people.office(words, [e.key for e in own])
        if held:
            sure = len(words) <= _OFFICE and not own and self._people.is_told_as_person(held)
            return self._speaker(text, held, [e.key for e in own], named=sure)
        roles = tuple(sorted(self._words.titles.intersection(words[-2:])))
        return Speaker(text, "", tuple(dict.fromkeys(e.key for e in own)), roles=roles)

    def _is_sure(self, meant: Entity, span: Span) -> bool:
        """True if a pronoun leaves no doubt: the full name of a person opens what precedes."""
        by_name = meant.key.split()[-1] in meant.span.of(self._body).lower()
        person = self._people.is_told_as_person(meant.key)
        return by_name and person and self._antecedents.opens(meant, span)

    def _behind(self, span: Span) -> str:
        """The name set off behind an office: "the director, Jane Orr,"."""
        if self._body[span.end : span.end + 2] != ", ":
            return ""
        near = self._people.inside(Span(span.end + 2, span.end + 3))
        return near[0].key if near and self._people.is_person(near[0].key) else ""

    def mentions(self, span: Span, speaker: Speaker) -> bool:
        """True if a stretch of text names the speaker, by name or by office."""
        if any(e.key == speaker.key for e in self._people.inside(span)):
            return True
        if not speaker.person:
            return False
        words = {w.lower() for w in WORD.findall(self._body, span.start, span.end)}
        roles = words & self._words.titles
        known = self._people.about(speaker.key)
        if known is not None and roles & known.words:
            return True
        return bool(roles) and not any(
            self._people.is_person(e.key) for e in self._people.inside(span)
        )

    def _in_full(self, key: str) -> str:
        """The one person of the article whose first name, or first family name, it is."""
        if " " in key or not key:
            return key
        fuller = [k for k in self._people.keys if key in k.split()[:-1]]
        only = fuller[0] if len(fuller) == 1 else ""
        return only if only and self._people.is_person(only) else key

    def _speaker(self, text: str, key: str, others: Sequence[str], *, named: bool) -> Speaker:
        key = self._in_full(key)
        known = self._people.about(key)
        allies = [*others, *(known.allies if known else ())]
        apart = tuple(k for k in dict.fromkeys(allies) if k != key)
        roles = tuple(sorted(self._words.titles & known.words)) if known else ()
        person = self._people.is_person(key) and not self._people.is_told_as_body(key)
        return Speaker(text, key, apart, person, named, roles)
