"""The rules on quotations: the same words, changed, on another day, or from another mouth."""

from checker.findings.quotations.judge import RULES, judge
from checker.findings.quotations.read import quotations

__all__ = ["RULES", "judge", "quotations"]
