"""The main figure or day of a sentence, found without the checker, and other values for it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
WORDS = _SMALL.split()
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SCALE = r" ?(?:thousand|million|billion|trillion|bn|m)\b"
_VALUE = rf"(?P<v>(?:{_DIGITS})(?:{_SCALE})?|(?<![\w-])(?:{'|'.join(WORDS)})\b(?!-))"
_HURT = (
    "killed|dead|died|deaths?|injured|wounded|missing|homeless|infected|displaced|arrested|bodies"
)
_HURT += "|evacuated|rescued|cases|refugees|casualties|detained|hospitali[sz]ed|victims|stranded"
_THINGS = "troops|soldiers|aircraft|warships|ships|beds|tons|tonnes|barrels|houses|homes|buildings"
_THINGS += "|doses|countries|schools|workers|members|passengers|sorties|miles|kilomet(?:er|re)s"
_THINGS += "|missiles|strikes|tents|metres|feet|prisoners|migrants|acres|flights"
PATTERNS = {
    "toll": (
        rf"(?<![\w.,$£€]){_VALUE}(?= (?:[\w'-]+ ){{0,4}}?(?:{_HURT})\b)",
        rf"\b(?:kill|injur|wound|infect|claim|displac)\w* (?:about |some )?{_VALUE}\b(?!%)",
    ),
    "sum": (rf"(?P<v>[$£€] ?(?:{_DIGITS})(?:{_SCALE})?)",),
    "size": (
        rf"(?<![\w.,$£€]){_VALUE}(?=(?: |-)(?:[\w'-]+ )?(?:{_THINGS})\b)",
        r"(?<![\w.,])(?P<v>\d\.\d)(?=[- ]magnitude)",
        r"\bmagnitude (?:of )?(?P<v>\d\.\d)\b",
    ),
    "share": (rf"(?P<v>\b(?:{_DIGITS})(?: ?%| per ?cent\b))",),
    "date": (
        rf"(?P<v>\b\d{{1,2}} (?:{_MONTHS})\b)",
        rf"(?P<v>\b(?:{_MONTHS}) \d{{1,2}}\b)(?!,? \d)",
    ),
}
_COMPILED = {kind: [re.compile(p) for p in patterns] for kind, patterns in PATTERNS.items()}
# Bounds and ranges: another value need not contradict them.
_BOUND = re.compile(
    r"\b(?:at least|more than|over|up to|as many as|than|under|below|between|from|least|upwards of"
    r"|fewer|another|other|first|next|last|past|further|additional|extra|age[ds]?|to|or|and)"
    r"(?: the| a| an)?[ #-]*$",
    re.IGNORECASE,
)
# Sentences of which a changed copy is no contradiction, or that cannot stand alone.
_UNFIT = re.compile(
    r"[\"“”?`;:()\[\]]|''|\b(?:may|might|could|would|if|reportedly|expect\w*|unconfirmed|rumou?r\w*"
    r"|den(?:y|ies|ied)|forecast\w*|fear\w*|dai?ly|each|every|average|ago|compared|ris(?:e|en)|rose"
    r"|fell|previous\w*|earlier|estimate[ds]?|normally|usually|typical\w*|likely|per (?:day|year)"
    r"|an? (?:day|week|month|year|hour)|we|our|I|you|not|dozens|hundreds|thousands|including|so far"
    r"|barrels?|crude|futures|shares|stocks?|index"  # what the market says tomorrow is other
    r"|increase\w*|drop\w*|fall\w*|since then|separate\w*|says it will|plans?|will)\b"
    r"|^\W|^\d{4} "
    r"|^(?:It|He|She|They|But|And|This|That|These|Those|There|His|Her|Its|Their|In all|Also|Then"
    r"|However|Meanwhile|One|Another|Of|By|Here|So|Yet|Some)\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")


class Slot(NamedTuple):
    """A value that a sentence tells: its kind, its characters in the sentence, its words."""

    kind: str
    start: int
    end: int
    value: str


def main_slot(sentence: str) -> Slot | None:
    """The first telling value of a sentence that could stand alone in another article."""
    if not 50 <= len(sentence) <= 260 or _UNFIT.search(sentence) or not _NAME.search(sentence):
        return None
    return min(_slots(sentence), key=lambda s: s.start, default=None)


def _slots(sentence: str) -> Iterator[Slot]:
    for kind, patterns in _COMPILED.items():
        for found in (m for p in patterns for m in p.finditer(sentence)):
            start, end = found.span("v")
            if not _BOUND.search(sentence[:start]) and not _is_minor(sentence, start, end):
                yield Slot(kind, start, end, found["v"])


def _is_minor(sentence: str, start: int, end: int) -> bool:
    """True for what is no main fact: years, lengths of time, ends of ranges, days with a name."""
    around = sentence[max(start - 12, 0) : start]
    value, rest = sentence[start:end], sentence[end:]
    if re.match(
        r" - | (?:other|more|new|further|day|week|month|year|hour|minute)|-(?:day|year)", rest
    ):
        return True
    year = re.fullmatch(r"(?:19|20)\d\d", value)
    named = re.search(_MONTHS, value) and re.match(" [A-Z]", rest)
    weekday = re.search(r"day,? (?:the )?$", around)
    return (
        bool(year or named or weekday or re.match(r"-\d| to \d|/", rest)) or value == "September 11"
    )


def changed(slot: Slot, chance: random.Random) -> str:
    """Another value in the same form, further away than rounding or "about" could bring it."""
    number = re.search(rf"{_DIGITS}", slot.value)
    if number is None:
        return _other_word(slot.value, chance)
    digits = number[0]
    if slot.kind == "date":
        new = str(_other_day(int(digits), chance))
    elif "magnitude" in slot.kind or re.fullmatch(r"\d\.\d", slot.value):
        new = f"{float(digits) + chance.choice((-0.9, -0.7, -0.6, 0.6, 0.7, 0.9)):.1f}"
    else:
        new = _scaled(digits, slot.kind == "share", chance)
    return slot.value[: number.start()] + new + slot.value[number.end() :]


def _other_word(word: str, chance: random.Random) -> str:
    number = WORDS.index(word.lower()) + 2
    far = [w for i, w in enumerate(WORDS, 2) if abs(i - number) >= max(2, number * 0.3)]
    chosen = chance.choice([w for w in far if abs(WORDS.index(w) + 2 - number) <= 6])
    return chosen.capitalize() if word[0].isupper() else chosen


def _other_day(day: int, chance: random.Random) -> int:
    return chance.choice([d for d in range(2, 29) if 3 <= abs(d - day) <= 9])


def _scaled(digits: str, share: bool, chance: random.Random) -> str:
    """Larger or smaller by a third or more, with as many digits that tell."""
    old, places = float(digits.replace(",", "")), len(digits.partition(".")[2])
    factors = [0.5, 0.58, 0.65] if share and old > 55 else [0.5, 0.58, 0.65, 1.4, 1.55, 1.7]
    if old < 10 and not places:
        return str(int(old) + chance.choice([n for n in (-4, -3, 2, 3, 4) if old + n >= 2]))
    told = max(2, len(digits.replace(",", "").replace(".", "").strip("0")))
    new = float(f"{old * chance.choice(factors):.{told - 1}e}")
    grouped = "," in digits or (old < 1000 <= new)
    return f"{new:,.{places}f}" if grouped else f"{new:.{places}f}"


def reformatted(value: str, chance: random.Random) -> str:
    """The same value written in another usual way, if there is one."""
    ways = [w for w in _ways(value) if w != value]
    return chance.choice(ways) if ways else value


def _ways(value: str) -> Iterator[str]:
    yield re.sub(r" billion$", "bn", value)
    yield re.sub(r"(?<=\d) ?bn$", " billion", value)
    if value[0] in "$£€":
        yield re.sub(r" million$", "m", value)
    yield re.sub(r" ?%$| per ?cent$", " percent" if "%" in value else "%", value)
    if day := re.fullmatch(rf"(\d+) ({_MONTHS})|({_MONTHS}) (\d+)", value):
        yield f"{day[2]} {day[1]}" if day[1] else f"{day[4]} {day[3]}"
    if value.lower() in WORDS:
        yield str(WORDS.index(value.lower()) + 2)
    if re.fullmatch(r"\d{1,2}", value) and 2 <= int(value) < 10:
        yield WORDS[int(value) - 2]
    if re.fullmatch(r"[\d,]+,000,000", value):
        yield value.removesuffix(",000,000") + " million"
