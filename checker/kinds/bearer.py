"""Which phrase a state is told of: the subject or object of its verb, without a parser."""

from __future__ import annotations

import msgspec

from checker.kinds.phrase import Phrases
from checker.kinds.polarity import Turned
from checker.kinds.wordings import Wordings
from checker.model import Span
from checker.rulebook import Lexicon, State

# Ends a heading that stands in the line of its text: "**Danger.** The mayor".
_RUN_IN = ".** "
_BY = " by "


class Met(msgspec.Struct, frozen=True):
    """A form of a state in a text: its words at `span`, turned by those between `low` and it.

    `around` is its clause, as far as that lies in its sentence.
    """

    body: str
    state: State
    form: str
    turned: Turned
    span: Span
    low: int
    around: Span
    sentence: Span


class Bearers:
    """Finds them with the words of one language."""

    def __init__(self, lexicon: Lexicon, phrases: Phrases, wordings: Wordings) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._phrases, self._wordings = phrases, wordings
        self._relative, self._personal = listed("opens_relative"), listed("phrase_personal")
        self._people, self._governing = listed("phrase_people"), listed("takes_gerund")

    def subject(self, met: Met) -> Span:
        """The phrase before the verb, or what its pronoun means; empty if none is found."""
        body, low, start = met.body, met.low, met.sentence.start
        if met.turned.subject is not None:
            first, last = met.turned.subject.start, met.turned.subject.end
            return self._phrases.behind(body, low + first, low + last)
        end = low + met.turned.start
        found = self._phrases.before(body, Span(met.around.start, end))
        word = found.of(body).lower().rsplit(None, 1)[-1] if found else ""
        if word in self._relative:  # "the lease, which was signed"
            return self._phrases.before(body, Span(start, found.start)) or found
        if word in self._personal:
            return self._meant(body, start, found, word) or found
        if not found:  # "the mayor, Jon Oll, has resigned"
            named = self._phrases.before(body, Span(start, end))
            found = named if named.of(body)[:1].isupper() else found
        return found

    def _meant(self, body: str, start: int, pronoun: Span, word: str) -> Span:
        """What a pronoun means, if its sentence tells: "the lease lies there, it is unsigned"."""
        heading = body.rfind(_RUN_IN, start, pronoun.start)
        first = heading + len(_RUN_IN) if heading >= 0 else start
        opening = self._phrases.opening(body, Span(first, pronoun.end))
        if opening or word in self._people:
            return opening
        comma = body.rfind(",", start, pronoun.start)
        before = self._phrases.before(body, Span(start, comma)) if comma >= 0 else opening
        return before if self._phrases.is_definite(body, before) else opening

    def bearer(self, met: Met, subject: Span) -> Span | None:
        """The phrase that the state is told of; None if its verb takes what it must not."""
        about = self._object(met) or subject
        if met.state.takes:
            return self._taker(met, about)
        return self._phrases.through(met.body, about, met.around.end)

    def agent(self, met: Met) -> Span:
        """Who did it, behind a passive: "signed by the bank"; empty if that is not told."""
        body, end = met.body, met.span.end
        word = body[end : end + len(_BY)].lower()
        if not met.turned.passive or word != _BY:
            return Span(end, end)
        return self._phrases.behind(body, end + len(_BY), met.around.end)

    def _object(self, met: Met) -> Span | None:
        """The phrase behind the verb, if it is that which the state is of."""
        body, state, span, end = met.body, met.state, met.span, met.around.end
        if met.form == "noun":  # "no sale of the mill"
            return self._phrases.linked(body, span.end, end)
        active = not met.turned.passive and met.form not in ("whole", "state")
        if state.bears == "subject" or not (active or state.bears == "object"):
            return None
        gap = self._wordings.gap(body, span)
        if gap is not None:
            return self._phrases.behind(body, gap.start, gap.end)
        found = self._phrases.meant(body, span.end) or self._phrases.behind(body, span.end, end)
        if span.of(body).lower() not in self._governing:
            return found
        # "Trains have stopped leaving": it is told of the trains.
        opening = found.of(body).split()[:1]
        return None if opening and opening[0].endswith("ing") else found

    def _taker(self, met: Met, about: Span) -> Span | None:
        """Of what "received a warning" is told; None if it is something else that was received.

        It is told of who received it, or, where the state `bears` on an object, of what stands
        behind: "gave approval to the plan".
        """
        body, end, passive = met.body, met.around.end, met.turned.passive
        taken = about if passive else self._phrases.behind(body, met.span.end, end)
        if self._phrases.thing(body, taken).head not in met.state.takes:
            return None
        if met.state.bears == "object":
            return self._phrases.linked(body, met.span.end if passive else taken.end, end)
        return Span(met.span.end, met.span.end) if passive else about
