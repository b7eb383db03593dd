"""The noun phrase beside a verb of saying, found by walking words, without a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from checker.kinds.scene import Scene
from checker.model import Span
from checker.rulebook import Lexicon

NO_VERB: Final = "no verb"
_MOST_WORDS = 12
_SUBJECT_WORDS = 6
_WORD = re.compile(r"\S+")
_EDGES = ".,;:!?()[]\"“”'’‘—–-"
_OF_ADJECTIVES = ("ed", "ing", "al", "ic", "ous", "ive", "ful", "ary", "'s", "’s", "s'", "s’")
_PRONOUNS = ("first", "second", "relative", "person", "thing", "indefinite")
_POSSESSIVE = ("'s", "’s")
_TELLING = ("told", "tells", "telling", "informed")
_ADDRESSEE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|our)\s+(?:[\w’'.-]+\s+){0,2}?[\w’'.-]+(?=\s+(?:that|on|in|at|this|last|earlier|he|she|it|they|the|there|what|how|about|by|during)\b|[,.:;]|\s*$)"
    r"|(?:[A-Z][\w’'&.-]*)(?:\s+(?:[A-Z][\w’'&.-]*|News))*|reporters|journalists|lawmakers|investors|\w+(?=\s+that\b)|him|her|them|us|me|you)"
    r"(?:\s+(?:in|on)\s+(?:an?\s+)?(?:[A-Z]\w+|interview|statement|email))?"
)  # fmt: skip
_OCCASION = re.compile(r"\s+(?:in|on|at|during|by|earlier|late|this|last)\s")
_THAT = re.compile(
    r"(?:\s+(?:(?:on|in|at|during|earlier|late|last|this)\s+(?:[\w’'.-]+\s+){1,7}?)?"
    r"|,\s*(?:however|too|though),\s*)that\b"
)
_FINITE = re.compile(
    r"\b(?:that|is|was|are|were|had|has|have|will|would|could|can|may|might|did|does|do|should|it|they|he|she)\b"
)
_CAPITAL_OR_GROUP = re.compile(
    r"(?:the|a|an|his|her|its|their|our|one|two|three|several|some|many|most|local|state|official|"
    r"officials?|sources?|people|police|media|experts?|analysts?|data|figures|court|[a-z]+\s+(?:officials|sources|media))\b|[A-Z“\"]"
)
# "managing director Ann Orr", which needs no article.
_OFFICE_AND_NAME = re.compile(r"(?:[a-z][\w’'&-]*\s+){1,6}[A-Z][\w’'.-]+")

_VERB = re.compile(_FINITE.pattern + r"|\w+ed\b")
_NAME_OR_PLURAL = re.compile(r"\b[A-Z]|[^\W\d_]{3,}[^su]s$")


class NounPhrases:
    """Finds sources with the words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(lexicon.words.get(name, ()))

        self._days = listed("calendar") | {*lexicon.weekdays, *lexicon.months}
        self._between = listed("between_source_and_verb")
        self._stop = listed("source_stop")
        self._noun_before = listed("noun_before")
        self._noun_behind = listed("noun_behind")
        self._when = listed("when_said")
        self._ly_nouns = listed("noun_in_ly")
        self._relative = listed("pronoun_relative") - {"that"}
        self._pronouns = frozenset().union(*(listed(f"pronoun_{k}") for k in _PRONOUNS))
        self._prepositions = listed("preposition")
        self._noun_form = listed("noun_form")
        self._inverted = listed("inverted_verb")
        self._passive = listed("passive_before")
        self._negated = listed("negated_before")
        self._determiners = listed("determiner")
        self._joining = listed("joining")
        self._openers = listed("clause_opener")
        self._timed = listed("time_opener")
        self._trailing = listed("time_and_place")
        self._behind_stop = listed("source_end")

    def before(self, scene: Scene) -> Span | Literal["no verb"] | None:
        """The source left of the verb; None if nothing stands there, NO_VERB if it is no verb
        of its own (a noun, a participle, a passive, an infinitive, a negation)."""
        body, start, form = scene.body, scene.cue.start, scene.form
        end = _before_brackets(body, start, scene.low)
        words = body[scene.mark_before(end) : end].split()
        if not words:
            return None
        last = words[-1].lower()
        if last in self._determiners or last[0].isdigit() or self._is_possessive(last):
            return NO_VERB
        if body[start].isupper() and form not in self._inverted:  # "the United States"
            return NO_VERB
        if last in self._joining:
            return None
        if form in self._noun_form and self._is_noun(scene, words):
            return NO_VERB
        return self._read_left(scene, end, words, form)

    def _is_possessive(self, word: str) -> bool:
        """True for "mayor's"; "he's" is a pronoun with its verb."""
        return word.endswith(_POSSESSIVE) and word[:-2] not in self._pronouns

    def _is_noun(self, scene: Scene, words: Sequence[str]) -> bool:
        """True for a form such as "claims" that stands where a noun does."""
        low = words[-1].lower()
        if low in self._noun_before or low.endswith(_OF_ADJECTIVES):
            return True
        if words[-1].islower() and len(words) > 1 and words[-2] in self._prepositions:
            return True
        behind = scene.body[scene.cue.end : scene.high].split(None, 1)
        return not behind or behind[0].strip(_EDGES).lower() in self._noun_behind

    def _read_left(
        self, scene: Scene, end: int, words: list[str], form: str
    ) -> Span | Literal["no verb"] | None:
        count, passive = len(words), False
        while count:
            word = words[count - 1].lower()
            if word in self._negated or word.endswith(("n't", "n’t")):
                return NO_VERB
            if not (
                word in self._between or word in self._days or self._is_adverb(words[count - 1])
            ):
                break
            passive = passive or word in self._passive
            count -= 1
        if passive != form.split()[0].endswith("ing"):
            return NO_VERB if passive else None
        relative = words[count - 1].lower() if count == 1 else ""
        if relative in self._relative:
            return _span_of_words(scene.body, end, words, 0, 1)
        first = count
        while first and count - first < _MOST_WORDS and words[first - 1].lower() not in self._stop:
            first -= 1
        first = self._skip_opening(words, first, count)
        return _span_of_words(scene.body, end, words, first, count)

    def _is_adverb(self, word: str) -> bool:
        return word.endswith("ly") and word.islower() and word not in self._ly_nouns

    def _skip_opening(self, words: list[str], first: int, count: int) -> int:
        """Past "On Tuesday", "But" and the like at the start of a clause."""
        while first < count and words[first].lower() in self._openers:
            timed = words[first].lower() in self._timed and first + 1 < count - 1
            first += 2 if timed else 1
        return min(first, count)

    def behind(self, scene: Scene) -> Span | None:
        """The source right of the cue, up to a mark or a word that opens something else."""
        start, end = scene.cue.end, scene.mark_behind(scene.cue.end)
        for count, match in enumerate(_WORD.finditer(scene.body, start, end)):
            word = match[0].strip(_EDGES).lower()
            if (
                count == _MOST_WORDS
                or word in self._stop
                or word in self._behind_stop
                or word in self._days
            ):
                end = match.start()
                break
        return _tidy(scene.body, start, end)

    def inverted(self, scene: Scene, source: Span) -> bool:
        """True if `source` is all that the verb has behind it: "..., said the mayor."."""
        words, form = source.of(scene.body), scene.form
        quoted = scene.follows_quote(scene.cue.start)
        if not _CAPITAL_OR_GROUP.match(words) and not (quoted and _OFFICE_AND_NAME.match(words)):
            return False
        if quoted:
            return True
        if form not in self._inverted or _is_apposition(scene.body[scene.low : scene.cue.start]):
            return False
        rest = scene.body[source.end : scene.mark_behind(source.end)]
        return not _FINITE.search(rest)

    def names(self, words: str) -> bool:
        """True for a pronoun, for a plural, and for a noun with its article."""
        plain = words.removesuffix(" who")
        return plain in self._pronouns or self.can_speak(plain) or plain != words

    def can_speak(self, words: str) -> bool:
        """True for a name or a phrase with an article: "according to plan" names nobody."""
        return bool(_CAPITAL_OR_GROUP.match(words) or _NAME_OR_PLURAL.search(words))

    def ends_content(self, scene: Scene, source: Span) -> bool:
        """True for "content, X said.": nothing but time and place stands behind the verb."""
        quoted = scene.follows_quote(source.start)
        if not quoted and not self._content_before(scene, source):
            return False
        at = self.behind_addressee(scene)
        rest = scene.body[at : scene.high].lstrip()
        if not rest or rest[0] in ".;!?)":
            return scene.after is None or quoted
        if rest[0] == ":":
            return False
        if rest[0] in ",—–":
            return quoted or scene.after is None
        word = rest.split(None, 1)[0].strip(_EDGES).lower()
        if word not in self._trailing and word not in self._days and not word.endswith("ly"):
            return False
        return quoted or not _FINITE.search(rest.split(",", 1)[0])

    def _content_before(self, scene: Scene, source: Span) -> bool:
        left = scene.body[scene.low : source.start].rstrip()
        words = left.split()
        if not words or not left.endswith((",", "—", "–")):
            return False
        if scene.body[self.behind_addressee(scene) : scene.high].lstrip().startswith(","):
            return len(words) > 1 or words[0].strip(",").lower() not in self._openers
        timed = len(words) < 6 and words[0].lower() in self._timed and words[1:2] != ["least"]
        return len(words) > 2 and not timed

    def behind_addressee(self, scene: Scene) -> int:
        """Where the verb ends, or the one who is told."""
        told = self.addressee(scene)
        return scene.cue.end if told is None else told.end

    def addressee(self, scene: Scene) -> Span | None:
        """Who is told, with the occasion: "told the Herald in an interview"."""
        if not scene.form.endswith(_TELLING):
            return None
        end = scene.cue.end
        match = _ADDRESSEE.match(scene.body, end, scene.high)
        return _tidy(scene.body, end, match.end()) if match else None

    @staticmethod
    def without_occasion(body: str, told: Span) -> Span:
        """The one told alone: "the Herald" of "the Herald in an interview"."""
        match = _OCCASION.search(body, told.start, told.end)
        return Span(told.start, match.start()) if match else told

    def content_start(self, scene: Scene) -> int:
        """Where the content begins: behind the verb, the one told, and the day of it."""
        at = self.behind_addressee(scene)
        if match := _THAT.match(scene.body, at, scene.high):
            return match.end() - len("that")
        for match in _WORD.finditer(scene.body, at, scene.high):
            word = match[0].lower()
            if word == "that" or not (word in self._days or word in self._when):
                break
            at = match.end()
        return at

    def apart(self, scene: Scene) -> Span | None:
        """The source before an insertion: "Jane Roe, a clerk, said"; or what opens the sentence."""
        body, end = scene.body, scene.cue.start
        if self.continues(scene):
            return self._opening(scene)
        close = body.rfind(",", scene.low, end)
        if close < 0 or body[close + 1 : end].strip().lower() not in ("", "also"):
            return None
        start = scene.mark_before(close)
        piece = body[start:close].strip()
        insertion = bool(piece) and not piece[0].isupper() and start > scene.low
        if insertion and body[start - 1] == ",":
            close, start = start - 1, scene.mark_before(start - 1)
        close = _before_brackets(body, close, start)
        words = body[start:close].split()
        if not words or len(words) > _MOST_WORDS:
            return None
        first = self._skip_opening(words, 0, len(words))
        span = _span_of_words(body, close, words, first, len(words))
        if span is not None and _CAPITAL_OR_GROUP.match(span.of(body)):
            return span
        # "Jane Roe, 56, who leads the board, said"
        return self._opening(scene) if start > scene.low else None

    def continues(self, scene: Scene) -> bool:
        """True for a verb that shares its subject with one before: "..., saying", "and said"."""
        body, end = scene.body, scene.cue.start
        before = body[max(scene.low, end - 5) : end].split()
        joined = bool(before) and before[-1] in self._joining
        return joined or scene.form.split()[0].endswith("ing")

    def _opening(self, scene: Scene) -> Span | None:
        """The subject that opens the sentence: a name, a pronoun, or "The ministry"."""
        match = _SUBJECT.match(scene.body, scene.low, scene.cue.start)
        if match is None or match[1].split()[0].lower() in self._stop | self._openers:
            return None
        start, end = match.span(1)
        last = match[1].split()[-1]
        if last.lower() in self._stop:  # "President Finch is"
            end = start + match[1].rfind(last)
        return _tidy(scene.body, start, end)


_SUBJECT = re.compile(
    r"\s*((?:(?:The|A|An|His|Her|Its|Their|Two|Some)\s+)?(?:[A-Z][\w’'.&-]*\s+){0,5}(?:[A-Z][\w’'.&-]*|(?<=[a-z]\s)[a-z]+))(?=\s)"
)


def _is_apposition(left: str) -> bool:
    """True for "The harbour master, Orla Finch," which waits for its verb."""
    first, comma, second = left.rstrip(" ,").partition(",")
    return (
        bool(comma and second) and len(first.split()) <= _SUBJECT_WORDS and not _VERB.search(left)
    )


def _before_brackets(body: str, end: int, low: int) -> int:
    """`end`, or the start of the brackets that end there: "the Harbour Board (HB) said"."""
    last = end
    while last > low and body[last - 1].isspace():
        last -= 1
    if last == low or body[last - 1] != ")":
        return end
    opened = body.rfind("(", low, last)
    return end if opened < 0 else opened


def _span_of_words(
    body: str, end: int, words: Sequence[str], first: int, count: int
) -> Span | None:
    """The span of the words number `first` to `count`, where `words` are the last before `end`."""
    if first >= count:
        return None
    start = end
    for index in range(len(words) - 1, first - 1, -1):
        start = body.rfind(words[index], 0, start)
        if index == count - 1:
            end = start + len(words[index])
    return _tidy(body, start, end)


def _tidy(body: str, start: int, end: int) -> Span | None:
    """The span without blanks and marks at its ends, or None if nothing is left."""
    while start < end and (body[start].isspace() or body[start] in _EDGES):
        start += 1
    while end > start and (body[end - 1].isspace() or body[end - 1] in ',;:!?()[]"“”‘—–-'):
        end -= 1
    if end > start and body[end - 1] == "." and not body[max(start, end - 4) : end - 1].istitle():
        end -= 1
    return Span(start, end) if end > start else None
