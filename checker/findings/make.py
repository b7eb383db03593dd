"""A rule's page and the evidence to a finding."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from checker.context import Context
from checker.model import Finding, Location

_FIELD = re.compile(r"\{([a-z_]+)\}")


def make_finding(
    rule_id: str,
    context: Context,
    values: Mapping[str, str],
    locations: Sequence[Location],
    identity: Iterable[str],
    because: Sequence[str] = (),
    confidence: float = 1.0,
) -> Finding:
    """The finding of a rule: its message with the values filled in, and what was seen.

    `identity` is what makes the finding the same finding when its text moves; raises KeyError
    for a rule that is not in the rulebook.
    """
    rule = context.rulebook.findings[rule_id]
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        confidence=round(confidence, 2),
        message=fill(rule.message, values),
        because=tuple(because),
        settle=fill(rule.settle, values),
        locations=tuple(locations),
        fingerprint=fingerprint(rule.id, identity),
    )


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values for {names}; a plain look-up, so that no rule file reaches into objects."""
    return " ".join(_FIELD.sub(lambda m: values.get(m[1], m[0]), template).split())


def fingerprint(rule_id: str, identity: Iterable[str]) -> str:
    """16 hexadecimal digits that depend on the content alone."""
    return hashlib.sha256("\0".join((rule_id, *identity)).encode()).hexdigest()[:16]
