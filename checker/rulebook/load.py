"""Rule folders to one Rulebook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from math import isfinite
from pathlib import Path
from typing import Any

import msgspec

from checker.problems import Problem, Problems
from checker.rulebook import decode as toml
from checker.rulebook.patterns import alternation, compile_pattern, fill
from checker.rulebook.schema import (
    COMPARISONS,
    Attribute,
    AttributeFile,
    AttributionFile,
    CueFile,
    Currency,
    DifferenceFile,
    DifferenceRule,
    FindingRule,
    GrammarFile,
    Language,
    Lexicon,
    Linking,
    SharedFile,
    StateFile,
    Unit,
)

_FOLDERS: Mapping[str, type[msgspec.Struct]] = {
    "lexicon": Lexicon,
    "grammar": GrammarFile,
    "cues": CueFile,
    "attribution": AttributionFile,
    "attributes": AttributeFile,
    "states": StateFile,
}
_CURE_PLACE = (
    "Rule files live in shared/, findings/, or LANGUAGE/ with one of "
    + ", ".join(_FOLDERS)
    + "; or the file is linking.toml or differences.toml."
)

_CURE_LINKING = (
    "The file replaces the one that ships with factlint: copy rules/linking.toml, and change it."
)


class Rulebook(msgspec.Struct, frozen=True, eq=False, dict=True):
    """All rules, typed and checked. Equal, and hashed, by the digest of their files."""

    digest: str
    currencies: tuple[Currency, ...]
    units: tuple[Unit, ...]
    languages: Mapping[str, Language]
    findings: Mapping[str, FindingRule]
    linking: Linking
    differences: tuple[DifferenceRule, ...] = ()

    @cached_property
    def families(self) -> Mapping[str, str]:
        """The family of each canonical attribute; empty for one that has none."""
        return {a.name: a.family for a in self._attributes}

    @cached_property
    def limits(self) -> frozenset[str]:
        """The canonical attributes whose bounds are values."""
        return frozenset(a.name for a in self._attributes if a.limit)

    @cached_property
    def named(self) -> frozenset[str]:
        """The canonical attributes that are of one thing only where the same names stand."""
        return frozenset(a.name for a in self._attributes if a.named)

    @cached_property
    def common(self) -> frozenset[str]:
        """The canonical attributes that are told of many things, of which one must be known."""
        return frozenset(a.name for a in self._attributes if a.common)

    @cached_property
    def edges(self) -> frozenset[str]:
        """The canonical attributes whose date a bound is."""
        return frozenset(a.name for a in self._attributes if a.edge)

    @cached_property
    def one_event(self) -> frozenset[tuple[str, str]]:
        """Pairs of attributes, both ways round, of which one stands for the other."""
        pairs = {(a.name, other) for a in self._attributes for other in a.stands_for}
        return frozenset(pairs | {(two, one) for one, two in pairs})

    @cached_property
    def meanings(self) -> Mapping[str, frozenset[str]]:
        """The open names of counts, with the groups of one meaning that their nouns are in."""
        found: dict[str, frozenset[str]] = {}
        for pack in self.languages.values():
            for group in pack.lexicon.words.get("one_meaning", ()):
                for noun in group.split():
                    name = open_count(noun)
                    found[name] = found.get(name, frozenset()) | {group}
        return found

    @cached_property
    def natures(self) -> Mapping[str, str]:
        """How each canonical attribute behaves in time."""
        return {a.name: a.nature for a in self._attributes}

    @property
    def _attributes(self) -> Iterator[Attribute]:
        return (a for pack in self.languages.values() for a in pack.attributes)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rulebook) and self.digest == other.digest

    def language(self, code: str) -> Language:
        """The rules of a language, for en-GB those of en; raises KeyError if there are none."""
        return self.languages[_primary(code)]

    def knows(self, code: str) -> bool:
        """True if there are rules for a language."""
        return _primary(code) in self.languages

    @property
    def known_languages(self) -> str:
        """The codes of the languages that there are rules for."""
        return ", ".join(sorted(self.languages))


def open_count(noun: str) -> str:
    """What a count measures of which no rule tells more than its noun."""
    return f"number of {noun}"


def rules_root() -> Path:
    """The folder of the rules that ship with the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(extra: Sequence[Path] = ()) -> Rulebook:
    """The shipped rules with those of the folders `extra`; raises Problems, all at once."""
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Rulebook:
    gathered = _Gathered()
    gathered.add_folder(rules_root(), "rules")
    for folder in extra:
        gathered.add_folder(folder, folder.as_posix())
    return gathered.rulebook()


class _Gathered:
    """Collects the content of rule files, and every problem on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._hash = hashlib.sha256()
        self._shared: list[SharedFile] = []
        self._findings: dict[str, FindingRule] = {}
        self._linking = Linking()
        self._differences: list[DifferenceRule] = []
        self._languages: dict[str, _Pack] = {}

    def add_folder(self, root: Path, shown: str) -> None:
        """Read every rule file below `root`, in the order of their names."""
        paths = sorted(p for p in root.rglob("*.toml") if p.is_file())
        if not paths:
            cure = "Name a folder that holds .toml rules; see rules/README.md."
            self.problems.append(Problem(shown, 0, "no rule files found", cure))
        for path in paths:
            self._add_file(
                path, path.relative_to(root), f"{shown}/{path.relative_to(root).as_posix()}"
            )

    def _add_file(self, path: Path, relative: Path, shown: str) -> None:
        parts = relative.parts
        cls = _type_of(parts)
        if cls is None:
            self.problems.append(Problem(shown, 0, "a rule file in an unknown place", _CURE_PLACE))
            return
        read = toml.read_toml(path, shown)
        if isinstance(read, Problem):
            self.problems.append(read)
            return
        text, data = read
        self._hash.update(f"{relative.as_posix()}\0{text}\0".encode())
        value = toml.decode(cls, text, data, shown)
        if isinstance(value, list):
            self.problems += value
        else:
            self._keep(parts, value, text, shown)

    def _keep(self, parts: tuple[str, ...], value: Any, text: str, shown: str) -> None:
        match value:
            case SharedFile():
                self._shared.append(value)
            case FindingRule():
                if value.id in self._findings:
                    message = f"the id {value.id} is taken"
                    self.problems.append(Problem(shown, 1, message, "Ids are never reused."))
                self._findings[value.id] = value
            case Linking():
                self.problems += _linking_problems(value, shown)
                self._linking = value
            case DifferenceFile():
                known = {d.name for d in self._differences}
                self.problems += _difference_problems(value, known, shown)
                self._differences += value.difference
            case _:
                self._keep_language(parts[0], value, text, shown)

    def _keep_language(self, code: str, value: Any, text: str, shown: str) -> None:
        pack = self._languages.setdefault(code, _Pack())
        if isinstance(value, Lexicon):
            pack.lexicons.append(value)
        else:
            pack.files.append((value, text, shown))

    def rulebook(self) -> Rulebook:
        """All that was read, checked; raises Problems."""
        languages = {
            code: pack.language(code, self.problems) for code, pack in self._languages.items()
        }
        self.problems += [_thin(c) for c, pack in languages.items() if _is_thin(pack)]
        if self.problems:
            raise Problems(self.problems)
        return Rulebook(
            digest=self._hash.hexdigest(),
            currencies=tuple(c for f in self._shared for c in f.currency),
            units=tuple(u for f in self._shared for u in f.unit),
            languages=languages,
            findings=dict(sorted(self._findings.items())),
            linking=self._linking,
            differences=tuple(self._differences),
        )


class _Pack:
    """The files of one language, whose patterns are filled once its lexicon is complete."""

    def __init__(self) -> None:
        self.lexicons: list[Lexicon] = []
        self.files: list[tuple[Any, str, str]] = []

    def language(self, code: str, problems: list[Problem]) -> Language:
        """The pack with its slots filled in; what is wrong is added to `problems`."""
        lexicon = _join(self.lexicons)
        shared = _lexicon_slots(lexicon)
        rules: dict[str, list[Any]] = {}
        for value, text, shown in self.files:
            slots = shared | value.slots
            for name in value.__struct_fields__:
                if name != "slots":
                    for rule in getattr(value, name):
                        filled = _filled(rule, slots, text, shown, problems)
                        rules.setdefault(name, []).append(filled)
        return Language(
            code=code,
            lexicon=lexicon,
            patterns=tuple(rules.get("pattern", ())),
            cues=tuple(rules.get("cue", ())),
            verbs=tuple(rules.get("verb", ())),
            frames=tuple(rules.get("frame", ())),
            sources=tuple(rules.get("source", ())),
            attributes=tuple(rules.get("attribute", ())),
            states=tuple(rules.get("state", ())),
            plain=tuple(rules.get("plain", ())),
            polarities=tuple(rules.get("polarity", ())),
        )


def _linking_problems(linking: Linking, shown: str) -> list[Problem]:
    """Comparisons that the code does not make, levels that it may give and that are missing."""
    found: list[tuple[str, str]] = []
    numbers = [linking.prior, linking.threshold]
    numbers += [x.weight for c in linking.comparisons for x in c.levels]
    if not all(map(isfinite, numbers)):
        found.append(("a weight is not a finite number", "Give a number such as -6.0."))
    told = [c.name for c in linking.comparisons]
    if sorted(set(COMPARISONS).intersection(told)) != sorted(COMPARISONS):
        names = ", ".join(sorted(set(COMPARISONS).difference(told)))
        found.append((f"these comparisons are missing: {names}", _CURE_LINKING))
    if len(set(told)) < len(told):
        found.append(("a comparison stands there twice", _CURE_LINKING))
    for comparison in linking.comparisons:
        levels = sorted(x.name for x in comparison.levels)
        wanted = COMPARISONS.get(comparison.name)
        if wanted is None:
            known = ", ".join(sorted(COMPARISONS))
            found.append((f"unknown comparison `{comparison.name}`", f"Known are {known}."))
        elif levels != sorted(wanted):
            names = ", ".join(sorted(wanted))
            message = f"`{comparison.name}` has other levels than the code gives"
            found.append((message, f"Give each of these once: {names}."))
    return [Problem(shown, 1, message, cure) for message, cure in found]


def _difference_problems(file: DifferenceFile, known: set[str], shown: str) -> list[Problem]:
    """Reasons that stand there already: which one holds would be left to chance."""
    names = [d.name for d in file.difference]
    twice = sorted({n for at, n in enumerate(names) if n in known or n in names[:at]})
    cure = "Give each reason once; those that ship with factlint stay."
    return [Problem(shown, 1, f"the reason `{n}` is there already", cure) for n in twice]


def _lexicon_slots(lexicon: Lexicon) -> dict[str, str]:
    """Slots that every pattern of the language may use: the words of each table and list."""
    tables = (
        "months",
        "weekdays",
        "cardinals",
        "ordinals",
        "scales",
        "fractions",
        "demonyms",
        "time_units",
        "seasons",
        "day_parts",
        "holidays",
    )
    slots = {t: alternation(list(getattr(lexicon, t))) for t in tables if getattr(lexicon, t)}
    return slots | {name: alternation(words) for name, words in lexicon.words.items()}


def _filled(
    rule: Any, slots: Mapping[str, str], text: str, shown: str, problems: list[Problem]
) -> Any:
    """The rule with its slots filled in and its pattern proven to compile."""
    pattern = getattr(rule, "pattern", "")
    if not pattern:
        return rule
    try:
        filled = fill(pattern, slots)
        compile_pattern(filled)
    except KeyError as error:
        known = ", ".join(sorted(slots)) or "none"
        message = f"`{rule.name}` has no slot {{{error.args[0]}}}"
        cure = f"Define it under [slots]; known are {known}."
    except ValueError as error:
        message = f"the pattern of `{rule.name}` does not compile: {error}"
        cure = "Correct it; RE2 has no look-around and no back-references."
    else:
        return msgspec.structs.replace(rule, pattern=filled)
    problems.append(Problem(shown, _line_of(text, pattern), message, cure))
    return rule


def _primary(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].strip().lower() or "en"


def _is_thin(pack: Language) -> bool:
    return not (pack.lexicon.months and pack.lexicon.words and pack.patterns and pack.cues)


def _thin(code: str) -> Problem:
    message = f"the language `{code}` is not complete"
    cure = "It needs a lexicon, a grammar and cues like those of en; see CONTRIBUTING.md."
    return Problem(f"{code}/", 0, message, cure)


def _type_of(parts: tuple[str, ...]) -> type[msgspec.Struct] | None:
    match parts:
        case ("linking.toml",):
            return Linking
        case ("differences.toml",):
            return DifferenceFile
        case ("shared", _):
            return SharedFile
        case ("findings", _):
            return FindingRule
        case (_, folder, _):
            return _FOLDERS.get(folder)
    return None


def _join(lexicons: Sequence[Lexicon]) -> Lexicon:
    names = Lexicon.__struct_fields__
    return Lexicon(**{n: {k: v for x in lexicons for k, v in getattr(x, n).items()} for n in names})


def _line_of(text: str, pattern: str) -> int:
    at = text.find(pattern)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
