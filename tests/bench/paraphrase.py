"""A sentence told in other words by rules; `{}` stands for its value and is kept."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

# Wordings that can stand for each other, whole words.
_SYNONYMS = (
    (r"(?:were|was|have been|had been) killed", "died", "lost their lives"),
    (r"killed(?= {)", "claimed the lives of", "left dead"),
    (r"killing(?= {)", "leaving dead", "costing the lives of"),
    (r"(?:were|was) (?:injured|wounded|hurt)", "suffered injuries", "were hurt"),
    (r"deaths", "fatalities", "dead"),
    (r"confirmed(?= {)", "verified", "established"),
    (r"(?:were|was) infected", "fell ill", "caught it"),
    (r"announced", "disclosed", "made public"),
    (r"agreed to buy", "struck a deal to acquire", "is to take over"),
    (r"pledged", "promised", "committed"),
    (r"donated", "gave", "contributed"),
    (r"appealed for", "asked for", "called for"),
    (r"(?:began|started)(?= on\b| {)", "got under way", "set in"),
    (r"(?:struck|hit)(?= (?:the|Haiti|[A-Z]))", "shook", "rocked"),
    (r"launched|fired", "let off", "shot"),
    (r"fled", "escaped", "ran away from"),
    (r"accounts? for", "makes up", "provides"),
    (r"(?:about|around|some|nearly)(?= {)", "roughly", "approximately"),
    (r"people", "persons", "men and women"),
    (r"capital", "main city", "seat of government"),
    (r"authorities", "officials", "administration"),
    (r"fighters", "combatants", "armed men"),
    (r"forces", "troops", "units"),
    (r"quake|earthquake", "tremor", "temblor"),
    (r"south of", "to the south of"),
    (r"north of", "to the north of"),
    (r"east of", "to the east of"),
    (r"west of", "to the west of"),
    (r"on board", "aboard"),
)
_SAYS = r"(?:said|says|told \w+)"
_BODY = "Organi[sz]ation|Fund|Bank|Agency|Council|Ministry|Department|Service|Program(?:me)?|Union"
_BODY += "|Committee|Commission|Administration|Centers?|Association|Institute|Court|University"
_NAMES = re.compile(r"(?<=\w )[A-Z][a-z]+(?: (?:of |for |and )?(?:the )?[A-Z][a-z]+){2,5}")
Rule = Callable[[str, random.Random], str]


class Paraphrase(NamedTuple):
    """Other words for a sentence, and the names of the rules that made them."""

    text: str
    rules: tuple[str, ...]


def paraphrase(text: str, chance: random.Random) -> Paraphrase:
    """Apply every rule that changes something; `text` holds `{}` once, and so does the result."""
    applied: list[str] = []
    for name, rule in RULES.items():
        made = rule(text, chance)
        if made != text and made.count("{}") == 1:
            text, applied = made, [*applied, name]
    return Paraphrase(text, tuple(applied))


def _other_words(text: str, chance: random.Random) -> str:
    for wording, *others in _SYNONYMS:
        other = chance.choice(others)
        text = re.sub(rf"(?<!\w)(?:{wording})(?!\w)", other, text, count=1)
    return text


def _speaker_first(text: str, chance: random.Random) -> str:
    """ "A, X said." to "According to X, A." """
    found = re.fullmatch(rf"(.+), ((?:the |an? )?[\w.'\- ]+) {_SAYS}(?: on \w+day)?\.", text)
    if not found:
        return text
    lead = chance.choice(("According to {0}, {1}.", "{0} stated that {1}."))
    return lead.replace("{0}", _upper(found[2]) if lead[0] == "{" else found[2]).replace(
        "{1}", _lower(found[1])
    )


def _speaker_last(text: str, chance: random.Random) -> str:
    """ "X said A." to "A, X said." """
    lead = rf"([A-Z][\w.'\- ]{{1,60}}?)(?<! were)(?<! was)(?: has| have)? {_SAYS} "
    rest = r"(?:(?:on|at|in) (?:an? )?[\w ]{3,30} )??(?:that )?([^,{}]*{}.*)\."
    found = re.fullmatch(lead + rest, text)
    if not found:
        return text
    return f"{_upper(found[2])}, {_lower(found[1])} {chance.choice(('said', 'stated'))}."


def _lead_last(text: str, chance: random.Random) -> str:
    """ "In the north, A." to "A in the north." """
    del chance
    found = re.fullmatch(
        r"((?:In|On|At|After|During|Since|Near|Across) [^,{}]{3,60}), (.+)\.", text
    )
    return f"{_upper(found[2])} {_lower(found[1])}." if found else text


def _aside_dropped(text: str, chance: random.Random) -> str:
    """ "X, the head of Y, did A" to "X did A"."""
    del chance
    return re.sub(
        r"(?<=\w), (?:an?|the|which|who|whose) [^,{}]{3,70},(?= [a-z])", "", text, count=1
    )


def _tail_dropped(text: str, chance: random.Random) -> str:
    del chance
    return re.sub(r", (?:with|as|while|after|which|where|when) [^{},]{10,90}\.$", ".", text)


def _names_shortened(text: str, chance: random.Random) -> str:
    """The name of a body by its initials."""
    del chance
    for name in _NAMES.findall(text):
        if re.search(rf"\b(?:{_BODY})\b", name):
            return text.replace(name, "".join(w[0] for w in name.split() if w[0].isupper()), 1)
    return text


def _lower(text: str) -> str:
    known = re.match(
        r"(?:The|A|An|In|On|At|After|During|Since|Near|Across|About|Some|More)\b", text
    )
    return text[0].lower() + text[1:] if known else text


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


RULES: dict[str, Rule] = {
    "aside dropped": _aside_dropped,
    "tail dropped": _tail_dropped,
    "speaker first": _speaker_first,
    "speaker last": _speaker_last,
    "lead last": _lead_last,
    "other words": _other_words,
    "names shortened": _names_shortened,
}
