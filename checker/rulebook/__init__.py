"""Rules as typed values; see rules/README.md for the format."""

from checker.rulebook.load import Rulebook, load, rules_root
from checker.rulebook.patterns import (
    PatternSet,
    Prefixes,
    Scanner,
    alternation,
    compile_pattern,
    fill,
)
from checker.rulebook.schema import (
    Attribute,
    CueRule,
    Currency,
    Example,
    FindingExample,
    FindingRule,
    Frame,
    Language,
    Lexicon,
    Linking,
    Pattern,
    SourceRule,
    Unit,
    Verb,
)

__all__ = [
    "Attribute",
    "CueRule",
    "Currency",
    "Example",
    "FindingExample",
    "FindingRule",
    "Frame",
    "Language",
    "Lexicon",
    "Linking",
    "Pattern",
    "PatternSet",
    "Prefixes",
    "Rulebook",
    "Scanner",
    "SourceRule",
    "Unit",
    "Verb",
    "alternation",
    "compile_pattern",
    "fill",
    "load",
    "rules_root",
]
