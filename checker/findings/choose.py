"""Which findings are wanted, and how grave they are, by the settings for the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from checker.context import Context
from checker.findings.suppress import still_conflicts
from checker.model import Finding, Location, Severity, Suppression
from checker.rulebook import FindingRule
from checker.settings import Settings


class Choice:
    """The settings for all articles; `local` holds those of articles that have others."""

    def __init__(self, context: Context, local: Mapping[str, Settings]) -> None:
        self._rules = context.rulebook.findings
        self._settings = context.settings
        self._local = local

    def wanted(self, finding: Finding) -> bool:
        """True for what is sure enough, and selected and not ignored.

        Of a finding on several articles, what is left without those that ignore it must be one.
        """
        if finding.rule.startswith("I"):  # what was not read is never hidden
            return True
        if finding.confidence < self._settings.min_confidence:
            return False
        places, rule = _claims(finding), self._rules[finding.rule]
        off = {p for p in places if not self._on(rule, self._at(p))}
        if not off:
            return bool(places) or self._on(rule, self._settings)
        return len(off) < len(places) and (
            not finding.rule.startswith("C") or still_conflicts(finding, off)
        )

    def asks_for(self, rule_id: str) -> bool:
        """True if findings of a rule are asked for; of a rule that is gone nothing can be."""
        rule = self._rules.get(rule_id)
        return not self._settings.select if rule is None else self._on(rule, self._settings)

    def unasked(self, suppressions: Iterable[Suppression]) -> frozenset[str]:
        """The rules that are off for all articles, and that no suppression names either."""
        said = {s.rule.lower() for s in suppressions}
        places = {id(s): s for s in (self._settings, *self._local.values())}.values()
        return frozenset(
            rule.id
            for rule in self._rules.values()
            if said.isdisjoint((rule.id.lower(), rule.name))
            and not any(self._on(rule, settings) for settings in places)
        )

    def graded(self, finding: Finding) -> Finding:
        """The finding with the severity that was set for it; of several articles, the gravest."""
        rule = self._rules[finding.rule]
        own = rule.severity
        found = [_level(rule, self._at(p)) or own for p in _claims(finding)]
        severity = max(found, key=lambda s: s.rank, default=own)
        if severity is finding.severity or finding.rule.startswith("I"):
            return finding
        return msgspec.structs.replace(finding, severity=severity)

    def _at(self, place: Location) -> Settings:
        return self._local.get(place.at.article, self._settings) if self._local else self._settings

    def _on(self, rule: FindingRule, settings: Settings) -> bool:
        select = settings.select
        on = _named(rule, select) if select else rule.on
        return on and not _named(rule, settings.ignore)


def _claims(finding: Finding) -> list[Location]:
    return [p for p in finding.locations if p.role != "evidence"]


def _level(rule: FindingRule, settings: Settings) -> Severity | None:
    told = [level for name, level in settings.severity if _named(rule, (name,))]
    return told[-1] if told else None


def _named(rule: FindingRule, names: Sequence[str]) -> bool:
    return any(rule.id.startswith(n.upper()) or rule.name == n.lower() for n in names)
