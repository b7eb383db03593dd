"""Attributions: who says what, read from the words beside a verb of saying, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.kinds import label, nesting, noun_phrase
from checker.kinds.noun_phrase import NounPhrases
from checker.kinds.scene import Scene, Scenes
from checker.kinds.source_kind import SourceKinds
from checker.model import Attribution, Commitment, Quote, SourceKind, Span
from checker.rulebook import Frame, Rulebook, Scanner, Verb, alternation

# How far before "who" the words are that tell whose kind it is.
_ANTECEDENT = 80


class AttributionReader:
    """Verbs and frames of one language, compiled into one pass."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        pack = rulebook.language(language)
        rules: list[Verb | Frame] = [*pack.verbs, *pack.frames]
        self._names = [r.name for r in rules]
        self._commitment = [r.commitment for r in rules]
        self._verbs = len(pack.verbs)
        self._stances = {i for i, v in enumerate(pack.verbs) if v.stance}
        self._quoting = {i for i, v in enumerate(pack.verbs) if v.quoting}
        self._spoken = {len(pack.verbs) + i for i, f in enumerate(pack.frames) if f.speaker}
        patterns = [rf"\b{alternation(v.forms)}\b" for v in pack.verbs]
        self._scanner = Scanner([*patterns, *(f.pattern for f in pack.frames)])
        self._phrases = NounPhrases(pack.lexicon)
        self._kinds = SourceKinds(pack.sources)

    def find(
        self, body: str, sentences: Sequence[Span], quotes: Sequence[Quote]
    ) -> list[Attribution]:
        """Attributions in the order of their spans; each stays inside its sentence, but for a
        quotation that begins or ends there."""
        scenes = Scenes(body, sentences, [q for q in quotes if not q.scare])
        found: list[Attribution] = []
        for index, start, end in self._scanner.find(body):
            scene = scenes.at(start, end)
            if scene is None:
                continue
            made = self._read(index, scene, found)
            if made is not None and self._is_somebody(made[0], body):
                found.append(self._attribution(index, scene, *made))
        found += [self._labelled(body, *parts) for parts in label.find(body, quotes)]
        settled = nesting.settled(body, found, quotes)
        settled.sort(key=lambda a: (a.cue if a.source is None else a.source).start)
        return settled

    def _attribution(
        self, index: int, scene: Scene, source: Span | None, content: Span
    ) -> Attribution:
        words = "" if source is None else source.of(scene.body)
        if source is not None and words in (
            "who",
            "Who",
            "which",
            "Which",
        ):  # the WHO is no pronoun
            words = scene.body[max(scene.low, source.start - _ANTECEDENT) : source.start]
        return Attribution(
            source=source,
            cue=scene.cue,
            content=content,
            kind=self._kinds.of(words),
            commitment=self._commitment[index],
            rule=self._names[index],
            via=self._via(scene),
            stance=index in self._stances,
        )

    def _via(self, scene: Scene) -> Span | None:
        """The medium that is told."""
        told = self._phrases.addressee(scene)
        if told is None or self._kinds.of(told.of(scene.body)) is not SourceKind.RELAYED:
            return None
        return self._phrases.without_occasion(scene.body, told)

    def _labelled(self, body: str, source: Span, cue: Span, content: Span) -> Attribution:
        """A speaker that only a mark names."""
        kind = self._kinds.of(source.of(body))
        return Attribution(source, cue, content, kind, Commitment.NEUTRAL, "label")

    def _read(
        self, index: int, scene: Scene, found: Sequence[Attribution]
    ) -> tuple[Span | None, Span] | None:
        if index in self._quoting and not scene.beside_quote():
            return None
        if index < self._verbs:
            return self._verb(scene, found)
        made = self._frame(scene, index in self._spoken)
        if index in self._spoken and (made is None or not self._can_speak(made[0], scene.body)):
            return self._verb(scene, found)
        return made

    def _is_somebody(self, source: Span | None, body: str) -> bool:
        """False for words that name nobody: "who can read, write, or sing"."""
        words = "" if source is None else source.of(body)
        if not words or not words.islower():
            return True
        return self._phrases.names(words) or self._kinds.of(words) is not SourceKind.NAMED

    def _can_speak(self, source: Span | None, body: str) -> bool:
        """True for a name or for words that are known to speak."""
        words = "" if source is None else source.of(body)
        return words[:1].isupper() or self._kinds.of(words) is not SourceKind.NAMED

    def _frame(self, scene: Scene, relays: bool) -> tuple[Span | None, Span] | None:
        """A wording whose source stands behind it: "according to X, ..."."""
        source = self._phrases.behind(scene)
        if source is None or not self._phrases.can_speak(source.of(scene.body)):
            return None
        rest = scene.rest(source.end)
        if scene.opens_sentence() or (relays and rest and scene.amid_subject()):
            return source, rest
        return source, scene.around(source.end, scene.left_of(scene.cue.start))

    def _verb(self, scene: Scene, found: Sequence[Attribution]) -> tuple[Span | None, Span] | None:
        beside = self._phrases.before(scene)
        if beside is noun_phrase.NO_VERB:
            return None
        if isinstance(beside, Span):
            if self._phrases.ends_content(scene, beside):
                end = self._phrases.behind_addressee(scene)
                return beside, scene.around(end, scene.left_of(beside.start))
            return beside, scene.rest(self._phrases.content_start(scene))
        if scene.after_content():
            source = self._phrases.behind(scene)
            if source is not None and self._phrases.inverted(scene, source):
                return source, scene.left_of(scene.cue.start)
        source = self._shared(scene, found) or self._phrases.apart(scene)
        if source is None:
            return None
        return source, scene.rest(self._phrases.content_start(scene))

    def _shared(self, scene: Scene, found: Sequence[Attribution]) -> Span | None:
        """The source of the attribution before in the sentence: "he left, saying ..."."""
        if not found or not self._phrases.continues(scene):
            return None
        last = found[-1]
        return last.source if last.cue.start >= scene.sentence.start else None


@lru_cache(maxsize=8)
def reader(rulebook: Rulebook, language: str) -> AttributionReader:
    """The reader of a language, compiled once for each rulebook."""
    return AttributionReader(rulebook, language)
